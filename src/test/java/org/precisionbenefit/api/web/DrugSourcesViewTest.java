package org.precisionbenefit.api.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.precisionbenefit.evidence.KnowledgeRelease;
import org.precisionbenefit.evidence.yaml.KnowledgeLoader;
import org.precisionbenefit.formulary.yaml.AuthoredFolder;
import org.precisionbenefit.terminology.GeneSymbol;

/** The page of a gene shows guideline, label and markers of a drug side by side. */
class DrugSourcesViewTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 21);
    private static KnowledgeRelease knowledge;

    @BeforeAll
    static void load() throws IOException {
        knowledge = new KnowledgeLoader().load(AuthoredFolder.shipped());
    }

    private static List<DrugSourcesView> of(String gene) {
        return DrugSourcesView.of(new GeneSymbol(gene), knowledge, DAY);
    }

    private static DrugSourcesView drug(String gene, String name) {
        return of(gene).stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void guideline_and_label_of_a_drug_stand_together() {
        DrugSourcesView clopidogrel = drug("CYP2C19", "clopidogrel");
        assertThat(clopidogrel.guideline()).isNotNull();
        assertThat(clopidogrel.label()).isNotEmpty().allSatisfy(line -> {
            assertThat(line.since()).isNotEmpty();
            assertThat(line.source().source()).isNotEmpty();
        });
        assertThat(clopidogrel.sources()).isEqualTo("guideline by CYP2C19, label");
    }

    @Test
    void drug_of_which_only_the_label_speaks_is_there() {
        DrugSourcesView siponimod = drug("CYP2C9", "siponimod");
        assertThat(siponimod.guideline()).isNull();
        assertThat(siponimod.label()).extracting(LabelRowView::when).anyMatch(when -> when.contains("*3/*3"));
    }

    @Test
    void markers_of_a_drug_stand_beside_its_label() {
        assertThat(drug("CYP2C9", "erdafitinib").markers()).isNotEmpty();
    }

    @Test
    void gene_whose_symbol_only_begins_alike_is_another() {
        assertThat(of("CYP2C9")).noneMatch(one -> one.name().equals("mavacamten"));
        assertThat(of("HLA-B"))
                .extracting(DrugSourcesView::name)
                .contains("abacavir")
                .isSorted();
    }

    @Test
    void earlier_day_shows_what_held_then() {
        assertThat(DrugSourcesView.of(new GeneSymbol("CYP2C9"), knowledge, LocalDate.of(2010, 1, 1)))
                .allSatisfy(one -> assertThat(one.label()).isEmpty());
    }
}
