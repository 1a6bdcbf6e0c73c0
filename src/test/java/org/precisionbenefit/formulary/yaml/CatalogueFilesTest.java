package org.precisionbenefit.formulary.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.precisionbenefit.formulary.FormularyRelease;
import org.precisionbenefit.terminology.ConfigurationFault;
import org.precisionbenefit.terminology.SourceFile;
import org.precisionbenefit.terminology.SourceFiles;

/** What is wrong in a file of the drug catalogue is said with its place and its cure. */
class CatalogueFilesTest {
    private static final String DRUG = "drugs/abacavir.yaml";

    private static List<String> problems(SourceFiles files) {
        ConfigurationFault fault =
                catchThrowableOfType(ConfigurationFault.class, () -> new FormularyLoader().load(files));
        return fault.problems().stream()
                .map(ConfigurationFault.Problem::message)
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "form: oral tablet | form: oral marvel | The form (oral marvel) of product abacavir 300 MG Oral Tablet"
                        + " of drug abacavir must be a form of drugs/terms/names.yaml.",
                "kind: generic | kind: copy | The kind (copy) of product abacavir 300 MG Oral Tablet of drug abacavir"
                        + " must be one of biologic, biosimilar, brand, generic.",
                "strength: 300 mg | strength: 300 | The strength (300) of product abacavir 300 MG Oral Tablet of drug"
                        + " abacavir must be an amount with its unit, such as 75 mg or 50 mg/ml.",
                "kind: generic | content: big | The content (big) of product abacavir 300 MG Oral Tablet of drug"
                        + " abacavir must be like 0.4 ml.",
                "rxcui: 190521 | keyed_by: product | The rxcui of drug abacavir must be given. Add \"rxcui: ...\".",
                "brands: [Ziagen] | brands: [PLAVIX] | The code (name Plavix) of drug clopidogrel must not also name"
                        + " drug abacavir. Remove one of the two.",
                "brands: [Ziagen] | keyed_by: product | The rxcui (190521) of drug abacavir must be the one of a"
                        + " product, because the drug is keyed by it.",
            })
    void wrong_row_named_with_its_remedy(String text, String wrong, String message) throws IOException {
        String row = wrong.startsWith("content") ? "kind: generic\n    " + wrong : wrong;

        assertThat(problems(AuthoredFolder.shippedBut(DRUG, text, row))).contains(message);
    }

    @Test
    void product_without_any_code_refused() throws IOException {
        SourceFile file = AuthoredFolder.shipped().find(DRUG).orElseThrow();
        String codes = file.text()
                .lines()
                .filter(line -> line.startsWith("    ndc:"))
                .findFirst()
                .orElseThrow();

        assertThat(problems(AuthoredFolder.shippedBut(DRUG, codes + "\n", "")))
                .contains("The product abacavir 300 MG Oral Tablet of drug abacavir must have an rxcui or an ndc. Add"
                        + " one of the two.");
    }

    @Test
    void way_of_writing_a_form_stands_once() throws IOException {
        assertThat(problems(AuthoredFolder.shippedBut(NameTermsFile.PATH, "[tb, dosepk,", "[capsule, dosepk,")))
                .contains("The way of writing a form (capsule) must not stand twice. Remove one.");
        assertThat(problems(AuthoredFolder.shippedBut(NameTermsFile.PATH, "[tb, dosepk,", "[\"-\", dosepk,")))
                .contains("The way of writing a form (-) must hold letters.");
    }

    @Test
    void combination_stands_in_one_file() throws IOException {
        SourceFiles shipped = AuthoredFolder.shipped();
        SourceFile file = shipped.find("drugs/ledipasvir-sofosbuvir.yaml").orElseThrow();
        String other = file.text()
                .replace("Harvoni", "Otherni")
                .replace("drug: ledipasvir/sofosbuvir", "drug: sofosbuvir/ledipasvir")
                .replace("[ledipasvir, sofosbuvir]", "[sofosbuvir, ledipasvir]");

        assertThat(problems(shipped.and(new SourceFiles(List.of(new SourceFile("drugs/z.yaml", other))))))
                .contains("The code (combination of ledipasvir and sofosbuvir) of drug sofosbuvir/ledipasvir must not"
                        + " also name drug ledipasvir/sofosbuvir. Remove one of the two.");
    }

    @Test
    void shipped_files_load_without_a_row_that_is_not_understood() throws IOException {
        FormularyRelease release = new FormularyLoader().load(AuthoredFolder.shipped());

        assertThat(release.drugNamed("adalimumab").orElseThrow().products()).hasSizeGreaterThan(60);
    }
}
