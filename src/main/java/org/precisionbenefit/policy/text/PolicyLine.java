package org.precisionbenefit.policy.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.precisionbenefit.policy.Combination;
import org.precisionbenefit.policy.Criterion;
import org.precisionbenefit.policy.Operator;
import org.precisionbenefit.policy.Policy;
import org.precisionbenefit.policy.PolicyRelease;
import org.precisionbenefit.policy.Term;
import org.precisionbenefit.policy.TermSource;
import org.precisionbenefit.policy.Test;

/**
 * One line of a policy as a person reads it. Every view of a policy walks these lines.
 *
 * @param number its number in the policy, such as {@code 3.1.2}
 * @param form how it and its children are laid out
 * @param criterion the criterion
 * @param children the lines below it
 */
public record PolicyLine(String number, Form form, Criterion criterion, List<PolicyLine> children) {
    private static final Set<TermSource> PLACES =
            Set.of(TermSource.STATE_OF_PLAN, TermSource.LINE_OF_BUSINESS, TermSource.PLAN);

    public PolicyLine {
        Objects.requireNonNull(number, "number is null");
        Objects.requireNonNull(form, "form is null");
        Objects.requireNonNull(criterion, "criterion is null");
        children = List.copyOf(children);
    }

    /** How a line is laid out. */
    public enum Form {
        /** A single test. */
        LINE,
        /** A list of lines. */
        GROUP,
        /** A decision table: each child applies to other values of one and the same term. */
        TABLE,
        /** One line that asks for something else in some places; each child is for other places. */
        PLACES
    }

    /** The lines of the tree below its root, in order. */
    public static List<PolicyLine> tree(Policy policy, PolicyRelease release) {
        return policy.root() instanceof Criterion.Group group
                ? children(group, "", release)
                : List.of(of(policy.root(), "1", release));
    }

    /** The lines beside the tree, which are numbered on. */
    public static List<PolicyLine> beside(Policy policy, int after, PolicyRelease release) {
        List<PolicyLine> lines = new ArrayList<>();
        for (Criterion.Leaf leaf : policy.beside()) {
            lines.add(of(leaf, String.valueOf(after + lines.size() + 1), release));
        }
        return List.copyOf(lines);
    }

    /** One criterion with everything below it. */
    public static PolicyLine of(Criterion criterion, String number, PolicyRelease release) {
        return criterion instanceof Criterion.Group group
                ? new PolicyLine(number, form(group, release), group, children(group, number + ".", release))
                : new PolicyLine(number, Form.LINE, criterion, List.of());
    }

    private static List<PolicyLine> children(Criterion.Group group, String before, PolicyRelease release) {
        List<PolicyLine> lines = new ArrayList<>();
        for (Criterion child : group.children()) {
            lines.add(of(child, before + (lines.size() + 1), release));
        }
        return List.copyOf(lines);
    }

    /** A table and an override are written once and read as lines of which one applies; here they are told again. */
    private static Form form(Criterion.Group group, PolicyRelease release) {
        Criterion first = group.children().get(0);
        Test asked = first.header().onlyIf();
        boolean each = group.combination() == Combination.ALL
                && group.children().size() > 1
                && asked != null
                && group.children().stream().allMatch(child -> isRow(child, asked));
        if (!each || asked == null) {
            return Form.GROUP;
        }
        Optional<Term> term = release.term(asked.term().term());
        return term.isPresent() && PLACES.contains(term.get().source()) ? Form.PLACES : Form.TABLE;
    }

    private static boolean isRow(Criterion child, Test asked) {
        Test own = child.header().onlyIf();
        return child instanceof Criterion.Leaf && own != null && own.term().equals(asked.term());
    }

    /** Where a child of {@link Form#PLACES} holds: {@code In CT and KY}, or everywhere else. */
    public static String place(Test onlyIf) {
        return onlyIf.operator() == Operator.NOT_IN
                ? "Everywhere else"
                : "In " + PolicyWords.list(onlyIf.words(), "and");
    }
}
