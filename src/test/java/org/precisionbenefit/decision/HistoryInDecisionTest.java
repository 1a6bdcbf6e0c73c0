package org.precisionbenefit.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.precisionbenefit.audit.json.JsonCanonical;
import org.precisionbenefit.formulary.LineOfBusiness;
import org.precisionbenefit.formulary.PlanId;
import org.precisionbenefit.policy.ReferenceEvaluator;
import org.precisionbenefit.policy.TermKey;
import org.precisionbenefit.policy.TermValue;
import org.precisionbenefit.policy.yaml.RulesFolder;
import org.precisionbenefit.profile.LabFact;
import org.precisionbenefit.profile.MedicationFact;
import org.precisionbenefit.profile.MemberProfile;
import org.precisionbenefit.profile.Provenance;
import org.precisionbenefit.profile.history.CoveragePeriod;
import org.precisionbenefit.profile.history.Fill;
import org.precisionbenefit.profile.history.LabResult;
import org.precisionbenefit.profile.history.MemberHistory;
import org.precisionbenefit.terminology.Code;
import org.precisionbenefit.terminology.CodeSystem;
import org.precisionbenefit.terminology.Period;
import org.precisionbenefit.terminology.Quantity;
import org.precisionbenefit.terminology.SourceFile;
import org.precisionbenefit.terminology.SourceFiles;

/**
 * What the plan's own records say of a member, in decisions of 2026-11-21 about prasugrel, whose policy asks for 30 days of
 * clopidogrel and for the body weight.
 */
class HistoryInDecisionTest {
    private static final PlanId PLAN = new PlanId("DEMO-COMMERCIAL");
    private static final String CLOPIDOGREL = "309362";
    private static final String LEVOTHYROXINE = "966222";
    private static final DecisionEngine SHIPPED = engine(RulesFolder.files());
    /** The same rules, but no claim in a year of full coverage means that there was none. */
    private static final DecisionEngine CLOSED = engine(new SourceFiles(RulesFolder.files().files().stream()
            .map(file -> new SourceFile(
                    file.path(),
                    file.path().equals("vocabulary.yaml")
                            ? file.text()
                                    .replace(
                                            "    argument: ingredient\n"
                                                    + "    absent means: unknown\n"
                                                    + "    ask:\n"
                                                    + "      text: \"For how many",
                                            "    argument: ingredient\n"
                                                    + "    absent means: no\n"
                                                    + "    stale after:\n"
                                                    + "      days: 365 days\n"
                                                    + "      since: 2026-01-01\n"
                                                    + "      source: A rule for this test\n"
                                                    + "      last checked: 2026-11-28\n"
                                                    + "    ask:\n"
                                                    + "      text: \"For how many")
                            : file.text()))
            .toList()));

    private static DecisionEngine engine(SourceFiles rules) {
        return RealReleases.engine(
                rules, RealReleases.formularyFiles(), RealReleases.noModels(), new ReferenceEvaluator());
    }

    @Test
    void days_that_claims_show_are_documented_with_each_claim_and_plan() {
        TermValue days = days(
                SHIPPED,
                List.of(),
                claim("1", CLOPIDOGREL, "2026-09-01", 15),
                claim("2", CLOPIDOGREL, "2026-09-10", 15));
        assertNumber(days, 30, Provenance.Source.DOCUMENTED);
        assertThat(days.facts())
                .extracting(fact -> fact.resource() + " " + fact.date())
                .containsExactly(
                        "ExplanationOfBenefit/1 of plan DEMO-COMMERCIAL 2026-09-01",
                        "ExplanationOfBenefit/2 of plan DEMO-COMMERCIAL 2026-09-10");
    }

    @Test
    void too_few_days_of_claims_alone_are_unknown_and_never_too_few() {
        assertUnknown(
                days(SHIPPED, List.of(), claim("1", CLOPIDOGREL, "2026-09-01", 20)),
                "The plan's own records show fewer days, and what was supplied elsewhere is not known.");
        assertUnknown(
                days(SHIPPED, List.of(), claim("1", CLOPIDOGREL, "2026-09-01", null)),
                "The days of an earlier fill were not sent.");
    }

    @Test
    void claims_and_what_was_sent_add_up_and_one_fill_counts_once() {
        assertNumber(
                days(SHIPPED, List.of(sent("2026-06-01", 20)), claim("1", CLOPIDOGREL, "2026-09-01", 20)),
                40,
                Provenance.Source.DOCUMENTED);
        assertNumber(
                days(SHIPPED, List.of(sent("2026-09-02", 20)), claim("1", CLOPIDOGREL, "2026-09-01", 20)),
                21,
                Provenance.Source.DOCUMENTED);
        assertNumber(
                days(SHIPPED, List.of(sent("2026-06-01", 20)), stated("1", "2026-09-01", 20)),
                40,
                Provenance.Source.ATTESTED);
    }

