package org.precisionbenefit.profile.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.precisionbenefit.intake.RefusedRequest;
import org.precisionbenefit.profile.GeneFact;
import org.precisionbenefit.profile.Submission;

/** Every published example is read; what those about inherited genes say was looked up by hand. */
class GenomicsExamplesTest {
    private static final String CONFLICT = "*?/*? | " + GeneReader.DISAGREE;

    /** Examples that are sent together, and the facts that they hold. */
    private static final List<Example> EXAMPLES = List.of(
            new Example("Observation-GenotypeExample1", "GENOTYPE HLA-B *15:02"),
            new Example("Observation-GenotypeExamplePharmVar", "GENOTYPE CYP2D6 *7.001/*1.001"),
            new Example(
                    "Observation-GenotypeExamplePharmVar Observation-HaplotypeExamplePharmVar01"
                            + " Observation-HaplotypeExamplePharmVar02",
                    "GENOTYPE CYP2D6 *7.001/*1.001",
                    "HAPLOTYPES CYP2D6 *7.001/*1.001"),
            new Example("Observation-HaplotypeExamplePharmVar01", "HAPLOTYPES CYP2D6 *7.001/*?"),
            new Example("Observation-HLA-A-haplotype1 Observation-HLA-A-haplotype2", "HAPLOTYPES HLA-A *24:02/*02:06"),
            new Example("Observation-HLA-B-haplotype1 Observation-HLA-B-haplotype2", "HAPLOTYPES HLA-B *35:01/*35:01"),
            new Example("Observation-HLA-B-haplotype1", "HAPLOTYPES HLA-B *35:01"),
            new Example("Observation-HLA-C-haplotype1 Observation-HLA-C-haplotype2"),
            new Example(
                    "Observation-Pgx-geno-1001 Observation-Pgx-var-1011 Observation-Pgx-var-1012"
                            + " Observation-Pgx-var-1013 Observation-Pgx-var-1014 Observation-Pgx-var-1015"
                            + " Observation-Pgx-var-1016 Observation-Pgx-var-1017 Observation-Pgx-var-1018"
                            + " Observation-TxImp01 Observation-TxImp02",
                    "GENOTYPE CYP2C19 *2/*2",
                    "IMPLICATION CYP2C19 Poor Metabolizer",
                    "IMPLICATION CYP2C19 Poor Metabolizer"),
            new Example(
                    "Observation-Pgx-geno-1002 Observation-Pgx-geno-1003 Observation-TxImp06",
                    "GENOTYPE CYP2C9 *1/*1",
                    "GENOTYPE VKORC1 rs9923231 C/T"),
            new Example("Observation-TxImp01"),
            new Example("Observation-Pgx-var-1015", "VARIANT CYP2C19 NC_000010.10:g.96540410G>A homozygous"),
            new Example("Observation-Pgx-var-1019", "VARIANT VKORC1 NC_000016.9:g.31096368G>T heterozygous"),
            // Its identifier is that of another gene than the name beside it.
            new Example("Observation-Pgx-var-1011", "WORDS CYP2C19 " + CONFLICT),
            new Example(
                    "Observation-genotype-hla-a-glstring-r4 Observation-haplotype-hla-a-1-r4",
                    "GENOTYPE HLA-A *03:01:01:01+*30:01:01"),
            new Example(
                    "Observation-TherapeuticImplicationExample1 Observation-GenotypeExample1",
                    "IMPLICATION HLA-B High Risk",
                    "GENOTYPE HLA-B *15:02"),
            new Example("Observation-Genotype-Clinical-Trial-Example-using-haplotypes"),
            new Example(
                    "Bundle-bundle-pgxexample",
                    "IMPLICATION CYP2C9 Rapid Metabolizer",
                    "GENOTYPE CYP2C9 *4/*35B",
                    "HAPLOTYPES CYP2C9 *35B/*4"),
            // The first GL String lacks an asterisk; it is not mended.
            new Example(
                    "Bundle-bundle-CG-IG-HLA-FullBundle-01",
                    "GENOTYPE HLA-A 01:01G+*01:02",
                    "GENOTYPE HLA-B *15:01:01G+*57:01:01G",
                    "HAPLOTYPES HLA-A *01:01:01G/*01:02",
                    "HAPLOTYPES HLA-B *15:01:01G/*57:01:01G"),
            // A diplotype of one gene under two genes studied.
            new Example("Bundle-bundle-cgexample", "GENOTYPE CYP2C9 " + CONFLICT, "GENOTYPE VKORC1 " + CONFLICT),
            new Example("Bundle-bundle-CYP2C19"),
            new Example("STU1 HLAB1502-pgx-example", "OLDER_IMPLICATION HLA-B High Risk", "GENOTYPE HLA-B *15:02"),
            new Example(
                    "STU1 diagnosticreport-pgxexample",
                    "OLDER_IMPLICATION CYP2C9 Rapid Metabolizer",
                    "GENOTYPE CYP2C9 *4/*35B",
                    "HAPLOTYPES CYP2C9 *35B/*4"),
            new Example(
                    "STU1 diagnosticreport-cgexample", "GENOTYPE CYP2C9 " + CONFLICT, "GENOTYPE VKORC1 " + CONFLICT));

    private record Example(List<String> names, List<String> facts) {
        Example(String names, String... facts) {
            this(List.of(names.split(" (?!diag|HLAB)")), List.of(facts));
        }
    }

    private static SortedMap<String, JsonNode> all() throws IOException {
        SortedMap<String, JsonNode> all = new TreeMap<>(GenomicsExamples.stu3());
        GenomicsExamples.stu1().forEach((name, json) -> all.put("STU1 " + name, json));
        assertThat(all).hasSizeGreaterThan(200);
        return all;
    }

    @Test
    void every_example_is_read() throws IOException {
        Map<String, String> refused = new TreeMap<>();
        all().forEach((name, json) -> {
            try {
                GenomicsExamples.read(List.of(json));
            } catch (RefusedRequest no) {
                refused.put(name, no.expression() + ": " + no.explanation());
            }
        });
        assertThat(refused).isEmpty();
    }

    @Test
    void examples_about_inherited_genes_give_the_facts_that_a_person_finds_in_them() throws IOException {
        SortedMap<String, JsonNode> all = all();
        SoftAssertions softly = new SoftAssertions();
        for (Example example : EXAMPLES) {
            Submission read =
                    GenomicsExamples.read(example.names().stream().map(all::get).toList());
            softly.assertThat(said(read.profile().genes()))
                    .as(example.names().toString())
                    .isEqualTo(example.facts());
        }
        softly.assertAll();
    }

    @Test
    void no_other_example_gives_a_gene_fact() throws IOException {
        List<String> looked =
                EXAMPLES.stream().flatMap(example -> example.names().stream()).toList();
        List<String> found = new ArrayList<>();
        all().forEach((name, json) -> {
            if (!looked.contains(name)
                    && !name.startsWith("Observation-Pgx-var-")
                    && !GenomicsExamples.read(List.of(json)).profile().genes().isEmpty()) {
                found.add(name);
            }
        });
        assertThat(found)
                .as("the same report once more, with groups")
                .containsExactly("Bundle-bundle-cgexample-withGrouping");
    }

    private static List<String> said(List<GeneFact> facts) {
        return facts.stream()
                .map(fact -> fact.shape() + " " + fact.gene() + " "
                        + String.join(
                                " | ",
                                Stream.of(fact.diplotype(), fact.phenotype())
                                        .filter(text -> text != null)
                                        .toList()))
                .toList();
    }
}
