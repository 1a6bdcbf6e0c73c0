package org.precisionbenefit.api.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.precisionbenefit.api.LivePolicies;
import org.precisionbenefit.policy.ApprovalLength;
import org.precisionbenefit.policy.Criterion;
import org.precisionbenefit.policy.Policy;
import org.precisionbenefit.policy.draft.PolicyPaths;
import org.precisionbenefit.policy.text.PolicyLine;
import org.precisionbenefit.policy.text.PolicyWords;

/**
 * A policy version as one reads the document it came from.
 *
 * @param id the policy's id
 * @param version the version
 * @param head what stands before the criteria
 * @param joins how the criteria count together
 * @param lines the criteria
 * @param beside safety holds and notes
 * @param scenarios its scenarios
 * @param drl the rules that are generated from it
 */
public record WorkbenchPolicyView(
        String id,
        String version,
        Head head,
        String joins,
        List<PolicyLineView> lines,
        List<PolicyLineView> beside,
        List<ScenarioView> scenarios,
        String drl) {
    public WorkbenchPolicyView {
        Objects.requireNonNull(id, "id is null");
        Objects.requireNonNull(version, "version is null");
        Objects.requireNonNull(head, "head is null");
        lines = List.copyOf(lines);
        beside = List.copyOf(beside);
        scenarios = List.copyOf(scenarios);
    }

    /**
     * What stands before the criteria.
     *
     * @param purpose what its author says it is for, possibly empty
     * @param drugs the drugs
     * @param plans the plans in words
     * @param days when it holds
     * @param state whether it is in force, in words
     * @param approvals for how long an approval holds
     * @param about what it is made of
     * @param others the other versions
     */
    public record Head(
            String purpose,
            List<String> drugs,
            String plans,
            String days,
            String state,
            List<String> approvals,
            WorkbenchView.About about,
            List<WorkbenchView.VersionLink> others) {
        public Head {
            drugs = List.copyOf(drugs);
            approvals = List.copyOf(approvals);
            others = List.copyOf(others);
        }
    }

    static WorkbenchPolicyView of(Policy policy, LivePolicies policies, LivePolicies.Shown live) {
        List<PolicyLine> tree = PolicyLine.tree(policy, live.release());
        return new WorkbenchPolicyView(
                policy.id().policy(),
                policy.id().version(),
                head(policy, live, policies.today()),
                policy.root() instanceof Criterion.Group group
                        ? PolicyWords.capital(PolicyWords.needed(group)) + ":"
                        : "",
                PolicyLineView.of(tree, policies, live),
                PolicyLineView.of(PolicyLine.beside(policy, tree.size(), live.release()), policies, live),
                ScenarioView.of(policy, live.release(), policies.scenarios(live, policy)),
                policies.drl(policy));
    }

    private static Head head(Policy policy, LivePolicies.Shown live, LocalDate today) {
        List<String> approvals = new ArrayList<>();
        for (ApprovalLength length : policy.approvals()) {
            approvals.add(length.days() + " days where \"" + text(policy, length) + "\" is met ("
                    + length.citation().source() + ")");
        }
        approvals.add(policy.approvalDays() + (approvals.isEmpty() ? " days" : " days otherwise"));
        return new Head(
                purpose(policy, live),
                WorkbenchView.drugs(policy, live),
                policy.scope().plans().isEmpty()
                        ? "every plan"
                        : PolicyWords.list(
                                policy.scope().plans().stream()
                                        .map(Object::toString)
                                        .toList(),
                                "and"),
                Words.days(policy.holds()),
                state(policy, today),
                approvals,
                WorkbenchView.About.of(policy, live),
                live.release().policies().stream()
                        .filter(other -> other.id().policy().equals(policy.id().policy()))
                        .filter(other -> !other.id().equals(policy.id()))
                        .map(other -> WorkbenchView.VersionLink.of(other, today))
                        .toList());
    }

    private static String text(Policy policy, ApprovalLength length) {
        return policy.criteria().stream()
                .filter(line -> line.id().equals(length.when()))
                .map(line -> line.header().text())
                .findFirst()
                .orElse(length.when().value());
    }

    private static String state(Policy policy, LocalDate today) {
        if (policy.holds().start().isAfter(today)) {
            return "Not yet in force";
        }
        return policy.holds().contains(today) ? "In force" : "Ended";
    }

    /** The comment with which the author begins the file. */
    private static String purpose(Policy policy, LivePolicies.Shown live) {
        StringBuilder purpose = new StringBuilder();
        List<String> lines = live.files()
                .find(PolicyPaths.policy(policy.id()))
                .map(file -> file.text().lines().toList())
                .orElse(List.of());
        for (String line : lines) {
            if (!line.startsWith("#")) {
                break;
            }
            purpose.append(line.substring(1).strip()).append(' ');
        }
        return purpose.toString().strip();
    }
}
