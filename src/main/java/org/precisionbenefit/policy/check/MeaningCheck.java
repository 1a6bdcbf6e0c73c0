package org.precisionbenefit.policy.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.policy.Combination;
import org.precisionbenefit.policy.Criterion;
import org.precisionbenefit.policy.CriterionId;
import org.precisionbenefit.policy.Kind;
import org.precisionbenefit.policy.Policy;
import org.precisionbenefit.policy.Test;
import org.precisionbenefit.terminology.ConfigurationFault.Problem;

/**
 * What a policy says and cannot mean: lines that contradict each other, that say nothing beside another, that can never matter
 * or never apply. It compares the tests of one term with each other and never guesses how two terms hang together; what is
 * unknown stays unknown, so a line that says nothing is one that changes no outcome whatever is known.
 */
public final class MeaningCheck {
    private final TermSets sets;
    private final Faults faults;
    private final ChoiceCheck choices;
    private final Map<CriterionId, Integer> order = new TreeMap<>();

    private MeaningCheck(TermSets sets, Faults faults) {
        this.sets = sets;
        this.faults = faults;
        this.choices = new ChoiceCheck(sets, faults);
    }

    /**
     * The faults of a policy that was read.
     *
     * @param policy the policy
     * @param places where its lines stand
     * @param domains which values a word of the vocabulary can have
     * @return one problem for each line that cannot be meant
     */
    public static List<Problem> check(Policy policy, PolicyPlaces places, Function<String, TermDomain> domains) {
        Faults faults = new Faults(policy, places);
        MeaningCheck check = new MeaningCheck(new TermSets(policy, domains), faults);
        policy.criteria().forEach(criterion -> check.order.put(criterion.id(), check.order.size()));
        check.visit(policy.root(), List.of(), Position.TOP);
        policy.beside().forEach(leaf -> check.visit(leaf, List.of(), Position.TOP));
        return faults.found();
    }

    /**
     * Where a criterion lies.
     *
     * @param depth how deep
     * @param alike from which depth on the tests around are asked beside it and not above it, so that of a pair one is named
     * @param choice the depth of the nearest group above of which not all criteria are needed, or -1
     * @param alone whether no other criterion of its group always applies, so that without it the group can be empty
     */
    private record Position(int depth, int alike, int choice, boolean alone) {
        static final Position TOP = new Position(0, 0, -1, true);
    }

    /**
     * Looks at a criterion and all below it.
     *
     * @param around the tests that are met wherever the criterion matters
     */
    private void visit(Criterion criterion, List<Line> around, Position at) {
        List<Line> inside = around;
        Position own = at;
        Test onlyIf = criterion.header().onlyIf();
        if (onlyIf != null) {
            applies(criterion, onlyIf, around);
            inside = new ArrayList<>(around);
            inside.add(new Line(criterion.id(), onlyIf, -1));
            own = new Position(at.depth(), at.depth() + 1, at.choice(), at.alone());
        }
        if (criterion instanceof Criterion.Leaf leaf) {
            leaf(leaf, inside, own);
        } else if (criterion instanceof Criterion.Group group) {
            group(group, inside, own);
        }
    }

    private void group(Criterion.Group group, List<Line> around, Position at) {
        int depth = at.depth();
        boolean all = group.combination() == Combination.ALL;
        if (!all) {
            choices.check(group, around);
        }
        for (Criterion child : group.children()) {
            List<Line> inside = new ArrayList<>(around);
            for (Criterion other : group.children()) {
                if (all && other != child) {
                    inside.addAll(Line.neededBy(other, depth + 1));
                }
            }
            boolean alone = group.children().stream()
                    .noneMatch(other -> other != child && other.header().onlyIf() == null);
            int alike = all && isPlain(child) ? at.alike() : depth + 2;
            visit(child, inside, new Position(depth + 1, alike, all ? at.choice() : depth, alone));
        }
    }

    /** Whether what it asks for is asked for beside the other lines of its group. */
    private static boolean isPlain(Criterion criterion) {
        return criterion.header().onlyIf() == null
                && (criterion instanceof Criterion.Leaf
                        || (criterion instanceof Criterion.Group group && group.combination() == Combination.ALL));
    }

    private void leaf(Criterion.Leaf leaf, List<Line> around, Position at) {
        Test test = leaf.when();
        if (!sets.canAllBeMet(List.of(test))) {
            faults.neverAtAll(leaf, test);
            return;
        }
        if (sets.leaveNothingOut(List.of(test), List.of())) {
            faults.alwaysAtAll(leaf, test);
            return;
        }
        List<Line> same = around.stream().filter(line -> line.isOf(test.term())).toList();
        List<Line> before = same.stream()
                .filter(line -> line.depth() < at.alike() || isBefore(line, leaf))
                .toList();
        Line against = against(test, before);
        if (against != null) {
            faults.never(leaf, test, against);
        } else if (isEmptyWith(test, before)) {
            faults.neverTogether(leaf, test, before);
        } else if (leaf.header().kind() != Kind.SAFETY_EXCLUSION) {
            // An exclusion is asked for and shown by itself, so that it never stands there for nothing.
            same.stream()
                    .filter(line -> sets.implies(line.test(), test))
                    .filter(line -> before.contains(line) || !sets.implies(test, line.test()))
                    .findFirst()
                    .ifPresent(line -> {
                        // One that applies only sometimes may also ask whether it does.
                        boolean plain = leaf.header().onlyIf() == null && line.depth() >= 0 && !at.alone();
                        if (plain && line.depth() > at.choice()) {
                            faults.saysNothing(leaf, test, line);
                        } else {
                            faults.alwaysMet(leaf, test, line);
                        }
                    });
        }
    }

    private void applies(Criterion criterion, Test onlyIf, List<Line> around) {
        List<Line> same =
                around.stream().filter(line -> line.isOf(onlyIf.term())).toList();
        // A decision table has to have a row for every value, also for one that another line rules out.
        if (faults.places().of(criterion.id()).isRow() || !canAllBeMet(same)) {
            return;
        }
        Line against = against(onlyIf, same);
        if (against != null) {
            faults.neverApplies(criterion, onlyIf, against);
            return;
        }
        same.stream()
                .filter(line -> sets.implies(line.test(), onlyIf))
                .findFirst()
                .ifPresent(line -> faults.alwaysApplies(criterion, onlyIf, line));
    }

    private @Nullable Line against(Test test, List<Line> lines) {
        return lines.stream()
                .filter(line -> !sets.canAllBeMet(List.of(line.test(), test)))
                .findFirst()
                .orElse(null);
    }

    private boolean isEmptyWith(Test test, List<Line> lines) {
        List<Test> tests = new ArrayList<>(lines.stream().map(Line::test).toList());
        boolean possible = sets.canAllBeMet(tests);
        tests.add(test);
        return possible && !sets.canAllBeMet(tests);
    }

    private boolean canAllBeMet(List<Line> lines) {
        return sets.canAllBeMet(lines.stream().map(Line::test).toList());
    }

    private boolean isBefore(Line line, Criterion criterion) {
        return position(line.id()) < position(criterion.id());
    }

    private int position(CriterionId id) {
        Integer position = order.get(id);
        return position == null ? 0 : position;
    }
}