    @Test
    void claim_that_was_taken_back_or_is_dated_after_the_day_shows_nothing() {
        Fill paid = claim("1", CLOPIDOGREL, "2026-09-01", 30);
        Fill back = new Fill(paid.resource(), paid.kind(), paid.codes(), "", paid.supply(), PLAN, true, null);
        assertUnknown(days(SHIPPED, List.of(), back), "Nothing was sent.");
        assertUnknown(days(SHIPPED, List.of(), claim("1", CLOPIDOGREL, "2026-11-22", 30)), "Nothing was sent.");
    }

    @ParameterizedTest
    @CsvSource({"2025-11-21, true", "2025-11-22, false"})
    void absent_means_none_only_where_every_day_of_the_look_back_was_covered(String since, boolean complete) {
        MemberHistory covered = new MemberHistory(List.of(covered(since, null, "NY")), List.of(), List.of());
        TermValue none = days(CLOSED, List.of(), covered);
        TermValue few = days(
                CLOSED,
                List.of(),
                new MemberHistory(covered.coverage(), List.of(claim("1", CLOPIDOGREL, "2026-09-01", 20)), List.of()));
        if (complete) {
            assertNumber(none, 0, Provenance.Source.DOCUMENTED);
            assertThat(none.facts())
                    .extracting(Provenance::resource)
                    .containsExactly("Coverage/1 of plan DEMO-COMMERCIAL");
            assertNumber(few, 20, Provenance.Source.DOCUMENTED);
        } else {
            assertUnknown(none, "No supply is recorded, and the member was not covered on every day of the look-back.");
            assertUnknown(few, "The plan's own records show fewer days, and what was supplied elsewhere is not known.");
        }
        assertUnknown(days(SHIPPED, List.of(), covered), "Nothing was sent.");
    }

    @Test
    void weight_of_the_plan_s_records_counts_in_its_own_unit_and_contradicts_another_of_its_day() {
        TermValue weight = value(SHIPPED, "body_weight", "29463-7", List.of(), weight("154", "[lb_av]"));
        assertThat(weight).isInstanceOfSatisfying(TermValue.Number.class, number -> assertThat(number.value())
                .isEqualByComparingTo("69.85322498"));
        MemberHistory two = new MemberHistory(
                List.of(), List.of(), List.of(weight("154", "[lb_av]").labs().get(0), lab("2", "82", "kg")));
        assertThat(value(SHIPPED, "body_weight", "29463-7", List.of(), two))
                .isInstanceOfSatisfying(TermValue.Unknown.class, unknown -> {
                    assertThat(unknown.reason()).isEqualTo(TermValue.Reason.CONFLICT);
                    assertThat(unknown.facts()).hasSize(2);
                });
    }

    @Test
    void what_no_policy_asks_about_is_not_recorded_and_its_number_is() {
        MemberHistory history = new MemberHistory(
                List.of(covered("2026-01-01", null, "NY")),
                List.of(claim("1", CLOPIDOGREL, "2026-09-01", 30), claim("CANARY", LEVOTHYROXINE, "2026-09-01", 30)),
                List.of(lab("CANARY-LAB", "99", "mg/dL", "2345-7")));
        KnownHistory known = SHIPPED.asked(history, inputs(List.of()));
        assertThat(known).isNotNull();
        assertThat(known.fills()).hasSize(1);
        assertThat(known.labs()).isEmpty();
        assertThat(known.withheld()).isEqualTo(2);
        assertThat(new JsonCanonical().encode(SHIPPED.decide(inputs(List.of()).knowing(known))))
                .contains("\"withheld\":2", "ExplanationOfBenefit/1")
                .doesNotContain("CANARY");
    }

