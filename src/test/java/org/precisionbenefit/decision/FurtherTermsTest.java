package org.precisionbenefit.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.precisionbenefit.profile.MedicationFact.Outcome.CONTRAINDICATED;
import static org.precisionbenefit.profile.MedicationFact.Outcome.NOT_TOLERATED;
import static org.precisionbenefit.profile.MedicationFact.Outcome.TAKEN;
import static org.precisionbenefit.profile.Provenance.Source.ATTESTED;
import static org.precisionbenefit.profile.Provenance.Source.DOCUMENTED;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.precisionbenefit.formulary.LineOfBusiness;
import org.precisionbenefit.formulary.PlanId;
import org.precisionbenefit.intake.Prescriber;
import org.precisionbenefit.intake.PriorAuthRequest;
import org.precisionbenefit.intake.RequestedItem;
import org.precisionbenefit.intake.RequestedItem.Certification;
import org.precisionbenefit.policy.ReferenceEvaluator;
import org.precisionbenefit.policy.Status;
import org.precisionbenefit.policy.TermKey;
import org.precisionbenefit.policy.TermValue;
import org.precisionbenefit.policy.yaml.RulesFolder;
import org.precisionbenefit.profile.GeneFact;
import org.precisionbenefit.profile.LabFact;
import org.precisionbenefit.profile.MedicationFact;
import org.precisionbenefit.profile.MemberProfile;
import org.precisionbenefit.profile.Provenance;
import org.precisionbenefit.profile.history.CoveragePeriod;
import org.precisionbenefit.profile.history.Fill;
import org.precisionbenefit.profile.history.MemberHistory;
import org.precisionbenefit.terminology.AsOf;
import org.precisionbenefit.terminology.Code;
import org.precisionbenefit.terminology.CodeSystem;
import org.precisionbenefit.terminology.Period;
import org.precisionbenefit.terminology.Quantity;

