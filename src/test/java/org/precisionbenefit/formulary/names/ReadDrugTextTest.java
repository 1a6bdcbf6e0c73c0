package org.precisionbenefit.formulary.names;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.precisionbenefit.evidence.CpicReference;
import org.precisionbenefit.formulary.yaml.AuthoredFolder;
import org.precisionbenefit.formulary.yaml.NameTermsFile;

/** What names of drugs say, one by one and over the lists of names at hand. */
class ReadDrugTextTest {
    private static ReadDrugText reader;

    @BeforeAll
    static void load() throws IOException {
        reader = new ReadDrugText(NameTermsFile.read(
                AuthoredFolder.shipped().find(NameTermsFile.PATH).orElseThrow()));
    }

    private static String said(String name) {
        DrugText text = reader.read(name);
        List<String> parts = new ArrayList<>();
        text.parts().forEach(part -> parts.add(part.name() + " " + part.strengths()));
        return String.join(" + ", parts)
                + " | " + (text.form() == null ? "-" : text.form().name())
                + " | " + (text.brand() == null ? "-" : text.brand())
                + " | "
                + (text.content() == null
                        ? "-"
                        : text.content().amount() + " " + text.content().measure())
                + (text.unread().isEmpty() ? "" : " ? " + text.unread());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '>',
            value = {
                "atorvastatin 20 MG Oral Tablet > atorvastatin [20000 mcg] | oral tablet | - | -",
                "ATORVASTATIN 20 MG TABLET > atorvastatin [20000 mcg] | oral tablet | - | -",
                "atorvastatin 20 MG Oral Tablet [Lipitor] > atorvastatin [20000 mcg] | oral tablet | Lipitor | -",
                "Lipitor 20mg tab > lipitor [20000 mcg] | oral tablet | - | -",
                "0.4 ML adalimumab 100 MG/ML Auto-Injector [Humira]"
                        + " > adalimumab [100000 mcg/ml] | auto-injector | Humira | 0.4 ml",
                "24 HR metformin hydrochloride 500 MG Extended Release Oral Tablet"
                        + " > metformin hydrochloride [500000 mcg] | extended release oral tablet | - | -",
                "60 ACTUAT tiotropium 0.0025 MG/ACTUAT Inhalation Spray"
                        + " > tiotropium [2.5 mcg/actuat] | inhalation spray | - | 60 actuat",
                "hydrocodone bitartrate 5 MG / acetaminophen 325 MG Oral Tablet"
                        + " > hydrocodone bitartrate [5000 mcg] + acetaminophen [325000 mcg] | oral tablet | - | -",
                "Carbamazepine oral tablet 100mg, 200mg, 300 mg or 400 mg"
                        + " > carbamazepine [100000 mcg, 200000 mcg, 300000 mcg, 400000 mcg] | oral tablet | - | -",
                "AMLODIPINE-ATORVAST 5-20 MG > amlodipine atorvast [5000 mcg, 20000 mcg] | - | - | -",
                "ALFUZOSIN HCL ER 10 MG TABLET > alfuzosin hcl er [10000 mcg] | extended release oral tablet | - | -",
                "emtricitabine/tenofovir oral tablet > emtricitabine [] + tenofovir [] | oral tablet | - | -",
                "NDA020800 0.3 ML Epinephrine 1 MG/ML Auto-Injector > epinephrine [1000 mcg/ml] | auto-injector | - |"
                        + " 0.3 ml",
                "Abuse-Deterrent 12 HR Oxycodone Hydrochloride 15 MG Extended Release Oral Tablet"
                        + " > oxycodone hydrochloride [15000 mcg] | extended release oral tablet | - | -",
                "ACETAMINOPHEN 160 MG/5 ML SOLN > acetaminophen [32000 mcg/ml] | oral solution | - | -",
                "{28 (alpelisib 200 MG Oral Tablet) } Pack [Piqray] > alpelisib [200000 mcg] | pack | Piqray | -",
                "clopidogrel > clopidogrel [] | - | - | -",
                "clopidogrel 75 mg for Jane > clopidogrel [75000 mcg] | - | - | - ? [for, jane]",
                "clopidogrel 7,5 mg > clopidogrel [] | - | - | - ? [7, 5, mg]",
            })
    void name_read(String name, String says) {
        assertThat(said(name)).isEqualTo(says);
    }

