package org.precisionbenefit.prediction.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.precisionbenefit.prediction.Requests.DAY;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.precisionbenefit.prediction.Requests;
import org.precisionbenefit.profile.MedicationFact;
import org.precisionbenefit.terminology.Code;
import org.precisionbenefit.terminology.CodeSystem;
import org.precisionbenefit.terminology.RxCui;

class FeatureTest {
    private static final LocalDate TOMORROW = DAY.plusDays(1);
    private static final Extractor DIABETES = new Extractor.HasCondition(list(CodeSystem.ICD10CM, "E11*"));
    private static final Extractor ANTICOAGULANT = new Extractor.TakesDrug(list(CodeSystem.RXNORM, "11289"), 120);
    private static final Extractor HAEMOGLOBIN = new Extractor.LatestLab(
            list(CodeSystem.LOINC, "718-7"),
            new TreeMap<>(java.util.Map.of("g/dL", BigDecimal.ONE, "g/L", new BigDecimal("0.1"))),
            183);
    private static final Extractor ALLELES = new Extractor.GenePhenotype(
            Requests.CYP2C19, new TreeMap<>(java.util.Map.of("Poor Metabolizer", 2f, "Normal Metabolizer", 0f)));

    private static CodeList list(CodeSystem system, String... codes) {
        return new CodeList(
                List.of(codes).stream().map(code -> Code.of(system, code)).toList());
    }

    private static float read(Extractor extractor, Requests request) {
        return extractor.read(new FactView(request.build()));
    }

    @Test
    void age_counts_whole_years_on_the_day() {
        Extractor age = new Extractor.MemberAge();
        assertThat(read(age, Requests.bare().born(LocalDate.of(1951, 11, 21)))).isEqualTo(75f);
        assertThat(read(age, Requests.bare().born(LocalDate.of(1951, 11, 22)))).isEqualTo(74f);
        assertThat(read(age, Requests.bare().born(null))).isNaN();
        assertThat(read(age, Requests.bare().born(TOMORROW))).isNaN();
    }

    @Test
    void condition_present_ruled_out_both_or_neither() {
        assertThat(read(DIABETES, Requests.bare().condition("e119", DAY))).isEqualTo(1f);
        assertThat(read(DIABETES, Requests.bare().diagnosis("E11.65"))).isEqualTo(1f);
        assertThat(read(DIABETES, Requests.bare().condition("E11.9", null))).isEqualTo(1f);
        assertThat(read(DIABETES, Requests.bare().ruledOut("E11.9"))).isEqualTo(0f);
        assertThat(read(DIABETES, Requests.bare())).isNaN();
        assertThat(read(DIABETES, Requests.bare().condition("E11.9", DAY).ruledOut("E11.9")))
                .isNaN();
        assertThat(read(DIABETES, Requests.bare().condition("E1", DAY))).isNaN();
    }

    @Test
    void code_of_other_system_does_not_count() {
        Extractor snomed = new Extractor.HasCondition(list(CodeSystem.SNOMED, "E119"));
        assertThat(read(snomed, Requests.bare().condition("E11.9", DAY))).isNaN();
    }

    @Test
    void drug_counts_when_taken_and_recent() {
        MedicationFact.Outcome taken = MedicationFact.Outcome.TAKEN;
        assertThat(read(ANTICOAGULANT, Requests.bare().takes("11289", DAY.minusDays(120), taken)))
                .isEqualTo(1f);
        assertThat(read(ANTICOAGULANT, Requests.bare().takes("11289", null, taken)))
                .isEqualTo(1f);
        assertThat(read(ANTICOAGULANT, Requests.bare().takes("11289", DAY.minusDays(121), taken)))
                .isNaN();
        assertThat(read(ANTICOAGULANT, Requests.bare().takes("11289", DAY, MedicationFact.Outcome.CONTRAINDICATED)))
                .isNaN();
        assertThat(read(ANTICOAGULANT, Requests.bare().takes("1191", DAY, taken)))
                .isNaN();
    }

    @Test
    void lab_takes_latest_and_converts_unit() {
        Requests request = Requests.bare()
                .lab("718-7", "13.5", "g/dL", DAY.minusDays(40))
                .lab("718-7", "109", "g/L", DAY.minusDays(3));
        assertThat(read(HAEMOGLOBIN, request)).isEqualTo(10.9f);
    }

