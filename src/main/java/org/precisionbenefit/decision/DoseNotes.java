package org.precisionbenefit.decision;

import java.util.List;
import org.precisionbenefit.evidence.DoseCheck;
import org.precisionbenefit.evidence.Evidence;
import org.precisionbenefit.formulary.Drug;
import org.precisionbenefit.formulary.FormularyRelease;
import org.precisionbenefit.terminology.LetterCase;
import org.precisionbenefit.terminology.RxCui;

/**
 * Says for a prescriber that the dose asked for lies above what a guideline or a label gives for these genes. It decides
 * nothing: the amount that a plan covers is its formulary's affair.
 */
final class DoseNotes {
    private final FormularyRelease formulary;

    DoseNotes(FormularyRelease formulary) {
        this.formulary = formulary;
    }

    /** One note for each figure that the dose lies above. */
    List<String> of(Evidence evidence) {
        return evidence.doseChecks().stream()
                .filter(check -> check.result() == DoseCheck.Result.ABOVE)
                .map(this::note)
                .toList();
    }

    private String note(DoseCheck check) {
        String whose =
                switch (check.basis()) {
                    case GUIDELINE -> "the guideline gives for these genes";
                    case GUIDELINE_WITH_DRUGS -> "the guideline gives for the activity that other drugs leave";
                    case LABEL -> "the label gives for these genes";
                };
        return "Of " + name(check.drug()) + " " + whose + " as "
                + LetterCase.lower(check.limit().name()).replace('_', ' ') + ": "
                + check.amount().text() + ". " + check.detail();
    }

    private String name(RxCui ingredient) {
        return formulary.drug(ingredient).map(Drug::name).orElseGet(() -> "the drug with RxNorm code " + ingredient);
    }
}
