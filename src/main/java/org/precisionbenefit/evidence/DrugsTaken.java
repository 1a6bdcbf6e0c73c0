package org.precisionbenefit.evidence;

import java.util.List;

/**
 * The drugs that a member takes.
 *
 * @param drugs what is known of them
 * @param complete whether there are no others; claims and statements hardly ever tell
 */
public record DrugsTaken(List<DrugTaken> drugs, boolean complete) {
    /** Nothing is known. */
    public static final DrugsTaken UNKNOWN = new DrugsTaken(List.of(), false);

    public DrugsTaken {
        drugs = List.copyOf(drugs);
    }
}
