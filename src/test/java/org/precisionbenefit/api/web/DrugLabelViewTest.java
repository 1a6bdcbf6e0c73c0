package org.precisionbenefit.api.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.precisionbenefit.evidence.KnowledgeRelease;
import org.precisionbenefit.evidence.yaml.KnowledgeLoader;
import org.precisionbenefit.formulary.yaml.AuthoredFolder;

/** The page of a drug shows guideline, label and tumour markers together. */
class DrugLabelViewTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 28);
    private static KnowledgeRelease knowledge;

    @BeforeAll
    static void load() throws IOException {
        knowledge = new KnowledgeLoader().load(AuthoredFolder.shipped());
    }

    private static DrugLabelView drug(String path) {
        return DrugLabelView.of(knowledge, path, DAY).orElseThrow();
    }

    @Test
    void guideline_and_label_stand_side_by_side_where_they_differ() {
        DrugLabelView codeine = drug("codeine");

        assertThat(codeine.bothSpeak()).isTrue();
        assertThat(codeine.guideline()).isNotNull().satisfies(guideline -> assertThat(guideline.rows())
                .isNotEmpty());
        assertThat(codeine.rules())
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row.source().source()).contains("prescribing information"));
    }

    @Test
    void markers_and_genes_of_one_label_stand_together() {
        DrugLabelView erdafitinib = drug("erdafitinib");

        assertThat(erdafitinib.markers()).isNotEmpty();
        assertThat(erdafitinib.rules()).isNotEmpty();
        assertThat(erdafitinib.guideline()).isNull();
    }

    @Test
    void drug_of_which_only_a_guideline_speaks_has_its_page() {
        DrugLabelView voriconazole = drug("voriconazole");

        assertThat(voriconazole.guideline()).isNotNull();
        assertThat(voriconazole.rules()).isEmpty();
        assertThat(voriconazole.bothSpeak()).isFalse();
        assertThat(DrugLabelView.of(knowledge, "nothing", DAY)).isEmpty();
    }
}
