package org.precisionbenefit.policy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.profile.Provenance;

/** What is known of one term for one request: a number, a flag, a set of words, or nothing with the reason why. */
public sealed interface TermValue {
    /** The facts it rests on, in a fixed order; for an unknown, those that were looked at. */
    List<Provenance> facts();

    /**
     * A number in the term's own unit.
     *
     * @param value the number
     * @param standing the weakest statement it rests on
     * @param facts the facts
     */
    record Number(BigDecimal value, Provenance.Source standing, List<Provenance> facts) implements TermValue {
        public Number {
            Objects.requireNonNull(value, "value is null");
            Objects.requireNonNull(standing, "standing is null");
            facts = List.copyOf(facts);
        }
    }

    /**
     * Yes or no.
     *
     * @param value the answer
     * @param standing the weakest statement it rests on
     * @param facts the facts
     * @param asks the terms to ask for where a document is needed, or null for the term itself alone
     */
    record Flag(
            boolean value,
            Provenance.Source standing,
            List<Provenance> facts,
            @Nullable List<TermKey> asks) implements TermValue {
        public Flag {
            Objects.requireNonNull(standing, "standing is null");
            facts = List.copyOf(facts);
            asks = asks == null || asks.isEmpty() ? null : List.copyOf(asks);
        }

        /** An answer whose documents are asked for by the term itself. */
        public Flag(boolean value, Provenance.Source standing, List<Provenance> facts) {
            this(value, standing, facts, null);
        }
    }

    /**
     * One or several words (phenotype, strength, outcome), sorted.
     *
     * @param values the words, at least one
     * @param standing the weakest statement it rests on
     * @param facts the facts
     */
    record Words(List<String> values, Provenance.Source standing, List<Provenance> facts) implements TermValue {
        public Words {
            values = List.copyOf(new TreeSet<>(values));
            if (values.isEmpty()) {
                throw new IllegalArgumentException("A term with words must have at least one.");
            }
            Objects.requireNonNull(standing, "standing is null");
            facts = List.copyOf(facts);
        }
    }

    /**
     * Not known. It is asked for or left to a person; it is never a no.
     *
     * @param reason why
     * @param detail one sentence for a person, without member data
     * @param facts the facts that were looked at
     * @param asks the terms to ask for, by which what is missing can be answered, or null for the term itself alone
     */
    record Unknown(
            Reason reason,
            String detail,
            List<Provenance> facts,
            @Nullable List<TermKey> asks) implements TermValue {
        public Unknown {
            Objects.requireNonNull(reason, "reason is null");
            Objects.requireNonNull(detail, "detail is null");
            facts = List.copyOf(facts);
            // One way only to say nothing, so that records of before are the same bytes.
            asks = asks == null || asks.isEmpty() ? null : List.copyOf(asks);
        }

        /** What is asked for by the term itself. */
        public Unknown(Reason reason, String detail, List<Provenance> facts) {
            this(reason, detail, facts, null);
        }
    }

    /** Why a term is unknown. */
    enum Reason {
        /** Nothing was sent. */
        ABSENT,
        /** What was sent is older than the vocabulary accepts. */
        STALE,
        /** The unit cannot be converted. */
        UNIT,
        /** Two facts contradict each other. */
        CONFLICT,
        /** What was sent cannot be read or is not final. */
        UNREADABLE,
        /** It rests on a row of a label that nobody compared with the label. */
        UNVERIFIED,
        /** A model's score that is not released to the policy (shadow). */
        NOT_RELEASED,
        /** A model that abstained, is missing or was refused. */
        ABSTAINED
    }
}
