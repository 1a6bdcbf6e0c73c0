package org.precisionbenefit.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.precisionbenefit.policy.Criterion;
import org.precisionbenefit.policy.CriterionId;
import org.precisionbenefit.policy.Finding;
import org.precisionbenefit.policy.PolicyRelease;
import org.precisionbenefit.policy.PolicyTerms;
import org.precisionbenefit.policy.Status;
import org.precisionbenefit.policy.drools.DroolsEvaluator;
import org.precisionbenefit.policy.yaml.RulesFolder;
import org.precisionbenefit.prediction.Contribution;
import org.precisionbenefit.prediction.Forecast;
import org.precisionbenefit.prediction.ModelRelease;
import org.precisionbenefit.prediction.ModelStage;
import org.precisionbenefit.prediction.PredictionInput;
import org.precisionbenefit.prediction.xgboost.BundledModels;
import org.precisionbenefit.terminology.Digest;
import org.precisionbenefit.terminology.SourceFile;
import org.precisionbenefit.terminology.SourceFiles;

/** What models may change: nothing while they give no released score, and only what a criterion names when they do. */
class ModelsInDecisionTest {
    private static final DroolsEvaluator DROOLS = new DroolsEvaluator(10);
    private static final List<DecisionInputs> INPUTS = VariedInputs.of(1200, 20261121);
    private static final List<ItemDecision> BARE = items(RealReleases.noModels());
    private static final List<DecisionRecord> DEMONSTRATED =
            records(RealReleases.models(BundledModels.release(ModelStage.DEMONSTRATION)));

    @Test
    void varied_requests_reach_every_kind_of_answer() {
        Map<String, Long> kinds = BARE.stream()
                .map(item -> kind(item.outcome().determination()))
                .collect(Collectors.groupingBy(kind -> kind, TreeMap::new, Collectors.counting()));
        assertThat(kinds)
                .containsOnlyKeys(
                        "Approved",
                        "NotRequired",
                        "CANNOT_BE_ASKED",
                        "CRITERION_NOT_MET",
                        "DRUG_NOT_IDENTIFIED",
                        "DUPLICATE_THERAPY",
                        "FACTS_MISSING",
                        "NOT_IN_FORMULARY",
                        "QUANTITY_OVER_LIMIT",
                        "SAFETY_EXCLUSION")
                .allSatisfy((kind, count) -> assertThat(count).as(kind).isGreaterThanOrEqualTo(10));
    }

    /** The ways in which a release gives no released score. */
    private enum Silent {
        SHADOW,
        MISSING,
        REFUSED,
        TOO_MUCH_MISSING,
        OUT_OF_RANGE,
        NOT_APPLICABLE
    }

    @ParameterizedTest
    @EnumSource(Silent.class)
    void operator_is_called_for_a_model_that_is_not_there_and_not_for_a_member_of_whom_little_is_known(Silent silent) {
        List<ItemDecision> items = items(release(silent));
        boolean ours = silent == Silent.REFUSED || silent == Silent.MISSING;
        assertThat(items.stream().anyMatch(item -> !item.callsOperator().isEmpty()))
                .isEqualTo(ours);
        if (silent == Silent.TOO_MUCH_MISSING || silent == Silent.OUT_OF_RANGE) {
            assertThat(items).anyMatch(item -> !item.remarks().alarms().isEmpty());
        }
    }

    @ParameterizedTest
    @EnumSource(Silent.class)
    void model_without_a_released_score_gives_exactly_the_answer_without_models(Silent silent) {
        List<ItemDecision> items = items(release(silent));
        for (int i = 0; i < items.size(); i++) {
            assertThat(items.get(i).outcome()).isEqualTo(BARE.get(i).outcome());
            assertThat(statuses(items.get(i), false)).isEqualTo(statuses(BARE.get(i), false));
        }
        assertThat(items.stream().anyMatch(ModelsInDecisionTest::hasScore)).isEqualTo(silent == Silent.SHADOW);
        boolean alarming = silent != Silent.SHADOW && silent != Silent.NOT_APPLICABLE;
        assertThat(items)
                .filteredOn(
                        item -> item.forecasts().stream().anyMatch(one -> !(one.outcome() instanceof Forecast.Scored)))
                .filteredOn(item -> alarming)
                .allSatisfy(item -> assertThat(item.remarks().alarms())
                        .hasSameSizeAs(item.forecasts().stream()
                                .filter(one -> !(one.outcome() instanceof Forecast.Scored))
                                .toList()));
    }

