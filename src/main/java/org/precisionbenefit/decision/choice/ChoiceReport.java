package org.precisionbenefit.decision.choice;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.prediction.metrics.Measured;

/**
 * How often requests wait of members who chose not to be scored, and of the others. Cells of fewer than eleven are not told, and
 * neither is what they could be worked out from.
 *
 * @param decisions how many decisions were looked at
 * @param groups both groups
 * @param difference the share that waits among those who chose not to be scored less the share among the others, with its
 *     interval (95 %, Newcombe), or null where a group is too small to be told
 * @param notice what every reader must know first
 */
public record ChoiceReport(
        long decisions, List<Group> groups, @Nullable Measured difference, String notice) {
    /** Fewer are not told. */
    public static final int FEWEST = 11;

    /** Said wherever the report is shown. */
    public static final String NOTICE =
            "Members choose by themselves, so that a difference between the groups is none that the choice made. What the"
                    + " choice itself changes is nothing but the score: the answer is the one without it.";

    public ChoiceReport {
        groups = List.copyOf(groups);
        Objects.requireNonNull(notice, "notice is null");
    }

    /**
     * One group.
     *
     * @param scored whether its members may be scored
     * @param items how many requested items, or null where they are too few to be told
     * @param waits how many of them wait, or null where they are too few to be told
     * @param share the share that waits, with Wilson's interval, or null where it is not told
     * @param forPerson the share that waits for a person, likewise
     */
    public record Group(
            boolean scored,
            @Nullable Long items,
            @Nullable Long waits,
            @Nullable Measured share,
            @Nullable Measured forPerson) {}
}
