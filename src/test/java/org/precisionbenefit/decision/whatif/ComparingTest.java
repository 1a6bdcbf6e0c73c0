package org.precisionbenefit.decision.whatif;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.precisionbenefit.api.rest.DecisionRequest;
import org.precisionbenefit.audit.json.JsonCanonical;
import org.precisionbenefit.decision.DecisionEngine;
import org.precisionbenefit.decision.DecisionId;
import org.precisionbenefit.decision.DecisionInputs;
import org.precisionbenefit.decision.DecisionRecord;
import org.precisionbenefit.decision.ItemDecision;
import org.precisionbenefit.decision.RealReleases;
import org.precisionbenefit.formulary.DrugIdentification;
import org.precisionbenefit.formulary.benefit.FileRows;
import org.precisionbenefit.intake.PriorAuthRequest;
import org.precisionbenefit.intake.RequestedItem;
import org.precisionbenefit.policy.drools.DroolsEvaluator;
import org.precisionbenefit.prediction.Forecast;
import org.precisionbenefit.prediction.ModelFacts;
import org.precisionbenefit.prediction.ModelStage;
import org.precisionbenefit.prediction.xgboost.SureModels;
import org.precisionbenefit.profile.Answer;
import org.precisionbenefit.profile.FurtherFacts;
import org.precisionbenefit.profile.MemberProfile;
import org.precisionbenefit.profile.Provenance;
import org.precisionbenefit.profile.ScoringChoice;
import org.precisionbenefit.terminology.AsOf;
import org.precisionbenefit.terminology.RxCui;

/** Therapies side by side are those that decisions are made of. */
class ComparingTest {
    private static final AsOf DAY = new AsOf(LocalDate.of(2026, 11, 28));
    private static final JsonCanonical JSON = new JsonCanonical();
    private static final DroolsEvaluator DROOLS = new DroolsEvaluator(20);
    private static final RxCui CLOPIDOGREL = new RxCui("32968");
    private static final RxCui PRASUGREL = new RxCui("613391");
    private static final RxCui TICAGRELOR = new RxCui("1116632");

    private static DecisionRequest sample;

    @BeforeAll
    static void read() throws IOException {
        sample = JSON.decode(
                Files.readString(Path.of("docs/samples/plain/approved-gene-exception.json")), DecisionRequest.class);
    }

    private static DecisionEngine engine(ModelStage stage, SureModels models) {
        return RealReleases.engine(RealReleases.models(models.release(stage)), DROOLS);
    }

    private static DecisionInputs inputs(DecisionEngine engine, PriorAuthRequest request, MemberProfile profile) {
        return new DecisionInputs(
                new DecisionId("00000000-0000-4000-8000-000000000000"),
                request,
                engine.reading(profile, request),
                DAY,
                null,
                null);
    }

    private static WhatIf compared(DecisionEngine engine, MemberProfile profile) {
        RequestedItem item = sample.request().items().get(0);
        DrugIdentification.Identified drug =
                (DrugIdentification.Identified) engine.formulary().identify(item.drugCodes(), item.drugText());
        return new Comparing(engine, (request, of) -> inputs(engine, request, of), sample.request(), 1)
                .compare(profile, drug, new FileRows(engine.formulary()));
    }

    private static MemberProfile without(MemberProfile of, FurtherFacts further) {
        return new MemberProfile(
                of.member(),
                of.birthDate(),
                of.sex(),
                of.conditions(),
                of.medications(),
                of.labs(),
                List.of(),
                of.answers(),
                further);
    }