    private static ModelRelease release(Silent silent) {
        SourceFiles packed = BundledModels.release(ModelStage.DEMONSTRATION);
        return switch (silent) {
            case SHADOW -> RealReleases.models(BundledModels.release(ModelStage.SHADOW));
            case MISSING -> RealReleases.models(packed.where(path -> path.endsWith(".txt")));
            case REFUSED -> RealReleases.models(altered(packed));
            case TOO_MUCH_MISSING -> new Abstaining(Forecast.Why.TOO_MUCH_MISSING);
            case OUT_OF_RANGE -> new Abstaining(Forecast.Why.OUT_OF_RANGE);
            case NOT_APPLICABLE -> new Abstaining(Forecast.Why.NOT_APPLICABLE);
        };
    }

    /** Each model file is longer than the one that its manifest vouches for. */
    private static SourceFiles altered(SourceFiles packed) {
        return new SourceFiles(packed.files().stream()
                .map(file ->
                        file.path().endsWith("/model.json") ? new SourceFile(file.path(), file.text() + " ") : file)
                .toList());
    }

    /** Both packed models, always abstaining. */
    private record Abstaining(Forecast.Why why) implements ModelRelease {
        @Override
        public Digest digest() {
            return Digest.of("abstaining");
        }

        @Override
        public List<Forecast> predict(PredictionInput input) {
            return List.of(abstained("mace-clopidogrel"), abstained("major-bleeding-p2y12"));
        }

        private Forecast abstained(String model) {
            return new Forecast(
                    model,
                    digest(),
                    ModelStage.DEMONSTRATION,
                    List.of(),
                    new Forecast.Abstained(why, "Made up for a test."));
        }

        @Override
        public List<Contribution> explain(Forecast forecast) {
            return List.of();
        }

        @Override
        public List<String> refusals() {
            return List.of();
        }
    }

    @Test
    void demonstration_release_marks_every_record_that_it_took_part_in() {
        assertThat(DEMONSTRATED).anyMatch(DecisionRecord::demonstration).allSatisfy(record -> assertThat(
                        record.demonstration())
                .isEqualTo(record.items().stream()
                        .anyMatch(item -> !item.forecasts().isEmpty())));
        DecisionEngine shadow = RealReleases.engine(release(Silent.SHADOW), DROOLS);
        assertThat(INPUTS.subList(0, 200))
                .noneMatch(inputs -> shadow.decide(inputs).demonstration());
    }

