package org.precisionbenefit.formulary.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.precisionbenefit.formulary.load.DrugCode;
import org.precisionbenefit.formulary.load.PublishedDrug;
import org.precisionbenefit.terminology.CodeSystem;

/** A {@code MedicationKnowledge}: one drug for each of its codes, so that none of several is picked. */
final class UsdfDrug {
    private UsdfDrug() {}

    static List<PublishedDrug> read(JsonNode resource) {
        List<PublishedDrug> drugs = new ArrayList<>();
        JsonNode code = resource.path("code");
        String text = Values.text(code.path("text"));
        for (JsonNode coding : Values.items(code.path("coding")).toList()) {
            String display = Values.text(coding.path("display"));
            String value = Values.text(coding.path("code"));
            if (!value.isEmpty()) {
                drugs.add(new PublishedDrug(
                        code(Values.text(coding.path("system")), value), "", display.isEmpty() ? text : display));
            }
        }
        if (drugs.isEmpty()) {
            drugs.add(new PublishedDrug(DrugCode.NONE, "", text));
        }
        return drugs;
    }

    private static DrugCode code(String system, String value) {
        if (CodeSystem.RXNORM.isNamed(system)) {
            return DrugCode.rxNorm(value, new ArrayList<>());
        }
        return CodeSystem.NDC.isNamed(system)
                ? DrugCode.ndc(value, new ArrayList<>())
                : new DrugCode(DrugCode.Kind.UNKNOWN, value);
    }
}
