package org.precisionbenefit.policy.diff;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.precisionbenefit.policy.Combination;
import org.precisionbenefit.policy.Criterion;
import org.precisionbenefit.policy.CriterionId;
import org.precisionbenefit.policy.Policy;
import org.precisionbenefit.terminology.Digest;

/**
 * The changes between two versions of a policy one by one, each made alone in the earlier version, so that what a change does
 * can be tried. They stand in the order of the later version's tree; lines that are gone come behind, in theirs. A change
 * that cannot be made alone, because it would leave a group empty or an id twice, is left out.
 */
public final class SingleChanges {
    private final Policy before;
    private final Policy after;
    private final Alignment alignment;
    private final List<SingleChange> changes = new ArrayList<>();

    private SingleChanges(Policy before, Policy after) {
        this.before = before;
        this.after = after;
        this.alignment = Alignment.of(before, after);
    }

    public static List<SingleChange> of(Policy before, Policy after) {
        SingleChanges changes = new SingleChanges(before, after);
        changes.collect();
        return List.copyOf(changes.changes);
    }

    private void collect() {
        for (Placed placed : alignment.after()) {
            Optional<Placed> was = alignment.beforeOf(placed);
            if (was.isPresent()) {
                changed(was.get(), placed);
            } else if (alignment.isAdded(placed)) {
                add(placed.id(), insert(placed, placed.criterion(), before));
            }
        }
        alignment.before().stream()
                .filter(alignment::isRemoved)
                .forEach(placed -> add(placed.id(), without(placed, before)));
        if (before.approvalDays() != after.approvalDays() || !before.approvals().equals(after.approvals())) {
            changes.add(new SingleChange(
                    SingleChange.POLICY,
                    new Policy(
                            before.id(),
                            Digest.of(before.digest() + SingleChange.POLICY),
                            before.holds(),
                            before.scope(),
                            after.lengths(),
                            before.root(),
                            before.beside(),
                            before.asking())));
        }
    }

    private void changed(Placed was, Placed placed) {
        if (alignment.isMoved(was, placed)) {
            add(placed.id(), without(was, before).flatMap(rest -> insert(placed, was.criterion(), rest)));
        }
        if (!CriterionWords.between(was.criterion(), placed.criterion()).isEmpty()) {
            add(placed.id(), Optional.of(replaced(was, placed)));
        }
    }

    private void add(String line, Optional<Policy> changed) {
        changed.filter(SingleChanges::hasEachIdOnce)
                .ifPresent(policy ->
                        changes.add(new SingleChange(line, policy.digested(Digest.of(before.digest() + "/" + line)))));
    }

    private static boolean hasEachIdOnce(Policy policy) {
        Set<CriterionId> ids = new HashSet<>();
        return policy.criteria().stream().allMatch(criterion -> ids.add(criterion.id()));
    }

    /** The line with what it says now; a group keeps the lines that it had. */
    private Policy replaced(Placed was, Placed placed) {
        Criterion now = placed.criterion();
        Criterion.Header header = headed(now.header(), was.criterion().id());
        Criterion changed = now instanceof Criterion.Leaf leaf
                ? new Criterion.Leaf(header, leaf.when())
                : was.criterion() instanceof Criterion.Group group
                        ? combined(header, (Criterion.Group) now, group.children())
                        : now;
        return with(before, was.parent(), children -> replace(children, was.id(), changed));
    }

    private static Criterion.Header headed(Criterion.Header header, CriterionId id) {
        return new Criterion.Header(id, header.kind(), header.text(), header.citation(), header.onlyIf());
    }

    private static Criterion.Group combined(Criterion.Header header, Criterion.Group as, List<Criterion> children) {
        int atLeast = as.combination() == Combination.ALL
                ? children.size()
                : as.combination() == Combination.ANY ? 1 : Math.min(as.atLeast(), children.size());
        return new Criterion.Group(header, as.combination(), atLeast, children);
    }

    private static List<Criterion> replace(List<Criterion> children, String id, Criterion by) {
        return children.stream()
                .map(child -> child.id().value().equals(id) ? by : child)
                .toList();
    }

    /** The policy with a line more, in the group that stands for its own, or empty when there is none. */
    private Optional<Policy> insert(Placed placed, Criterion what, Policy into) {
        String parent = parentBefore(placed);
        boolean there = placed.parent().isEmpty()
                || isBeside(parent)
                || into.criteria().stream()
                        .anyMatch(one -> one.id().value().equals(parent) && one instanceof Criterion.Group);
        return there
                ? Optional.of(with(into, parent, children -> {
                    List<Criterion> more = new ArrayList<>(children);
                    more.add(what);
                    return more;
                }))
                : Optional.empty();
    }

    private String parentBefore(Placed placed) {
        return alignment.after().stream()
                .filter(one -> one.id().equals(placed.parent()))
                .findFirst()
                .flatMap(alignment::beforeOf)
                .map(Placed::id)
                .orElse(placed.parent());
    }

    private static boolean isBeside(String parent) {
        return parent.equals("note") || parent.equals("safety-hold");
    }

    private static Optional<Policy> without(Placed placed, Policy from) {
        boolean last = from.criteria().stream()
                .anyMatch(one -> one instanceof Criterion.Group group
                        && group.id().value().equals(placed.parent())
                        && group.children().size() == 1);
        return last || placed.parent().isEmpty()
                ? Optional.empty()
                : Optional.of(with(from, placed.parent(), children -> children.stream()
                        .filter(child -> !child.id().value().equals(placed.id()))
                        .toList()));
    }

    /** The policy with other lines in one group, or among those beside the tree, or as its root. */
    private static Policy with(Policy policy, String parent, UnaryOperator<List<Criterion>> change) {
        Criterion root = policy.root();
        List<Criterion.Leaf> beside = policy.beside();
        if (isBeside(parent)) {
            List<Criterion> leaves = change.apply(List.copyOf(beside));
            beside = leaves.stream()
                    .filter(Criterion.Leaf.class::isInstance)
                    .map(Criterion.Leaf.class::cast)
                    .toList();
        } else if (parent.isEmpty()) {
            root = change.apply(List.of(root)).get(0);
        } else {
            root = within(root, parent, change);
        }
        return policy.with(root, beside);
    }

    private static Criterion within(Criterion criterion, String parent, UnaryOperator<List<Criterion>> change) {
        if (!(criterion instanceof Criterion.Group group)) {
            return criterion;
        }
        List<Criterion> children = group.id().value().equals(parent)
                ? change.apply(group.children())
                : group.children().stream()
                        .map(child -> within(child, parent, change))
                        .toList();
        return combined(group.header(), group, children);
    }
}
