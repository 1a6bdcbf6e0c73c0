package org.precisionbenefit.formulary.benefit;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.formulary.load.Flag;
import org.precisionbenefit.terminology.Citation;

/**
 * Whether the drug is covered for this member.
 *
 * @param status what the plan's list says of the drug
 * @param forMember whether it is covered for this member; unknown where a fact is missing that the plan asks for
 * @param words one sentence for a person
 * @param edits the conditions on the member, each with whether it is met
 * @param asks the facts that are missing, in words; empty when none is
 * @param source the row, or null where there is none
 */
public record CoverageAnswer(
        Status status,
        Flag forMember,
        String words,
        List<Edit> edits,
        List<String> asks,
        @Nullable Citation source) {
    /** What a plan's list says of a drug. */
    public enum Status {
        COVERED,
        EXCLUDED,
        INDICATION_ONLY,
        NOT_LISTED,
        /** The list says different things of its products, and which is meant cannot be told. */
        UNCLEAR,
        /** No list of the plan is known for the day. */
        NO_LIST,
        /** The plan is not known. */
        NO_PLAN
    }

    public CoverageAnswer {
        Objects.requireNonNull(status, "status is null");
        Objects.requireNonNull(forMember, "forMember is null");
        Objects.requireNonNull(words, "words is null");
        edits = List.copyOf(edits);
        asks = List.copyOf(asks);
    }

    /**
     * A condition on the member.
     *
     * @param kind what it looks at
     * @param met whether it is met
     * @param words what it asks for
     */
    public record Edit(Kind kind, Flag met, String words) {
        public Edit {
            Objects.requireNonNull(kind, "kind is null");
            Objects.requireNonNull(met, "met is null");
            Objects.requireNonNull(words, "words is null");
        }

        /** What a condition looks at. */
        public enum Kind {
            INDICATION,
            AGE,
            SEX
        }
    }
}
