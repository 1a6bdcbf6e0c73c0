package org.precisionbenefit.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.precisionbenefit.evidence.Evidence;
import org.precisionbenefit.formulary.FormularyRelease;
import org.precisionbenefit.formulary.yaml.FormularyLoader;
import org.precisionbenefit.policy.LabUnits;
import org.precisionbenefit.policy.Term;
import org.precisionbenefit.policy.TermSource;
import org.precisionbenefit.policy.TermValue;
import org.precisionbenefit.policy.yaml.RulesFolder;
import org.precisionbenefit.profile.LabFact;
import org.precisionbenefit.profile.MemberProfile;
import org.precisionbenefit.profile.Provenance;
import org.precisionbenefit.terminology.Code;
import org.precisionbenefit.terminology.CodeSystem;
import org.precisionbenefit.terminology.Quantity;

/** Measured values in whatever unit they were sent. */
class LabTermsTest {
    private static final String MASS = "2345-7";
    private static final String MOLES = "14749-6";
    private static final LocalDate DAY = LocalDate.of(2026, 11, 1);
    private static final LabTerms SHIPPED = new LabTerms(RulesFolder.release().labUnits());

    @Test
    void mass_and_amount_of_substance_of_one_analyte_agree() {
        assertNumber(SHIPPED.value(MASS, term("mg/dL"), context(lab(MOLES, "7.0", "mmol/L", DAY))), "126.1092");
        assertNumber(SHIPPED.value(MASS, term("mmol/L"), context(lab(MASS, "100", "mg/dL", DAY))), "5.55074490996692");
        assertNumber(SHIPPED.value(MASS, term("mg/dL"), context(lab(MASS, "1.26", "g/L", DAY))), "126");
    }

    @Test
    void one_result_in_two_units_is_one_and_the_term_s_own_unit_counts() {
        // 99 mg/dL is 5.4952 mmol/L, written as 5.5: half of its last digit is 0.9 mg/dL.
        ItemContext both = context(lab(MOLES, "5.5", "mmol/L", DAY), lab(MASS, "99", "mg/dL", DAY));
        assertNumber(SHIPPED.value(MASS, term("mg/dL"), both), "99");
    }

    @Test
    void two_results_of_a_day_that_contradict_each_other_stay_two() {
        ItemContext both = context(lab(MOLES, "7.5", "mmol/L", DAY), lab(MASS, "99", "mg/dL", DAY));
        assertUnknown(SHIPPED.value(MASS, term("mg/dL"), both), TermValue.Reason.CONFLICT, 2);
        ItemContext sameUnit = context(lab(MASS, "99", "mg/dL", DAY), lab(MASS, "99.4", "mg/dL", DAY));
        assertUnknown(SHIPPED.value(MASS, term("mg/dL"), sameUnit), TermValue.Reason.CONFLICT, 2);
    }

    @Test
    void unknown_unit_is_never_guessed() {
        for (String unit : List.of("", "mg%", "MG/DL x", "meq/L", "mmol/mol")) {
            assertUnknown(
                    SHIPPED.value(MASS, term("mg/dL"), context(lab(MASS, "99", unit, DAY))), TermValue.Reason.UNIT, 1);
        }
        assertUnknown(
                SHIPPED.value("4548-4", term("%"), context(lab("4548-4", "53", "mmol/mol", DAY))),
                TermValue.Reason.UNIT,
                1);
    }

    @Test
    void analyte_without_a_molar_mass_is_converted_within_one_kind_only() {
        assertNumber(
                SHIPPED.value("29463-7", term("kg"), context(lab("29463-7", "154", "[lb_av]", DAY))), "69.85322498");
        assertUnknown(
                SHIPPED.value("2324-2", term("g/L"), context(lab("2324-2", "1", "mmol/L", DAY))),
                TermValue.Reason.UNIT,
                1);
    }

    @Test
    void release_without_a_table_of_analytes_converts_nothing() {
        LabTerms before = new LabTerms(LabUnits.NONE);
        assertUnknown(
                before.value("29463-7", term("kg"), context(lab("29463-7", "70000", "g", DAY))),
                TermValue.Reason.UNIT,
                1);
        assertUnknown(
                before.value(MASS, term("mg/dL"), context(lab(MOLES, "7.0", "mmol/L", DAY))),
                TermValue.Reason.ABSENT,
                0);
        assertNumber(before.value(MASS, term("mg/dL"), context(lab(MASS, "99", "mg/dl", DAY))), "99");
    }

    @Test
    void value_that_is_older_than_the_term_accepts_is_stale() {
        Term fresh = new Term(
                "fasting_glucose", Term.Type.NUMBER, "mg/dL", TermSource.LAB, Term.AbsentMeans.UNKNOWN, 90, null);
        assertUnknown(
                SHIPPED.value(MASS, fresh, context(lab(MASS, "99", "mg/dL", LocalDate.of(2026, 8, 22)))),
                TermValue.Reason.STALE,
                1);
        assertNumber(SHIPPED.value(MASS, fresh, context(lab(MASS, "99", "mg/dL", LocalDate.of(2026, 8, 23)))), "99");
    }

    private static Term term(String unit) {
        return new Term("lab", Term.Type.NUMBER, unit, TermSource.LAB, Term.AbsentMeans.UNKNOWN, null, null);
    }

    private static LabFact lab(String loinc, String value, String unit, LocalDate day) {
        return new LabFact(
                List.of(Code.of(CodeSystem.LOINC, loinc)),
                Quantity.of(value, unit),
                new Provenance("Observation/" + loinc, Provenance.Source.DOCUMENTED, day));
    }

    private static ItemContext context(LabFact... labs) {
        DecisionInputs inputs = AskedItems.request(AskedItems.item(1, "855812"));
        MemberProfile member = inputs.profile();
        FormularyRelease formulary =
                new FormularyLoader().load(RealReleases.formularyFiles().where(FormularyLoader::reads));
        return new ItemContext(
                new ItemOfPrescriber(
                        inputs.request().items().get(0), inputs.request().prescriber()),
                formulary.plan(inputs.request().plan()).orElseThrow(),
                PlanRow.of(formulary
                        .item(
                                inputs.request().plan(),
                                formulary.drugNamed("prasugrel").orElseThrow().ingredient(),
                                inputs.asOf())
                        .orElseThrow()),
                new MemberProfile(
                        member.member(),
                        member.birthDate(),
                        member.sex(),
                        List.of(),
                        List.of(),
                        new ArrayList<>(List.of(labs)),
                        List.of(),
                        List.of()),
                new Evidence(List.of(), List.of()),
                new ItemContext.Scoring(List.of(), null),
                inputs.asOf(),
                null);
    }

    private static void assertNumber(TermValue value, String number) {
        assertThat(value).isInstanceOfSatisfying(TermValue.Number.class, found -> assertThat(found.value())
                .isEqualByComparingTo(new BigDecimal(number)));
    }

    private static void assertUnknown(TermValue value, TermValue.Reason reason, int facts) {
        assertThat(value).isInstanceOfSatisfying(TermValue.Unknown.class, unknown -> {
            assertThat(unknown.reason()).isEqualTo(reason);
            assertThat(unknown.facts()).hasSize(facts);
        });
    }
}
