package org.precisionbenefit.casework;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.precisionbenefit.decision.DecisionRecord;
import org.precisionbenefit.decision.Explanation;

/**
 * One decided request as people and doors see it.
 *
 * @param record what was known, found and answered
 * @param explanation which features moved the scores
 * @param receivedAt when the request was received
 * @param due by when each pended item must be answered, by sequence
 */
public record CaseFile(DecisionRecord record, Explanation explanation, Instant receivedAt, List<ItemDue> due) {
    public CaseFile {
        Objects.requireNonNull(record, "record is null");
        Objects.requireNonNull(explanation, "explanation is null");
        Objects.requireNonNull(receivedAt, "receivedAt is null");
        due = List.copyOf(due);
    }
}