    private static TherapyRow row(WhatIf compared, RxCui drug) {
        return compared.rows().stream()
                .filter(row -> row.therapy().drug().equals(drug))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void every_covered_therapy_of_the_class_stands_beside_the_one_asked_for() {
        WhatIf compared = compared(engine(ModelStage.DEMONSTRATION, SureModels.made()), sample.profile());
        assertThat(compared.rows())
                .extracting(row -> row.therapy().drug())
                .containsExactlyInAnyOrder(CLOPIDOGREL, PRASUGREL, TICAGRELOR);
        assertThat(compared.rows())
                .filteredOn(row -> row.therapy().asked())
                .extracting(row -> row.therapy().drug())
                .containsExactly(PRASUGREL);
        // A poor metabolizer: the guideline avoids clopidogrel, which therefore stands last, however cheap it is.
        TherapyRow last = compared.rows().get(2);
        assertThat(last.therapy().drug()).isEqualTo(CLOPIDOGREL);
        assertThat(last.constraints().get(0).weight()).isEqualTo(Constraint.Weight.AVOIDS);
        assertThat(last.constraints().get(0).source()).isNotNull();
        assertThat(compared.demonstration()).isNotEmpty();
    }

    @Test
    void asking_for_a_row_for_real_gives_the_same() {
        DecisionEngine engine = engine(ModelStage.DEMONSTRATION, SureModels.made());
        for (MemberProfile profile : List.of(sample.profile(), without(sample.profile(), null))) {
            for (TherapyRow row : compared(engine, profile).rows()) {
                PriorAuthRequest asked = sample.request();
                PriorAuthRequest real = new PriorAuthRequest(
                        asked.identifier(),
                        null,
                        asked.urgency(),
                        asked.plan(),
                        asked.prescriber(),
                        asked.membership(),
                        List.of(row.therapy().item()),
                        null);
                DecisionRecord record = engine.decide(new DecisionInputs(
                        new DecisionId("11111111-1111-4111-8111-111111111111"),
                        real,
                        engine.reading(profile, real),
                        DAY,
                        null,
                        null));
                ItemDecision item = record.items().get(0);
                assertThat(row.answered().action())
                        .isEqualTo(item.outcome().determination().reviewAction().code());
                assertThat(row.answered().because())
                        .isEqualTo(item.outcome().determination().because());
                List<String> probabilities = new ArrayList<>();
                row.effects().stream()
                        .filter(effect -> effect.estimate() != null)
                        .forEach(effect -> probabilities.add(effect.estimate().probability()));
                assertThat(probabilities)
                        .isEqualTo(item.forecasts().stream()
                                .filter(forecast -> forecast.outcome() instanceof Forecast.Scored)
                                .map(forecast -> ((Forecast.Scored) forecast.outcome()).probability())
                                .toList());
            }
        }
    }

    @Test
    void therapy_is_compared_by_its_difference_and_never_by_a_bare_risk() {
        WhatIf compared = compared(engine(ModelStage.DEMONSTRATION, SureModels.made()), sample.profile());
        Effect other = row(compared, TICAGRELOR).effects().get(0);
        assertThat(other.model()).isEqualTo(SureModels.ID);
        assertThat(other.predicted().kind()).isEqualTo(ModelFacts.Predicted.Kind.ADVERSE_EVENT);
        assertThat(other.estimate().certainty().interval()).isNotNull();
        assertThat(other.estimate().certainty().group()).isNotNull();
        // Prasugrel stands in no row of the support, so that nothing is compared with it.
        assertThat(row(compared, PRASUGREL).effects().get(0).none().why()).isEqualTo(Forecast.Why.OUT_OF_SUPPORT);
        assertThat(other.contrast()).isNull();
    }

    @Test
    void model_that_speaks_of_one_drug_stands_in_its_row_alone() {
        WhatIf compared =
                compared(engine(ModelStage.DEMONSTRATION, SureModels.made().speaksOf("32968")), sample.profile());
        assertThat(row(compared, CLOPIDOGREL).effects())
                .extracting(Effect::model)
                .containsExactly(SureModels.ID);
        assertThat(row(compared, TICAGRELOR).effects())
                .singleElement()
                .satisfies(effect -> assertThat(effect.none().why()).isEqualTo(Forecast.Why.NO_MODEL));
    }

    @Test
    void shadow_is_not_shown_and_no_model_is_run_for_who_opted_out() {
        WhatIf shadow = compared(engine(ModelStage.SHADOW, SureModels.made()), sample.profile());
        assertThat(shadow.rows()).allMatch(row -> row.effects().stream().allMatch(effect -> effect.estimate() == null));
        assertThat(shadow.limits()).anyMatch(words -> words.contains("in shadow are not shown"));
        FurtherFacts choice = new FurtherFacts(
                List.of(),
                List.of(),
                List.of(),
                null,
                List.of(new ScoringChoice(
                        null,
                        null,
                        ScoringChoice.Status.NOT_SCORED,
                        new Provenance("Consent/1", Provenance.Source.DOCUMENTED, null))));
        MemberProfile out = new MemberProfile(
                sample.profile().member(),
                sample.profile().birthDate(),
                sample.profile().sex(),
                sample.profile().conditions(),
                sample.profile().medications(),
                sample.profile().labs(),
                sample.profile().genes(),
                sample.profile().answers(),
                choice);
        assertThat(compared(engine(ModelStage.DEMONSTRATION, SureModels.made()), out)
                        .rows())
                .allSatisfy(row -> assertThat(row.effects())
                        .singleElement()
                        .satisfies(effect -> assertThat(effect.none().why()).isEqualTo(Forecast.Why.OPTED_OUT)));
    }

    @Test
    void gene_that_was_not_tested_is_named_when_its_result_would_change_the_order() {
        WhatIf compared =
                compared(engine(ModelStage.DEMONSTRATION, SureModels.made()), without(sample.profile(), null));
        assertThat(compared.rows().get(0).therapy().drug()).isEqualTo(CLOPIDOGREL);
        assertThat(compared.changes())
                .filteredOn(change -> change.about() == OrderChange.About.GENE)
                .extracting(OrderChange::fact)
                .contains("the result of CYP2C19");
        OrderChange poor = compared.changes().stream()
                .filter(change -> change.would().equals("Poor Metabolizer"))
                .findFirst()
                .orElseThrow();
        assertThat(poor.order().get(2)).isEqualTo(CLOPIDOGREL);
        assertThat(poor.sentence()).contains("CYP2C19").contains("Poor Metabolizer");
        // What would change the order is what it says: with that result known, the rows stand so.
        assertThat(compared(engine(ModelStage.DEMONSTRATION, SureModels.made()), sample.profile())
                        .rows())
                .extracting(row -> row.therapy().drug())
                .isEqualTo(poor.order());
    }

    @Test
    void fact_of_a_policy_is_named_when_it_would_change_the_order() {
        MemberProfile bare = without(sample.profile(), null);
        List<Answer> answers = Stream.of("intracranial-haemorrhage", "severe-hepatic-impairment")
                .map(set -> new Answer(
                        "condition(" + set + ")",
                        "false",
                        "",
                        new Provenance("QuestionnaireResponse/1", Provenance.Source.ATTESTED, DAY.date())))
                .toList();
        MemberProfile ruledOut = new MemberProfile(
                bare.member(),
                bare.birthDate(),
                bare.sex(),
                bare.conditions(),
                bare.medications(),
                bare.labs(),
                bare.genes(),
                answers);
        WhatIf compared = compared(engine(ModelStage.DEMONSTRATION, SureModels.made()), ruledOut);
        assertThat(compared.changes())
                .filteredOn(change -> change.about() == OrderChange.About.POLICY)
                .extracting(OrderChange::sentence)
                .anySatisfy(sentence -> assertThat(sentence)
                        .contains("stroke or tia")
                        .contains("the order would be clopidogrel, ticagrelor, prasugrel"));
    }

    @Test
    void comparison_is_the_same_again_and_is_written_and_read() {
        DecisionEngine engine = engine(ModelStage.DEMONSTRATION, SureModels.made());
        String text = JSON.encode(compared(engine, sample.profile()));
        assertThat(JSON.encode(compared(engine, sample.profile()))).isEqualTo(text);
        assertThat(text).doesNotContain("DEMO-0002").doesNotContain("authorizationNumber");
        assertThat(JSON.encode(JSON.decode(text, WhatIf.class))).isEqualTo(text);
    }

    @Test
    void rows_are_ordered_by_warning_then_answer_then_difference_then_cost() {
        WhatIf compared =
                compared(engine(ModelStage.DEMONSTRATION, SureModels.made()), without(sample.profile(), null));
        assertThat(compared.rows()).isSortedAccordingTo(Comparator.comparing((TherapyRow row) -> row.answered()
                .reached()));
    }
}
