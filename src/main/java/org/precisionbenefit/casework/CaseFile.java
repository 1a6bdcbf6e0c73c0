package org.precisionbenefit.casework;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.precisionbenefit.audit.Canonical;
import org.precisionbenefit.audit.Exchange;
import org.precisionbenefit.audit.KeptDecision;
import org.precisionbenefit.audit.Lookup;
import org.precisionbenefit.audit.SubmissionKey;
import org.precisionbenefit.audit.review.Waits;
import org.precisionbenefit.decision.DecisionInputs;
import org.precisionbenefit.decision.DecisionRecord;
import org.precisionbenefit.decision.Determination;
import org.precisionbenefit.decision.Explanation;
import org.precisionbenefit.decision.ItemDecision;

/**
 * One decided request as people and doors see it.
 *
 * @param record what was known, found and answered
 * @param explanation which features moved the scores
 * @param receivedAt when the request was received
 * @param due by when each pended item must be answered, by sequence
 * @param reviews what people decided on items that waited, by sequence
 */
public record CaseFile(
        DecisionRecord record, Explanation explanation, Instant receivedAt, List<ItemDue> due, List<Reviewed> reviews) {
    public CaseFile {
        Objects.requireNonNull(record, "record is null");
        Objects.requireNonNull(explanation, "explanation is null");
        Objects.requireNonNull(receivedAt, "receivedAt is null");
        due = List.copyOf(due);
        reviews = List.copyOf(reviews);
    }

    /** A request on which no person has decided. */
    public CaseFile(DecisionRecord record, Explanation explanation, Instant receivedAt, List<ItemDue> due) {
        this(record, explanation, receivedAt, due, List.of());
    }

    /** What a person decided on an item, or empty when none did. */
    public Optional<Reviewed> review(int item) {
        return reviews.stream().filter(review -> review.item() == item).findFirst();
    }

    /** The answer that holds now: a person's where there is one, or else the machine's. */
    public Determination answer(ItemDecision item) {
        Optional<Reviewed> review = review(item.sequence());
        return review.isPresent() ? review.get().answer() : item.outcome().determination();
    }

    /** The record as it may be seen now: without scores where a law hides them until every item is answered. */
    public DecisionRecord shown() {
        return record.shown(answered());
    }

    /** Whether scores may be seen now. */
    public boolean showsScores() {
        return record.showsScores(answered());
    }

    /** What moved the scores that may be seen now. */
    public Explanation shownExplanation() {
        DecisionRecord shown = shown();
        return new Explanation(explanation.scores().stream()
                .filter(score -> shown.item(score.item()).stream()
                        .flatMap(item -> item.forecasts().stream())
                        .anyMatch(forecast -> forecast.model().equals(score.model())))
                .toList());
    }

    private Set<Integer> answered() {
        return reviews.stream().map(Reviewed::item).collect(Collectors.toSet());
    }

    /** The same with what people decided. */
    CaseFile reviewed(List<Reviewed> decided) {
        return new CaseFile(record, explanation, receivedAt, due, decided);
    }

    /** The case as it is kept. */
    KeptDecision kept(SubmissionKey key, Exchange exchange, Canonical canonical) {
        DecisionInputs inputs = record.inputs();
        return new KeptDecision(
                inputs.id(),
                receivedAt,
                key,
                new Lookup(
                        inputs.request().plan(),
                        inputs.profile().member(),
                        inputs.request().identifier(),
                        inputs.completes(),
                        record.releases(),
                        due.stream()
                                .map(item -> new Waits(item.sequence(), item.at()))
                                .toList()),
                new KeptDecision.Texts(
                        canonical.encode(record),
                        canonical.encode(explanation),
                        canonical.encode(new CaseFiles.Due(due))),
                exchange);
    }
}
