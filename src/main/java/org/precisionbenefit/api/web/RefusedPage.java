package org.precisionbenefit.api.web;

import org.precisionbenefit.intake.RefusedRequest;

/** The page of a refusal, for doors that have none of their own. */
public final class RefusedPage {
    private RefusedPage() {}

    /** The page as text. */
    public static String of(RefusedRequest refused) {
        return Templates.refused(RefusalView.of(refused)).render();
    }
}
