package org.precisionbenefit.decision;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.policy.CriterionId;

/**
 * Not answered yet: it waits for named facts, or for a person.
 *
 * @param referenceNumber the number under which the waiting request is found
 * @param waitsFor for what it waits
 * @param reason the kind of reason
 * @param because one sentence for a person
 * @param questions the facts that could change the answer, the most telling first; empty when it waits for a person
 * @param deciding the criteria that decided, in policy order
 * @param proposal what could be approved at once if the prescriber asks for it, or null
 */
public record Pended(
        String referenceNumber,
        WaitsFor waitsFor,
        Reason reason,
        String because,
        List<Question> questions,
        List<CriterionId> deciding,
        @Nullable Proposal proposal)
        implements Automatic {
    public Pended {
        Objects.requireNonNull(referenceNumber, "referenceNumber is null");
        Objects.requireNonNull(waitsFor, "waitsFor is null");
        Objects.requireNonNull(reason, "reason is null");
        Objects.requireNonNull(because, "because is null");
        questions = List.copyOf(questions);
        deciding = List.copyOf(deciding);
        if ((waitsFor == WaitsFor.INFORMATION) == questions.isEmpty()) {
            throw new IllegalArgumentException("A pend asks questions exactly when it waits for information.");
        }
    }

    @Override
    public ReviewAction reviewAction() {
        return ReviewAction.PENDED;
    }

    /** For what a pended request waits. */
    public enum WaitsFor {
        INFORMATION,
        HUMAN_REVIEW
    }

    /** Why a request is pended. */
    public enum Reason {
        /** Facts that could change the answer are missing. */
        FACTS_MISSING,
        /** A criterion is not met. */
        CRITERION_NOT_MET,
        /** A safety exclusion is not met. */
        SAFETY_EXCLUSION,
        /** A released score asks for a pharmacist's look. */
        SAFETY_HOLD,
        /** More, or for more days, is asked for than the formulary's limits allow. */
        QUANTITY_OVER_LIMIT,
        /** What is unknown cannot be asked of the prescriber. */
        CANNOT_BE_ASKED,
        /** The drug or its amount cannot be told from the request. */
        DRUG_NOT_IDENTIFIED,
        /** Several items ask for drugs of a class of which a member takes one at a time. */
        DUPLICATE_THERAPY,
        /** The plan or the drug is not in the formulary, or no policy is in force. */
        NOT_IN_FORMULARY,
        /** The plan covers the drug not at all, or not for this diagnosis, age or sex, or that cannot be told. */
        NOT_COVERED,
        /** It is in doubt that the plan covers this person on this day. */
        MEMBERSHIP_IN_DOUBT,
        /** A fault inside the engine. */
        SYSTEM
    }
}
