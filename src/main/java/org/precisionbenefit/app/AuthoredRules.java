package org.precisionbenefit.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.precisionbenefit.api.cli.Engine.CheckedRules;
import org.precisionbenefit.decision.ReleaseCheck;
import org.precisionbenefit.evidence.KnowledgeRelease;
import org.precisionbenefit.evidence.yaml.KnowledgeLoader;
import org.precisionbenefit.formulary.FormularyRelease;
import org.precisionbenefit.formulary.yaml.FormularyLoader;
import org.precisionbenefit.policy.PolicyRelease;
import org.precisionbenefit.policy.yaml.CheckedPolicies;
import org.precisionbenefit.policy.yaml.RulesCheck;
import org.precisionbenefit.terminology.ConfigurationFault;
import org.precisionbenefit.terminology.SourceFiles;
import org.precisionbenefit.terminology.authored.Problems;

/**
 * The rules as they lie in their folder, for those who write them.
 *
 * @param rules the folder of vocabulary, value sets and policies
 * @param formulary the folder of the drug catalogue, which has to hold every drug that a policy names, and of the genes
 * @param known what need not be looked at or loaded again
 */
record AuthoredRules(Path rules, Path formulary, Known known) {
    /** Rules of which nothing is known yet. */
    AuthoredRules(Path rules, Path formulary) {
        this(
                rules,
                formulary,
                new Known(new CheckedPolicies(), LoadedReleases::formulary, LoadedReleases::knowledge, release -> {}));
    }

    /**
     * What a check may use instead of doing it again.
     *
     * @param policies what the last check found in each policy
     * @param formulary the formulary of these files
     * @param knowledge the knowledge of these files
     * @param loaded is given the release of policies that was read
     */
    record Known(
            CheckedPolicies policies,
            Function<SourceFiles, FormularyRelease> formulary,
            Function<SourceFiles, KnowledgeRelease> knowledge,
            Consumer<PolicyRelease> loaded) {
        /** Beside a server: what is live need not be loaded, and what is checked need not be read again to be tried. */
        static Known beside(LiveEngine engines, EngineBuilder builder) {
            return new Known(
                    new CheckedPolicies(),
                    files -> {
                        FormularyRelease live = engines.serving().knowledge().formulary();
                        return live.digest().equals(files.digest()) ? live : LoadedReleases.formulary(files);
                    },
                    files -> {
                        KnowledgeRelease live = engines.serving().knowledge().evidence();
                        return live.digest().equals(files.digest()) ? live : LoadedReleases.knowledge(files);
                    },
                    builder::loaded);
        }
    }

    PolicyRelease policies() throws IOException {
        return LoadedReleases.policy(ReleaseFolders.below(rules));
    }

    /**
     * Everything that is wrong: what is refused, what cannot be meant, what does not fit the formulary, and scenarios that do
     * not hold or would not notice a mistake; and, as notes, what is worth knowing.
     */
    CheckedRules check() throws IOException {
        try {
            return check(ReleaseFolders.below(rules));
        } catch (ConfigurationFault e) {
            Problems problems = new Problems();
            problems.addAll(e.problems());
            return new CheckedRules(0, problems.inOrder(), List.of());
        }
    }

    /** The same of files that need not lie in the folder. */
    CheckedRules check(SourceFiles files) throws IOException {
        Problems problems = new Problems();
        try {
            RulesCheck.Checked checked = RulesCheck.check(files, known.policies());
            PolicyRelease release = checked.release();
            known.loaded().accept(release);
            problems.addAll(checked.problems());
            List<String> notes = fit(release, problems);
            return new CheckedRules(release.policies().size(), problems.inOrder(), notes);
        } catch (ConfigurationFault e) {
            problems.addAll(e.problems());
            return new CheckedRules(0, problems.inOrder(), List.of());
        }
    }

    private List<String> fit(PolicyRelease release, Problems problems) throws IOException {
        SourceFiles all = ReleaseFolders.below(formulary);
        SourceFiles drugs = all.where(FormularyLoader::reads);
        SourceFiles genes = all.where(KnowledgeLoader::reads);
        if (!genes.files().isEmpty()) {
            problems.run(() -> problems.addAll(
                    ReleaseCheck.check(release, known.knowledge().apply(genes))));
        }
        return problems.attempt(() -> {
                    FormularyRelease held = known.formulary().apply(drugs);
                    problems.addAll(ReleaseCheck.check(release, held));
                    return ReleaseCheck.withoutPolicy(release, held);
                })
                .orElse(List.of());
    }
}
