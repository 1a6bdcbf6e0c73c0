package org.precisionbenefit.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A policy made ready to be evaluated very often, by those who need what its criteria come to and no sentence. It comes to the
 * statuses of {@link ReferenceEvaluator}, which tests compare. It can be shared by threads.
 */
public final class PreparedPolicy {
    private static final int NONE = -1;
    private static final char KNOWN = '-';
    private static final char STATED = 's';
    private static final char MET_IF_IT_APPLIES = '+';
    private static final char FIRST_REASON = 'A';

    private final List<Test> tests;
    private final List<Line> lines;

    /**
     * A criterion with the places of its tests and children.
     *
     * @param when its test, or -1 for a group
     * @param onlyIf when it applies, or -1 for always
     * @param atLeast how many children have to be met
     * @param children the children, which stand below it
     */
    private record Line(int when, int onlyIf, int atLeast, List<Integer> children) {}

    /**
     * What a policy came to. Where two are equal and {@code asksOtherwise} is false, decisions weigh them alike.
     *
     * @param root what the policy comes to
     * @param statuses the statuses in the order of {@link Policy#criteria}, a letter each
     * @param unknowns why each of its tests is unknown, a letter each, and whether one is met of which no status tells
     * @param asksOtherwise whether a value names other terms to ask for, of which the letters say nothing
     */
    public record Came(Status root, String statuses, String unknowns, boolean asksOtherwise) {
        public Came {
            Objects.requireNonNull(root, "root is null");
            Objects.requireNonNull(statuses, "statuses is null");
            Objects.requireNonNull(unknowns, "unknowns is null");
        }
    }

    /** Prepares a policy. */
    public PreparedPolicy(Policy policy) {
        List<Criterion> criteria = policy.criteria();
        this.tests = ValueTypes.tests(policy);
        Map<CriterionId, Integer> places = new TreeMap<>();
        criteria.forEach(criterion -> places.put(criterion.id(), places.size()));
        List<Line> made = new ArrayList<>();
        criteria.forEach(criterion -> made.add(line(criterion, places)));
        this.lines = List.copyOf(made);
    }

    private Line line(Criterion criterion, Map<CriterionId, Integer> places) {
        int onlyIf = place(criterion.header().onlyIf());
        if (criterion instanceof Criterion.Group group) {
            return new Line(
                    NONE,
                    onlyIf,
                    group.atLeast(),
                    group.children().stream()
                            .map(child -> Objects.requireNonNull(places.get(child.id())))
                            .toList());
        }
        return new Line(place(((Criterion.Leaf) criterion).when()), onlyIf, 0, List.of());
    }

    private int place(@Nullable Test test) {
        return test == null ? NONE : tests.indexOf(test);
    }

    /**
     * Evaluates.
     *
     * @throws EvaluationFault when a value is none that a test can compare
     */
    public Came evaluate(Facts facts) {
        Status[] came = new Status[tests.size()];
        char[] unknowns = new char[came.length];
        boolean asksOtherwise = false;
        for (int i = 0; i < came.length; i++) {
            Test test = tests.get(i);
            TermValue value = facts.get(test.term());
            ValueTypes.refuseMisfit(test, value);
            came[i] = Comparison.of(test, value);
            unknowns[i] = came[i] != Status.UNKNOWN ? KNOWN : why(value);
            asksOtherwise |= came[i] == Status.UNKNOWN && asksOtherwise(value);
        }
        lines.forEach(line -> {
            if (line.onlyIf() != NONE
                    && line.when() != NONE
                    && came[line.onlyIf()] == Status.UNKNOWN
                    && came[line.when()] == Status.MET) {
                unknowns[line.when()] = MET_IF_IT_APPLIES;
            }
        });
        Status[] statuses = statuses(came);
        StringBuilder letters = new StringBuilder(statuses.length);
        for (Status status : statuses) {
            letters.append((char) (FIRST_REASON + status.ordinal()));
        }
        return new Came(statuses[0], letters.toString(), new String(unknowns), asksOtherwise);
    }

    private static char why(TermValue value) {
        return value instanceof TermValue.Unknown unknown
                ? (char) (FIRST_REASON + unknown.reason().ordinal())
                : STATED;
    }

    private static boolean asksOtherwise(TermValue value) {
        return value instanceof TermValue.Unknown unknown
                ? unknown.asks() != null
                : value instanceof TermValue.Flag flag && flag.asks() != null;
    }

    /** From the last line to the first: children stand behind their group. */
    private Status[] statuses(Status[] came) {
        Status[] statuses = new Status[lines.size()];
        for (int i = statuses.length - 1; i >= 0; i--) {
            Line line = lines.get(i);
            Status own = line.when() == NONE ? ofGroup(line, statuses) : came[line.when()];
            statuses[i] = line.onlyIf() == NONE
                    ? own
                    : switch (came[line.onlyIf()]) {
                        case MET -> own;
                        case UNKNOWN -> Status.UNKNOWN;
                        case NOT_MET, NOT_APPLICABLE -> Status.NOT_APPLICABLE;
                    };
        }
        return statuses;
    }

    private static Status ofGroup(Line line, Status[] statuses) {
        List<Status> children = new ArrayList<>(line.children().size());
        for (int child : line.children()) {
            children.add(statuses[child]);
        }
        return ReferenceEvaluator.combine(line.atLeast(), children);
    }
}
