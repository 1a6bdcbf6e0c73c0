package org.precisionbenefit.api.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.precisionbenefit.decision.Approved;
import org.precisionbenefit.decision.DecisionRecord;
import org.precisionbenefit.decision.ItemDecision;
import org.precisionbenefit.decision.Pended;
import org.precisionbenefit.decision.Question;
import org.precisionbenefit.evidence.tumour.EligibilityAnswer.Outcome;
import org.precisionbenefit.evidence.tumour.TumourSays;
import org.precisionbenefit.policy.Status;
import org.precisionbenefit.policy.TermKey;
import org.precisionbenefit.policy.TermValue;
import org.precisionbenefit.profile.LineFact;
import org.precisionbenefit.profile.Provenance;

/** A label that gives a drug in the first line only: the line is asked for, sent, answered, and contradicted. */
class LineSubmissionTest {
    private static final UnaryOperator<String> AS_SENT = bundle -> bundle;
    private static final String MARKER = MarkerSubmissionTest.variant("egfr", "final", "EGFR", "p.Leu858Arg");
    private static final TermKey LINE = new TermKey("line_of_therapy", "osimertinib");

    private static String recorded(String value, String performer, String order) {
        return "{'resourceType':'Observation','id':'line','status':'final','subject':{},'code':{'coding':[{'system':"
                + "'http://ncicb.nci.nih.gov/xml/owl/EVS/Thesaurus.owl','code':'C133518'}]},'effectiveDateTime':"
                + "'2026-11-20','performer':[{'reference':'" + performer + "'}]," + order + value + "}";
    }

    private static String byClinic(String value) {
        return recorded(
                value, "Organization/demo-laboratory", "'basedOn':[{'reference':'MedicationRequest/demo-order-1'}],");
    }

    private static String answered(String value) {
        return "{'resourceType':'QuestionnaireResponse','id':'form','status':'completed','subject':{},'authored':"
                + "'2026-11-27','item':[{'linkId':'urn:precision-benefit:term|line_of_therapy(osimertinib)','answer':[{"
                + value + "}]}]}";
    }

    private static UnaryOperator<String> order(String more) {
        return bundle ->
                bundle.replace("\"id\":\"demo-order-1\",", "\"id\":\"demo-order-1\"," + more.replace('\'', '"') + ",");
    }

    private static ItemDecision item(DecisionRecord record) {
        return record.items().get(0);
    }

    private static TumourSays.Row row(DecisionRecord record) {
        return item(record).evidence().ofTumours().get(0).rows().stream()
                .filter(row -> row.name().equals("nsclc-sensitising-first-line"))
                .findFirst()
                .orElseThrow();
    }

    private static Question question(DecisionRecord record) {
        assertThat(item(record).outcome().determination()).isInstanceOf(Pended.class);
        Pended pended = (Pended) item(record).outcome().determination();
        assertThat(pended.questions()).hasSize(1);
        return pended.questions().get(0);
    }

    @Test
    void a_line_that_was_not_sent_is_asked_for_and_a_completion_by_the_clinic_meets_the_criterion() throws IOException {
        DecisionRecord first = MarkerSubmissionTest.decided(AS_SENT, MARKER);

        Question question = question(first);
        assertThat(question.term()).isEqualTo(LINE);
        assertThat(question.text()).contains("osimertinib", "C133518", "based on the order");
        assertThat(question.why()).contains("nsclc-sensitising-first-line", "line of therapy");
        assertThat(first.inputs().profile().lines()).isEmpty();

        DecisionRecord completed = MarkerSubmissionTest.decided(AS_SENT, MARKER, byClinic("'valueInteger':1"));

        assertThat(completed.inputs().profile().lines()).singleElement().satisfies(fact -> {
            assertThat(fact.line()).isEqualTo(1);
            assertThat(fact.item()).isEqualTo(1);
            assertThat(fact.provenance().source()).isEqualTo(Provenance.Source.DOCUMENTED);
        });
        assertThat(row(completed).outcome()).isEqualTo(Outcome.ELIGIBLE);
        assertThat(row(completed).line()).isNotNull();
        assertThat(item(completed).evaluation()).isNotNull().satisfies(evaluation -> assertThat(evaluation.findings())
                .allMatch(finding -> finding.status() == Status.MET));
        assertThat(item(completed).outcome().determination()).isInstanceOf(Approved.class);
    }

