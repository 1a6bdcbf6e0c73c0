package org.precisionbenefit.profile.fhir;

import ca.uhn.fhir.context.BaseRuntimeChildDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementCompositeDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementDefinition;
import ca.uhn.fhir.context.FhirContext;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.MedicationDispense;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.MedicationStatement;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.Resource;

/**
 * Tells names of the standard from names that a sender made up: only the first kind may be repeated in a refusal. The
 * names are gathered at construction, from the resources that facts are read from.
 */
public final class ElementNames {
    private static final List<Class<? extends Resource>> RESOURCES = List.of(
            AllergyIntolerance.class,
            Claim.class,
            Condition.class,
            Coverage.class,
            DiagnosticReport.class,
            MedicationDispense.class,
            MedicationRequest.class,
            MedicationStatement.class,
            Observation.class,
            Patient.class,
            QuestionnaireResponse.class);

    private final Set<String> names = new HashSet<>(
            Set.of("resourceType", "id", "meta", "language", "entry", "fullUrl", "resource", "type", "timestamp"));

    public ElementNames(FhirContext context) {
        Set<BaseRuntimeElementDefinition<?>> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<BaseRuntimeElementDefinition<?>> open = new ArrayDeque<>();
        open.push(Objects.requireNonNull(context.getElementDefinition("Extension")));
        RESOURCES.forEach(resource -> open.push(context.getResourceDefinition(resource)));
        while (!open.isEmpty()) {
            BaseRuntimeElementDefinition<?> definition = open.pop();
            if (seen.add(definition) && definition instanceof BaseRuntimeElementCompositeDefinition<?> composite) {
                composite.getChildren().forEach(child -> gather(child, open));
            }
        }
    }

    private void gather(BaseRuntimeChildDefinition child, Deque<BaseRuntimeElementDefinition<?>> open) {
        if (child.getElementName().equals("extension") || child.getElementName().equals("modifierExtension")) {
            // The library gives these a name per data type; JSON knows one name each.
            names.add(child.getElementName());
            return;
        }
        for (String name : child.getValidChildNames()) {
            names.add(name);
            BaseRuntimeElementDefinition<?> definition = child.getChildByName(name);
            if (definition != null) {
                open.push(definition);
            }
        }
    }

    /** Whether the standard gives this name to an element. */
    public boolean contains(String name) {
        return names.contains(name);
    }
}
