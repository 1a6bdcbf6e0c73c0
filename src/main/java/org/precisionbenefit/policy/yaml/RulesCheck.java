package org.precisionbenefit.policy.yaml;

import java.util.List;
import java.util.Objects;
import org.precisionbenefit.policy.InForce;
import org.precisionbenefit.policy.Policy;
import org.precisionbenefit.policy.PolicyRelease;
import org.precisionbenefit.policy.ReferenceEvaluator;
import org.precisionbenefit.policy.Scenario;
import org.precisionbenefit.policy.ScenarioCheck;
import org.precisionbenefit.policy.check.MeaningCheck;
import org.precisionbenefit.policy.check.MutationCheck;
import org.precisionbenefit.policy.check.PolicyPlaces;
import org.precisionbenefit.terminology.ConfigurationFault;
import org.precisionbenefit.terminology.Digest;
import org.precisionbenefit.terminology.SourceFile;
import org.precisionbenefit.terminology.SourceFiles;
import org.precisionbenefit.terminology.authored.Place;
import org.precisionbenefit.terminology.authored.Problems;

/** Looks for everything in a rules folder that its authors have to mend. */
public final class RulesCheck {
    private final SourceFiles files;
    private final PlacedPolicies policies;
    private final Problems problems = new Problems();

    private RulesCheck(SourceFiles files) {
        this.files = files;
        this.policies = PolicyLoader.loadPlaced(files);
    }

    /**
     * What a check came to.
     *
     * @param release the policies that were accepted
     * @param problems everything that an author has to mend, by file, line and column
     */
    public record Checked(PolicyRelease release, List<ConfigurationFault.Problem> problems) {
        public Checked {
            Objects.requireNonNull(release, "release is null");
            problems = List.copyOf(problems);
        }
    }

    /**
     * Reads the folder and checks what it means.
     *
     * @param files the files below the rules folder
     * @throws ConfigurationFault when nothing of it can serve
     */
    public static Checked check(SourceFiles files) {
        return check(files, new CheckedPolicies());
    }

    /**
     * The same, looking only at the policies that changed since the last check with this memory. What is about several policies
     * or about the folder is looked at each time.
     *
     * @param files the files below the rules folder
     * @param memory what the last check found
     * @throws ConfigurationFault when nothing of it can serve
     */
    public static Checked check(SourceFiles files, CheckedPolicies memory) {
        RulesCheck check = new RulesCheck(files);
        PolicyRelease release = check.policies.release();
        check.problems.addAll(release.refusals());
        check.versions(release.policies());
        files.files().forEach(check::valueSet);
        CheckedPolicies.Check checks = memory.begin();
        SourceFiles common = files.where(path -> path.equals("vocabulary.yaml") || path.startsWith("shared/"));
        for (Policy policy : release.policies()) {
            SourceFiles own = files.where(
                    path -> path.startsWith("policies/" + policy.id().policy() + "/"));
            Digest texts = common.and(own).digest();
            check.problems.addAll(checks.of(new CheckedPolicies.Of(policy, texts), () -> check.policy(policy)));
        }
        checks.done();
        return new Checked(release, check.problems.inOrder());
    }

    private void versions(List<Policy> all) {
        InForce.neverInForce(all).forEach((never, instead) -> all.stream()
                .filter(policy -> policy.id().equals(never))
                .forEach(policy -> problems.add(policies.of(policy)
                        .effective()
                        .problem("The version (" + never.version() + ") of policy " + never.policy()
                                + " must be in force on some day, and version " + instead.version()
                                + " takes its place on all of them. Give that one a later \"effective\", or remove this"
                                + " one if no decision was made with it."))));
    }

    /** A set that was refused has its problems already. */
    private void valueSet(SourceFile file) {
        PolicyLoader.valueSetName(file)
                .filter(name -> policies.release().valueSet(name).isPresent())
                .ifPresent(name -> problems.addAll(ValueSetReader.mistyped(file, name)));
    }

    private List<ConfigurationFault.Problem> policy(Policy policy) {
        Problems own = new Problems();
        PolicyPlaces places = policies.of(policy);
        own.addAll(MeaningCheck.check(policy, places, policies.domain()));
        String path = "policies/" + policy.id() + ".tests.yaml";
        SourceFile file = files.find(path).orElse(null);
        if (file == null) {
            own.add(new ConfigurationFault.Problem(
                    path, 0, 0, "The scenarios of policy " + policy.id() + " must be there. Write this file."));
        } else {
            own.run(() -> scenarios(policy, file, places, own));
        }
        return own.list();
    }

    private void scenarios(Policy policy, SourceFile file, PolicyPlaces places, Problems own) {
        ScenarioReader reader = new ScenarioReader(policies.release(), policy);
        List<Scenario> scenarios = reader.read(file);
        for (ScenarioCheck.Wrong wrong : new ScenarioCheck(new ReferenceEvaluator()).wrong(policy, scenarios)) {
            Place at = wrong.scenario() != null
                    ? reader.place(wrong.scenario())
                    : wrong.criterion() != null ? places.of(wrong.criterion()).line() : Place.start(file.path());
            own.add(at.problem(wrong.sentence()));
        }
        own.addAll(MutationCheck.check(policy, places, policies.domain(), scenarios));
    }
}
