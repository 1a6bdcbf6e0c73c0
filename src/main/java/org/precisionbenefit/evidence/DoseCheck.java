package org.precisionbenefit.evidence;

import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.terminology.Citation;
import org.precisionbenefit.terminology.RxCui;

/**
 * The dose that is asked for, held against one figure that a guideline or a label gives for the member's genes. It decides
 * nothing; it is said for safety.
 *
 * @param drug the drug asked for
 * @param basis who gives the figure
 * @param limit what the figure is for
 * @param amount the figure as its source gives it
 * @param dailyDose the dose asked for, in milligrams a day; null when not known
 * @param result whether the dose lies within the figure
 * @param detail one sentence for a person
 * @param source where the figure stands
 */
public record DoseCheck(
        RxCui drug,
        Basis basis,
        Limit limit,
        Amount amount,
        @Nullable BigDecimal dailyDose,
        Result result,
        String detail,
        Citation source) {
    public DoseCheck {
        Objects.requireNonNull(drug, "drug is null");
        Objects.requireNonNull(basis, "basis is null");
        Objects.requireNonNull(limit, "limit is null");
        Objects.requireNonNull(amount, "amount is null");
        Objects.requireNonNull(result, "result is null");
        Objects.requireNonNull(detail, "detail is null");
        Objects.requireNonNull(source, "source is null");
    }

    /** Who gives the figure. */
    public enum Basis {
        /** The guideline, by the genes alone. */
        GUIDELINE,
        /** The guideline, by what other drugs make of the genes. */
        GUIDELINE_WITH_DRUGS,
        /** The drug's label. */
        LABEL
    }

    /** What the figure is for. */
    public enum Limit {
        /** The dose to begin with. */
        START_DOSE,
        /** The most a day. */
        MAXIMUM_DOSE,
        /** The most at once. */
        MAXIMUM_SINGLE_DOSE,
        /** The dose itself. */
        DOSE
    }

    /** Whether the dose lies within the figure. */
    public enum Result {
        WITHIN,
        ABOVE,
        CANNOT_TELL
    }
}
