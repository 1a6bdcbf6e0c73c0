package org.precisionbenefit.audit.docket;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.decision.DecisionId;
import org.precisionbenefit.formulary.PlanId;
import org.precisionbenefit.intake.Urgency;

/**
 * One item of a decision in the few words by which it is found and counted. It names no member. It follows from the record and
 * from what people decided, and can be written anew from them at any time.
 *
 * @param key which item
 * @param asked what was asked
 * @param answer how it stands now
 * @param basis what the answer rests on
 * @param group the groups that its member belongs to
 */
public record DocketLine(Key key, Asked asked, Answer answer, Basis basis, Group group) {
    /** The text where something is not known or not there. */
    public static final String NOTHING = "";

    public DocketLine {
        Objects.requireNonNull(key, "key is null");
        Objects.requireNonNull(asked, "asked is null");
        Objects.requireNonNull(answer, "answer is null");
        Objects.requireNonNull(basis, "basis is null");
        Objects.requireNonNull(group, "group is null");
    }

    /**
     * Which item.
     *
     * @param decision the decision
     * @param item the item's sequence
     * @param plan the plan
     * @param receivedAt when the request was received
     */
    public record Key(DecisionId decision, int item, PlanId plan, Instant receivedAt) {
        public Key {
            Objects.requireNonNull(decision, "decision is null");
            Objects.requireNonNull(plan, "plan is null");
            Objects.requireNonNull(receivedAt, "receivedAt is null");
        }
    }

    /**
     * What was asked.
     *
     * @param drug the drug's name in the catalogue, or empty where it could not be told
     * @param classes the therapeutic classes of the drug on the day
     * @param urgency how fast the answer was needed
     * @param lineOfBusiness the kind of plan, or empty where it is not known
     * @param began when the clock of the case began
     */
    public record Asked(String drug, List<String> classes, Urgency urgency, String lineOfBusiness, Instant began) {
        public Asked {
            Objects.requireNonNull(drug, "drug is null");
            classes = List.copyOf(classes);
            Objects.requireNonNull(urgency, "urgency is null");
            Objects.requireNonNull(lineOfBusiness, "lineOfBusiness is null");
            Objects.requireNonNull(began, "began is null");
        }
    }

    /**
     * How it stands now.
     *
     * @param state the state
     * @param waitedFor the kind of reason for which the engine let it wait, or empty where it did not
     * @param at when it was answered, or null while it waits and where it never was
     * @param due by when it had or has to be answered, or null where it did not wait
     * @param reviewer the person who decided, by the name that the issuer gives, or empty
     * @param overridden whether that person decided otherwise than the criteria came to or the engine proposed
     * @param overturned whether it was denied and approved later in the same case
     */
    public record Answer(
            LineState state,
            String waitedFor,
            @Nullable Instant at,
            @Nullable Instant due,
            String reviewer,
            boolean overridden,
            boolean overturned) {
        public Answer {
            Objects.requireNonNull(state, "state is null");
            Objects.requireNonNull(waitedFor, "waitedFor is null");
            Objects.requireNonNull(reviewer, "reviewer is null");
        }

        /** Whether it was answered after it was due, or waits beyond it. */
        public boolean isLate(Instant now) {
            Instant until = at != null ? at : now;
            return due != null && due.isBefore(until) && (at != null || state.isOpen());
        }
    }

    /**
     * What the answer rests on.
     *
     * @param policy the policy version, or empty where none was evaluated
     * @param criteria the criteria that decided, or that a denial cites
     * @param models the models that gave a score
     * @param releases the engine's version and the digests of the releases
     * @param scoreMattered whether the answer would have been another one without scores
     */
    public record Basis(
            String policy, List<String> criteria, List<String> models, List<String> releases, boolean scoreMattered) {
        public Basis {
            Objects.requireNonNull(policy, "policy is null");
            criteria = List.copyOf(criteria);
            models = List.copyOf(models);
            releases = List.copyOf(releases);
        }
    }

    /**
     * Groups for reports.
     *
     * @param age a span of years, or empty where it is not known
     * @param sex the administrative sex as sent
     */
    public record Group(String age, String sex) {
        public Group {
            Objects.requireNonNull(age, "age is null");
            Objects.requireNonNull(sex, "sex is null");
        }
    }

    /** The same in another state, its answer otherwise unchanged. */
    public DocketLine in(LineState state) {
        Answer changed = new Answer(
                state,
                answer.waitedFor(),
                answer.at(),
                answer.due(),
                answer.reviewer(),
                answer.overridden(),
                answer.overturned());
        return new DocketLine(key, asked, changed, basis, group);
    }

    /** The same, approved later in the same case. */
    public DocketLine overturnedLater() {
        Answer changed = new Answer(
                answer.state(),
                answer.waitedFor(),
                answer.at(),
                answer.due(),
                answer.reviewer(),
                answer.overridden(),
                true);
        return new DocketLine(key, asked, changed, basis, group);
    }

    /** The same with nothing left but that there was an item. */
    public DocketLine closed(LineState state) {
        return closed(key, state);
    }

    /** An item of which nothing is known but that it was there. */
    public static DocketLine closed(Key key, LineState state) {
        if (!state.isClosed()) {
            throw new IllegalArgumentException("A line without words must be one of which nothing is known.");
        }
        return new DocketLine(
                key,
                new Asked(NOTHING, List.of(), Urgency.STANDARD, NOTHING, key.receivedAt()),
                new Answer(state, NOTHING, null, null, NOTHING, false, false),
                new Basis(NOTHING, List.of(), List.of(), List.of(), false),
                new Group(NOTHING, NOTHING));
    }
}
