package org.precisionbenefit.evidence.tumour;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.profile.BiomarkerFact;
import org.precisionbenefit.profile.TumourFact;
import org.precisionbenefit.terminology.AsOf;
import org.precisionbenefit.terminology.RxCui;

/**
 * A question: do this tumour's markers fit this drug's label?
 *
 * @param results the results as sent
 * @param tumour the tumour, or null when none was sent
 * @param drug the drug by ingredient
 * @param treatment the treatment that is asked for
 * @param birthDate the member's day of birth, or null when not sent
 * @param asOf the day; rows that hold on it are used
 */
public record TumourQuestion(
        List<BiomarkerFact> results,
        @Nullable TumourFact tumour,
        RxCui drug,
        Treatment treatment,
        @Nullable LocalDate birthDate,
        AsOf asOf) {
    public TumourQuestion {
        results = List.copyOf(results);
        Objects.requireNonNull(drug, "drug is null");
        Objects.requireNonNull(treatment, "treatment is null");
        Objects.requireNonNull(asOf, "asOf is null");
    }

    /** The question about one drug of a case. */
    public TumourQuestion(List<BiomarkerFact> results, TumourCase known, RxCui drug, AsOf asOf) {
        this(results, known.tumour(), drug, known.treatment(), known.birthDate(), asOf);
    }

    /** The line of therapy, from the treatment or the tumour. */
    @Nullable
    TherapyLine line() {
        if (treatment.line() != null || tumour == null || tumour.line() == null) {
            return treatment.line();
        }
        return new TherapyLine(tumour.line(), null);
    }
}
