package org.precisionbenefit.casework;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.precisionbenefit.access.Caller;
import org.precisionbenefit.access.Licence;
import org.precisionbenefit.audit.review.ReviewId;
import org.precisionbenefit.decision.DecisionId;
import org.precisionbenefit.decision.ItemDecision;
import org.precisionbenefit.decision.Pended;
import org.precisionbenefit.evidence.Evidence;
import org.precisionbenefit.formulary.DrugIdentification;
import org.precisionbenefit.intake.RequestedItem;
import org.precisionbenefit.policy.CriterionId;
import org.precisionbenefit.terminology.Citation;
import org.precisionbenefit.terminology.Quantity;

/** Reviews of one item that always waits, for tests of doors; nothing is kept. */
public final class ReviewsOfOneItem implements ReviewCases {
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);
    private static final CriterionId CRITERION = new CriterionId("no-stroke");
    private static final ReviewId ID = new ReviewId("00000000-0000-4000-8000-000000000001");
    private static final Reviewer BY =
            new Reviewer("somebody", new Licence("1", Licence.Kind.PHARMACIST, "NY", LocalDate.MAX));

    private static ItemUnderReview item() {
        Pended pended = new Pended(
                "R1-1",
                Pended.WaitsFor.HUMAN_REVIEW,
                Pended.Reason.CRITERION_NOT_MET,
                "A person reviews this.",
                List.of(),
                List.of(CRITERION),
                null);
        return new ItemUnderReview(
                new ItemDecision(
                        1,
                        new DrugIdentification.Unidentified(DrugIdentification.Reason.NO_CODE, "No code."),
                        null,
                        new Evidence(List.of(), List.of()),
                        List.of(),
                        null,
                        new ItemDecision.Outcome(pended, pended),
                        new ItemDecision.Remarks(List.of(), List.of())),
                new RequestedItem(1, List.of(), "a drug", Quantity.of("60", "tablet"), 30, List.of()),
                List.of(new Ground(CRITERION, "Found.", "Asked for.", new Citation("A text", "", TODAY))),
                NOW.minusSeconds(60));
    }

    @Override
    public ReviewForm open(Caller caller, DecisionId decision, int item) {
        throw OpenCase.overtaken();
    }

    @Override
    public ReviewAnswered review(ReviewArrival arrival, Function<Reviewed, String> door) {
        Reviewed reviewed = new Reviewed(
                ID,
                arrival.decision(),
                arrival.wanted().item(),
                NOW,
                BY,
                new HumanReview(BY, TODAY, NOW).decide(item(), arrival.wanted()),
                new ReviewSeen(arrival.wanted().form(), NOW, 0, List.of(), false),
                arrival.wanted().override());
        return new ReviewAnswered(reviewed, door.apply(reviewed), false, null);
    }
}
