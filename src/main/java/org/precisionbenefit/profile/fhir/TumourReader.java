package org.precisionbenefit.profile.fhir;

import java.util.Optional;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Extension;
import org.precisionbenefit.profile.ConditionFact;
import org.precisionbenefit.profile.TumourFact;
import org.precisionbenefit.profile.fhir.SubmissionBundle.Of;

/** Reads what mCODE adds to a condition: the histology of a tumour, and its stage. */
final class TumourReader {
    private static final String HISTOLOGY =
            "http://hl7.org/fhir/us/mcode/StructureDefinition/mcode-histology-morphology-behavior";

    private TumourReader() {}

    /**
     * The tumour, or empty when the condition has neither histology nor stage.
     *
     * @param of the condition
     * @param fact what was read of it otherwise
     */
    static Optional<TumourFact> read(Of<Condition> of, ConditionFact fact) {
        String histology = of.resource().getExtension().stream()
                .filter(extension -> HISTOLOGY.equals(extension.getUrl()))
                .map(Extension::getValue)
                .filter(CodeableConcept.class::isInstance)
                .map(value -> FhirValues.words((CodeableConcept) value))
                .findFirst()
                .orElse("");
        Optional<String> stage = of.resource().getStage().stream()
                .map(each -> FhirValues.words(each.getSummary()))
                .filter(words -> !words.isEmpty())
                .findFirst();
        if (fact.presence() == ConditionFact.Presence.REFUTED || (histology.isEmpty() && stage.isEmpty())) {
            return Optional.empty();
        }
        return Optional.of(new TumourFact(fact.codes(), histology, stage.orElse(null), null, fact.provenance()));
    }
}
