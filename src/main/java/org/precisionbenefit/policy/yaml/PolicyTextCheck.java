package org.precisionbenefit.policy.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.precisionbenefit.policy.InForce;
import org.precisionbenefit.policy.Policy;
import org.precisionbenefit.policy.PolicyId;
import org.precisionbenefit.policy.PolicyRelease;
import org.precisionbenefit.policy.ReferenceEvaluator;
import org.precisionbenefit.policy.Scenario;
import org.precisionbenefit.policy.ScenarioCheck;
import org.precisionbenefit.policy.check.MeaningCheck;
import org.precisionbenefit.policy.draft.CheckBudget;
import org.precisionbenefit.policy.draft.CheckedText;
import org.precisionbenefit.policy.draft.PolicyPaths;
import org.precisionbenefit.policy.draft.TriedScenario;
import org.precisionbenefit.policy.draft.VocabularyWord;
import org.precisionbenefit.terminology.ConfigurationFault;
import org.precisionbenefit.terminology.SourceFile;
import org.precisionbenefit.terminology.SourceFiles;
import org.precisionbenefit.terminology.authored.Authored;
import org.precisionbenefit.terminology.authored.Choices;
import org.precisionbenefit.terminology.authored.Problems;
import org.precisionbenefit.terminology.yaml.YamlText;

/**
 * Checks the texts of one policy version aside, with everything else as it is live: vocabulary, value sets, shared criteria.
 * Nothing is kept and no rule is compiled; scenarios run in the plain evaluator.
 */
public final class PolicyTextCheck {
    private final SourceFiles live;
    private final PolicyRelease release;
    private final Function<PolicyRelease, List<ConfigurationFault.Problem>> fits;

    /**
     * A check beside what is live.
     *
     * @param live the files that are live
     * @param release the policies that were loaded from them
     * @param fits whether a release fits what it is decided with, such as the drug catalogue
     */
    public PolicyTextCheck(
            SourceFiles live, PolicyRelease release, Function<PolicyRelease, List<ConfigurationFault.Problem>> fits) {
        this.live = Objects.requireNonNull(live, "live is null");
        this.release = Objects.requireNonNull(release, "release is null");
        this.fits = Objects.requireNonNull(fits, "fits is null");
    }

    /** The words of a vocabulary in their order, or none when it cannot be read. */
    public static List<VocabularyWord> words(SourceFiles rules) {
        return new Problems()
                .attempt(() ->
                        VocabularyReader.read(rules.find("vocabulary.yaml").orElseThrow()))
                .map(vocabulary -> vocabulary.words().values().stream()
                        .map(word -> new VocabularyWord(
                                word.term(),
                                word.label(),
                                word.argument() == ArgumentKind.NONE ? "" : Choices.spaced(word.argument()),
                                word.words()))
                        .toList())
                .orElse(List.of());
    }

    /**
     * Checks.
     *
     * @param id the policy version that the texts are to be
     * @param edited the texts, of this version only
     * @param budget asked between steps
     */
    public CheckedText check(PolicyId id, SourceFiles edited, CheckBudget budget) {
        SourceFiles others = live.where(path -> !path.startsWith("policies/") || PolicyPaths.isTable(id, path))
                .where(path -> edited.find(path).isEmpty());
        SourceFiles files = others.and(edited);
        budget.goOn();
        Problems problems = new Problems();
        Optional<PlacedPolicies> placed = problems.attempt(() -> PolicyLoader.loadPlaced(files));
        Optional<PolicyRelease> loaded = placed.map(PlacedPolicies::release);
        budget.goOn();
        Optional<Policy> policy = loaded.stream()
                .flatMap(one -> one.policies().stream())
                .filter(one -> one.id().equals(id))
                .findFirst();
        loaded.ifPresent(one -> problems.addAll(one.refusals().stream()
                .filter(problem -> edited.find(problem.where()).isPresent())
                .toList()));
        if (loaded.isEmpty() || policy.isEmpty()) {
            return new CheckedText(problems.inOrder(), List.of(), List.of());
        }
        problems.addAll(fits.apply(loaded.get()));
        problems.addAll(conflicts(policy.get(), edited));
        problems.addAll(MeaningCheck.check(
                policy.get(), placed.get().of(policy.get()), placed.get().domain()));
        budget.goOn();
        return scenarios(new Aside(loaded.get(), policy.get()), edited, problems, budget);
    }

    /** The policy with the release that it was read in, aside from what is live. */
    private record Aside(PolicyRelease release, Policy policy) {}

    /** Other policies that claim one of its drugs on the same day; those of other drugs cannot. */
    private List<ConfigurationFault.Problem> conflicts(Policy policy, SourceFiles edited) {
        TreeSet<String> drugs = new TreeSet<>();
        policy.scope().ingredients().forEach(drug -> drugs.add(drug.value()));
        List<Policy> together = new ArrayList<>(List.of(policy));
        release.policies().stream()
                .filter(other -> !other.id().policy().equals(policy.id().policy()))
                .filter(other -> other.scope().ingredients().stream().anyMatch(drug -> drugs.contains(drug.value())))
                .forEach(together::add);
        String path = PolicyPaths.policy(policy.id());
        return InForce.conflicts(together).stream()
                .map(conflict -> new ConfigurationFault.Problem(
                        path, lineOf("applies to:", edited.find(path).orElseThrow()), 1, conflict.sentence()))
                .toList();
    }

    private static int lineOf(String begins, SourceFile file) {
        List<String> lines = file.text().lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith(begins)) {
                return i + 1;
            }
        }
        return 1;
    }

    private static CheckedText scenarios(Aside aside, SourceFiles edited, Problems problems, CheckBudget budget) {
        PolicyId id = aside.policy().id();
        String path = PolicyPaths.tests(id);
        Optional<SourceFile> file = edited.find(path);
        if (file.isEmpty()) {
            problems.add(new ConfigurationFault.Problem(
                    path, 0, 0, "The scenarios of policy " + id + " must be there. Write this file."));
            return new CheckedText(problems.inOrder(), List.of(), List.of());
        }
        Optional<List<Scenario>> read =
                problems.attempt(() -> new ScenarioReader(aside.release(), aside.policy()).read(file.get()));
        budget.goOn();
        if (read.isEmpty()) {
            return new CheckedText(problems.inOrder(), List.of(), List.of());
        }
        List<Integer> lines = lines(file.get());
        ReferenceEvaluator evaluator = new ReferenceEvaluator();
        List<TriedScenario> tried = new ArrayList<>();
        for (Scenario scenario : read.get()) {
            int line = tried.size() < lines.size() ? lines.get(tried.size()) : 0;
            tried.add(TriedScenario.of(aside.policy(), scenario, line, evaluator));
            budget.goOn();
        }
        List<String> missing = new ScenarioCheck(evaluator)
                .wrong(aside.policy(), read.get()).stream()
                        .filter(wrong -> wrong.scenario() == null)
                        .map(ScenarioCheck.Wrong::sentence)
                        .toList();
        return new CheckedText(problems.inOrder(), tried, missing);
    }

    /** The line on which each scenario begins; the file was read before, so it has them. */
    private static List<Integer> lines(SourceFile file) {
        if (!(YamlText.read(file) instanceof Authored.Entries entries)) {
            return List.of();
        }
        return entries.entries().stream()
                .filter(entry -> entry.name().value().equals("scenarios"))
                .map(Authored.Entry::value)
                .flatMap(value -> value instanceof Authored.Items items ? items.items().stream() : Stream.empty())
                .map(item -> item.place().line())
                .toList();
    }
}
