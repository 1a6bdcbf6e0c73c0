package org.precisionbenefit.api.web;

import org.precisionbenefit.profile.WithheldFact;

/** That something was sent or known and is not read, and why. */
final class WithheldWords {
    private WithheldWords() {}

    static String of(WithheldFact fact) {
        return fact.resource() + " was sent and is not read: "
                + switch (fact.reason()) {
                    case FAMILY_HISTORY -> "no decision rests on a member's family.";
                    case ABOUT_ANOTHER -> "it is about somebody or something other than the member.";
                    case MARKER_NOT_USED -> "no label of a requested drug and no live policy asks about it.";
                    case GENE_NOT_USED -> "no live policy and no label of a requested drug asks about its gene.";
                };
    }

    /** So many records of the plan, above zero. */
    static String ofRecords(int withheld) {
        return (withheld == 1 ? "One record" : withheld + " records") + " of the plan on the member "
                + (withheld == 1 ? "was" : "were") + " not looked at: no policy of the requested drugs asks about "
                + (withheld == 1 ? "it." : "them.");
    }
}
