package org.precisionbenefit.formulary;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.precisionbenefit.formulary.DrugIdentification.FoundBy;
import org.precisionbenefit.formulary.DrugIdentification.Identified;
import org.precisionbenefit.formulary.DrugIdentification.Reason;
import org.precisionbenefit.formulary.DrugIdentification.Unidentified;
import org.precisionbenefit.formulary.names.Words;
import org.precisionbenefit.formulary.yaml.AuthoredFolder;
import org.precisionbenefit.formulary.yaml.FormularyLoader;
import org.precisionbenefit.formulary.yaml.NameTermsFile;
import org.precisionbenefit.profile.fhir.ReferenceData;
import org.precisionbenefit.terminology.Code;
import org.precisionbenefit.terminology.CodeSystem;
import org.precisionbenefit.terminology.SourceFiles;

/** Codes of every level, names and what goes wrong with them, by the shipped catalogue. */
class NamedDrugTest {
    private static SourceFiles files;
    private static FormularyRelease formulary;

    @BeforeAll
    static void load() throws IOException {
        files = AuthoredFolder.shipped();
        formulary = new FormularyLoader().load(files);
    }

    private static Code rxnorm(String value) {
        return Code.of(CodeSystem.RXNORM, value);
    }

    private static Code ndc(String value) {
        return Code.of(CodeSystem.NDC, value);
    }

    private static Code hcpcs(String value) {
        return Code.of(CodeSystem.HCPCS, value);
    }

    private static DrugIdentification answer(String text, Code... codes) {
        return formulary.identify(List.of(codes), text);
    }

    private static Identified found(String text, Code... codes) {
        return (Identified) answer(text, codes);
    }

    private static Reason reason(String text, Code... codes) {
        return ((Unidentified) answer(text, codes)).reason();
    }

    @ParameterizedTest
    @CsvSource({
        "1946842, abemaciclib, PRODUCT_CODE",
        "1946836, abemaciclib, PRODUCT_CODE",
        "2169311, alpelisib, PRODUCT_CODE",
        "1946828, abemaciclib, GROUP_CODE",
        "1946835, abemaciclib, GROUP_CODE",
        "1946825, abemaciclib, INGREDIENT_CODE",
        "1430441, afatinib, INGREDIENT_CODE",
        "1547545, pembrolizumab, INGREDIENT_CODE",
    })
    void rxnorm_code_of_every_level_says_by_which(String code, String drug, FoundBy by) {
        Identified found = found("", rxnorm(code));

        assertThat(found.drug().name()).isEqualTo(drug);
        assertThat(found.foundBy()).isEqualTo(by);
        assertThat(found.product() != null).isEqualTo(by == FoundBy.PRODUCT_CODE);
        assertThat(found.note()).isNull();
    }

    @Test
    void billing_code_names_the_drug_and_an_exact_code_comes_first() {
        assertThat(found("", hcpcs("J0135")).drug().name()).isEqualTo("adalimumab");
        assertThat(found("", hcpcs("J0135")).foundBy()).isEqualTo(FoundBy.BILLING_CODE);
        assertThat(found("", hcpcs("J0135"), rxnorm("327361")).foundBy()).isEqualTo(FoundBy.BILLING_CODE);
        assertThat(found("", rxnorm("32968"), hcpcs("J9999"), rxnorm("309362")).foundBy())
                .as("a billing code that is not held contradicts no exact code")
                .isEqualTo(FoundBy.PRODUCT_CODE);
        assertThat(reason("", hcpcs("J0135"), rxnorm("309362"))).isEqualTo(Reason.AMBIGUOUS);
        assertThat(reason("", hcpcs("J9999"))).isEqualTo(Reason.UNKNOWN_CODE);
    }

    @Test
    void product_known_by_packages_alone_is_found_by_them() {
        Identified found = found("abacavir 300 mg", ndc("0378-4105-91"));

        assertThat(found.drug().name()).isEqualTo("abacavir");
        assertThat(Objects.requireNonNull(found.product()).rxcui()).isNull();
        assertThat(reason("abacavir 600 mg", ndc("00378410591"))).isEqualTo(Reason.CODE_AND_TEXT_DISAGREE);
    }

    @Test
    void product_tells_form_route_kind_and_content() {
        ProductDetail humira = detail("", rxnorm("1921010"));

        assertThat(humira)
                .isEqualTo(new ProductDetail(
                        "prefilled syringe", "injection", ProductKind.BRAND, "Humira", "0.1 ml", humira.since()));
        assertThat(detail("", rxnorm("2640894")).kind()).isEqualTo(ProductKind.BIOSIMILAR);
        assertThat(detail("", rxnorm("2668483")).kind()).isEqualTo(ProductKind.BIOSIMILAR);
        assertThat(detail("", rxnorm("309362")).kind()).isEqualTo(ProductKind.GENERIC);
    }

    private static ProductDetail detail(String text, Code... codes) {
        return Objects.requireNonNull(
                Objects.requireNonNull(found(text, codes).product()).detail());
    }

