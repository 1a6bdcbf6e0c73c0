package org.precisionbenefit.audit.review;

import java.util.List;
import org.precisionbenefit.decision.DecisionId;

/** Which decisions were kept before there was a queue, and are still to be looked into for what of them waits? */
public interface UnreadWaits {
    /** Some of them, in any order; none when all are done. */
    List<DecisionId> some(int most);

    /** Puts what of one waits into the queue, and takes it off the list, in one commit. */
    void done(DecisionId decision, List<Waits> waits);
}
