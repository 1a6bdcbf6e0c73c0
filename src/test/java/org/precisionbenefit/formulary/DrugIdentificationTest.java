package org.precisionbenefit.formulary;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.precisionbenefit.evidence.CpicReference;
import org.precisionbenefit.formulary.DrugIdentification.FoundBy;
import org.precisionbenefit.formulary.DrugIdentification.Identified;
import org.precisionbenefit.formulary.DrugIdentification.Reason;
import org.precisionbenefit.formulary.DrugIdentification.Unidentified;
import org.precisionbenefit.formulary.yaml.AuthoredFolder;
import org.precisionbenefit.formulary.yaml.FormularyLoader;
import org.precisionbenefit.terminology.Code;
import org.precisionbenefit.terminology.CodeSystem;
import org.precisionbenefit.terminology.RxCui;

/** Which drug the codes and the text of a request name, by the shipped catalogue. */
class DrugIdentificationTest {
    private static FormularyRelease formulary;

    @BeforeAll
    static void load() throws IOException {
        formulary = new FormularyLoader().load(AuthoredFolder.shipped());
    }

    private static Code ndc(String value) {
        return Code.of(CodeSystem.NDC, value);
    }

    private static Code rxnorm(String value) {
        return Code.of(CodeSystem.RXNORM, value);
    }

    private static Identified found(String text, Code... codes) {
        return (Identified) formulary.identify(List.of(codes), text);
    }

    private static Reason reason(String text, Code... codes) {
        return ((Unidentified) formulary.identify(List.of(codes), text)).reason();
    }

    @ParameterizedTest
    @CsvSource({
        "00093731405, 309362",
        "00093-7314-05, 309362",
        "0093-7314-05, 309362",
        "0093731405, 309362",
        "43598-480-60, 1116635",
        "4359848060, 1116635",
        "43598-0480-60, 1116635",
        "60505-4452-6, 1116635",
        "6050544526, 1116635",
        "16729-273-10, 855812",
    })
    void ndc_in_every_layout_names_its_product(String sent, String product) {
        Identified found = found("", ndc(sent));

        assertThat(Objects.requireNonNull(found.product()).rxcui().value()).isEqualTo(product);
        assertThat(found.foundBy()).isEqualTo(FoundBy.PRODUCT_CODE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0093-7314-06",
                "93731405",
                "000937314050",
                "0093-73140-5",
                "0093-7314-0x",
                "clopidogrel",
                "99999999999"
            })
    void ndc_not_in_catalogue_unknown(String sent) {
        assertThat(reason("", ndc(sent))).isEqualTo(Reason.UNKNOWN_CODE);
    }

    @Test
    void ten_digits_that_fit_two_products_ambiguous() {
        DrugProduct one = product("1", "01234567890");
        DrugProduct other = product("2", "12345067890");
        DrugCatalogue catalogue = new DrugCatalogue(List.of(
                new DrugEntry(new Drug(new RxCui("10"), "one", List.of(one)), List.of(), List.of(), List.of()),
                new DrugEntry(new Drug(new RxCui("20"), "other", List.of(other)), List.of(), List.of(), List.of())));

        assertThat(catalogue.identify(List.of(ndc("1234567890")), ""))
                .isInstanceOfSatisfying(Unidentified.class, unidentified -> assertThat(unidentified.reason())
                        .isEqualTo(Reason.AMBIGUOUS));
        assertThat(catalogue.identify(List.of(ndc("1234-5678-90")), "")).isInstanceOf(Identified.class);
    }

    private static DrugProduct product(String rxcui, String ndc) {
        return new DrugProduct(
                new RxCui(rxcui),
                "name",
                "1 mg",
                "tablet",
                List.of(ndc(ndc)),
                new org.precisionbenefit.terminology.Citation("test", "", null));
    }