    @Test
    void released_score_differs_from_the_rules_only_where_a_criterion_names_it() {
        SortedMap<String, SortedSet<CriterionId>> touched = touchedByScores();
        List<ItemDecision> items = items(DEMONSTRATED);
        List<String> changes = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            ItemDecision item = items.get(i);
            assertThat(item.outcome().rulesOnly())
                    .isEqualTo(BARE.get(i).outcome().determination());
            assertThat(statuses(item, true)).isEqualTo(statuses(BARE.get(i), false));
            if (item.evaluation() != null) {
                assertThat(changed(item))
                        .isSubsetOf(touched.get(item.evaluation().policy().toString()));
            }
            if (!item.outcome().determination().equals(item.outcome().rulesOnly())) {
                assertThat(changed(item)).isNotEmpty();
                changes.add(kind(item.outcome().rulesOnly()) + " to "
                        + kind(item.outcome().determination()));
            }
        }
        // Upwards, sideways among what waits for a person, and down only by the hold for safety.
        assertThat(changes).contains("Approved to SAFETY_HOLD").anyMatch(change -> change.endsWith(" to Approved"));
        assertThat(changes)
                .filteredOn(change -> change.startsWith("Approved") || change.startsWith("NotRequired"))
                .containsOnly("Approved to SAFETY_HOLD");
    }

    @Test
    void low_score_brings_no_answer_that_is_worse_than_the_one_without_it() {
        List<ItemDecision> lowered = items(DEMONSTRATED).stream()
                .filter(item -> item.evaluation() != null)
                .filter(item -> root(item.evaluation().findings()) == Status.NOT_MET)
                .toList();
        assertThat(lowered)
                .anyMatch(item -> root(item.evaluation().rulesOnly()) == Status.UNKNOWN)
                .allSatisfy(item -> assertThat(item.outcome().determination())
                        .isEqualTo(item.outcome().rulesOnly()));
        assertThat(lowered)
                .filteredOn(item -> root(item.evaluation().rulesOnly()) == Status.UNKNOWN)
                .anyMatch(item -> item.outcome().determination() instanceof Pended pended
                        && !pended.questions().isEmpty());
    }

    private static Status root(List<Finding> findings) {
        return findings.get(0).status();
    }

    @Test
    void evaluation_without_scores_never_meets_or_fails_a_criterion_by_a_score() {
        SortedSet<CriterionId> naming = new TreeSet<>();
        RulesFolder.release().policies().stream()
                .flatMap(policy -> policy.criteria().stream())
                .filter(criterion -> namesScore(criterion, RulesFolder.release()))
                .forEach(criterion -> naming.add(criterion.id()));
        List<Finding> without = items(DEMONSTRATED).stream()
                .filter(item -> item.evaluation() != null)
                .flatMap(item -> item.evaluation().rulesOnly().stream())
                .filter(finding -> naming.contains(finding.criterion()))
                .toList();
        assertThat(without).hasSizeGreaterThan(200).allMatch(finding -> finding.status() == Status.UNKNOWN);
    }

    private static List<DecisionRecord> records(ModelRelease models) {
        return INPUTS.stream().map(RealReleases.engine(models, DROOLS)::decide).toList();
    }

    private static List<ItemDecision> items(ModelRelease models) {
        return items(records(models));
    }

    private static List<ItemDecision> items(List<DecisionRecord> records) {
        return records.stream().flatMap(record -> record.items().stream()).toList();
    }

    private static boolean hasScore(ItemDecision item) {
        return item.forecasts().stream().anyMatch(forecast -> forecast.outcome() instanceof Forecast.Scored);
    }

    private static List<String> statuses(ItemDecision item, boolean rulesOnly) {
        Evaluation evaluation = item.evaluation();
        return evaluation == null
                ? List.of()
                : (rulesOnly ? evaluation.rulesOnly() : evaluation.findings())
                        .stream()
                                .map(finding -> finding.criterion() + " " + finding.status())
                                .toList();
    }

    private static List<CriterionId> changed(ItemDecision item) {
        Evaluation evaluation = item.evaluation();
        return evaluation == null
                ? List.of()
                : IntStream.range(0, evaluation.findings().size())
                        .filter(i -> evaluation.findings().get(i).status()
                                != evaluation.rulesOnly().get(i).status())
                        .mapToObj(i -> evaluation.findings().get(i).criterion())
                        .toList();
    }

    /** By policy, the criteria that name a score, with the groups above them. */
    private static SortedMap<String, SortedSet<CriterionId>> touchedByScores() {
        PolicyRelease release = RulesFolder.release();
        SortedMap<String, SortedSet<CriterionId>> touched = new TreeMap<>();
        release.policies().forEach(policy -> {
            SortedSet<CriterionId> own = touched.computeIfAbsent(policy.id().toString(), id -> new TreeSet<>());
            collect(policy.root(), release, own);
            policy.beside().forEach(leaf -> collect(leaf, release, own));
        });
        return touched;
    }

    private static boolean collect(Criterion criterion, PolicyRelease release, SortedSet<CriterionId> into) {
        boolean names = namesScore(criterion, release);
        if (criterion instanceof Criterion.Group group) {
            for (Criterion child : group.children()) {
                names |= collect(child, release, into);
            }
        }
        if (names) {
            into.add(criterion.id());
        }
        return names;
    }

    private static boolean namesScore(Criterion criterion, PolicyRelease release) {
        return PolicyTerms.tests(criterion).stream().anyMatch(test -> ScoreTerms.isScore(test.term(), release));
    }

    private static String kind(Automatic determination) {
        return determination instanceof Pended pended
                ? pended.reason().name()
                : determination.getClass().getSimpleName();
    }
}