    @Test
    void list_in_one_line_is_the_same_in_any_way_of_writing() {
        assertThat(said("sertraline oral tablet 25mg, 50mg, 100mg"))
                .isEqualTo(said("Sertraline Oral Tablet 25 MG, 50 MG or 100 MG"));
    }

    @Test
    void forty_milligrams_in_a_syringe_are_fifty_in_a_millilitre() {
        Strength all =
                Objects.requireNonNull(Strengths.in("40 mg/0.8 mL").get(0).strength());
        assertThat(all).isEqualTo(Strengths.in("50 MG/ML").get(0).strength());
        assertThat(all.in(new java.math.BigDecimal("0.8"), "ml"))
                .isEqualTo(Strengths.in("40 mg").get(0).strength());
        assertThat(all.in(java.math.BigDecimal.ONE, "hr")).isNull();
    }

    @Test
    void strengths_of_two_ingredients_are_two() {
        for (String text : List.of(
                "7.5 mg/325 mg", "7.5 mg / 325 mg", "hydrocodone 7.5 MG / acetaminophen 325 MG", "7.5-325 mg")) {
            assertThat(Strengths.in(text))
                    .as(text)
                    .extracting(written -> String.valueOf(written.strength()))
                    .containsExactly("7500 mcg", "325000 mcg");
        }
        assertThat(Strengths.in("75 mg / day").get(0).strength()).hasToString("3125 mcg/hr");
        assertThat(Strengths.in("0.05 MG/MG").get(0).strength()).hasToString("50 mcg/mg");
        assertThat(Strengths.in("75 mg/fortnight").get(0).strength()).hasToString("75000 mcg/fortnight");
    }

    @Test
    void names_of_rxnorm_are_read_or_counted() throws IOException {
        List<String> unread = unread("terminology/rxcui_names.csv", 1, row -> true);

        assertThat(unread).as("names of RxNorm that are not read to their end").hasSize(44);
    }

    @Test
    void descriptions_of_the_price_list_are_read_or_counted() throws IOException {
        List<String> unread = unread("prices/nadac_2025-12-24_lowest_ndcs.csv", 1, row -> true);

        assertThat(unread)
                .as("price list descriptions that are not read to their end")
                .hasSize(3);
    }

    @Test
    void names_that_state_an_amount_give_strengths_for_each_ingredient_or_are_counted() throws IOException {
        List<String> without = names("terminology/rxcui_names.csv").stream()
                .filter(name -> name.matches("(?i).*[0-9] ?(mg|mcg|unt|meq|%)\\b.*"))
                .filter(name -> reader.read(name).isRead())
                .filter(name -> reader.read(name).parts().stream()
                        .anyMatch(part ->
                                part.strengths().isEmpty() && !part.name().startsWith("inert ingredients")))
                .toList();

        assertThat(without)
                .as("names with an amount that is not the strength of each ingredient")
                .isEmpty();
    }

    @Test
    void descriptions_of_the_price_list_without_strength_or_form_are_counted() throws IOException {
        List<DrugText> read = names("prices/nadac_2025-12-24_lowest_ndcs.csv").stream()
                .map(reader::read)
                .filter(DrugText::isRead)
                .toList();

        assertThat(read.stream()
                        .filter(text -> text.parts().get(0).strengths().isEmpty())
                        .count())
                .as("without a strength")
                .isEqualTo(83);
        assertThat(read.stream().filter(text -> text.form() == null).count())
                .as("without a form")
                .isEqualTo(66);
        assertThat(read).hasSizeGreaterThan(900);
    }

    private static List<String> names(String file) throws IOException {
        return CpicReference.lines(file).stream()
                .skip(1)
                .map(line -> CpicReference.cells(line).get(1))
                .distinct()
                .toList();
    }

    private static List<String> unread(String file, int column, Predicate<String> rows) throws IOException {
        return CpicReference.lines(file).stream()
                .skip(1)
                .map(line -> CpicReference.cells(line).get(column))
                .filter(rows)
                .distinct()
                .filter(name -> !reader.read(name).isRead())
                .toList();
    }
}