    @Test
    void rxnorm_product_before_ingredient() {
        assertThat(found("", rxnorm("32968")).foundBy()).isEqualTo(FoundBy.INGREDIENT_CODE);
        assertThat(found("", rxnorm("32968")).product()).isNull();
        Identified both = found("", rxnorm("32968"), rxnorm("309362"), ndc("00093731405"));
        assertThat(both.foundBy()).isEqualTo(FoundBy.PRODUCT_CODE);
        assertThat(both.drug().name()).isEqualTo("clopidogrel");
    }

    @Test
    void rxnorm_not_in_catalogue_unknown() {
        assertThat(reason("", rxnorm("99999999"))).isEqualTo(Reason.UNKNOWN_CODE);
        assertThat(reason("blood thinner", rxnorm("not a code"))).isEqualTo(Reason.UNKNOWN_CODE);
        assertThat(reason("clopidogrel", rxnorm("309362"), rxnorm("99999999")))
                .as("a known code does not vouch for an unknown one")
                .isEqualTo(Reason.UNKNOWN_CODE);
    }

    @Test
    void detail_repeats_codes_but_no_other_text() {
        assertThat(((Unidentified) formulary.identify(List.of(ndc("99999-9999-99")), "")).detail())
                .isEqualTo("The drug catalogue does not hold the NDC 99999-9999-99.");
        assertThat(((Unidentified) formulary.identify(List.of(rxnorm("Jane Doe")), "")).detail())
                .isEqualTo("The drug catalogue does not hold the RxNorm code that was sent.");
    }

    @Test
    void codes_of_different_drugs_or_products_ambiguous() {
        assertThat(reason("", rxnorm("32968"), rxnorm("613391"))).isEqualTo(Reason.AMBIGUOUS);
        assertThat(reason("", rxnorm("309362"), rxnorm("749198"))).isEqualTo(Reason.AMBIGUOUS);
        assertThat(reason("", rxnorm("309362"), ndc("00378518693"))).isEqualTo(Reason.AMBIGUOUS);
    }

