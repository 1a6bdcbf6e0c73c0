package org.precisionbenefit.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.precisionbenefit.audit.Canonical;
import org.precisionbenefit.audit.json.JsonCanonical;
import org.precisionbenefit.evidence.Action;
import org.precisionbenefit.evidence.DoseCheck;
import org.precisionbenefit.evidence.GeneEvidence;
import org.precisionbenefit.evidence.GuidanceAnswer;
import org.precisionbenefit.evidence.KnowledgeRelease;
import org.precisionbenefit.evidence.label.LabelSays;
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
    void the_dose_ordered_is_held_against_the_figures_of_guideline_and_label() {
        String poor =
                "{\"genes\":[{\"gene\":\"CYP2D6\",\"diplotype\":\"*4/*4\"}],\"drugs\":[\"38400\"],\"member\":{\"age\":40%s}}";
        assertThat(ask(String.format(poor, ",\"dailyDose\":80")).doses())
                .anyMatch(check -> check.limit() == DoseCheck.Limit.START_DOSE
                        && check.basis() == DoseCheck.Basis.GUIDELINE
                        && check.result() == DoseCheck.Result.ABOVE);
        assertThat(ask(String.format(poor, ",\"dailyDose\":40")).doses())
                .filteredOn(check -> check.basis() == DoseCheck.Basis.GUIDELINE)
                .extracting(DoseCheck::result)
                .containsOnly(DoseCheck.Result.WITHIN);
        assertThat(ask(String.format(poor, "")).doses())
                .isNotEmpty()
                .extracting(DoseCheck::result)
                .containsOnly(DoseCheck.Result.CANNOT_TELL);
        assertThat(ask(String.format(poor, ",\"dailyDose\":80,\"treatment\":\"OVER_THREE_MONTHS\""))
                        .doses())
                .noneMatch(check -> check.basis() == DoseCheck.Basis.GUIDELINE);
    }

    @Test
    void a_figure_by_weight_is_compared_where_the_weight_is_known() {
        String child =
                "{\"genes\":[{\"gene\":\"CYP2D6\",\"diplotype\":\"*4/*4\"}],\"drugs\":[\"38400\"],\"member\":{\"age\":10,\"dailyDose\":%s%s}}";
        assertThat(ask(String.format(child, "16", ",\"weight\":30")).doses())
                .anyMatch(check -> check.result() == DoseCheck.Result.ABOVE);
        assertThat(ask(String.format(child, "15", ",\"weight\":30")).doses())
                .noneMatch(check -> check.result() == DoseCheck.Result.ABOVE);
        assertThat(ask(String.format(child, "16", "")).doses())
                .anyMatch(check -> check.result() == DoseCheck.Result.CANNOT_TELL
                        && check.detail().contains("without the weight"));
    }

    @Test
    void a_birth_date_tells_the_age_on_the_day_of_the_question() {
        String born =
                "{\"asOf\":\"%s\",\"genes\":[{\"gene\":\"CYP2C19\",\"diplotype\":\"*1/*2\"}],\"drugs\":[\"121243\"],"
                        + "\"member\":{\"birthDate\":\"2008-11-21\"}}";
        assertThat(ask(String.format(born, "2026-11-21")).guidance().get(0))
                .isInstanceOfSatisfying(
                        GuidanceAnswer.Given.class,
                        given -> assertThat(given.guidance().population()).isEqualTo("adults"));
        assertThat(ask(String.format(born, "2026-11-20")).guidance().get(0))
                .isInstanceOfSatisfying(
                        GuidanceAnswer.Given.class,
                        given -> assertThat(given.guidance().population()).isEqualTo("pediatrics"));
    }

    @Test
    void a_dose_that_no_amount_can_hold_is_no_fault() {
        assertThat(ask("{\"genes\":[{\"gene\":\"CYP2D6\",\"diplotype\":\"*4/*4\"}],\"drugs\":[\"10390\"],"
                                + "\"member\":{\"dailyDose\":12345678901234567890}}")
                        .labels())
                .isNotEmpty();
    }

    @Test
    void a_drug_that_no_file_holds_is_not_covered() {
        EvidenceAnswer answer =
                ask("{\"genes\":[{\"gene\":\"CYP2C19\",\"diplotype\":\"*2/*2\"}],\"drugs\":[\"99999999\"]}");
        assertThat(answer.guidance().get(0)).isInstanceOf(GuidanceAnswer.NotCovered.class);
    }

    @Test
    void labels_that_name_the_gene_speak_also_where_no_guideline_does_and_where_no_number_names_the_drug() {
        EvidenceAnswer poor = ask("{\"genes\":[{\"gene\":\"CYP2C9\",\"diplotype\":\"*3/*3\"}]}");

        assertThat(applying(poor, "siponimod")).containsExactly("CONTRAINDICATED");
        assertThat(applying(poor, "deuruxolitinib")).containsExactly("CONTRAINDICATED");
        assertThat(poor.guidance())
                .filteredOn(one -> one.drug().value().equals("2121085"))
                .singleElement()
                .isInstanceOf(GuidanceAnswer.NotCovered.class);
        EvidenceAnswer normal = ask("{\"genes\":[{\"gene\":\"CYP2C9\",\"diplotype\":\"*1/*1\"}],\"medications\":[]}");
        assertThat(applying(normal, "deuruxolitinib")).containsExactly("STANDARD");
        EvidenceAnswer beside = ask("{\"genes\":[{\"gene\":\"CYP2C9\",\"diplotype\":\"*1/*1\"}],"
                + "\"medications\":[{\"drug\":\"4450\",\"dailyMilligrams\":200}]}");
        assertThat(applying(beside, "deuruxolitinib"))
                .as("fluconazole inhibits the enzyme")
                .containsExactlyInAnyOrder("STANDARD", "CONTRAINDICATED");
    }

    private static List<String> applying(EvidenceAnswer answer, String drug) {
        return answer.labels().stream()
                .filter(label -> label.name().equals(drug))
                .flatMap(label -> label.rules().stream())
                .filter(LabelSays.Rule::applies)
                .flatMap(rule -> rule.actions().stream())
                .map(action -> action.effect() + (action.figure() == null ? "" : " " + action.figure()))
                .toList();
    }

    @Test
    void labels_of_europe_are_asked_for_by_name() {
        String poor = "{\"genes\":[{\"gene\":\"CYP2C19\",\"diplotype\":\"*2/*2\"}],\"drugs\":[\"2600878\"],"
                + "\"medications\":[]%s}";

        assertThat(applying(ask(poor.formatted("")), "mavacamten")).contains("START_DOSE 5");
        assertThat(applying(ask(poor.formatted(",\"labels\":\"US\"")), "mavacamten"))
                .contains("START_DOSE 5");
        assertThat(applying(ask(poor.formatted(",\"labels\":\"EU\"")), "mavacamten"))
                .containsExactly("START_DOSE 2.5");
        assertThat(ask(poor.formatted(",\"labels\":\"EU\"").replace("2600878", "32968"))
                        .labels())
                .as("no label of Europe is held of clopidogrel")
                .isNull();
        assertThatThrownBy(() -> ask(poor.formatted(",\"labels\":\"JP\""))).isInstanceOf(Canonical.Unreadable.class);
    }

    @Test
    void a_population_may_be_named_as_long_as_nothing_speaks_against_it() {
        String named = "{\"genes\":[{\"gene\":\"CYP2C19\",\"diplotype\":\"*2/*2\"}],"
                + "\"member\":{\"population\":\"%s\"%s},\"drugs\":[\"%s\"]%s}";

        assertThat(ask(named.formatted("neurovascular", "", "32968", "")).guidance())
                .singleElement()
                .isInstanceOfSatisfying(GuidanceAnswer.Given.class, given -> {
                    assertThat(given.guidance().population()).isEqualTo("neurovascular");
                    assertThat(given.evidence().limitations())
                            .contains("The population of the guideline (neurovascular) was named, not found out.");
                });
        assertThat(ask(named.formatted("neurovascular", "", "32968", "," + ACS)).guidance())
                .singleElement()
                .isInstanceOfSatisfying(GuidanceAnswer.CannotTell.class, open -> assertThat(open.missing())
                        .containsExactly("population"));
        assertThat(ask(named.formatted("pediatrics", "", "121243", "")).guidance())
                .singleElement()
                .isInstanceOfSatisfying(
                        GuidanceAnswer.Given.class,
                        given -> assertThat(given.guidance().population()).isEqualTo("pediatrics"));
        assertThat(ask(named.formatted("pediatrics", ",\"age\":40", "121243", ""))
                        .guidance())
                .singleElement()
                .isInstanceOf(GuidanceAnswer.CannotTell.class);
        assertThat(ask(named.formatted("pediatrics", "", "32968", "," + ACS)).guidance())
                .as("the guideline on clopidogrel knows no such population")
                .singleElement()
                .isInstanceOfSatisfying(
                        GuidanceAnswer.Given.class,
                        given -> assertThat(given.guidance().population()).isEqualTo("acs-pci"));
        assertThatThrownBy(() -> ask(named.formatted("a".repeat(101), "", "32968", "")))
                .isInstanceOf(Canonical.Unreadable.class);
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
    void a_dose_that_is_none_is_refused_by_its_place() {
        for (String dose : List.of("0", "-1", "-0.0")) {
            assertThatThrownBy(() -> ask("{\"genes\":[{\"gene\":\"CYP2C19\",\"diplotype\":\"*1/*1\"}],"
                            + "\"medications\":[{\"drug\":\"4450\",\"dailyMilligrams\":" + dose + "}]}"))
                    .isInstanceOf(Canonical.Unreadable.class)
                    .hasMessageContaining("/medications/0");
        }
    }

    @Test
    void an_answer_is_read_back_equal() {
        EvidenceAnswer answer = ask("{\"genes\":[{\"gene\":\"CYP2C19\",\"diplotype\":\"*1/*1\"}]," + ACS
                + ",\"medications\":[{\"drug\":\"4450\"}]}");
        assertThat(canonical.decode(canonical.encode(answer), EvidenceAnswer.class))
                .isEqualTo(answer);
    }
}
