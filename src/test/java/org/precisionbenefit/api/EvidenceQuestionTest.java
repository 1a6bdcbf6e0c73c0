package org.precisionbenefit.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.LocalDate;
import java.util.Collections;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.precisionbenefit.audit.Canonical;
import org.precisionbenefit.audit.json.JsonCanonical;
import org.precisionbenefit.evidence.Action;
import org.precisionbenefit.evidence.GeneEvidence;
import org.precisionbenefit.evidence.GuidanceAnswer;
import org.precisionbenefit.evidence.KnowledgeRelease;
import org.precisionbenefit.evidence.yaml.KnowledgeLoader;
import org.precisionbenefit.formulary.yaml.AuthoredFolder;

/** Questions about gene results as callers write them, answered by the knowledge that ships. */
class EvidenceQuestionTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);
    private static final String ACS =
            "\"indications\":[{\"system\":\"http://hl7.org/fhir/sid/icd-10-cm\",\"value\":\"I21.4\"}]";
    private static KnowledgeRelease knowledge;

    private final Canonical canonical = new JsonCanonical();

    @BeforeAll
    static void load() throws IOException {
        knowledge = new KnowledgeLoader().load(AuthoredFolder.shipped());
    }

    private EvidenceAnswer ask(String question) {
        return canonical.decode(question, EvidenceQuestion.class).answeredBy(knowledge, TODAY);
    }

    private static Action action(GuidanceAnswer answer) {
        return ((GuidanceAnswer.Given) answer).guidance().action();
    }

    @Test
    void a_diplotype_and_an_indication_get_the_guideline_row() {
        EvidenceAnswer answer =
                ask("{\"genes\":[{\"gene\":\"CYP2C19\",\"diplotype\":\"*2/*2\"}]," + ACS + ",\"drugs\":[\"32968\"]}");
        assertThat(answer.asOf()).isEqualTo(TODAY);
        assertThat(answer.knowledge()).isEqualTo(knowledge.digest());
        assertThat(answer.genes()).singleElement().satisfies(gene -> assertThat(
                        ((GeneEvidence.Known) gene.reading()).phenotype().name())
                .isEqualTo("Poor Metabolizer"));
        assertThat(answer.guidance()).singleElement().satisfies(one -> assertThat(action(one))
                .isEqualTo(Action.AVOID));
        assertThat(answer.withDrugs()).isNull();
    }

    @Test
    void what_other_drugs_make_of_it_stands_beside() {
        EvidenceAnswer answer = ask("{\"genes\":[{\"gene\":\"CYP2C19\",\"diplotype\":\"*1/*1\"}]," + ACS
                + ",\"medications\":[{\"drug\":\"4450\",\"dailyMilligrams\":200}],\"drugs\":[\"32968\"]}");
        assertThat(action(answer.guidance().get(0))).isEqualTo(Action.STANDARD);
        assertThat(action(answer.withDrugs().get(0).answer())).isEqualTo(Action.AVOID);
    }

    @Test
    void an_earlier_day_is_answered_by_what_was_known_of_it() {
        EvidenceAnswer answer =
                ask("{\"asOf\":\"2020-01-01\",\"genes\":[{\"gene\":\"CYP2C19\",\"diplotype\":\"*2/*2\"}]," + ACS
                        + ",\"drugs\":[\"32968\"]}");
        assertThat(answer.guidance().get(0)).isInstanceOf(GuidanceAnswer.NotCovered.class);
    }

    @Test
    void without_drugs_it_speaks_of_every_drug_that_looks_at_the_gene() {
        EvidenceAnswer answer = ask("{\"genes\":[{\"gene\":\"CYP2C19\",\"diplotype\":\"*2/*2\"}]," + ACS + "}");
        assertThat(answer.guidance())
                .extracting(one -> one.drug().value())
                .contains("32968")
                .isSorted();
    }

    @Test
    void a_drug_that_no_file_holds_is_not_covered() {
        EvidenceAnswer answer =
                ask("{\"genes\":[{\"gene\":\"CYP2C19\",\"diplotype\":\"*2/*2\"}],\"drugs\":[\"99999999\"]}");
        assertThat(answer.guidance().get(0)).isInstanceOf(GuidanceAnswer.NotCovered.class);
    }

    @Test
    void a_result_without_any_form_and_too_many_results_are_refused() {
        assertThatThrownBy(() -> ask("{\"genes\":[{\"gene\":\"CYP2C19\"}]}")).isInstanceOf(Canonical.Unreadable.class);
        String one = "{\"gene\":\"CYP2C19\",\"diplotype\":\"*1/*1\"}";
        String many = "{\"genes\":[" + String.join(",", Collections.nCopies(101, one)) + "]}";
        assertThatThrownBy(() -> ask(many)).isInstanceOf(Canonical.Unreadable.class);
        assertThatThrownBy(() -> ask("{}")).isInstanceOf(Canonical.Unreadable.class);
    }

    @Test
    void an_answer_is_read_back_equal() {
        EvidenceAnswer answer = ask("{\"genes\":[{\"gene\":\"CYP2C19\",\"diplotype\":\"*1/*1\"}]," + ACS
                + ",\"medications\":[{\"drug\":\"4450\"}]}");
        assertThat(canonical.decode(canonical.encode(answer), EvidenceAnswer.class))
                .isEqualTo(answer);
    }
}
