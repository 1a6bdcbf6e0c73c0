package org.precisionbenefit.profile.fhir;

import ca.uhn.fhir.context.BaseRuntimeChildDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementCompositeDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementDefinition;
import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.RuntimeChildExtension;
import java.util.HashSet;
import java.util.Set;

/** The element names that FHIR R4 itself gives, which a refusal may repeat without repeating what was sent. */
public final class ElementNames {
    private static final Set<String> ENTRY_POINTS = Set.of(
            "Bundle",
            "Claim",
            "Condition",
            "Coverage",
            "MedicationRequest",
            "MedicationStatement",
            "Observation",
            "Organization",
            "Patient",
            "Practitioner",
            "QuestionnaireResponse");

    private final Set<String> names = new HashSet<>(Set.of("resource", "resourceType", "fullUrl"));

    public ElementNames(FhirContext context) {
        Set<BaseRuntimeElementDefinition<?>> seen = new HashSet<>();
        ENTRY_POINTS.forEach(type -> collect(context.getResourceDefinition(type), seen));
    }

    public boolean contains(String name) {
        return names.contains(name);
    }

    private void collect(BaseRuntimeElementDefinition<?> definition, Set<BaseRuntimeElementDefinition<?>> seen) {
        if (!(definition instanceof BaseRuntimeElementCompositeDefinition<?> composite) || !seen.add(definition)) {
            return;
        }
        for (BaseRuntimeChildDefinition child : composite.getChildren()) {
            if (child instanceof RuntimeChildExtension) {
                names.add(child.getElementName());
                continue;
            }
            for (String name : child.getValidChildNames()) {
                names.add(name);
                BaseRuntimeElementDefinition<?> below = child.getChildByName(name);
                if (below != null) {
                    collect(below, seen);
                }
            }
        }
    }
}
