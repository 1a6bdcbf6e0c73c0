package org.precisionbenefit.profile.fhir;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseItemComponent;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseStatus;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.profile.Answer;
import org.precisionbenefit.profile.Provenance;
import org.precisionbenefit.profile.Provenance.Source;
import org.precisionbenefit.profile.fhir.SubmissionBundle.Of;
import org.precisionbenefit.terminology.Code;
import org.precisionbenefit.terminology.CodeSystem;

/** Reads answers to questions that the engine asked: observations and questionnaire items named by a vocabulary term. */
final class AnswerReader {
    private static final String TERM = CodeSystem.TERM.uri();

    private AnswerReader() {}

    /** The term that an observation answers, or empty when it is no answer. */
    static Optional<String> term(Observation observation) {
        return FhirValues.codes(observation.getCode()).stream()
                .filter(code -> code.isFrom(CodeSystem.TERM))
                .map(Code::value)
                .findFirst();
    }

    static List<Answer> read(Of<Observation> observation, String term, Source source) {
        Provenance provenance = new Provenance(
                observation.label(),
                source,
                FhirValues.day(observation.resource().getEffective()));
        List<Answer> answers = new ArrayList<>();
        add(answers, term, observation.resource().getValue(), provenance);
        return answers;
    }

    /** An answer typed into a form is somebody's word, whoever typed it. */
    static List<Answer> read(Of<QuestionnaireResponse> form) {
        QuestionnaireResponseStatus status = form.resource().getStatus();
        List<Answer> answers = new ArrayList<>();
        if (status == QuestionnaireResponseStatus.COMPLETED || status == QuestionnaireResponseStatus.AMENDED) {
            Provenance provenance = new Provenance(
                    form.label(),
                    Source.ATTESTED,
                    FhirValues.day(form.resource().getAuthoredElement()));
            form.resource().getItem().forEach(item -> item(answers, item, provenance));
        }
        return answers;
    }

    private static void item(List<Answer> answers, QuestionnaireResponseItemComponent item, Provenance provenance) {
        Optional<String> term = named(item.getDefinition()).or(() -> named(item.getLinkId()));
        // A repeated answer to a question that takes one is kept twice, so that two different ones end as a conflict.
        term.ifPresent(each -> item.getAnswer().forEach(answer -> add(answers, each, answer.getValue(), provenance)));
        item.getItem().forEach(below -> item(answers, below, provenance));
        item.getAnswer().forEach(answer -> answer.getItem().forEach(below -> item(answers, below, provenance)));
    }

    /** A term is named as {@code urn:precision-benefit:term|term} or {@code urn:precision-benefit:term#term}. */
    private static Optional<String> named(@Nullable String name) {
        if (name == null || name.length() <= TERM.length() + 1 || !name.startsWith(TERM)) {
            return Optional.empty();
        }
        char mark = name.charAt(TERM.length());
        return mark == '|' || mark == '#' ? Optional.of(name.substring(TERM.length() + 1)) : Optional.empty();
    }

    private static void add(List<Answer> answers, String term, @Nullable Type value, Provenance provenance) {
        if (value instanceof Quantity quantity) {
            org.precisionbenefit.terminology.Quantity amount = FhirValues.measured(quantity);
            if (amount != null) {
                answers.add(new Answer(term, plain(amount.value()), amount.unit(), provenance));
            }
            return;
        }
        String text = text(value);
        if (!text.isEmpty()) {
            answers.add(new Answer(term, text, "", provenance));
        }
    }

    private static String text(@Nullable Type value) {
        if (value instanceof BooleanType flag && flag.hasValue()) {
            return flag.booleanValue() ? "true" : "false";
        }
        if (value instanceof IntegerType number && number.hasValue()) {
            return Integer.toString(number.getValue());
        }
        if (value instanceof DecimalType number && number.hasValue()) {
            return plain(number.getValue());
        }
        if (value instanceof StringType word && word.hasValue()) {
            return word.getValue().strip();
        }
        if (value instanceof Coding coding) {
            return coding.hasCode() ? coding.getCode() : "";
        }
        if (value instanceof CodeableConcept concept) {
            return concept.getCodingFirstRep().hasCode()
                    ? concept.getCodingFirstRep().getCode()
                    : FhirValues.words(concept);
        }
        return "";
    }

    private static String plain(BigDecimal number) {
        return number.toPlainString();
    }
}
