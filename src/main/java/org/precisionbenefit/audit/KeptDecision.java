package org.precisionbenefit.audit;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.decision.DecisionId;

/**
 * One decision as it is kept, never changed afterwards.
 *
 * @param id its id
 * @param receivedAt when the request was received
 * @param key by what a repetition is recognised
 * @param lookup by what it is found again
 * @param texts the canonical texts
 * @param exchange what came in and what went out
 */
public record KeptDecision(
        DecisionId id, Instant receivedAt, SubmissionKey key, Lookup lookup, Texts texts, Exchange exchange) {
    public KeptDecision {
        Objects.requireNonNull(id, "id is null");
        Objects.requireNonNull(receivedAt, "receivedAt is null");
        Objects.requireNonNull(key, "key is null");
        Objects.requireNonNull(lookup, "lookup is null");
        Objects.requireNonNull(texts, "texts is null");
        Objects.requireNonNull(exchange, "exchange is null");
    }

    /** The same decision with the receipt that goes out with its answer, or with none. */
    public KeptDecision receipted(@Nullable String receipt) {
        Exchange with =
                new Exchange(exchange.sender(), exchange.contentType(), exchange.request(), exchange.answer(), receipt);
        return new KeptDecision(id, receivedAt, key, lookup, texts, with);
    }

    /**
     * The canonical texts of one decision.
     *
     * @param record the decision record
     * @param explanation the contributions to its scores
     * @param due by when its pended items must be answered
     */
    public record Texts(String record, String explanation, String due) {
        public Texts {
            Objects.requireNonNull(record, "record is null");
            Objects.requireNonNull(explanation, "explanation is null");
            Objects.requireNonNull(due, "due is null");
        }
    }
}