/** Trials, labs before and after, paid days, concurrent use and what the request says, through the shipped policies. */
class FurtherTermsTest {
    private static final PlanId PLAN = new PlanId("EXAMPLE-HEALTH");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 28);
    private static final String ALIROCUMAB = "1659183";
    private static final String SIPONIMOD_1_MG = "2594608";
    private static final String ATORVASTATIN_20 = "617310";
    private static final String ATORVASTATIN_40 = "617311";
    private static final String TRIAL = "trials(atorvastatin from 40 mg for 56 days within 365 days)";
    private static final DecisionEngine ENGINE = RealReleases.engine(
            RulesFolder.files(), RealReleases.formularyFiles(), RealReleases.noModels(), new ReferenceEvaluator());

    private final List<MedicationFact> medications = new ArrayList<>();
    private final List<LabFact> labs = new ArrayList<>();
    private final List<Fill> fills = new ArrayList<>();
    private final List<CoveragePeriod> coverage = new ArrayList<>();
    private final List<Code> specialties = new ArrayList<>();
    private @Nullable Certification certification;

    private void took(String rxcui, String on, @Nullable Integer days, MedicationFact.Outcome outcome) {
        took(rxcui, on, days, outcome, DOCUMENTED);
    }

    private void took(
            String rxcui, String on, @Nullable Integer days, MedicationFact.Outcome outcome, Provenance.Source source) {
        medications.add(new MedicationFact(
                List.of(Code.of(CodeSystem.RXNORM, rxcui)),
                "",
                days,
                outcome,
                new Provenance("MedicationStatement/" + medications.size(), source, LocalDate.parse(on))));
    }

    private void paid(String rxcui, String on, int days, String quantity) {
        fills.add(new Fill(
                "ExplanationOfBenefit/" + fills.size(),
                Fill.Kind.CLAIMED,
                List.of(Code.of(CodeSystem.RXNORM, rxcui)),
                "",
                new Fill.Supply(LocalDate.parse(on), days, Quantity.of(quantity, "tablet")),
                PLAN,
                false,
                null));
    }

    private void covered(String from) {
        coverage.add(new CoveragePeriod(
                "Coverage/1",
                PLAN,
                LineOfBusiness.COMMERCIAL,
                null,
                new Period(LocalDate.parse(from), null),
                CoveragePeriod.Status.ACTIVE));
    }

    private void measured(String loinc, String on, String value, String unit) {
        labs.add(new LabFact(
                List.of(Code.of(CodeSystem.LOINC, loinc)),
                Quantity.of(value, unit),
                new Provenance("Observation/" + labs.size(), DOCUMENTED, LocalDate.parse(on))));
    }

    private ItemDecision decide(String product, String quantity, int days) {
        DecisionInputs any = AskedItems.request(AskedItems.item(1, product));
        PriorAuthRequest asked = any.request();
        RequestedItem item = new RequestedItem(
                1,
                List.of(Code.of(CodeSystem.RXNORM, product)),
                "",
                Quantity.of(quantity.split(" ", 2)[0], quantity.split(" ", 2)[1]),
                days,
                List.of(),
                certification,
                null);
        DecisionInputs inputs = new DecisionInputs(
                any.id(),
                new PriorAuthRequest(
                        asked.identifier(),
                        null,
                        asked.urgency(),
                        PLAN,
                        new Prescriber("1", "", specialties),
                        null,
                        List.of(item),
                        null),
                new MemberProfile(
                        any.profile().member(),
                        LocalDate.of(1970, 1, 1),
                        any.profile().sex(),
                        List.of(),
                        medications,
                        labs,
                        List.<GeneFact>of(),
                        List.of()),
                new AsOf(TODAY),
                null,
                null);
        KnownHistory known = ENGINE.asked(new MemberHistory(coverage, fills, List.of()), inputs);
        return ENGINE.decide(known == null ? inputs : inputs.knowing(known))
                .items()
                .get(0);
    }

    private TermValue lipid(String term) {
        return value(decide(ALIROCUMAB, "2 pen", 28), term);
    }

    private TermValue siponimod(String term) {
        return value(decide(SIPONIMOD_1_MG, "30 tablet", 30), term);
    }

    private static TermValue value(ItemDecision decided, String term) {
        Evaluation evaluation = decided.evaluation();
        assertThat(evaluation).as(() -> "an evaluation, " + decided.remarks()).isNotNull();
        int open = term.indexOf('(');
        return evaluation
                .facts()
                .get(
                        open < 0
                                ? new TermKey(term, "")
                                : new TermKey(term.substring(0, open), term.substring(open + 1, term.length() - 1)));
    }

    private static void assertNumber(TermValue value, String number, Provenance.Source standing) {
        assertThat(value).isInstanceOfSatisfying(TermValue.Number.class, found -> {
            assertThat(found.value()).isEqualByComparingTo(number);
            assertThat(found.standing()).isEqualTo(standing);
        });
    }

    private static void assertUnknown(TermValue value, TermValue.Reason reason) {
        assertThat(value).isInstanceOfSatisfying(TermValue.Unknown.class, found -> assertThat(found.reason())
                .isEqualTo(reason));
    }

    private static void assertFlag(TermValue value, boolean answer, Provenance.Source standing) {
        assertThat(value).isInstanceOfSatisfying(TermValue.Flag.class, found -> {
            assertThat(found.value()).isEqualTo(answer);
            assertThat(found.standing()).isEqualTo(standing);
        });
    }

    @Test
    void trial_is_shown_by_records_said_by_somebody_or_too_short() {
        assertUnknown(lipid(TRIAL), TermValue.Reason.ABSENT);
        took(ATORVASTATIN_40, "2026-06-01", 30, TAKEN);
        assertNumber(lipid(TRIAL), "0", DOCUMENTED);
        took(ATORVASTATIN_40, "2026-07-01", 30, TAKEN, ATTESTED);
        assertNumber(lipid(TRIAL), "1", ATTESTED);
        took(ATORVASTATIN_40, "2026-08-01", 30, TAKEN);
        assertNumber(lipid(TRIAL), "1", DOCUMENTED);
    }

    @ParameterizedTest
    @CsvSource({"2025-11-27, 0", "2025-12-01, 1"})
    void days_before_the_look_back_do_not_count(String on, int drugs) {
        took(ATORVASTATIN_40, on, 56, TAKEN);
        assertNumber(lipid(TRIAL), String.valueOf(drugs), DOCUMENTED);
    }

    @Test
    void use_that_ended_before_the_look_back_is_too_old() {
        took(ATORVASTATIN_40, "2024-01-01", 90, TAKEN);
        assertUnknown(lipid(TRIAL), TermValue.Reason.STALE);
        covered("2025-01-01");
        assertNumber(lipid(TRIAL), "0", DOCUMENTED);
    }

    @Test
    void lower_strength_counts_only_where_quantity_and_days_make_up_the_dose() {
        took(ATORVASTATIN_20, "2026-06-01", 90, TAKEN);
        assertUnknown(lipid(TRIAL), TermValue.Reason.ABSENT);
        medications.clear();
        paid(ATORVASTATIN_20, "2026-06-01", 60, "60");
        assertUnknown(lipid(TRIAL), TermValue.Reason.ABSENT);
        fills.clear();
        paid(ATORVASTATIN_20, "2026-06-01", 60, "120");
        assertNumber(lipid(TRIAL), "1", DOCUMENTED);
    }

    @Test
    void nothing_paid_is_a_zero_only_where_every_day_of_the_look_back_was_covered() {
        covered("2025-12-01");
        assertUnknown(lipid(TRIAL), TermValue.Reason.ABSENT);
        coverage.clear();
        covered("2025-01-01");
        assertNumber(lipid(TRIAL), "0", DOCUMENTED);
        assertNumber(lipid("paid_days(alirocumab within 180 days)"), "0", DOCUMENTED);
        assertUnknown(lipid("trials(statins not tolerated)"), TermValue.Reason.ABSENT);
    }

    @Test
    void outcome_counts_each_drug_once_and_of_every_drug_needs_each() {
        took(ATORVASTATIN_20, "2026-01-01", 10, NOT_TOLERATED, ATTESTED);
        took(ATORVASTATIN_40, "2026-03-01", 10, NOT_TOLERATED);
        assertNumber(lipid("trials(statins not tolerated)"), "1", DOCUMENTED);
        String every = "every_drug(high-intensity-statins contraindicated)";
        took(ATORVASTATIN_40, "2026-05-01", null, CONTRAINDICATED);
        assertUnknown(lipid(every), TermValue.Reason.ABSENT);
        took("301542", "2026-05-01", null, CONTRAINDICATED, ATTESTED);
        assertFlag(lipid(every), true, ATTESTED);
    }

    @Test
    void paid_days_count_claims_alone() {
        took(ALIROCUMAB, "2026-09-01", 28, TAKEN);
        assertUnknown(lipid("paid_days(alirocumab within 180 days)"), TermValue.Reason.ABSENT);
        assertUnknown(lipid("request_kind"), TermValue.Reason.ABSENT);
        paid(ALIROCUMAB, "2026-10-01", 28, "2");
        assertNumber(lipid("paid_days(alirocumab within 180 days)"), "28", DOCUMENTED);
        assertThat(lipid("request_kind")).extracting("values").asString().contains("renewal");
    }

    @Test
    void kind_of_request_is_what_the_sender_says_and_first_where_nothing_is_known() {
        assertThat(lipid("request_kind")).extracting("values").asString().contains("initial");
        certification = Certification.RENEWAL;
        assertThat(lipid("request_kind")).extracting("values").asString().contains("renewal");
        certification = Certification.INITIAL;
        paid(ALIROCUMAB, "2026-10-01", 28, "2");
        assertThat(lipid("request_kind")).extracting("values").asString().contains("initial");
    }

    @Test
    void fall_is_from_the_last_value_before_the_first_day_and_converts_units() {
        String fall = "ldl_c_fall(13457-7 before high-intensity-statins within 90 days)";
        measured("13457-7", "2026-01-10", "200", "mg/dL");
        measured("22748-8", "2026-11-01", "2.586", "mmol/L");
        assertUnknown(lipid(fall), TermValue.Reason.ABSENT);
        took(ATORVASTATIN_40, "2026-02-01", 90, TAKEN);
        assertThat(lipid(fall)).isInstanceOfSatisfying(TermValue.Number.class, found -> assertThat(found.value())
                .isBetween(new BigDecimal("49.9"), new BigDecimal("50.1")));
        assertThat(lipid("ldl_c(13457-7 within 90 days)"))
                .isInstanceOfSatisfying(TermValue.Number.class, found -> assertThat(found.value())
                        .isBetween(new BigDecimal("99.9"), new BigDecimal("100.1")));
    }

    @Test
    void value_older_than_the_window_is_too_old() {
        measured("13457-7", "2026-08-29", "100", "mg/dL");
        assertUnknown(lipid("ldl_c(13457-7 within 90 days)"), TermValue.Reason.STALE);
        measured("13457-7", "2026-08-30", "100", "mg/dL");
        assertNumber(lipid("ldl_c(13457-7 within 90 days)"), "100", DOCUMENTED);
    }

    @Test
    void concurrent_use_is_a_yes_while_it_lasts_and_never_a_no_by_silence() {
        String taking = "taking(cyp3a4-inducers)";
        assertUnknown(siponimod(taking), TermValue.Reason.ABSENT);
        took("2002", "2026-09-01", 30, TAKEN);
        assertUnknown(siponimod(taking), TermValue.Reason.ABSENT);
        took("8183", "2026-01-01", null, TAKEN);
        assertUnknown(siponimod(taking), TermValue.Reason.STALE);
        took("9384", "2026-11-20", 30, TAKEN, ATTESTED);
        assertFlag(siponimod(taking), true, ATTESTED);
    }

    @Test
    void specialty_is_told_by_the_provider_taxonomy_and_another_one_is_no_no() {
        assertUnknown(siponimod("prescriber_specialty(neurology)"), TermValue.Reason.ABSENT);
        specialties.add(Code.of(CodeSystem.NUCC, "207R00000X"));
        assertUnknown(siponimod("prescriber_specialty(neurology)"), TermValue.Reason.ABSENT);
        specialties.add(Code.of(CodeSystem.NUCC, "2084N0400X"));
        assertFlag(siponimod("prescriber_specialty(neurology)"), true, DOCUMENTED);
    }

    @Test
    void dose_of_a_day_follows_from_product_quantity_and_days() {
        assertNumber(siponimod("daily_dose"), "1", DOCUMENTED);
        assertNumber(value(decide(SIPONIMOD_1_MG, "60 tablet", 30), "daily_dose"), "2", DOCUMENTED);
        assertUnknown(value(decide(SIPONIMOD_1_MG, "60 box", 30), "daily_dose"), TermValue.Reason.ABSENT);
    }

    @Test
    void decision_names_the_section_and_asks_for_what_could_change_it() {
        ItemDecision decided = decide(SIPONIMOD_1_MG, "30 tablet", 30);
        assertThat(decided.evaluation()).isNotNull();
        assertThat(decided.evaluation().findings())
                .filteredOn(finding -> finding.criterion().value().equals("renewal"))
                .allMatch(finding -> finding.status() == Status.NOT_APPLICABLE)
                .hasSize(1);
        assertThat(decided.outcome().determination())
                .isInstanceOfSatisfying(Pended.class, pended -> assertThat(pended.questions())
                        .extracting(question -> question.term().toString())
                        .startsWith("genotype(CYP2C9)")
                        .contains("consultation(neurology)", "corrected_qt(8636-3 within 180 days)")
                        .doesNotContain("stated(stable-or-better-disease-on-the-requested-drug)"));
    }
}
