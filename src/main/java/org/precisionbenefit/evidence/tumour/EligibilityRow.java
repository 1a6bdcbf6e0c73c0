package org.precisionbenefit.evidence.tumour;

import java.util.List;
import java.util.Objects;
import org.precisionbenefit.evidence.LabelCheck;

/**
 * What a label says about one drug, tumour and marker.
 *
 * @param name the row's name inside its drug's file
 * @param tumours the kinds of tumour, one of which it must be
 * @param exceptTumours kinds that the label leaves out
 * @param rule what the markers must be
 * @param therapy when and with what the drug is given
 * @param specimens what is asked of specimens
 * @param unchecked what the label asks besides and this engine does not check, one sentence each
 * @param check whether the row was compared with the label
 */
public record EligibilityRow(
        String name,
        List<String> tumours,
        List<String> exceptTumours,
        MarkerRule rule,
        Therapy therapy,
        SpecimenRule specimens,
        List<String> unchecked,
        LabelCheck check) {
    public EligibilityRow {
        Objects.requireNonNull(name, "name is null");
        tumours = List.copyOf(tumours);
        exceptTumours = List.copyOf(exceptTumours);
        Objects.requireNonNull(rule, "rule is null");
        Objects.requireNonNull(therapy, "therapy is null");
        Objects.requireNonNull(specimens, "specimens is null");
        unchecked = List.copyOf(unchecked);
        Objects.requireNonNull(check, "check is null");
        if (tumours.isEmpty()) {
            throw new IllegalArgumentException("A row must name at least one kind of tumour.");
        }
    }
}