    @Test
    void an_answer_is_somebodys_word_and_the_record_of_the_line_alone_is_asked_for() throws IOException {
        DecisionRecord record = MarkerSubmissionTest.decided(AS_SENT, MARKER, answered("'valueInteger':1"));

        assertThat(row(record).outcome()).isEqualTo(Outcome.ELIGIBLE);
        assertThat(question(record).term()).isEqualTo(LINE);
        assertThat(question(record).why()).contains("attested");
        DecisionRecord both = MarkerSubmissionTest.decided(
                AS_SENT, MARKER, answered("'valueInteger':1"), byClinic("'valueInteger':1"));
        assertThat(item(both).outcome().determination()).isInstanceOf(Approved.class);
    }

    @ParameterizedTest
    @CsvSource({"708255002,1", "708256001,2", "708257005,3"})
    void an_order_says_its_line_by_its_category_and_that_is_somebodys_word(String code, int line) throws IOException {
        String category = "'category':[{'coding':[{'system':'http://snomed.info/sct','code':'" + code + "'}]}]";

        DecisionRecord record = MarkerSubmissionTest.decided(order(category), MARKER);

        assertThat(record.inputs().profile().lines()).extracting(LineFact::line).containsExactly(line);
        assertThat(row(record).outcome()).isEqualTo(line == 1 ? Outcome.ELIGIBLE : Outcome.NOT_ELIGIBLE);
        assertThat(item(record).outcome().determination()).isNotInstanceOf(Approved.class);
    }

    @Test
    void an_order_says_its_line_by_a_number() throws IOException {
        String number = "'extension':[{'url':'http://hl7.org/fhir/us/pedcan/StructureDefinition/"
                + "pedcan-line-of-therapy-number','valuePositiveInt':2}]";

        DecisionRecord record = MarkerSubmissionTest.decided(order(number), MARKER);

        assertThat(row(record).outcome()).isEqualTo(Outcome.NOT_ELIGIBLE);
    }

    @Test
    void a_line_that_names_no_order_may_be_of_an_earlier_treatment_and_is_not_used() throws IOException {
        DecisionRecord record = MarkerSubmissionTest.decided(
                AS_SENT, MARKER, recorded("'valueInteger':1", "Organization/demo-laboratory", ""));

        assertThat(record.inputs().profile().lines()).isEmpty();
        assertThat(question(record).term()).isEqualTo(LINE);
    }

    @ParameterizedTest
    @CsvSource({"valueInteger':0", "valueInteger':-1", "valueString':'first", "valueInteger':1000"})
    void what_is_no_line_is_none(String value) throws IOException {
        String sent = "'" + value + (value.contains("String") ? "'" : "");
        DecisionRecord record = MarkerSubmissionTest.decided(AS_SENT, MARKER, byClinic(sent));

        assertThat(row(record).outcome()).isEqualTo(Outcome.MISSING);
    }

    @Test
    void two_lines_contradict_each_other_and_are_no_silent_choice() throws IOException {
        DecisionRecord record = MarkerSubmissionTest.decided(
                AS_SENT, MARKER, byClinic("'valueInteger':1"), answered("'valueInteger':2"));

        assertThat(row(record).outcome()).isEqualTo(Outcome.CONFLICTING);
        assertThat(item(record).evaluation()).isNotNull().satisfies(evaluation -> assertThat(
                        evaluation.facts().get(new TermKey("tumour_eligibility", "osimertinib")))
                .isInstanceOfSatisfying(TermValue.Unknown.class, unknown -> assertThat(unknown.reason())
                        .isEqualTo(TermValue.Reason.CONFLICT)));
    }
}
