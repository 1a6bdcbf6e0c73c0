package org.precisionbenefit.formulary.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.precisionbenefit.formulary.load.DrugCode;
import org.precisionbenefit.formulary.load.PublishedDrug;
import org.precisionbenefit.formulary.load.RowFault;
import org.precisionbenefit.terminology.CodeSystem;

/**
 * The {@code MedicationKnowledge} resources by what items call them. A resource is one drug for each of its codes, so
 * that none of several is picked; two resources of one id that differ are nobody's drug.
 */
final class UsdfDrugs {
    private static final int MOST = 500_000;
    private static final Pattern GROUP = Pattern.compile("[^\\[\\]]{1,400} (Product|Pill)");

    private final Map<String, List<Named>> byReference = new TreeMap<>();

    /**
     * A drug.
     *
     * @param drug the drug
     * @param repairs what had to be changed to read it
     */
    record Named(PublishedDrug drug, List<String> repairs) {
        Named {
            repairs = List.copyOf(repairs);
        }
    }

    /** Adds a resource under its id and, in a bundle, under its address, which may be empty. */
    void add(JsonNode resource, String url) {
        List<Named> named = read(resource);
        String id = Values.text(resource.path("id"));
        if (id.isEmpty() && url.isEmpty()) {
            throw new RowFault("A MedicationKnowledge must have an id, by which items refer to it.");
        }
        add(id, named);
        add(url, named);
    }

    private void add(String reference, List<Named> named) {
        if (reference.isEmpty()) {
            return;
        }
        List<Named> first = byReference.putIfAbsent(reference, named);
        if (first != null && !first.equals(named)) {
            byReference.put(reference, List.of());
            throw new RowFault(
                    "Another MedicationKnowledge of the same id says something else; items cannot refer to it.");
        }
    }

    boolean isFull() {
        return byReference.size() > MOST;
    }

    /** The drugs that a reference names. */
    List<Named> of(String reference) {
        List<Named> named = byReference.get(reference);
        if (named == null) {
            named = byReference.get(UsdfPlan.lastPart(reference));
        }
        if (named == null) {
            throw new RowFault("The item must refer to a MedicationKnowledge that is among the files.");
        }
        if (named.isEmpty()) {
            throw new RowFault("The item must refer to one MedicationKnowledge, and several of its id differ.");
        }
        return named;
    }

    private static List<Named> read(JsonNode resource) {
        List<Named> drugs = new ArrayList<>();
        JsonNode code = resource.path("code");
        String text = Values.text(code.path("text"));
        List<JsonNode> codings = Values.items(code.path("coding")).toList();
        boolean all = codings.stream().allMatch(UsdfDrugs::isGroup);
        for (JsonNode coding : codings) {
            if (!all && isGroup(coding)) {
                continue;
            }
            String display = Values.text(coding.path("display"));
            String value = Values.text(coding.path("code"));
            if (!value.isEmpty()) {
                List<String> repairs = new ArrayList<>();
                DrugCode read = code(Values.text(coding.path("system")), value, repairs);
                drugs.add(new Named(new PublishedDrug(read, "", display.isEmpty() ? text : display), repairs));
            }
        }
        if (drugs.isEmpty()) {
            drugs.add(new Named(new PublishedDrug(DrugCode.NONE, "", text), List.of()));
        }
        return List.copyOf(drugs);
    }

    /**
     * Whether a coding beside the drug's own is its dose form group, of all strengths together, for which the guide asks
     * too. RxNorm tells groups by how their names end.
     */
    private static boolean isGroup(JsonNode coding) {
        return CodeSystem.RXNORM.isNamed(Values.text(coding.path("system")))
                && GROUP.matcher(Values.text(coding.path("display"))).matches();
    }

    private static DrugCode code(String system, String value, List<String> repairs) {
        if (CodeSystem.RXNORM.isNamed(system)) {
            return DrugCode.rxNorm(value, repairs);
        }
        if (CodeSystem.NDC.isNamed(system)) {
            return DrugCode.ndc(value, repairs);
        }
        repairs.add("the code's system is neither RxNorm nor NDC, and its kind is unknown");
        return new DrugCode(DrugCode.Kind.UNKNOWN, value);
    }
}
