package org.precisionbenefit.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.precisionbenefit.formulary.PlanId;
import org.precisionbenefit.policy.law.LawTables;
import org.precisionbenefit.terminology.AsOf;
import org.precisionbenefit.terminology.Digest;
import org.precisionbenefit.terminology.Period;
import org.precisionbenefit.terminology.RxCui;

class InForceTest {
    private static final RxCui DRUG = new RxCui("613391");
    private static final PlanId GOLD = new PlanId("GOLD");

    private static Policy policy(String id, String version, String from, @Nullable String until, PlanId... plans) {
        Policy drawn = new RandomPolicies(1).policy(1);
        Period holds = new Period(LocalDate.parse(from), until == null ? null : LocalDate.parse(until));
        return new Policy(
                new PolicyId(id, version),
                drawn.digest(),
                holds,
                new Scope(List.of(DRUG), List.of(plans)),
                365,
                drawn.root(),
                List.of());
    }

    private static Optional<String> on(String day, Policy... policies) {
        return new DefaultPolicyRelease(
                        Digest.of(""), List.of(policies), List.of(), List.of(), LawTables.NONE, List.of())
                .policyFor(DRUG, GOLD, new AsOf(LocalDate.parse(day)))
                .map(policy -> policy.id().toString());
    }

    @Test
    void policy_day_before_effective_is_none() {
        assertThat(on("2025-12-31", policy("a", "2026.1", "2026-01-01", null))).isEmpty();
        assertThat(on("2026-01-01", policy("a", "2026.1", "2026-01-01", null))).contains("a/2026.1");
    }

    @Test
    void versions_overlapping_later_effective_wins() {
        Policy first = policy("a", "2026.1", "2026-01-01", null);
        Policy second = policy("a", "2026.2", "2026-07-01", null);
        assertThat(on("2026-06-30", first, second)).contains("a/2026.1");
        assertThat(on("2026-07-01", second, first)).contains("a/2026.2");
    }

    @Test
    void versions_same_day_higher_number_wins() {
        assertThat(on(
                        "2026-01-01",
                        policy("a", "2026.10", "2026-01-01", null),
                        policy("a", "2026.9", "2026-01-01", null)))
                .contains("a/2026.10");
    }

    @Test
    void version_ended_last_day_still_holds() {
        Policy ended = policy("a", "2026.1", "2026-01-01", "2026-03-31");
        assertThat(on("2026-03-31", ended)).contains("a/2026.1");
        assertThat(on("2026-04-01", ended)).isEmpty();
    }

    @Test
    void policy_other_plan_does_not_apply() {
        assertThat(on("2026-01-01", policy("a", "2026.1", "2026-01-01", null, new PlanId("SILVER"))))
                .isEmpty();
    }

    @Test
    void two_policies_same_drug_and_plan_conflict_only_where_they_meet() {
        Policy one = policy("a", "2026.1", "2026-01-01", "2026-06-30");
        assertThat(InForce.conflicts(List.of(one, policy("b", "2026.1", "2026-07-01", null))))
                .isEmpty();
        assertThat(InForce.conflicts(List.of(one, policy("b", "2026.1", "2026-06-30", null))))
                .isNotEmpty()
                .extracting(InForce.Conflict::sentence)
                .allMatch(
                        text -> text.contains("2026-06-30") && text.contains("a/2026.1") && text.contains("b/2026.1"));
        assertThat(InForce.conflicts(List.of(
                        policy("a", "2026.1", "2026-01-01", null, GOLD),
                        policy("b", "2026.1", "2026-01-01", null, new PlanId("SILVER")))))
                .isEmpty();
        assertThat(InForce.conflicts(List.of(
                        policy("a", "2026.1", "2026-01-01", null, GOLD), policy("b", "2026.1", "2026-01-01", null))))
                .hasSize(1);
    }

    @Test
    void version_that_a_later_one_always_precedes_is_in_force_on_no_day() {
        Policy first = policy("a", "2026.1", "2026-01-01", null);
        Policy sameDay = policy("a", "2026.2", "2026-01-01", null);
        assertThat(InForce.neverInForce(List.of(first, sameDay)))
                .containsExactly(entry(new PolicyId("a", "2026.1"), new PolicyId("a", "2026.2")));
        assertThat(InForce.neverInForce(List.of(first, policy("a", "2026.2", "2026-01-01", "2026-06-30"))))
                .as("the first resumes")
                .isEmpty();
        assertThat(InForce.neverInForce(List.of(first, policy("a", "2026.2", "2026-02-01", null))))
                .isEmpty();
        assertThat(InForce.neverInForce(List.of(first, policy("b", "2026.2", "2026-01-01", null))))
                .as("another policy is a conflict, not a version")
                .isEmpty();
    }
}