    @Test
    void same_product_with_and_without_its_brand_is_the_branded_one() {
        Identified found = found("Verzenio 50 mg", rxnorm("1946830"), rxnorm("1946836"));

        assertThat(Objects.requireNonNull(found.product()).name()).endsWith("[Verzenio]");
        assertThat(reason("", rxnorm("1946830"), rxnorm("1946840")))
                .as("another strength")
                .isEqualTo(Reason.AMBIGUOUS);
        assertThat(reason("", ndc("00093731405"), rxnorm("213169")))
                .as("the package says that the generic was meant")
                .isEqualTo(Reason.AMBIGUOUS);
    }

    // Trap 3: a National Drug Code or something else in the place of an RxNorm code.
    @ParameterizedTest
    @ValueSource(strings = {"00093731405", "0093-7314-05", "99999999", "1.0", "C309362"})
    void code_of_another_system_in_the_place_of_rxnorm_is_unknown(String code) {
        assertThat(reason("", rxnorm(code))).isEqualTo(Reason.UNKNOWN_CODE);
    }

    // Trap 9: leading zeros.
    @Test
    void leading_zeros_belong_to_package_codes_and_to_no_rxnorm_code() {
        assertThat(found("", ndc("00093-7314-05")).foundBy()).isEqualTo(FoundBy.PRODUCT_CODE);
        assertThat(reason("", ndc("93731405"))).isEqualTo(Reason.UNKNOWN_CODE);
        assertThat(reason("", rxnorm("0309362"))).isEqualTo(Reason.UNKNOWN_CODE);
    }

    // Trap 12: strengths of several products in one line.
    @Test
    void strengths_in_one_line_name_the_drug_and_no_product() {
        Identified found = found("atorvastatin oral tablet 10mg, 20mg, 40mg, 80mg");

        assertThat(found.drug().name()).isEqualTo("atorvastatin");
        assertThat(found.product()).isNull();
        assertThat(found.foundBy()).isEqualTo(FoundBy.INGREDIENT_NAME);
        assertThat(reason("clopidogrel 75mg, 300mg", rxnorm("309362"))).isEqualTo(Reason.CODE_AND_TEXT_DISAGREE);
    }

    // Trap 13: a plan may prefer the brand, so that brand and generic have to stay apart.
    @Test
    void brand_and_generic_of_one_drug_are_two_products() {
        DrugProduct generic = Objects.requireNonNull(found("", rxnorm("309362")).product());
        DrugProduct brand = Objects.requireNonNull(found("", rxnorm("213169")).product());

        assertThat(Objects.requireNonNull(generic.detail()).brand()).isNull();
        assertThat(Objects.requireNonNull(brand.detail()).brand()).isEqualTo("Plavix");
        assertThat(generic.clinicalName()).isEqualTo(brand.clinicalName());
    }

    // Trap 17: a code with the text of another drug.
    @Test
    void code_and_text_of_different_drugs_are_a_conflict() {
        assertThat(reason("Cosentyx 150 MG/ML", rxnorm("6809"))).isEqualTo(Reason.CODE_AND_TEXT_DISAGREE);
        assertThat(reason("atorvastatin / amlodipine", rxnorm("83367"))).isEqualTo(Reason.CODE_AND_TEXT_DISAGREE);
        assertThat(reason("ezetimibe and simvastatin", rxnorm("36567"))).isEqualTo(Reason.CODE_AND_TEXT_DISAGREE);
    }

    @Test
    void biosimilar_and_the_brand_of_its_reference_are_a_conflict() {
        assertThat(reason("Humira", rxnorm("2640894"))).isEqualTo(Reason.CODE_AND_TEXT_DISAGREE);
        assertThat(reason("Humira", rxnorm("2668483"))).isEqualTo(Reason.CODE_AND_TEXT_DISAGREE);
        assertThat(found("adalimumab-adbm", rxnorm("2640894")).product()).isNotNull();
        assertThat(found("Cyltezo 20 mg/0.4 mL", rxnorm("2640894")).product()).isNotNull();
        assertThat(found("Cyltezo 20 mg", rxnorm("2640894")).product()).isNotNull();
        assertThat(reason("Cyltezo 40 mg", rxnorm("2640894"))).isEqualTo(Reason.CODE_AND_TEXT_DISAGREE);
    }

