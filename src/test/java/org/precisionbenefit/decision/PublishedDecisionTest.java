package org.precisionbenefit.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.precisionbenefit.audit.json.JsonCanonical;
import org.precisionbenefit.formulary.DrugTier;
import org.precisionbenefit.formulary.FormularyItem;
import org.precisionbenefit.formulary.edition.Edition;
import org.precisionbenefit.formulary.load.Availability;
import org.precisionbenefit.formulary.load.CoverageTerms;
import org.precisionbenefit.formulary.load.DrugCode;
import org.precisionbenefit.formulary.load.Flag;
import org.precisionbenefit.formulary.load.PublishedDrug;
import org.precisionbenefit.formulary.load.PublishedItem;
import org.precisionbenefit.formulary.load.PublishedTier;
import org.precisionbenefit.formulary.load.RuleFlags;
import org.precisionbenefit.formulary.postgres.EditionDatabase;
import org.precisionbenefit.formulary.published.PublishedAs;
import org.precisionbenefit.formulary.published.PublishedLists;
import org.precisionbenefit.intake.RequestedItem;
import org.precisionbenefit.policy.Finding;
import org.precisionbenefit.policy.ReferenceEvaluator;
import org.precisionbenefit.policy.Status;
import org.precisionbenefit.terminology.AsOf;
import org.precisionbenefit.terminology.MovedClock;

/** Decisions of 2026-11-21 for a plan whose coverage is what it publishes since July. */
class PublishedDecisionTest {
    private static final String PRASUGREL = "855812";
    private static final String ATORVASTATIN = "617310";
    private static final LocalDate JANUARY = LocalDate.of(2026, 1, 1);
    private static final Instant LOADED = Instant.parse("2026-06-01T10:00:00Z");
    private static final Instant ASKED = Instant.parse("2026-11-21T12:00:00Z");
    private static final List<String> PLANS = List.of("GOLD-1,Gold,GOLD");
    private static final DecisionEngine ENGINE = RealReleases.engine(
            RealReleases.publishing("2026-07-01"), RealReleases.noModels(), new ReferenceEvaluator());

    private static EditionDatabase database;

