package org.precisionbenefit.decision;

import org.precisionbenefit.terminology.Digest;

/** Releases that somebody answers for, for tests. */
public final class Endorsed {
    public static final SignerName AUTHOR = new SignerName("jane.author");
    public static final SignerName APPROVER = new SignerName("joe.approver");

    private Endorsed() {}

    /** Every release signed by the same two for this. */
    public static Endorsements as(SigningPurpose purpose) {
        Endorsement one = new Endorsement(Digest.of("signed"), purpose, AUTHOR, APPROVER);
        return new Endorsements(one, one, one, one, one);
    }
}
