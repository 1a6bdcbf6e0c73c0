package org.precisionbenefit.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.precisionbenefit.api.cli.Engine.CheckedRules;
import org.precisionbenefit.decision.ReleaseCheck;
import org.precisionbenefit.formulary.yaml.FormularyLoader;
import org.precisionbenefit.policy.Policy;
import org.precisionbenefit.policy.PolicyRelease;
import org.precisionbenefit.policy.ReferenceEvaluator;
import org.precisionbenefit.policy.Scenario;
import org.precisionbenefit.policy.ScenarioCheck;
import org.precisionbenefit.policy.yaml.ScenarioReader;
import org.precisionbenefit.terminology.ConfigurationFault;
import org.precisionbenefit.terminology.SourceFile;
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

    /** Everything that is wrong: what is refused, what does not fit the formulary, and scenarios that do not hold. */
    CheckedRules check() throws IOException {
        Problems problems = new Problems();
        try {
            SourceFiles files = ReleaseFolders.below(rules);
            PolicyRelease release = LoadedReleases.policy(files);
            problems.addAll(release.refusals());
            release.policies().forEach(policy -> scenarios(files, release, policy, problems));
            fit(release, problems);
            return new CheckedRules(release.policies().size(), problems.inOrder());
        } catch (ConfigurationFault e) {
            problems.addAll(e.problems());
            return new CheckedRules(0, problems.inOrder());
        }
    }

    private void fit(PolicyRelease release, Problems problems) throws IOException {
        SourceFiles drugs = ReleaseFolders.below(formulary).where(FormularyLoader::reads);
        problems.run(() -> problems.addAll(ReleaseCheck.check(release, LoadedReleases.formulary(drugs))));
        SourceFiles genes = ReleaseFolders.knowledge(formulary);
        if (!genes.files().isEmpty()) {
            problems.run(() -> problems.addAll(ReleaseCheck.check(release, LoadedReleases.knowledge(genes))));
        }
    }

    private static void scenarios(SourceFiles files, PolicyRelease release, Policy policy, Problems problems) {
        String path = "policies/" + policy.id() + ".tests.yaml";
        SourceFile file = files.find(path).orElse(null);
        if (file == null) {
            problems.add(new ConfigurationFault.Problem(
                    path, 0, 0, "The scenarios of policy " + policy.id() + " must be there. Write this file."));
            return;
        }
        problems.run(() -> {
            List<Scenario> scenarios = new ScenarioReader(release, policy).read(file);
            new ScenarioCheck(new ReferenceEvaluator())
                    .check(policy, scenarios)
                    .forEach(wrong -> problems.add(new ConfigurationFault.Problem(path, 0, 0, wrong)));
        });
    }
}
