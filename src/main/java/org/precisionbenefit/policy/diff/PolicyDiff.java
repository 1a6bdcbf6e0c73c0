package org.precisionbenefit.policy.diff;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.policy.ApprovalLength;
import org.precisionbenefit.policy.Criterion;
import org.precisionbenefit.policy.Policy;
import org.precisionbenefit.terminology.Citation;

/**
 * What changes from one version of a policy to another, one sentence each, for those who decide about policies: first the
 * policy itself, then its lines in the order of the new file, then lines that are gone, sources, value sets and words. What
 * stands in tables, overrides and shared criteria is a line like any other. The version's own number is no change.
 */
public final class PolicyDiff {
    private final Policy before;
    private final Policy after;
    private final Alignment alignment;
    private final List<String> sentences = new ArrayList<>();

    private PolicyDiff(Policy before, Policy after) {
        this.before = before;
        this.after = after;
        this.alignment = Alignment.of(before, after);
    }

    /** The sentences; empty when nothing differs. */
    public static List<String> between(Side before, Side after) {
        PolicyDiff diff = new PolicyDiff(before.policy(), after.policy());
        diff.head();
        diff.lines();
        diff.sources();
        diff.sentences.addAll(NamedWords.between(before, after));
        return List.copyOf(diff.sentences);
    }

    private void say(String of, String clause) {
        sentences.add(of + ": " + clause + ".");
    }

    private void head() {
        changed("the first day in force", before.holds().start(), after.holds().start());
        changed("the last day in force", end(before), end(after));
        members("drug (RxNorm)", before.scope().ingredients(), after.scope().ingredients());
        if (before.scope().plans().isEmpty() != after.scope().plans().isEmpty()) {
            say("policy", "it now holds for " + plans(after) + " (before: " + plans(before) + ")");
        } else {
            members("plan", before.scope().plans(), after.scope().plans());
        }
        if (before.approvalDays() != after.approvalDays()) {
            say(
                    "policy",
                    "an approval now holds for " + after.approvalDays() + " days (before: " + before.approvalDays()
                            + ")");
        }
        approvals();
    }

    private static String end(Policy policy) {
        return String.valueOf(Objects.requireNonNullElse(policy.holds().end(), "none"));
    }

    private static String plans(Policy policy) {
        return policy.scope().plans().isEmpty()
                ? "every plan"
                : policy.scope().plans().stream().map(Object::toString).collect(Collectors.joining(", "));
    }

    private void changed(String what, Object one, Object other) {
        if (!one.equals(other)) {
            say("policy", what + " is now " + other + " (before: " + one + ")");
        }
    }

    private <T> void members(String what, List<T> one, List<T> other) {
        other.stream()
                .filter(each -> !one.contains(each))
                .forEach(each -> say("policy", "it now applies to " + what + " " + each));
        one.stream()
                .filter(each -> !other.contains(each))
                .forEach(each -> say("policy", "it no longer applies to " + what + " " + each));
    }

    private void approvals() {
        Map<String, ApprovalLength> one = byLine(before);
        Map<String, ApprovalLength> other = byLine(after);
        other.forEach((id, length) -> {
            ApprovalLength was = one.get(id);
            if (was == null) {
                say(id, "an approval by this line now holds for " + length.days() + " days (before: not its own days)");
            } else if (was.days() != length.days()) {
                say(
                        id,
                        "an approval by this line now holds for " + length.days() + " days (before: " + was.days()
                                + ")");
            }
        });
        one.keySet().stream()
                .filter(id -> !other.containsKey(id))
                .forEach(id -> say(id, "an approval by this line no longer has its own days"));
    }

    private static Map<String, ApprovalLength> byLine(Policy policy) {
        Map<String, ApprovalLength> lengths = new TreeMap<>();
        policy.approvals().forEach(length -> lengths.putIfAbsent(length.when().value(), length));
        return lengths;
    }