    /** Atorvastatin and its laboratory values are asked about by policies of other drugs, which are not evaluated here. */
    @Test
    void what_only_policies_of_other_drugs_ask_about_is_not_recorded_and_changes_nothing() {
        DecisionInputs prasugrel = inputs(List.of());
        DecisionInputs alirocumab =
                AskedItems.with(AskedItems.request(AskedItems.item(1, "1659183", "2 mL", 28)), List.of());
        List<Fill> fills = List.of(
                claim("1", CLOPIDOGREL, "2026-09-01", 30),
                claim("STATIN", "617310", "2026-09-01", 90),
                claim("OTHER", LEVOTHYROXINE, "2026-09-01", 30));
        List<LabResult> labs = List.of(lab("LDL", "99", "mg/dL", "13457-7"), lab("WEIGHT", "70", "kg"));
        List<CoveragePeriod> coverage = List.of(covered("2024-01-01", null, "NY"));
        MemberHistory history = new MemberHistory(coverage, fills, labs);
        assertThat(resources(SHIPPED.asked(history, prasugrel)))
                .containsExactly("ExplanationOfBenefit/1", "Observation/WEIGHT");
        assertThat(resources(SHIPPED.asked(history, alirocumab)))
                .contains("ExplanationOfBenefit/STATIN")
                .doesNotContain("ExplanationOfBenefit/1", "ExplanationOfBenefit/OTHER", "Observation/WEIGHT");
        KnownHistory everything = new KnownHistory(coverage, fills, labs, 0);
        for (DecisionInputs inputs : List.of(prasugrel, alirocumab)) {
            DecisionRecord record = SHIPPED.decide(inputs.knowing(SHIPPED.asked(history, inputs)));
            assertThat(record.items())
                    .isEqualTo(SHIPPED.decide(inputs.knowing(everything)).items());
        }
    }

