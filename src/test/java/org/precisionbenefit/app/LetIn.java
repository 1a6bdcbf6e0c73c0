package org.precisionbenefit.app;

import org.precisionbenefit.decision.Endorsed;
import org.precisionbenefit.decision.Endorsement;
import org.precisionbenefit.decision.SigningPurpose;

/** A gate for tests that are not about signatures. */
final class LetIn {
    static final Publishing.Gate ALL =
            (kind, release) -> new Endorsement(release, SigningPurpose.PRODUCTION, Endorsed.AUTHOR, Endorsed.APPROVER);

    private LetIn() {}
}