    @BeforeAll
    static void start() {
        database = EditionDatabase.start();
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    @BeforeEach
    void empty() {
        database.empty();
    }

    private static Edition active(Instant at, String... rows) {
        Edition edition = database.load("own", JANUARY, PLANS, List.of(rows));
        database.editions().activate(edition.id(), "designer", at);
        return edition;
    }

    private static DecisionInputs asking(DecisionInputs inputs, Instant knownAt) {
        PublishedLists lists =
                new PublishedLists(database.editions(), 4, new MovedClock(knownAt), Duration.ofSeconds(1));
        PublishedAsked parts = ENGINE.published();
        Optional<PublishedAs> published = parts.published(inputs.request().plan(), inputs.asOf());
        return published.isEmpty()
                ? inputs
                : inputs.listing(parts.of(
                        published.get(),
                        lists.asOf(published.get(), inputs.asOf().date(), knownAt)
                                .orElse(null),
                        inputs.request(),
                        inputs.asOf()));
    }

    private static ItemDecision decide(RequestedItem item) {
        return ENGINE.decide(asking(AskedItems.request(item), ASKED)).items().get(0);
    }

    private static ItemDecision decide(String rxcui) {
        return decide(AskedItems.item(1, rxcui));
    }

    private static Status status(ItemDecision decision, String criterion) {
        Evaluation evaluation = decision.evaluation();
        assertThat(evaluation).isNotNull();
        return evaluation.findings().stream()
                .filter(finding -> finding.criterion().value().equals(criterion))
                .map(Finding::status)
                .findFirst()
                .orElseThrow();
    }

    private static void assertForPerson(ItemDecision decision, Pended.Reason reason, String because) {
        assertThat(decision.outcome().determination()).isInstanceOfSatisfying(Pended.class, pended -> {
            assertThat(pended.waitsFor()).isEqualTo(Pended.WaitsFor.HUMAN_REVIEW);
            assertThat(pended.reason()).isEqualTo(reason);
            assertThat(pended.because()).isEqualTo("A person reviews this request, because " + because + ".");
        });
    }

    @Test
    void row_comes_from_the_edition_and_names_it() {
        Edition edition = active(LOADED, "GOLD,855812,Prasugrel,preferred-generic,yes,no,yes,60 tabs per 30 days,,,");
        ItemDecision decision = decide(AskedItems.item(1, PRASUGREL, "60 tablet", 30));
        FormularyItem benefit = decision.benefit();
        assertThat(benefit).isNotNull();
        assertThat(benefit.tier()).isEqualTo(DrugTier.PREFERRED_GENERIC);
        assertThat(benefit.priorAuthorization()).isTrue();
        assertThat(benefit.stepTherapy()).isEmpty();
        assertThat(benefit.source().source()).isEqualTo("Published formulary own, edition " + edition.id());
        assertThat(benefit.source().locator()).isEqualTo("plan GOLD-1, RXNORM 855812");
        // The plan's own files ask for a step and allow 30 tablets.
        assertThat(status(decision, "step")).isEqualTo(Status.NOT_APPLICABLE);
        assertThat(status(decision, "quantity")).isEqualTo(Status.MET);
    }

    @Test
    void step_that_names_no_drug_is_the_policys_own_step() {
        active(LOADED, "GOLD,855812,Prasugrel,3,no,yes,no,,,,");
        ItemDecision decision = decide(PRASUGREL);
        assertThat(status(decision, "step")).isNotEqualTo(Status.NOT_APPLICABLE);
        assertThat(decision.outcome().determination()).isNotInstanceOf(NotRequired.class);
    }

    @Test
    void step_of_which_no_policy_knows_goes_to_a_person() {
        active(LOADED, "GOLD,617310,Atorvastatin,3,no,yes,no,,,,");
        assertForPerson(
                decide(ATORVASTATIN),
                Pended.Reason.NOT_IN_FORMULARY,
                "the plan's published formulary asks for a step and no policy in force says through which drugs");
    }

    @Test
    void what_a_list_leaves_free_needs_no_authorization() {
        active(LOADED, "GOLD,617310,Atorvastatin,1,no,no,no,,,,", "GOLD,855812,Prasugrel,1,no,no,no,,,,");
        assertThat(decide(ATORVASTATIN).outcome().determination()).isInstanceOf(NotRequired.class);
        assertThat(decide(PRASUGREL).outcome().determination()).isInstanceOf(NotRequired.class);
    }

    @Test
    void amount_over_a_published_limit_is_not_within_it_and_one_that_cannot_be_read_is_unknown() {
        active(
                LOADED,
                "GOLD,855812,Prasugrel,1,yes,no,yes,30 tabs per 30 days,,,",
                "GOLD,617310,Atorvastatin,1,no,no,yes,1 box,,,");
        assertThat(status(decide(AskedItems.item(1, PRASUGREL, "60 tablet", 30)), "quantity"))
                .isEqualTo(Status.NOT_MET);
        assertThat(decide(ATORVASTATIN).outcome().determination()).isInstanceOfSatisfying(Pended.class, pended -> {
            assertThat(pended.waitsFor()).isEqualTo(Pended.WaitsFor.HUMAN_REVIEW);
            assertThat(pended.proposal()).isNull();
        });
        active(LOADED.plusSeconds(60), "GOLD,855812,Prasugrel,1,yes,no,yes,Determined pursuant to PA,,,");
        assertThat(status(decide(PRASUGREL), "quantity")).isEqualTo(Status.UNKNOWN);
    }

    @Test
    void drug_that_is_not_listed_or_for_some_diseases_only_goes_to_a_person() {
        active(LOADED, "GOLD,617310,Atorvastatin,1,no,no,no,,gout;b\u001b[31mad;c;d;e;f,,");
        assertForPerson(decide(PRASUGREL), Pended.Reason.NOT_IN_FORMULARY, "the drug is not on the plan's formulary");
        assertForPerson(
                decide(ATORVASTATIN),
                Pended.Reason.NOT_IN_FORMULARY,
                "the plan's published formulary covers the drug for some diseases only: b?[31mad; c; d; e; f; and others");
        // Of the ingredient alone no list speaks.
        assertForPerson(decide("613391"), Pended.Reason.NOT_IN_FORMULARY, "the drug is not on the plan's formulary");
    }

    @Test
    void package_code_finds_the_row_where_the_list_has_no_better_one() {
        active(LOADED, "GOLD,00378518693,Prasugrel,1,no,no,no,,,,");
        assertThat(decide(PRASUGREL).outcome().determination()).isInstanceOf(NotRequired.class);
    }

    @Test
    void day_without_an_edition_or_a_formulary_without_the_plan_goes_to_a_person() {
        assertForPerson(
                decide(PRASUGREL),
                Pended.Reason.NOT_IN_FORMULARY,
                "no edition of the plan's published formulary answers for this day");
        Edition other =
                database.load("own", JANUARY, List.of("OTHER,Other,GOLD"), List.of("GOLD,855812,P,1,no,no,no,,,,"));
        database.editions().activate(other.id(), "designer", LOADED);
        assertForPerson(
                decide(PRASUGREL),
                Pended.Reason.NOT_IN_FORMULARY,
                "the plan's published formulary does not hold the plan");
        assertForPerson(
                ENGINE.decide(AskedItems.request(AskedItems.item(1, PRASUGREL)))
                        .items()
                        .get(0),
                Pended.Reason.NOT_IN_FORMULARY,
                "what the plan published was not looked up");
    }

    @ParameterizedTest
    @CsvSource({"FORMULARY, NO, different", "SUPPLEMENT, NO, first", "FORMULARY, YES, first"})
    void rows_of_one_product_that_differ_are_no_answer(CoverageTerms.Basis basis, Flag authorization, String expected) {
        active(LOADED, "GOLD,855812,Prasugrel,1,no,no,no,,,,");
        DecisionInputs inputs = asking(AskedItems.request(AskedItems.item(1, PRASUGREL)), ASKED);
        PublishedCoverage coverage = inputs.published();
        assertThat(coverage).isNotNull();
        PublishedItem first = row(Flag.YES, CoverageTerms.Basis.FORMULARY);
        List<PublishedItem> rows = List.of(first, row(authorization, basis));
        ItemDecision decision = ENGINE.decide(inputs.listing(new PublishedCoverage(
                        coverage.published(),
                        coverage.edition(),
                        List.of(new PublishedCoverage.Listed(1, rows, List.of())))))
                .items()
                .get(0);
        if (expected.equals("first")) {
            assertThat(decision.benefit()).isNotNull();
            assertThat(decision.benefit().priorAuthorization()).isTrue();
        } else {
            assertForPerson(
                    decision,
                    Pended.Reason.NOT_IN_FORMULARY,
                    "the plan's published formulary says different things of this product");
        }
    }

    private static PublishedItem row(Flag authorization, CoverageTerms.Basis basis) {
        return new PublishedItem(
                "GOLD",
                new PublishedDrug(new DrugCode(DrugCode.Kind.RXNORM, PRASUGREL), "", "Prasugrel"),
                new PublishedTier("tier-1", "1"),
                RuleFlags.of(authorization, Flag.NO, Flag.NO),
                null,
                new CoverageTerms(basis, Flag.UNKNOWN, Flag.UNKNOWN),
                Availability.UNSAID);
    }

    @Test
    void correction_that_is_loaded_later_changes_no_recorded_decision() {
        active(LOADED, "GOLD,855812,Prasugrel,1,no,no,no,,,,");
        DecisionInputs inputs = asking(AskedItems.request(AskedItems.item(1, PRASUGREL)), ASKED);
        JsonCanonical canonical = new JsonCanonical();
        String recorded = canonical.encode(ENGINE.decide(inputs));
        active(ASKED.plusSeconds(60), "GOLD,855812,Prasugrel,2,yes,yes,no,,,,");
        DecisionInputs kept = canonical.decode(recorded, DecisionRecord.class).inputs();
        assertThat(kept).isEqualTo(inputs);
        assertThat(canonical.encode(ENGINE.decide(kept))).isEqualTo(recorded);
        // Asked again as of the instant of the first decision, the store says the same; asked now, it says the new row.
        assertThat(asking(AskedItems.request(AskedItems.item(1, PRASUGREL)), ASKED))
                .isEqualTo(inputs);
        assertThat(benefit(asking(kept.listing(null), ASKED.plusSeconds(120))).priorAuthorization())
                .isTrue();
    }

    private static FormularyItem benefit(DecisionInputs inputs) {
        @Nullable FormularyItem benefit = ENGINE.decide(inputs).items().get(0).benefit();
        assertThat(benefit).isNotNull();
        return benefit;
    }

    @Test
    void files_hold_until_the_day_from_which_the_plan_publishes_and_their_records_say_nothing_of_it() {
        active(LOADED, "GOLD,855812,Prasugrel,1,no,no,no,,,,");
        DecisionInputs today = AskedItems.request(AskedItems.item(1, PRASUGREL));
        DecisionInputs june = new DecisionInputs(
                today.id(), today.request(), today.profile(), new AsOf(LocalDate.of(2026, 6, 30)), null, null);
        DecisionInputs asked = asking(june, ASKED);
        assertThat(asked).isEqualTo(june);
        assertThat(benefit(asked).priorAuthorization()).isTrue();
        assertThat(new JsonCanonical().encode(ENGINE.decide(asked))).doesNotContain("published");
    }
}
