package org.precisionbenefit.audit.postgres;

import java.util.stream.Collectors;
import org.precisionbenefit.access.VisiblePlans;
import org.precisionbenefit.formulary.PlanId;

/** How the plans that a session may see are named to the database, which shows it the rows of no other. */
final class Plans {
    /** Names the plans for the transaction that it stands in, and for no longer. */
    static final String SET = "select set_config('app.plans', ?, true)";

    private static final String SEPARATOR = "\u001f";

    private Plans() {}

    static String text(VisiblePlans plans) {
        if (plans instanceof VisiblePlans.Only only) {
            return only.plans().stream().map(PlanId::value).sorted().collect(Collectors.joining(SEPARATOR));
        }
        return "*";
    }
}
