package org.precisionbenefit.policy.facts;

import java.util.Objects;
import org.precisionbenefit.policy.Status;

/**
 * What the first children of a group came to.
 *
 * @param group the group's id
 * @param position how many children are counted
 * @param met how many of them are met
 * @param possible how many of them are met or may be
 * @param applicable how many of them apply
 */
public record Tally(String group, int position, int met, int possible, int applicable) {
    public Tally {
        Objects.requireNonNull(group, "group is null");
    }

    /** Nothing is counted yet. */
    public static Tally start(String group) {
        return new Tally(group, 0, 0, 0, 0);
    }

    /** The same with the next child. */
    public static Tally after(Tally before, Status next) {
        return new Tally(
                before.group,
                before.position + 1,
                before.met + (next == Status.MET ? 1 : 0),
                before.possible + (next == Status.MET || next == Status.UNKNOWN ? 1 : 0),
                before.applicable + (next == Status.NOT_APPLICABLE ? 0 : 1));
    }
}
