package org.precisionbenefit.evidence.label;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.precisionbenefit.evidence.yaml.KnowledgeLoader;
import org.precisionbenefit.formulary.Drug;
import org.precisionbenefit.formulary.FormularyRelease;
import org.precisionbenefit.formulary.yaml.AuthoredFolder;
import org.precisionbenefit.formulary.yaml.FormularyLoader;
import org.precisionbenefit.terminology.SourceFile;
import org.precisionbenefit.terminology.SourceFiles;

/** A decision finds a label by the code under which the catalogue knows the drug. */
class LabelCodesTest {
    private static final Path WITHOUT = Path.of("docs/knowledge/labels-without-code.tsv");
    private static SourceFiles files;
    private static FormularyRelease catalogue;
    private static List<DrugLabel> labels;

    @BeforeAll
    static void load() throws IOException {
        files = AuthoredFolder.shipped();
        catalogue = new FormularyLoader().load(files);
        labels = new KnowledgeLoader().load(files).labels().files();
    }

    @Test
    void label_of_a_drug_of_the_catalogue_carries_its_code_and_says_when_that_is_a_products() {
        SortedMap<String, String> wrong = new TreeMap<>();
        for (DrugLabel label : labels) {
            catalogue
                    .drugNamed(label.name())
                    .filter(drug -> drug.name().equals(label.name()))
                    .ifPresent(drug -> {
                        boolean said = text(label.name()).contains("\nkeyed_by: product");
                        if (!drug.ingredient().equals(label.drug()) || said != isKeyedByProduct(drug)) {
                            wrong.put(label.name(), drug.ingredient() + " and not " + label.drug());
                        }
                    });
        }
        assertThat(wrong).isEmpty();
        assertThat(catalogue.drugNamed("mavacamten")).isPresent();
    }

    private static boolean isKeyedByProduct(Drug drug) {
        return drug.products().stream().anyMatch(product -> drug.ingredient().equals(product.rxcui()));
    }

    private static String text(String drug) {
        return files.files().stream()
                .filter(file -> file.path().startsWith("labels/"))
                .map(SourceFile::text)
                .filter(text -> text.contains("\ndrug: " + drug + "\n"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void every_label_without_a_code_is_listed_with_the_reason() throws IOException {
        List<String[]> rows = Files.readAllLines(WITHOUT).stream()
                .skip(1)
                .map(line -> line.split("\t", -1))
                .toList();

        assertThat(rows).allSatisfy(row -> {
            assertThat(row).hasSize(3);
            assertThat(row[1]).isNotBlank();
        });
        assertThat(rows)
                .extracting(row -> row[0])
                .containsExactlyElementsOf(labels.stream()
                        .filter(label -> label.drug() == null)
                        .map(DrugLabel::name)
                        .toList());
    }
}
