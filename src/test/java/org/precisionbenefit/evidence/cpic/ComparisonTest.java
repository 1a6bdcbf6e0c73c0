package org.precisionbenefit.evidence.cpic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.precisionbenefit.evidence.GeneTable;
import org.precisionbenefit.evidence.yaml.KnowledgeLoader;
import org.precisionbenefit.formulary.yaml.AuthoredFolder;

/** What a person is shown of an export that differs from the gene files. */
class ComparisonTest {
    private static final LocalDate DAY = LocalDate.of(2026, 12, 1);
    private static final String ALLELES = "genesymbol,name,activityvalue,clinicalfunctionalstatus\n";
    private static final String RULES = "genesymbol,function1,function2,totalactivityscore,phenotype\n";
    private static List<GeneTable> genes;

    @BeforeAll
    static void load() throws IOException {
        genes = new KnowledgeLoader().load(AuthoredFolder.shipped()).tables();
    }

    /** The differences without those of alleles that the short export does not hold. */
    private static List<Difference> compare(String alleles, String rules) {
        return Comparison.of(genes, new Export(ALLELES + alleles, RULES + rules), DAY, "CPIC database 9").stream()
                .filter(one -> !one.what().endsWith("the export does not hold it"))
                .toList();
    }

    @Test
    void same_rows_no_difference() {
        assertThat(compare("CYP2D6,*4,0.0,No function\nCYP2D6,*41x2,0.5,Decreased function\n", ""))
                .isEmpty();
        assertThat(compare(
                        "",
                        "CYP2B6,Normal function,No function,n/a,Intermediate Metabolizer\n"
                                + "CYP2D6,Decreased function,Normal function,1.25,Normal Metabolizer\n"
                                + "CYP2D6,Unknown function,Normal function,n/a,Indeterminate\n"
                                + "G6PD,IV/Normal,N/A,n/a,Normal\n"))
                .isEmpty();
    }

    @Test
    void other_function_with_the_row_to_paste() {
        Difference one = compare("TPMT,*8,,No function\r\n", "").get(0);

        assertThat(one.what()).isEqualTo("gene TPMT, allele *8: unknown stands; the export says No function");
        assertThat(one.row())
                .isEqualTo("  - {name: \"*8\", function: No function, since: 2026-12-01, source: \"CPIC database 9\"}");
        assertThat(compare("CYP2C9,*57,0.0,No function\n", ""))
                .extracting(Difference::what)
                .containsExactly("gene CYP2C9, allele *57: Unknown function stands; the export says No function, 0.0");
    }

    @Test
    void pasted_row_is_read_and_holds_from_its_day() throws IOException {
        String row = Objects.requireNonNull(
                compare("TPMT,*8,,No function\n", "").get(0).row());
        List<GeneTable> mended = new KnowledgeLoader()
                .load(AuthoredFolder.shippedBut("pgx/TPMT.yaml", "\nalleles:\n", "\nalleles:\n" + row + "\n"))
                .tables();
        GeneTable tpmt = mended.stream()
                .filter(table -> table.gene().value().equals("TPMT"))
                .findFirst()
                .orElseThrow();

        assertThat(tpmt.allele("*8", DAY).orElseThrow().value().function()).isEqualTo("No function");
        assertThat(tpmt.allele("*8", DAY.minusDays(1)).orElseThrow().value().function())
                .isNull();
    }

    @Test
    void new_allele_and_new_gene() {
        List<Difference> found = compare("NUDT15,\"*22\",,Uncertain function\nF5,Leiden,,\n", "");

        assertThat(found)
                .extracting(Difference::what)
                .containsExactly(
                        "gene NUDT15, allele *22: the file does not hold it; the export says Uncertain function",
                        "gene F5, has no file; the export holds 1 alleles of it");
    }

    @Test
    void function_taken_back_and_allele_gone() {
        assertThat(compare("CYP3A5,*3,,\n", ""))
                .extracting(Difference::what)
                .containsExactly("gene CYP3A5, allele *3: No function stands; the export gives no function");
        assertThat(Comparison.of(genes, new Export(ALLELES + "CYP3A5,*3,,No function\n", RULES), DAY, "CPIC"))
                .extracting(Difference::what)
                .contains("gene CYP3A5, allele *1: it stands; the export does not hold it");
    }

    @Test
    void other_rule_score_and_copies() {
        assertThat(compare(
                        "CYP2D6,*1x2,3.0,Increased function\n",
                        "CYP2D6,a,b,1.25,Intermediate Metabolizer\n"
                                + "MT-RNR1,normal risk of aminoglycoside-induced hearing loss,N/A,n/a,no risk\n"))
                .extracting(Difference::what)
                .containsExactly(
                        "gene CYP2D6, allele *1x2: the copies make 2.0; the export says Increased function, 3.0",
                        "gene CYP2D6, score 1.25: Normal Metabolizer stands; the export says Intermediate Metabolizer",
                        "gene MT-RNR1, rule normal risk of aminoglycoside-induced hearing loss alone: normal risk of"
                                + " aminoglycoside-induced hearing loss stands; the export says no risk");
    }

    @Test
    void broken_table_refused_by_name() {
        assertThatThrownBy(() -> Comparison.of(genes, new Export("a,b\n1,2\n", RULES), DAY, "CPIC"))
                .hasMessageContaining("allele_function.csv")
                .hasMessageContaining("clinicalfunctionalstatus");
        assertThatThrownBy(() -> Comparison.of(genes, new Export(ALLELES + "CYP2D6,*4\n", RULES), DAY, "CPIC"))
                .hasMessageContaining("row 2 has 2");
    }
}
