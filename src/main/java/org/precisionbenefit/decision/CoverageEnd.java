package org.precisionbenefit.decision;

import java.time.LocalDate;
import java.util.List;
import org.precisionbenefit.intake.Membership;

/** An authorization is no coverage: less is not granted, but whoever relies on it is told. */
final class CoverageEnd {
    private static final String ONLY_WHILE_COVERED =
            "The authorization holds only while the member is covered; the coverage that was sent ends before it.";

    private CoverageEnd() {}

    static List<String> notes(ItemDecision decided, DecisionInputs inputs) {
        Membership membership = inputs.request().membership();
        LocalDate covered = membership == null ? null : membership.coverageEnd();
        boolean outlives = covered != null
                && decided.outcome().determination() instanceof Approved approved
                && !approved.period().endsBy(covered);
        return outlives ? List.of(ONLY_WHILE_COVERED) : List.of();
    }
}
