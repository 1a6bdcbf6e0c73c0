package org.precisionbenefit.decision.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.policy.Facts;
import org.precisionbenefit.policy.Policy;
import org.precisionbenefit.policy.TermKey;
import org.precisionbenefit.policy.TermValue;
import org.precisionbenefit.policy.diff.SingleChange;
import org.precisionbenefit.policy.diff.SingleChanges;

/** Finds why outcomes under two versions of a policy differ, by trying: each change alone, and each fact left out. */
final class FlipReason {
    static final String NEW = "(no policy before)";
    static final String GONE = "(no policy after)";
    static final String NAMES = "(a value set or a word)";
    static final String SEVERAL = "(several lines together)";

    private static final TermValue LEFT_OUT = new TermValue.Unknown(TermValue.Reason.ABSENT, "Left out.", List.of());

    private final @Nullable Policy before;
    private final @Nullable Policy after;
    private final Judging judgingBefore;
    private final Judging judgingAfter;
    private final List<SingleChange> changes;
    private final PatternWords words;
    private final boolean same;

    FlipReason(@Nullable Policy before, @Nullable Policy after, Judging judgingBefore, Judging judgingAfter) {
        this.before = before;
        this.after = after;
        this.judgingBefore = judgingBefore;
        this.judgingAfter = judgingAfter;
        this.changes = before == null || after == null ? List.of() : SingleChanges.of(before, after);
        this.words = new PatternWords(before, after);
        this.same = before != null && before.equals(after) && judgingBefore.asksAsMuch(before, judgingAfter);
    }

    /** Whether the two decide the same facts alike, so that one evaluation is enough. */
    boolean isSame() {
        return same;
    }

    Outcome before(SimulatedRequest request, Facts facts) {
        return before == null ? Outcome.PERSON : judgingBefore.outcome(before, facts, request.what());
    }

    Outcome after(SimulatedRequest request, Facts facts) {
        return after == null ? Outcome.PERSON : judgingAfter.outcome(after, facts, request.what());
    }

    /** Why the request, which came to these two, did. */
    ComparedRequest.Flip reason(SimulatedRequest request, Outcome was, Outcome is) {
        return new ComparedRequest.Flip(line(request, is), pattern(request, was, is));
    }

    private String line(SimulatedRequest request, Outcome is) {
        if (before == null) {
            return NEW;
        }
        if (after == null) {
            return GONE;
        }
        Facts both = request.after().with(request.before().values());
        for (SingleChange change : changes) {
            if (judgingAfter.outcome(change.policy(), both, request.what()) == is) {
                return change.line();
            }
        }
        boolean byNames = judgingAfter.outcome(before, request.after(), request.what()) == is;
        return byNames ? NAMES : SEVERAL;
    }

    /** Leaves out one fact after the other, in their order, as long as the request still comes to the same two. */
    private List<String> pattern(SimulatedRequest request, Outcome was, Outcome is) {
        Facts before = request.before();
        Facts after = request.after();
        SortedSet<TermKey> keys = new TreeSet<>(before.values().keySet());
        keys.addAll(after.values().keySet());
        List<TermKey> kept = new ArrayList<>();
        for (TermKey key : keys) {
            if (words.isAlwaysKnown(key)) {
                if (!comesToTheSame(request, turned(before, key), turned(after, key), was, is)) {
                    kept.add(key);
                }
                continue;
            }
            Facts fewer = before.with(Map.of(key, LEFT_OUT));
            Facts fewerAfter = after.with(Map.of(key, LEFT_OUT));
            if (comesToTheSame(request, fewer, fewerAfter, was, is)) {
                before = fewer;
                after = fewerAfter;
            } else {
                kept.add(key);
            }
        }
        List<String> pattern = new ArrayList<>();
        for (TermKey key : kept) {
            String one = words.of(key, before.get(key));
            String other = words.of(key, after.get(key));
            pattern.add(one.equals(other) ? one : one + " (now: " + other + ")");
        }
        return pattern;
    }

    /** What the plan's own tables always answer cannot be left out, and is tried the other way. */
    private static Facts turned(Facts facts, TermKey key) {
        TermValue value = facts.get(key);
        TermValue other = value instanceof TermValue.Flag flag
                ? new TermValue.Flag(!flag.value(), flag.standing(), List.of())
                : value instanceof TermValue.Words named
                        ? new TermValue.Words(List.of("another place"), named.standing(), List.of())
                        : value;
        return facts.with(Map.of(key, other));
    }

    private boolean comesToTheSame(SimulatedRequest request, Facts one, Facts other, Outcome was, Outcome is) {
        return before(request, one) == was && after(request, other) == is;
    }
}
