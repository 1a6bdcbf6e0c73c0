package org.precisionbenefit.evidence.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.precisionbenefit.evidence.GeneKnowledge;
import org.precisionbenefit.evidence.GeneTable;
import org.precisionbenefit.evidence.label.GeneCondition;
import org.precisionbenefit.formulary.yaml.AuthoredFolder;
import org.precisionbenefit.terminology.ConfigurationFault;
import org.precisionbenefit.terminology.GeneSymbol;
import org.precisionbenefit.terminology.SourceFile;
import org.precisionbenefit.terminology.SourceFiles;

/** What guidance is entered by must be able to come from the gene's file. */
class LookupCheckTest {
    private static SourceFiles changed(String path, String good, String bad) throws IOException {
        List<SourceFile> files = new ArrayList<>();
        for (SourceFile file : AuthoredFolder.shipped().files()) {
            if (file.path().equals(path)) {
                assertThat(file.text()).contains(good);
                files.add(new SourceFile(path, file.text().replace(good, bad)));
            } else {
                files.add(file);
            }
        }
        return new SourceFiles(files);
    }

    @Test
    void every_value_of_the_shipped_guidance_can_come_from_its_gene() throws IOException {
        assertThat(new KnowledgeLoader().load(AuthoredFolder.shipped()).drugs()).hasSizeGreaterThan(100);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "guidance/voriconazole.yaml | Poor Metabolizer | Poor Metaboliser | The value (Poor Metaboliser) of gene CYP2C19 in guidance on drug voriconazole | Did you mean \"Poor Metabolizer\"?",
                "guidance/meloxicam.yaml | \"0.5\" | \"0.25\" | The value (0.25) of gene CYP2C9 in guidance on drug meloxicam | Did you mean \"0.5\"?",
                "guidance/abacavir.yaml | *57:01 positive | *57:02 positive | The value (*57:02 positive) of gene HLA-B in guidance on drug abacavir | Did you mean \"*57:01 positive\"?",
                "guidance/voriconazole.yaml | genes: [CYP2C19] | genes: [CYP2C29] | The gene (CYP2C29) of guidance on drug voriconazole must have a file pgx/CYP2C29.yaml | Did you mean \"CYP2C19\"?",
                "enzymes/CYP2D6.yaml | to: [\"0.0\"] | to: [\"0.1\"] | The value (0.1) of gene CYP2D6 in enzyme CYP2D6 | Did you mean \"0.0\"?",
                "enzymes/CYP2C19.yaml | Poor Metabolizer | Poor Metaboliser | The value (Poor Metaboliser) of gene CYP2C19 in enzyme CYP2C19 | Did you mean \"Poor Metabolizer\"?"
            })
    void value_that_no_result_can_give_is_refused_with_its_place_and_a_cure(
            String path, String good, String bad, String problem, String cure) throws IOException {
        SourceFiles files = changed(path, good, bad);
        assertThatThrownBy(() -> new KnowledgeLoader().load(files))
                .isInstanceOfSatisfying(ConfigurationFault.class, fault -> assertThat(fault.problems())
                        .anySatisfy(one -> {
                            assertThat(one.toString()).startsWith(path + ":").contains(problem, cure);
                            assertThat(one.line()).isPositive();
                            assertThat(one.column()).isPositive();
                        }));
    }

    @Test
    void every_phenotype_that_a_shipped_label_names_is_one_of_its_gene() throws IOException {
        GeneKnowledge knowledge = new KnowledgeLoader().load(AuthoredFolder.shipped());
        List<GeneCondition.Phenotypes> named = new ArrayList<>();
        knowledge.labels().files().forEach(label -> {
            label.rows()
                    .values()
                    .forEach(rows -> rows.forEach(row -> phenotypes(row.value().when(), named)));
            label.tests()
                    .values()
                    .forEach(tests ->
                            tests.forEach(test -> phenotypes(test.value().when(), named)));
        });
        assertThat(named).hasSizeGreaterThan(20).allSatisfy(condition -> {
            GeneTable table = knowledge.gene(new GeneSymbol(condition.gene())).orElseThrow();
            List<String> words = table.phenotypes().stream()
                    .map(word -> word.phenotype().name().toLowerCase(Locale.ROOT))
                    .toList();
            assertThat(condition.phenotypes())
                    .as(condition.gene())
                    .allMatch(one -> words.contains(one.toLowerCase(Locale.ROOT)));
        });
    }

    private static void phenotypes(GeneCondition condition, List<GeneCondition.Phenotypes> found) {
        if (condition instanceof GeneCondition.All all) {
            all.conditions().forEach(one -> phenotypes(one, found));
        } else if (condition instanceof GeneCondition.Any any) {
            any.conditions().forEach(one -> phenotypes(one, found));
        } else if (condition instanceof GeneCondition.Not not) {
            phenotypes(not.condition(), found);
        } else if (condition instanceof GeneCondition.Phenotypes phenotypes) {
            found.add(phenotypes);
        }
    }
}
