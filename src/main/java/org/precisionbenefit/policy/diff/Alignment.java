package org.precisionbenefit.policy.diff;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import org.precisionbenefit.policy.Criterion;
import org.precisionbenefit.policy.Policy;

/**
 * Which criterion of one version is which of another? A line that was given an id is the line of that id. Lines that are
 * numbered by their position are the same where they say the same, then where they apply to the same, then where they ask for
 * the same term, and otherwise in their order.
 */
final class Alignment {
    private static final List<BiPredicate<Criterion, Criterion>> ALIKE = List.of(
            (one, other) -> Content.of(one).equals(Content.of(other)),
            (one, other) -> one.header().onlyIf() != null
                    && Objects.equals(one.header().onlyIf(), other.header().onlyIf()),
            Content::asksForTheSame,
            (one, other) -> one.getClass() == other.getClass());

    private final Map<String, Placed> before = new TreeMap<>();
    private final Map<String, Placed> after = new TreeMap<>();
    private final List<Placed> beforeInOrder;
    private final List<Placed> afterInOrder;
    private final Map<String, String> beforeOf = new TreeMap<>();
    private final Map<String, String> afterOf = new TreeMap<>();

    private Alignment(Policy before, Policy after) {
        beforeInOrder = Placed.of(before);
        afterInOrder = Placed.of(after);
        beforeInOrder.forEach(placed -> this.before.put(placed.id(), placed));
        afterInOrder.forEach(placed -> this.after.put(placed.id(), placed));
    }

    static Alignment of(Policy before, Policy after) {
        Alignment alignment = new Alignment(before, after);
        for (Placed placed : alignment.afterInOrder) {
            Placed same = alignment.before.get(placed.id());
            if (same != null && !same.isNumbered() && !placed.isNumbered()) {
                alignment.match(same, placed);
            }
        }
        alignment.numbered("note", "note");
        alignment.numbered("safety-hold", "safety-hold");
        for (Placed placed : alignment.afterInOrder) {
            String same = alignment.beforeOf.get(placed.id());
            if (same != null && placed.criterion() instanceof Criterion.Group) {
                alignment.numbered(same, placed.id());
            }
        }
        return alignment;
    }

    private void match(Placed one, Placed other) {
        beforeOf.put(other.id(), one.id());
        afterOf.put(one.id(), other.id());
    }

    /** Finds the numbered lines of one group among those of the other. */
    private void numbered(String groupBefore, String groupAfter) {
        List<Placed> olds = new ArrayList<>(beforeInOrder.stream()
                .filter(placed -> placed.parent().equals(groupBefore) && placed.isNumbered())
                .toList());
        List<Placed> news = new ArrayList<>(afterInOrder.stream()
                .filter(placed -> placed.parent().equals(groupAfter) && placed.isNumbered())
                .toList());
        for (BiPredicate<Criterion, Criterion> alike : ALIKE) {
            for (Placed candidate : List.copyOf(news)) {
                Optional<Placed> found = olds.stream()
                        .filter(old -> alike.test(old.criterion(), candidate.criterion()))
                        .findFirst();
                if (found.isPresent()) {
                    match(found.get(), candidate);
                    olds.remove(found.get());
                    news.remove(candidate);
                }
            }
        }
    }

    List<Placed> before() {
        return beforeInOrder;
    }

    List<Placed> after() {
        return afterInOrder;
    }

    /** What the criterion of the later version was before, or empty when it is new. */
    Optional<Placed> beforeOf(Placed placed) {
        return Optional.ofNullable(beforeOf.get(placed.id())).map(before::get);
    }

    /** What became of the criterion of the earlier version, or empty when it is gone. */
    Optional<Placed> afterOf(Placed placed) {
        return Optional.ofNullable(afterOf.get(placed.id())).map(after::get);
    }

    /** New, and not only because its whole group is. */
    boolean isAdded(Placed placed) {
        return beforeOf(placed).isEmpty()
                && (!after.containsKey(placed.parent()) || beforeOf.containsKey(placed.parent()));
    }

    /** Gone, and not only because its whole group is. */
    boolean isRemoved(Placed placed) {
        return afterOf(placed).isEmpty()
                && (!before.containsKey(placed.parent()) || afterOf.containsKey(placed.parent()));
    }

    /** Whether it stands in another group than before. */
    boolean isMoved(Placed one, Placed other) {
        return !one.parent().equals(beforeOf.getOrDefault(other.parent(), other.parent()));
    }
}