    @Test
    void lab_too_old_undated_in_unknown_unit_or_contradictory_is_missing() {
        assertThat(read(HAEMOGLOBIN, Requests.bare().lab("718-7", "13.5", "g/dL", DAY.minusDays(184))))
                .isNaN();
        assertThat(read(HAEMOGLOBIN, Requests.bare().lab("718-7", "13.5", "g/dL", null)))
                .isNaN();
        assertThat(read(
                        HAEMOGLOBIN,
                        Requests.bare()
                                .lab("718-7", "13.5", "g/dL", DAY.minusDays(9))
                                .lab("718-7", "8.4", "mmol/L", DAY)))
                .isNaN();
        assertThat(read(
                        HAEMOGLOBIN,
                        Requests.bare().lab("718-7", "13.5", "g/dL", DAY).lab("718-7", "9.0", "g/dL", DAY)))
                .isNaN();
        assertThat(read(
                        HAEMOGLOBIN,
                        Requests.bare().lab("718-7", "13.5", "g/dL", DAY).lab("718-7", "135", "g/L", DAY)))
                .isEqualTo(13.5f);
    }

    @Test
    void gene_unread_unlisted_or_absent_is_missing() {
        assertThat(read(ALLELES, Requests.bare().phenotype("Poor Metabolizer"))).isEqualTo(2f);
        assertThat(read(ALLELES, Requests.bare().phenotype("Indeterminate"))).isNaN();
        assertThat(read(ALLELES, Requests.bare().unreadableGene())).isNaN();
        assertThat(read(ALLELES, Requests.bare())).isNaN();
    }

    @Test
    void requested_drug_is_never_missing() {
        Extractor prasugrel = new Extractor.RequestedDrug(new RxCui("613391"));
        assertThat(read(prasugrel, Requests.bare().requesting("613391"))).isEqualTo(1f);
        assertThat(read(prasugrel, Requests.bare())).isEqualTo(0f);
    }

    /** The planted future: whatever is dated after the day must leave every feature as if it were not there. */
    @Test
    void facts_dated_after_the_day_are_not_read() {
        Requests planted = Requests.bare()
                .condition("E11.9", TOMORROW)
                .takes("11289", TOMORROW, MedicationFact.Outcome.TAKEN)
                .lab("718-7", "7.0", "g/dL", TOMORROW)
                .phenotype("Poor Metabolizer", TOMORROW);
        for (Extractor extractor : List.of(DIABETES, ANTICOAGULANT, HAEMOGLOBIN, ALLELES)) {
            assertThat(read(extractor, planted)).as(extractor.toString()).isNaN();
        }
        assertThat(read(HAEMOGLOBIN, planted.lab("718-7", "13.0", "g/dL", DAY))).isEqualTo(13f);
    }

    @Test
    void absent_fact_stands_for_a_value_only_with_a_reason() {
        Feature.Range flag = new Feature.Range(0f, 1f);
        Feature feature =
                new Feature("on_warfarin", "", ANTICOAGULANT, new Feature.Absent(0f, "Complete claims."), flag, false);
        assertThat(feature.value(new FactView(Requests.bare().build()))).isZero();
        assertThatThrownBy(() -> new Feature.Absent(0f, " ")).hasMessageContaining("must have a reason");
    }

    @Test
    void list_names_missing_and_outside_and_replays_bits() {
        FeatureList list = new FeatureList(List.of(
                new Feature(
                        "age_years",
                        "a",
                        new Extractor.MemberAge(),
                        Feature.Absent.missing(),
                        new Feature.Range(30f, 95f),
                        true),
                new Feature(
                        "haemoglobin", "g/dL", HAEMOGLOBIN, Feature.Absent.missing(), new Feature.Range(7f, 17f), true),
                new Feature("diabetes", "", DIABETES, Feature.Absent.missing(), new Feature.Range(0f, 1f), false)));
        float[] row = list.read(
                new FactView(Requests.bare().born(LocalDate.of(1926, 1, 1)).build()));
        assertThat(list.missingRequired(row)).containsExactly("haemoglobin");
        assertThat(list.outOfRange(row)).containsExactly("age_years");
        assertThat(list.replay(list.record(row))).containsExactly(row);
        assertThatThrownBy(() -> list.replay(list.record(row).subList(0, 2))).hasMessageContaining("in its order");
    }

    @Test
    void codes_match_in_turkish_too() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr-TR"));
            Extractor infarction = new Extractor.HasCondition(list(CodeSystem.ICD10CM, "I21*"));
            assertThat(read(infarction, Requests.bare().condition("i21.4", DAY)))
                    .isEqualTo(1f);
        } finally {
            Locale.setDefault(before);
        }
    }
}