    private static List<String> resources(@Nullable KnownHistory known) {
        assertThat(known).isNotNull();
        return Stream.concat(
                        known.fills().stream().map(Fill::resource),
                        known.labs().stream().map(LabResult::resource))
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "2026-01-01, none, NY, none",
                "2026-01-01, 2026-11-21, none, none",
                "2026-01-01, 2026-11-20, NY, hold no coverage for the day",
                "2026-11-22, none, NY, hold no coverage for the day",
                "2026-01-01, none, NJ, contradict each other or the plan",
            })
    void lapsed_or_ambiguous_coverage_waits_for_a_person_and_says_why(
            String from, @Nullable String to, @Nullable String state, @Nullable String why) {
        DecisionInputs inputs = inputs(List.of());
        MemberHistory history = new MemberHistory(
                List.of(covered(from, to, state)), List.of(claim("1", CLOPIDOGREL, "2026-09-01", 30)), List.of());
        Automatic with = SHIPPED.decide(inputs.knowing(SHIPPED.asked(history, inputs)))
                .items()
                .get(0)
                .outcome()
                .determination();
        boolean doubted = with instanceof Pended pended && pended.reason() == Pended.Reason.MEMBERSHIP_IN_DOUBT;
        assertThat(doubted).isEqualTo(why != null);
        if (with instanceof Pended pended && why != null) {
            assertThat(pended.because()).contains(why);
            assertThat(pended.waitsFor()).isEqualTo(Pended.WaitsFor.HUMAN_REVIEW);
        }
    }

    @Test
    void member_without_history_is_decided_and_recorded_as_before() {
        DecisionInputs inputs = inputs(List.of());
        assertThat(SHIPPED.asked(MemberHistory.NONE, inputs)).isNull();
        String record = new JsonCanonical().encode(SHIPPED.decide(inputs.knowing(null)));
        assertThat(record)
                .isEqualTo(new JsonCanonical().encode(SHIPPED.decide(inputs)))
                .doesNotContain("\"history\"");
    }

    @Test
    void record_with_a_history_is_decided_again_from_itself_alone() {
        JsonCanonical canonical = new JsonCanonical();
        DecisionInputs inputs = inputs(List.of(sent("2026-06-01", 20)));
        MemberHistory history = new MemberHistory(
                List.of(covered("2026-01-01", null, "NY")),
                List.of(claim("1", CLOPIDOGREL, "2026-09-01", 30)),
                List.of(lab("1", "154", "[lb_av]")));
        String record = canonical.encode(SHIPPED.decide(inputs.knowing(SHIPPED.asked(history, inputs))));
        DecisionInputs again = canonical.decode(record, DecisionRecord.class).inputs();
        assertThat(canonical.encode(SHIPPED.decide(again))).isEqualTo(record);
        assertThat(again.history()).isNotNull();
    }

    /** Whatever the records hold, they take no day away from what was sent. */
    @Test
    void records_never_lower_the_days_that_were_sent() {
        Random chance = new Random(7);
        for (int run = 0; run < 60; run++) {
            List<MedicationFact> sent = new ArrayList<>();
            for (int i = 0; i < 1 + chance.nextInt(3); i++) {
                sent.add(sent(
                        LocalDate.of(2026, 1, 1).plusDays(chance.nextInt(300)).toString(), 1 + chance.nextInt(40)));
            }
            List<Fill> fills = new ArrayList<>();
            for (int i = 0; i < 1 + chance.nextInt(4); i++) {
                fills.add(claim(
                        "c" + i,
                        CLOPIDOGREL,
                        LocalDate.of(2026, 1, 1).plusDays(chance.nextInt(300)).toString(),
                        1 + chance.nextInt(40)));
            }
            BigDecimal alone = number(days(SHIPPED, sent, MemberHistory.NONE));
            BigDecimal both = number(days(SHIPPED, sent, new MemberHistory(List.of(), fills, List.of())));
            assertThat(both).as("run " + run).isGreaterThanOrEqualTo(alone.min(new BigDecimal(30)));
        }
    }

    private static BigDecimal number(TermValue value) {
        assertThat(value).isInstanceOf(TermValue.Number.class);
        return ((TermValue.Number) value).value();
    }

    private static TermValue days(DecisionEngine engine, List<MedicationFact> sent, Fill... fills) {
        return days(engine, sent, new MemberHistory(List.of(), List.of(fills), List.of()));
    }

    private static TermValue days(DecisionEngine engine, List<MedicationFact> sent, MemberHistory history) {
        return value(engine, "days_of", "clopidogrel", sent, history);
    }

    private static TermValue value(
            DecisionEngine engine, String term, String argument, List<MedicationFact> sent, MemberHistory history) {
        DecisionInputs inputs = inputs(sent);
        Evaluation evaluation = engine.decide(inputs.knowing(engine.asked(history, inputs)))
                .items()
                .get(0)
                .evaluation();
        assertThat(evaluation).isNotNull();
        return evaluation.facts().get(new TermKey(term, argument));
    }

    private static DecisionInputs inputs(List<MedicationFact> sent) {
        DecisionInputs inputs = AskedItems.with(AskedItems.request(AskedItems.item(1, "855812")), sent);
        return new DecisionInputs(
                inputs.id(),
                inputs.request(),
                new MemberProfile(
                        inputs.profile().member(),
                        inputs.profile().birthDate(),
                        inputs.profile().sex(),
                        inputs.profile().conditions(),
                        sent,
                        List.of(),
                        inputs.profile().genes(),
                        List.of()),
                inputs.asOf(),
                null,
                null);
    }

    private static MedicationFact sent(String day, int days) {
        return new MedicationFact(
                List.of(Code.of(CodeSystem.RXNORM, CLOPIDOGREL)),
                "",
                days,
                MedicationFact.Outcome.TAKEN,
                new Provenance("MedicationDispense/" + day, Provenance.Source.DOCUMENTED, LocalDate.parse(day)));
    }

    private static Fill claim(String id, String rxcui, String day, @Nullable Integer days) {
        return fill("ExplanationOfBenefit/" + id, Fill.Kind.CLAIMED, rxcui, day, days);
    }

    private static Fill stated(String id, String day, int days) {
        return fill("MedicationStatement/" + id, Fill.Kind.STATED, CLOPIDOGREL, day, days);
    }

    private static Fill fill(String resource, Fill.Kind kind, String rxcui, String day, @Nullable Integer days) {
        return new Fill(
                resource,
                kind,
                List.of(Code.of(CodeSystem.RXNORM, rxcui)),
                "",
                new Fill.Supply(LocalDate.parse(day), days, null),
                PLAN,
                false,
                null);
    }

    private static CoveragePeriod covered(String from, @Nullable String to, @Nullable String state) {
        return new CoveragePeriod(
                "Coverage/1",
                PLAN,
                LineOfBusiness.COMMERCIAL,
                state,
                new Period(LocalDate.parse(from), to == null ? null : LocalDate.parse(to)),
                CoveragePeriod.Status.ACTIVE);
    }

    private static MemberHistory weight(String value, String unit) {
        return new MemberHistory(List.of(), List.of(), List.of(lab("1", value, unit)));
    }

    private static LabResult lab(String id, String value, String unit) {
        return lab(id, value, unit, "29463-7");
    }

    private static LabResult lab(String id, String value, String unit, String loinc) {
        return new LabResult(
                "Observation/" + id,
                PLAN,
                new LabFact(
                        List.of(Code.of(CodeSystem.LOINC, loinc)),
                        Quantity.of(value, unit),
                        new Provenance("Observation/" + id, Provenance.Source.DOCUMENTED, LocalDate.of(2026, 11, 1))));
    }

    private static void assertNumber(TermValue value, int days, Provenance.Source standing) {
        assertThat(value).isInstanceOfSatisfying(TermValue.Number.class, number -> {
            assertThat(number.value()).isEqualByComparingTo(String.valueOf(days));
            assertThat(number.standing()).isEqualTo(standing);
        });
    }

    private static void assertUnknown(TermValue value, String detail) {
        assertThat(value).isInstanceOfSatisfying(TermValue.Unknown.class, unknown -> assertThat(unknown.detail())
                .isEqualTo(detail));
    }
}
