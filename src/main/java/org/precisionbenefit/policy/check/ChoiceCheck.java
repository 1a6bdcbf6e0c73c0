package org.precisionbenefit.policy.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.policy.Combination;
import org.precisionbenefit.policy.Criterion;
import org.precisionbenefit.policy.TermKey;
import org.precisionbenefit.policy.Test;

/** Looks at the groups of which some criteria are enough: "any", and "at least" so many. */
final class ChoiceCheck {
    private final TermSets sets;
    private final Faults faults;

    ChoiceCheck(TermSets sets, Faults faults) {
        this.sets = sets;
        this.faults = faults;
    }

    /**
     * Looks at one group.
     *
     * @param around the tests that are met wherever the group matters
     */
    void check(Criterion.Group group, List<Line> around) {
        if (group.combination() == Combination.ANY) {
            leavesOut(group, around);
            matters(group);
        } else {
            counts(group);
        }
    }

    private void leavesOut(Criterion.Group group, List<Line> around) {
        byTerm(Line.enoughFor(unconditional(group), 0)).forEach((term, lines) -> {
            List<Test> given = around.stream()
                    .filter(line -> line.isOf(term))
                    .map(Line::test)
                    .toList();
            List<Line> few = pair(lines, given);
            if (lines.size() > 1 && few == null && leaveNothingOut(lines, given)) {
                few = lines;
            }
            // One line that leaves nothing out by itself is named by itself.
            if (few != null && lines.stream().noneMatch(line -> leaveNothingOut(List.of(line), given))) {
                faults.nothingLeftOut(group, few);
            }
        });
    }

    private @Nullable List<Line> pair(List<Line> lines, List<Test> given) {
        for (int i = 0; i < lines.size(); i++) {
            for (int j = i + 1; j < lines.size(); j++) {
                List<Line> two = List.of(lines.get(i), lines.get(j));
                if (leaveNothingOut(two, given)) {
                    return two;
                }
            }
        }
        return null;
    }

    private boolean leaveNothingOut(List<Line> lines, List<Test> given) {
        return sets.leaveNothingOut(lines.stream().map(Line::test).toList(), given);
    }

    /** The group by itself, whenever it applies. */
    private static Criterion.Group unconditional(Criterion.Group group) {
        Criterion.Header header = group.header();
        return header.onlyIf() == null
                ? group
                : new Criterion.Group(
                        new Criterion.Header(header.id(), header.kind(), header.text(), header.citation(), null),
                        group.combination(),
                        group.atLeast(),
                        group.children());
    }

    private void matters(Criterion.Group group) {
        List<Criterion> children = group.children();
        for (int i = 0; i < children.size(); i++) {
            Criterion child = children.get(i);
            List<Line> needed = needed(child);
            for (int j = 0; j < children.size(); j++) {
                boolean earlier = j < i;
                Line enough = j == i ? null : enough(children.get(j), needed, earlier);
                if (enough != null) {
                    faults.neverMatters(child, enough);
                    break;
                }
            }
        }
    }

    /** What a branch cannot be met without; where it does not apply it is no branch at all. */
    private static List<Line> needed(Criterion child) {
        return child instanceof Criterion.Group group
                ? Line.neededBy(unconditional(group), 0)
                : List.of(new Line(child.id(), ((Criterion.Leaf) child).when(), 0));
    }

    private @Nullable Line enough(Criterion other, List<Line> needed, boolean earlier) {
        for (Line line : Line.enoughFor(other, 0)) {
            for (Line need : needed) {
                boolean implied = need.isOf(line.term()) && sets.implies(need.test(), line.test());
                // Of two branches that ask the same the later one is named.
                if (implied && (earlier || needed.size() > 1 || !sets.implies(line.test(), need.test()))) {
                    return line;
                }
            }
        }
        return null;
    }

    private void counts(Criterion.Group group) {
        List<Line> lines = new ArrayList<>();
        for (Criterion child : group.children()) {
            if (child.header().onlyIf() != null) {
                return;
            }
            if (child instanceof Criterion.Leaf leaf) {
                Line line = new Line(leaf.id(), leaf.when(), 0);
                lines.stream()
                        .filter(other -> other.test().equals(line.test()))
                        .findFirst()
                        .ifPresent(first -> faults.countedTwice(leaf, first));
                lines.add(line);
            }
        }
        int most = group.children().size() - lines.size();
        int fewest = 0;
        for (List<Line> same : byTerm(lines).values()) {
            List<Test> tests = same.stream().map(Line::test).toList();
            most += sets.metAtOnce(tests, true);
            fewest += sets.metAtOnce(tests, false);
        }
        if (most < group.atLeast()) {
            faults.tooMany(group, most);
        } else if (fewest >= group.atLeast()) {
            faults.tooFew(group, fewest);
        }
    }

    private static Map<TermKey, List<Line>> byTerm(List<Line> lines) {
        Map<TermKey, List<Line>> byTerm = new LinkedHashMap<>();
        lines.forEach(line ->
                byTerm.computeIfAbsent(line.term(), term -> new ArrayList<>()).add(line));
        return byTerm;
    }
}