    private void lines() {
        for (Placed placed : alignment.after()) {
            Placed was = alignment.beforeOf(placed).orElse(null);
            if (was != null) {
                line(was, placed);
            } else if (alignment.isAdded(placed)) {
                say(placed.id(), "this line is new in " + where(placed) + ": " + named(placed.criterion()));
            }
        }
        alignment.before().stream()
                .filter(alignment::isRemoved)
                .forEach(placed ->
                        say(placed.id(), "this line is gone from " + where(placed) + ": " + named(placed.criterion())));
    }

    private static String where(Placed placed) {
        return switch (placed.parent()) {
            case "note" -> "the notes";
            case "safety-hold" -> "the safety holds";
            default -> "group " + placed.parent();
        };
    }

    private static String named(Criterion criterion) {
        return "\"" + criterion.header().text() + "\", " + CriterionWords.shape(criterion)
                + (criterion.header().onlyIf() == null
                        ? ""
                        : ", only if " + TestWords.written(criterion.header().onlyIf()));
    }

    private void line(Placed was, Placed placed) {
        if (!was.id().equals(placed.id()) && !(was.isNumbered() && placed.isNumbered())) {
            say(placed.id(), "this line was called " + was.id());
        }
        if (alignment.isMoved(was, placed)) {
            say(placed.id(), "it moves from " + where(was) + " to " + where(placed));
        }
        CriterionWords.between(was.criterion(), placed.criterion()).forEach(clause -> say(placed.id(), clause));
        if (order(was.criterion(), this::known).equals(order(placed.criterion(), this::knownBefore))) {
            return;
        }
        say(placed.id(), "its lines stand in another order");
    }

    private static List<String> order(Criterion criterion, Function<Criterion, @Nullable String> known) {
        return criterion instanceof Criterion.Group group
                ? group.children().stream()
                        .map(known)
                        .filter(Objects::nonNull)
                        .map(String::valueOf)
                        .toList()
                : List.of();
    }

    /** A child of the earlier version by its own id where it stands in the same group still. */
    private @Nullable String known(Criterion child) {
        return alignment.before().stream()
                .filter(placed -> placed.id().equals(child.id().value()))
                .filter(placed -> alignment
                        .afterOf(placed)
                        .filter(now -> !alignment.isMoved(placed, now))
                        .isPresent())
                .map(Placed::id)
                .findFirst()
                .orElse(null);
    }

    private @Nullable String knownBefore(Criterion child) {
        return alignment.after().stream()
                .filter(placed -> placed.id().equals(child.id().value()))
                .flatMap(placed -> alignment.beforeOf(placed).filter(was -> !alignment.isMoved(was, placed)).stream())
                .map(Placed::id)
                .findFirst()
                .orElse(null);
    }

    /** Lines that took over the same other source are one sentence. */
    private void sources() {
        Map<String, List<String>> changes = new TreeMap<>();
        List<String> inOrder = new ArrayList<>();
        for (Placed placed : alignment.after()) {
            alignment
                    .beforeOf(placed)
                    .ifPresent(was -> source(
                            placed.id(),
                            was.criterion().header().citation(),
                            placed.criterion().header().citation(),
                            changes,
                            inOrder));
        }
        Map<String, ApprovalLength> one = byLine(before);
        byLine(after).forEach((id, length) -> {
            ApprovalLength was = one.get(id);
            if (was != null) {
                source(id + " (days of approval)", was.citation(), length.citation(), changes, inOrder);
            }
        });
        inOrder.forEach(change -> say(String.join(", ", Objects.requireNonNull(changes.get(change))), change));
    }

    private static void source(
            String id,
            @Nullable Citation one,
            @Nullable Citation other,
            Map<String, List<String>> changes,
            List<String> inOrder) {
        if (Objects.equals(one, other)) {
            return;
        }
        String words = "the source is now " + words(other) + " (before: " + words(one) + ")";
        if (!changes.containsKey(words)) {
            inOrder.add(words);
        }
        changes.computeIfAbsent(words, any -> new ArrayList<>()).add(id);
    }

    private static String words(@Nullable Citation citation) {
        if (citation == null) {
            return "none of its own";
        }
        return "\"" + citation.source() + (citation.locator().isEmpty() ? "" : ", " + citation.locator()) + "\""
                + (citation.lastChecked() == null ? "" : " as of " + citation.lastChecked());
    }
}