    // Trap 18: retired and unknown codes with a readable name.
    @ParameterizedTest
    @CsvSource({
        "99999901, Clopidogrel 75 MG Oral Tablet, clopidogrel",
        "316049, Hydrochlorothiazide 25 MG, hydrochlorothiazide",
        "99999902, Carbamazepine[Tegretol], carbamazepine",
        "99999903, warfarin sodium 5 mg tablet, warfarin",
        "99999904, Lipitor 20mg tab, atorvastatin",
        "99999905, adalimumab-zzzz 100 MG/ML Auto-Injector, adalimumab",
        "99999906, elexacaftor 100 MG / tezacaftor 50 MG / ivacaftor 75 MG Oral Tablet, "
                + "elexacaftor/tezacaftor/ivacaftor",
    })
    void unknown_code_with_a_readable_name_is_found_by_it_and_said_so(String code, String text, String drug) {
        Identified found = found(text, rxnorm(code));

        assertThat(found.drug().name()).isEqualTo(drug);
        assertThat(found.product()).isNull();
        assertThat(found.foundBy()).isEqualTo(FoundBy.INGREDIENT_NAME);
        assertThat(found.note())
                .isEqualTo("The drug catalogue does not hold the RxNorm code " + code
                        + ". The drug was found by its name alone (" + drug + ").");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Simvistatin 10 MG",
                "clopidogrel or prasugrel",
                "no clopidogrel",
                "clopidogrel 75 mg for Jane",
                "clopidogrel resistance",
                "clopidogrel 75 MG Oral Tablet [Lipitor]",
                "inventol 5 MG / atorvastatin 10 MG Oral Tablet",
                "blood thinner",
                ""
            })
    void name_that_is_more_or_less_than_one_drug_names_none(String text) {
        assertThat(reason(text, rxnorm("99999901"))).isEqualTo(Reason.UNKNOWN_CODE);
        assertThat(reason(text)).isEqualTo(Reason.NO_CODE);
    }

    @Test
    void whole_name_without_a_code_names_one_product() {
        Identified generic = found("clopidogrel 75 MG Oral Tablet");
        Identified brand = found("Plavix 75 mg tablet");

        assertThat(generic.foundBy()).isEqualTo(FoundBy.PRODUCT_NAME);
        assertThat(Objects.requireNonNull(generic.product()).rxcui()).hasToString("309362");
        assertThat(Objects.requireNonNull(brand.product()).rxcui()).hasToString("213169");
        assertThat(found("clopidogrel 75 mg").foundBy()).isEqualTo(FoundBy.INGREDIENT_NAME);
        assertThat(found("clopidogrel 80 MG Oral Tablet").product()).isNull();
    }

    @Test
    void answer_names_one_product_and_not_all_of_them() {
        assertThat(found("", rxnorm("309362")).drug().products()).isEmpty();
        assertThat(formulary.drugNamed("clopidogrel").orElseThrow().products()).isNotEmpty();
    }

    @Test
    void release_without_terms_of_names_reads_codes_alone_as_before() {
        FormularyRelease former = new FormularyLoader()
                .load(files.where(path -> path.startsWith("plans/")).and(FormerDrug.FILE));

        assertThat(((Unidentified) former.identify(List.of(rxnorm("99999901")), "inventol 5 mg")).reason())
                .isEqualTo(Reason.UNKNOWN_CODE);
        assertThat(((Unidentified) former.identify(List.of(), "inventol")).reason())
                .isEqualTo(Reason.NO_CODE);
        assertThat(((Identified) former.identify(List.of(rxnorm("2001")), "inventol 5 mg"))
                        .drug()
                        .products())
                .hasSize(1);
    }

    @Test
    void synthea_medications_are_found_wherever_their_ingredient_is_in_the_catalogue() throws IOException {
        SortedMap<String, String> missed = new TreeMap<>();
        int held = 0;
        int found = 0;
        for (JsonNode coding : syntheaCodings()) {
            String display = coding.path("display").asText();
            DrugIdentification answer =
                    answer(display, rxnorm(coding.path("code").asText()));
            if (answer instanceof Identified) {
                found++;
            }
            String words = " " + Words.plain(display) + " ";
            boolean single = !display.contains("/ ") && !display.contains("a/H");
            boolean inCatalogue = single && drugNames().anyMatch(name -> words.startsWith(" " + name + " "));
            if (inCatalogue) {
                held++;
                if (!(answer instanceof Identified)) {
                    missed.put(display, answer.toString());
                }
            }
        }
        System.out.println("Synthea medications: found " + found + ", of a single ingredient in the catalogue " + held);
        assertThat(missed).isEmpty();
        assertThat(found).isGreaterThanOrEqualTo(held).isGreaterThan(40);
    }

    private static Stream<String> drugNames() {
        return files.where(path -> path.startsWith("drugs/") && !path.equals(NameTermsFile.PATH)).files().stream()
                .map(file -> file.text()
                        .lines()
                        .filter(line -> line.startsWith("drug: "))
                        .findFirst())
                .map(line -> Words.plain(line.orElseThrow().substring("drug: ".length())));
    }

    private static List<JsonNode> syntheaCodings() throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        List<JsonNode> codings = new java.util.ArrayList<>();
        try (Stream<Path> bundles = Files.list(ReferenceData.folder("patients/synthea"))) {
            for (Path bundle : bundles.sorted().toList()) {
                for (JsonNode entry : mapper.readTree(bundle.toFile()).path("entry")) {
                    entry.path("resource")
                            .path("medicationCodeableConcept")
                            .path("coding")
                            .forEach(codings::add);
                }
            }
        }
        return codings;
    }
}
