package org.precisionbenefit.formulary;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.precisionbenefit.evidence.CpicReference;
import org.precisionbenefit.formulary.DrugIdentification.FoundBy;
import org.precisionbenefit.formulary.DrugIdentification.Identified;
import org.precisionbenefit.formulary.yaml.AuthoredFolder;
import org.precisionbenefit.formulary.yaml.FormularyLoader;
import org.precisionbenefit.formulary.yaml.NameTermsFile;
import org.precisionbenefit.terminology.Code;
import org.precisionbenefit.terminology.CodeSystem;
import org.precisionbenefit.terminology.SourceFiles;

/** What the shipped catalogue holds, and that every row of it says where it comes from. */
class ShippedCatalogueTest {
    private static SourceFiles files;
    private static FormularyRelease formulary;
    private static List<Drug> drugs;

    @BeforeAll
    static void load() throws IOException {
        files = AuthoredFolder.shipped();
        formulary = new FormularyLoader().load(files);
        drugs = files.where(path -> path.startsWith("drugs/") && !path.equals(NameTermsFile.PATH)).files().stream()
                .map(file -> file.text()
                        .lines()
                        .filter(line -> line.startsWith("drug: "))
                        .findFirst()
                        .orElseThrow()
                        .substring("drug: ".length()))
                .map(name -> formulary.drugNamed(name).orElseThrow())
                .toList();
    }

    private static List<DrugProduct> products() {
        return drugs.stream().flatMap(drug -> drug.products().stream()).toList();
    }

    @Test
    void holds_the_products_that_policies_and_samples_need() {
        System.out.println("Drug catalogue: " + drugs.size() + " drugs, "
                + products().size() + " products, "
                + products().stream().mapToLong(one -> one.codes().size()).sum() + " package codes");
        assertThat(drugs).hasSizeGreaterThan(200);
        assertThat(products()).hasSizeGreaterThan(1000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "clopidogrel",
                "prasugrel",
                "ticagrelor",
                "atorvastatin",
                "rosuvastatin",
                "simvastatin",
                "alirocumab",
                "carbamazepine",
                "oxcarbazepine",
                "phenytoin",
                "lamotrigine",
                "abacavir",
                "allopurinol",
                "azathioprine",
                "mercaptopurine",
                "thioguanine",
                "capecitabine",
                "fluorouracil",
                "siponimod",
                "eliglustat",
                "deutetrabenazine",
                "ivacaftor",
                "tezacaftor/ivacaftor",
                "elexacaftor/tezacaftor/ivacaftor",
                "risdiplam",
                "osimertinib",
                "erlotinib",
                "afatinib",
                "trastuzumab",
                "pertuzumab",
                "dabrafenib",
                "vemurafenib",
                "encorafenib",
                "olaparib",
                "niraparib",
                "talazoparib",
                "larotrectinib",
                "entrectinib",
                "pembrolizumab",
                "nivolumab",
                "atezolizumab",
                "adalimumab",
                "dupilumab",
                "semaglutide",
                "liraglutide",
                "tirzepatide",
                "empagliflozin",
                "dapagliflozin",
                "galcanezumab",
                "rimegepant",
                "atogepant",
                "sofosbuvir",
                "sofosbuvir/velpatasvir",
                "glecaprevir/pibrentasvir",
                "denosumab",
                "oxycodone",
                "morphine",
                "fentanyl",
                "tramadol",
                "codeine"
            })
    void holds_every_class_that_is_asked_for(String name) {
        assertThat(formulary.drugNamed(name)).isPresent();
    }

    @Test
    void every_product_says_what_it_is_and_where_that_stands() {
        assertThat(products()).allSatisfy(product -> {
            assertThat(product.source().source()).isNotBlank();
            assertThat(product.source().locator()).isNotBlank();
            assertThat(product.source().lastChecked()).isNotNull();
            assertThat(product.detail()).isNotNull();
            assertThat(Objects.requireNonNull(product.detail()).since()).isNotNull();
            assertThat(product.rxcui() != null || !product.codes().isEmpty()).isTrue();
        });
    }

    @Test
    void every_product_and_package_is_found_by_its_code_and_its_own_name_agrees() {
        for (DrugProduct product : products()) {
            List<Code> codes = new ArrayList<>(product.codes());
            if (product.rxcui() != null) {
                codes.add(Code.of(CodeSystem.RXNORM, product.rxcui().value()));
            }
            for (Code code : codes) {
                DrugIdentification answer = formulary.identify(List.of(code), product.name());
                assertThat(answer).as(product.name()).isInstanceOf(Identified.class);
                assertThat(((Identified) answer).product()).isEqualTo(product);
                assertThat(((Identified) answer).foundBy()).isEqualTo(FoundBy.PRODUCT_CODE);
            }
        }
    }

    @Test
    void every_product_name_without_its_code_names_the_same_drug() {
        for (Drug drug : drugs) {
            for (DrugProduct product : drug.products()) {
                assertThat(formulary.identify(List.of(), product.name()))
                        .as(product.name())
                        .isInstanceOfSatisfying(Identified.class, found -> {
                            assertThat(found.drug().name()).isEqualTo(drug.name());
                            assertThat(found.product() == null
                                            || found.product().clinicalName().equals(product.clinicalName()))
                                    .isTrue();
                        });
            }
        }
    }

    @Test
    void every_code_of_rxnorm_stands_in_the_name_list_under_the_same_name() throws IOException {
        Map<String, String> names = CpicReference.lines("terminology/rxcui_names.csv").stream()
                .map(CpicReference::cells)
                .collect(Collectors.toMap(row -> row.get(0), row -> row.get(1), (one, other) -> one, TreeMap::new));
        long compared = products().stream()
                .filter(product -> product.rxcui() != null)
                .filter(product -> names.containsKey(product.rxcui().value()))
                .peek(product -> assertThat(product.name())
                        .isEqualToIgnoringCase(names.get(product.rxcui().value())))
                .count();

        assertThat(compared).isGreaterThan(900);
    }

    @Test
    void every_package_code_stands_in_the_price_list_under_its_ingredient_or_brand() throws IOException {
        Map<String, String> prices = CpicReference.lines("prices/nadac_2025-12-24_lowest_ndcs.csv").stream()
                .map(CpicReference::cells)
                .collect(Collectors.toMap(
                        row -> row.get(0),
                        row -> row.get(1).toLowerCase(Locale.ROOT),
                        (one, other) -> one,
                        TreeMap::new));
        int compared = 0;
        // A clinic gives them: the price list of pharmacies does not hold their packages.
        List<String> ofClinics = List.of("eteplirsen", "onasemnogene abeparvovec", "viltolarsen");
        for (Drug drug : drugs) {
            for (DrugProduct product : ofClinics.contains(drug.name()) ? List.<DrugProduct>of() : drug.products()) {
                String brand =
                        product.detail() == null ? null : product.detail().brand();
                for (Code code : product.codes()) {
                    assertThat(prices.get(code.value()))
                            .as(product.name())
                            .startsWith((brand == null ? drug.name() : brand).toLowerCase(Locale.ROOT));
                    compared++;
                }
            }
        }
        assertThat(compared).isGreaterThan(300);
    }
}
