package org.precisionbenefit.api.web;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.casework.ReviewQueue;
import org.precisionbenefit.decision.ItemDecision;
import org.precisionbenefit.decision.Pended;
import org.precisionbenefit.intake.RequestedItem;

/**
 * What waits, the soonest due first.
 *
 * @param lines the lines of this page
 * @param next the place at which the next page begins, or null when this is the last
 * @param reviews whether whoever looks may review
 */
public record QueueView(List<QueueLine> lines, @Nullable String next, boolean reviews) {
    public QueueView {
        lines = List.copyOf(lines);
    }

    /**
     * One item that waits.
     *
     * @param decision the decision
     * @param item the item's sequence
     * @param plan the plan
     * @param drug what was asked
     * @param why for what it waits and why
     * @param due by when it is due
     */
    public record QueueLine(String decision, int item, String plan, String drug, WhyView why, DueView due) {
        static QueueLine of(ReviewQueue.Line line, Instant now) {
            int sequence = line.waiting().item();
            RequestedItem asked = DescribeDecision.asked(line.file(), sequence);
            ItemDecision decided = line.file()
                    .record()
                    .item(sequence)
                    .orElseThrow(() -> new IllegalStateException("An item that waits must be one of its decision."));
            return new QueueLine(
                    line.waiting().decision().value(),
                    sequence,
                    line.waiting().plan().value(),
                    DescribeDecision.drug(asked, decided.drug()),
                    WhyView.of(decided),
                    new DueView(
                            line.waiting().dueAt().toString(),
                            Words.minute(line.waiting().dueAt()),
                            line.waiting().isLate(now)));
        }
    }

    /**
     * Why it waits.
     *
     * @param mark for what
     * @param reason the kind of reason
     */
    public record WhyView(Mark mark, String reason) {
        static WhyView of(ItemDecision decided) {
            String reason =
                    decided.outcome().determination() instanceof Pended pended ? Words.plain(pended.reason()) : "";
            return new WhyView(Mark.of(decided.outcome().determination()), reason);
        }
    }

    /**
     * By when it is due.
     *
     * @param iso the instant for machines
     * @param text the instant for a person
     * @param late whether it has passed
     */
    public record DueView(String iso, String text, boolean late) {}
}
