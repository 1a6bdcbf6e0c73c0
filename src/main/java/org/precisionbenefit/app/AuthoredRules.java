package org.precisionbenefit.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.precisionbenefit.api.cli.Engine.CheckedRules;
import org.precisionbenefit.decision.ReleaseCheck;
import org.precisionbenefit.formulary.FormularyRelease;
import org.precisionbenefit.formulary.yaml.FormularyLoader;
import org.precisionbenefit.policy.PolicyRelease;
import org.precisionbenefit.policy.yaml.RulesCheck;
import org.precisionbenefit.terminology.ConfigurationFault;
import org.precisionbenefit.terminology.SourceFiles;
import org.precisionbenefit.terminology.authored.Problems;

/**
 * The rules as they lie in their folder, for those who write them.
 *
 * @param rules the folder of vocabulary, value sets and policies
 * @param formulary the folder of the drug catalogue, which has to hold every drug that a policy names, and of the genes
 */
record AuthoredRules(Path rules, Path formulary) {

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
            RulesCheck.Checked checked = RulesCheck.check(files);
            PolicyRelease release = checked.release();
            problems.addAll(checked.problems());
            List<String> notes = fit(release, problems);
            return new CheckedRules(release.policies().size(), problems.inOrder(), notes);
        } catch (ConfigurationFault e) {
            problems.addAll(e.problems());
            return new CheckedRules(0, problems.inOrder(), List.of());
        }
    }

    private List<String> fit(PolicyRelease release, Problems problems) throws IOException {
        SourceFiles drugs = ReleaseFolders.below(formulary).where(FormularyLoader::reads);
        SourceFiles genes = ReleaseFolders.knowledge(formulary);
        if (!genes.files().isEmpty()) {
            problems.run(() -> problems.addAll(ReleaseCheck.check(release, LoadedReleases.knowledge(genes))));
        }
        return problems.attempt(() -> {
                    FormularyRelease held = LoadedReleases.formulary(drugs);
                    problems.addAll(ReleaseCheck.check(release, held));
                    return ReleaseCheck.withoutPolicy(release, held);
                })
                .orElse(List.of());
    }
}
