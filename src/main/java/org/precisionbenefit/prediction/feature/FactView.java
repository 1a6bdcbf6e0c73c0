package org.precisionbenefit.prediction.feature;

import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.evidence.GeneEvidence;
import org.precisionbenefit.prediction.PredictionInput;
import org.precisionbenefit.profile.ConditionFact;
import org.precisionbenefit.profile.LabFact;
import org.precisionbenefit.profile.MedicationFact;
import org.precisionbenefit.profile.Provenance;
import org.precisionbenefit.terminology.Code;
import org.precisionbenefit.terminology.GeneSymbol;
import org.precisionbenefit.terminology.RxCui;

/**
 * What features may see of one request: nothing dated after the day, codes in plain form. Made once per request and read
 * by every model.
 */
public final class FactView {
    private final PredictionInput input;
    private final LocalDate day;
    private final List<Code> present = new ArrayList<>();
    private final List<Code> refuted = new ArrayList<>();
    private final List<DatedCodes<MedicationFact>> medications = new ArrayList<>();
    private final List<DatedCodes<LabFact>> labs = new ArrayList<>();

    public FactView(PredictionInput input) {
        this.input = input;
        this.day = input.asOf().date();
        addPlain(input.diagnoses(), present);
        for (ConditionFact condition : input.profile().conditions()) {
            if (isKnown(condition.provenance())) {
                addPlain(condition.codes(), condition.presence() == ConditionFact.Presence.PRESENT ? present : refuted);
            }
        }
        for (MedicationFact medication : input.profile().medications()) {
            if (isKnown(medication.provenance())) {
                medications.add(new DatedCodes<>(medication, plain(medication.codes())));
            }
        }
        for (LabFact lab : input.profile().labs()) {
            if (isKnown(lab.provenance())) {
                labs.add(new DatedCodes<>(lab, plain(lab.codes())));
            }
        }
    }

    /** A fact with its codes in plain form. */
    record DatedCodes<T>(T fact, List<Code> codes) {}

    LocalDate day() {
        return day;
    }

    /** The requested drug, by ingredient. */
    public RxCui requested() {
        return input.requested();
    }

    List<Code> refuted() {
        return refuted;
    }

    List<DatedCodes<MedicationFact>> medications() {
        return medications;
    }

    List<DatedCodes<LabFact>> labs() {
        return labs;
    }

    /** Whether a diagnosis of the item or a condition of the member is in the list. */
    public boolean hasAny(CodeList list) {
        return list.holdsAny(present);
    }

    /** The requested drug is one of these. */
    public boolean isRequested(List<RxCui> drugs) {
        return drugs.contains(input.requested());
    }

    /** The age in whole years, or NaN when the birth date is missing or lies after the day. */
    public float ageYears() {
        LocalDate birth = input.profile().birthDate();
        return birth == null || birth.isAfter(day)
                ? Float.NaN
                : Period.between(birth, day).getYears();
    }

    /** What is known of the gene from results that are not dated after the day. */
    Optional<GeneEvidence> gene(GeneSymbol gene) {
        return input.evidence().gene(gene).filter(evidence -> evidence.from().stream()
                .allMatch(this::isKnown));
    }

    private boolean isKnown(Provenance provenance) {
        @Nullable LocalDate date = provenance.date();
        return date == null || !date.isAfter(day);
    }

    private static List<Code> plain(List<Code> codes) {
        List<Code> plain = new ArrayList<>(codes.size());
        addPlain(codes, plain);
        return plain;
    }

    private static void addPlain(List<Code> codes, List<Code> to) {
        for (Code code : codes) {
            String plain = CodeList.plain(code.value());
            if (!plain.isBlank()) {
                to.add(new Code(code.system(), plain));
            }
        }
    }
}
