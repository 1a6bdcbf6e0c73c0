package org.precisionbenefit.policy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.precisionbenefit.formulary.PlanId;
import org.precisionbenefit.terminology.RxCui;

/** Which version of which policy is in force on a day? */
public final class InForce {
    /** A plan that no policy names; it stands for all such plans. */
    private static final PlanId ANY_OTHER_PLAN = new PlanId("(any other plan)");

    private static final Comparator<Policy> LATER = Comparator.comparing(
                    (Policy policy) -> policy.holds().start())
            .thenComparing(policy -> policy.id().version(), InForce::compareVersions);

    private InForce() {}

    /** The policy for the drug under the plan on the day: of each policy its latest version, if that covers both. */
    static Optional<Policy> find(List<Policy> policies, RxCui ingredient, PlanId plan, LocalDate day) {
        return candidates(policies, ingredient, plan, day).stream().findFirst();
    }

    /**
     * Two policies that claim the same drug under the same plan on the same day, one sentence each; empty when every
     * question has one answer at most. What holds can change only on a first day or on the day after a last one, so these
     * days are looked at.
     */
    public static List<Conflict> conflicts(List<Policy> policies) {
        List<Conflict> conflicts = new ArrayList<>();
        for (RxCui ingredient : ingredients(policies)) {
            for (PlanId plan : plans(policies)) {
                days(policies).stream()
                        .map(day -> conflict(policies, ingredient, plan, day))
                        .flatMap(Optional::stream)
                        .findFirst()
                        .ifPresent(conflicts::add);
            }
        }
        return List.copyOf(conflicts);
    }

    /**
     * Two policies that claim the same drug.
     *
     * @param one the one
     * @param other the other
     * @param sentence what is wrong and what to do
     */
    public record Conflict(PolicyId one, PolicyId other, String sentence) {
        public Conflict {
            Objects.requireNonNull(one, "one is null");
            Objects.requireNonNull(other, "other is null");
            Objects.requireNonNull(sentence, "sentence is null");
        }
    }

    /** The policy versions that are in force on no day, because a later one of the same policy always is, each with that one. */
    public static Map<PolicyId, PolicyId> neverInForce(List<Policy> policies) {
        Map<PolicyId, PolicyId> never = new LinkedHashMap<>();
        for (Policy policy : policies) {
            List<Policy> versions = policies.stream()
                    .filter(other -> other.id().policy().equals(policy.id().policy()))
                    .toList();
            List<PolicyId> winners = days(versions).stream()
                    .filter(policy.holds()::contains)
                    .map(day -> latest(versions, day))
                    .toList();
            if (!winners.contains(policy.id())) {
                never.put(policy.id(), winners.get(0));
            }
        }
        return Collections.unmodifiableMap(never);
    }

    private static PolicyId latest(List<Policy> versions, LocalDate day) {
        return versions.stream()
                .filter(version -> version.holds().contains(day))
                .max(LATER)
                .map(Policy::id)
                .orElseThrow();
    }

    private static Optional<Conflict> conflict(List<Policy> policies, RxCui ingredient, PlanId plan, LocalDate day) {
        List<Policy> claims = candidates(policies, ingredient, plan, day);
        if (claims.size() < 2) {
            return Optional.empty();
        }
        return Optional.of(new Conflict(
                claims.get(0).id(),
                claims.get(1).id(),
                "The drug (" + ingredient + ") of plan " + plan + " must have one policy on " + day + ", not "
                        + claims.get(0).id() + " and " + claims.get(1).id()
                        + ". Maybe one of them must end (until) or name other plans."));
    }

    private static List<Policy> candidates(List<Policy> policies, RxCui ingredient, PlanId plan, LocalDate day) {
        Map<String, Policy> latest = new TreeMap<>();
        for (Policy policy : policies) {
            if (policy.holds().contains(day)) {
                latest.merge(
                        policy.id().policy(), policy, (one, other) -> LATER.compare(one, other) >= 0 ? one : other);
            }
        }
        return latest.values().stream()
                .filter(policy -> covers(policy.scope(), ingredient, plan))
                .toList();
    }

    private static boolean covers(Scope scope, RxCui ingredient, PlanId plan) {
        return scope.ingredients().contains(ingredient)
                && (scope.plans().isEmpty() || scope.plans().contains(plan));
    }

    /** Compares versions part by part as numbers, so that 2026.10 comes after 2026.9. */
    static int compareVersions(String one, String other) {
        String[] left = one.split("\\.", -1);
        String[] right = other.split("\\.", -1);
        for (int part = 0; part < Math.min(left.length, right.length); part++) {
            int order = left[part].length() != right[part].length()
                    ? Integer.compare(left[part].length(), right[part].length())
                    : left[part].compareTo(right[part]);
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(left.length, right.length);
    }

    private static SortedSet<RxCui> ingredients(List<Policy> policies) {
        SortedSet<RxCui> all = new TreeSet<>();
        policies.forEach(policy -> all.addAll(policy.scope().ingredients()));
        return all;
    }

    private static SortedSet<PlanId> plans(List<Policy> policies) {
        SortedSet<PlanId> all = new TreeSet<>(List.of(ANY_OTHER_PLAN));
        policies.forEach(policy -> all.addAll(policy.scope().plans()));
        return all;
    }

    private static SortedSet<LocalDate> days(List<Policy> policies) {
        SortedSet<LocalDate> all = new TreeSet<>();
        for (Policy policy : policies) {
            all.add(policy.holds().start());
            LocalDate end = policy.holds().end();
            if (end != null && !end.equals(LocalDate.MAX)) {
                all.add(end.plusDays(1));
            }
        }
        return all;
    }
}