    @Test
    void no_drug_code_said() {
        assertThat(reason("blood thinner")).isEqualTo(Reason.NO_CODE);
        assertThat(reason("", new Code("http://example.org", "309362"))).isEqualTo(Reason.NO_CODE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Prasugrel 10 mg",
                "EFFIENT",
                "Brilinta 90mg tablet",
                "ticagrelor",
                "clopidogrel or prasugrel",
                "warfarin 5 mg",
                "blood thinner",
                "Effientish"
            })
    void text_of_another_drug_or_of_none_that_is_known_disagrees(String text) {
        assertThat(reason(text, rxnorm("309362"))).isEqualTo(Reason.CODE_AND_TEXT_DISAGREE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Plavix 75 mg", "CLOPIDOGREL bisulfate"})
    void text_of_the_same_drug_or_no_text_agrees(String text) {
        assertThat(found(text, rxnorm("309362")).drug().name()).isEqualTo("clopidogrel");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "clopidogrel 300 mg",
                "clopidogrel 300mg tablet",
                "Plavix 7.5 mg",
                "Plavix 7,5 mg",
                "clopidogrel 75 g",
                "clopidogrel 75 mcg",
                "clopidogrel 75 \u00b5g",
                "clopidogrel 75 mg or 300 mg",
                "clopidogrel 75 mg/5 mL",
                "clopidogrel 75 mg per day",
                "clopidogrel 75 mg; clopidogrel 300 MG Oral Tablet [Plavix]",
                "clopidogrel 1,075 mg",
                "clopidogrel 2 %",
                "clopidogrel tab300mg",
                "clopidogrel,300mg",
                "clopidogrel 300. mg",
                "clopidogrel 300\u00a0mg",
                "clopidogrel \uff13\uff10\uff10 mg",
                "clopidogrel 75 IU"
            })
    void text_of_another_strength_than_the_product_disagrees(String text) {
        assertThat(reason(text, rxnorm("309362"))).isEqualTo(Reason.CODE_AND_TEXT_DISAGREE);
        assertThat(reason(text, ndc("00093731405"))).isEqualTo(Reason.CODE_AND_TEXT_DISAGREE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "clopidogrel",
                "clopidogrel 75 mg",
                "CLOPIDOGREL 75MG",
                "clopidogrel 75.0 milligrams",
                "clopidogrel 0.075 g",
                "clopidogrel 75,000 mcg",
                "clopidogrel 75-mg tablet",
                "clopidogrel 75 mg/tablet",
                "clopidogrel 30 tablets of 75 mg for 30 days",
                "clopidogrel 75 MG Oral Tablet; Plavix 75 mg",
                "clopidogrel,75mg",
                "clopidogrel .075 g",
                "clopidogrel gel 2"
            })
    void text_of_the_same_strength_or_of_none_agrees(String text) {
        assertThat(found(text, rxnorm("309362")).product()).isNotNull();
    }

    @Test
    void strength_beside_a_code_of_the_drug_alone_is_that_of_some_product() {
        assertThat(found("clopidogrel 300 mg", rxnorm("32968")).product()).isNull();
        assertThat(reason("clopidogrel 150 mg", rxnorm("32968"))).isEqualTo(Reason.CODE_AND_TEXT_DISAGREE);
        assertThat(reason("clopidogrel 75 mg, 300 mg", rxnorm("32968"))).isEqualTo(Reason.CODE_AND_TEXT_DISAGREE);
    }

    @Test
    void detail_names_the_strength_of_the_code_and_not_the_text() {
        assertThat(((Unidentified) formulary.identify(List.of(rxnorm("309362")), "clopidogrel 300 mg for Jane"))
                        .detail())
                .isEqualTo("The text names a strength that is not the one of RxNorm 309362 (75 mg)."
                        + " Send a text that names the strength of the code, or none.");
        assertThat(((Unidentified) formulary.identify(List.of(rxnorm("32968")), "clopidogrel 1 mg")).detail())
                .startsWith("The text names a strength that no product of RxNorm 32968 has.");
    }

    @Test
    void turkish_locale_same_answer() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr-TR"));
            assertThat(reason("BRILINTA", rxnorm("309362"))).isEqualTo(Reason.CODE_AND_TEXT_DISAGREE);
            assertThat(found("TICAGRELOR", rxnorm("1116635")).drug().name()).isEqualTo("ticagrelor");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void every_shipped_ndc_stands_in_the_price_file_under_its_strength() throws IOException {
        List<String> prices = CpicReference.lines("prices/nadac_2025-12-24_lowest_ndcs.csv");

        int compared = 0;
        for (DrugProduct product : products().toList()) {
            for (Code code : product.codes()) {
                String row = prices.stream()
                        .filter(line -> line.startsWith(code.value() + ","))
                        .findFirst()
                        .orElseThrow();
                String name = product.name().replace("Oral Tablet", "TABLET").toUpperCase(Locale.ROOT);
                assertThat(row.split(",")[1]).isEqualTo(name);
                assertThat(product.source().locator()).endsWith("NADAC rows " + name);
                compared++;
            }
        }
        assertThat(compared).isEqualTo(9);
    }

    @Test
    void every_rxnorm_name_in_the_name_list_is_the_shipped_one() throws IOException {
        List<String> names = CpicReference.lines("terminology/rxcui_names.csv");

        long compared = products()
                .filter(product -> names.stream()
                        .filter(line -> line.startsWith(product.rxcui() + ","))
                        .peek(line -> assertThat(line.split(",")[1]).isEqualToIgnoringCase(product.name()))
                        .findFirst()
                        .isPresent())
                .count();

        assertThat(compared).isEqualTo(3);
    }

    private static Stream<DrugProduct> products() {
        return Stream.of("clopidogrel", "prasugrel", "ticagrelor")
                .flatMap(name -> formulary.drugNamed(name).orElseThrow().products().stream());
    }
}
