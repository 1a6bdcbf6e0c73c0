package org.precisionbenefit.decision;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.precisionbenefit.policy.Criterion;
import org.precisionbenefit.policy.CriterionId;
import org.precisionbenefit.policy.DecisiveUnknowns;
import org.precisionbenefit.policy.DecisiveUnknowns.DecisiveUnknown;
import org.precisionbenefit.policy.EvaluationFault;
import org.precisionbenefit.policy.Facts;
import org.precisionbenefit.policy.Finding;
import org.precisionbenefit.policy.Kind;
import org.precisionbenefit.policy.Policy;
import org.precisionbenefit.policy.PolicyRelease;
import org.precisionbenefit.policy.Status;
import org.precisionbenefit.policy.Term;
import org.precisionbenefit.policy.TermKey;
import org.precisionbenefit.policy.TermSource;
import org.precisionbenefit.policy.TermValue;
import org.precisionbenefit.terminology.Period;

/** Weighs findings: all met is a yes, something unknown is asked for, something not met goes to a person. */
final class Adjudicator {
    private final PolicyRelease policies;

    Adjudicator(PolicyRelease policies) {
        this.policies = policies;
    }

    /**
     * The machine's answer.
     *
     * @param policy the policy version
     * @param facts the facts it was evaluated with
     * @param findings its findings
     * @param asked what was asked and under which numbers it is answered
     * @throws EvaluationFault when the findings are not exactly the policy's own list
     */
    Automatic weigh(Policy policy, Facts facts, List<Finding> findings, Asked asked) {
        CriteriaTree tree = new CriteriaTree(policy, findings);
        return switch (tree.root()) {
            case MET -> met(policy, tree, asked);
            case NOT_MET -> notMet(tree, asked);
            case UNKNOWN, NOT_APPLICABLE -> unknown(policy, facts, findings, asked);
        };
    }

    private Automatic met(Policy policy, CriteriaTree tree, Asked asked) {
        if (!tree.isSafe()) {
            throw new EvaluationFault(
                    "The criteria of policy " + policy.id() + " are met although a safety exclusion is not.");
        }
        List<Criterion.Leaf> holds = tree.beside(Kind.SAFETY_HOLD, Status.NOT_MET);
        if (!holds.isEmpty()) {
            return asked.forPerson(
                    Pended.Reason.SAFETY_HOLD,
                    "All criteria are met; a released score asks for a pharmacist's look for safety.",
                    ids(holds));
        }
        Integer days = asked.item().daysSupply();
        int approvalDays = Math.max(policy.approvalDays(tree::isMet), asked.leastDays());
        if (days != null && days > approvalDays) {
            // An approval holds for fewer days than this amount is meant for; granting it would grant less than asked.
            return asked.forPerson(
                    Pended.Reason.QUANTITY_OVER_LIMIT,
                    "A person reviews this request, because it asks for more days than an approval holds ("
                            + approvalDays + ").",
                    List.of());
        }
        return new Approved(
                asked.number("A"),
                new Period(asked.asOf().date(), asked.asOf().date().plusDays(approvalDays - 1L)),
                asked.item().quantity(),
                asked.item().daysSupply(),
                "Every criterion of policy " + policy.id() + " is met.");
    }

    private Automatic notMet(CriteriaTree tree, Asked asked) {
        List<Criterion.Leaf> deciding = tree.deciding();
        String texts = String.join(
                "; ", deciding.stream().map(leaf -> leaf.header().text()).toList());
        if (deciding.stream().anyMatch(leaf -> leaf.header().kind() == Kind.SAFETY_EXCLUSION)) {
            return asked.forPerson(
                    Pended.Reason.SAFETY_EXCLUSION,
                    "A person reviews this request, because a safety criterion is not met: " + texts + ".",
                    ids(deciding));
        }
        if (!deciding.isEmpty() && deciding.stream().allMatch(this::isQuantity)) {
            return asked.forPerson(
                    Pended.Reason.QUANTITY_OVER_LIMIT,
                    "A person reviews this request, because more is asked for than the plan's limits of quantity and days allow.",
                    ids(deciding));
        }
        return asked.forPerson(
                Pended.Reason.CRITERION_NOT_MET,
                "A person reviews this request, because a criterion is not met: " + texts + ".",
                ids(deciding));
    }

    private Automatic unknown(Policy policy, Facts facts, List<Finding> findings, Asked asked) {
        List<DecisiveUnknown> decisive = DecisiveUnknowns.of(policy, findings, facts);
        List<Question> questions =
                decisive.stream().flatMap(unknown -> questions(unknown, facts)).toList();
        List<CriterionId> deciding = decisive.stream()
                .flatMap(unknown -> unknown.criteria().stream())
                .distinct()
                .toList();
        List<CriterionId> contested = contestedExclusions(policy, decisive, facts);
        if (!contested.isEmpty()) {
            return asked.forPerson(
                    Pended.Reason.SAFETY_EXCLUSION,
                    "A person reviews this request, because what was sent on a safety criterion contradicts itself.",
                    contested);
        }
        if (questions.isEmpty()) {
            return asked.forPerson(
                    Pended.Reason.CANNOT_BE_ASKED,
                    "A person reviews this request, because what is unknown cannot be asked of the prescriber.",
                    deciding);
        }
        return new Pended(
                asked.number("R"),
                Pended.WaitsFor.INFORMATION,
                Pended.Reason.FACTS_MISSING,
                questions.size() == 1
                        ? "One fact is missing that could change the answer."
                        : questions.size() + " facts are missing that could change the answer.",
                questions,
                deciding,
                null);
    }

    /** Safety exclusions on which two facts contradict each other: asking the same question again would settle nothing. */
    private static List<CriterionId> contestedExclusions(Policy policy, List<DecisiveUnknown> decisive, Facts facts) {
        List<CriterionId> exclusions = policy.criteria().stream()
                .filter(criterion -> criterion.header().kind() == Kind.SAFETY_EXCLUSION)
                .map(Criterion::id)
                .toList();
        return decisive.stream()
                .filter(unknown -> facts.get(unknown.term()) instanceof TermValue.Unknown value
                        && value.reason() == TermValue.Reason.CONFLICT)
                .flatMap(unknown -> unknown.criteria().stream())
                .filter(exclusions::contains)
                .distinct()
                .toList();
    }

    /** The question of the term itself, or those by which what it lacks can be answered. */
    private Stream<Question> questions(DecisiveUnknown unknown, Facts facts) {
        TermValue value = facts.get(unknown.term());
        List<TermKey> asks = value instanceof TermValue.Unknown open
                ? open.asks()
                : value instanceof TermValue.Flag flag ? flag.asks() : null;
        return (asks == null ? List.of(unknown.term()) : asks)
                .stream().flatMap(key -> question(key, unknown, facts).stream());
    }

    private Optional<Question> question(TermKey key, DecisiveUnknown unknown, Facts facts) {
        Term term = policies.term(key.term()).orElse(null);
        if (term == null || term.question() == null || term.source() == TermSource.SCORE) {
            return Optional.empty();
        }
        if (facts.get(unknown.term()) instanceof TermValue.Unknown value
                && value.reason() == TermValue.Reason.UNVERIFIED) {
            // It was sent; whether the label has it so is for a person of the plan to look up.
            return Optional.empty();
        }
        String why = facts.get(unknown.term()) instanceof TermValue.Unknown value
                ? value.detail()
                : "What was sent is attested; a document is needed.";
        return Optional.of(new Question(
                key,
                term.question().text().replace("{}", key.argument().replace('-', ' ')),
                term.type(),
                term.unit(),
                term.question().codes(),
                why,
                unknown.criteria()));
    }

    boolean isQuantity(Criterion.Leaf leaf) {
        return policies.term(leaf.when().term().term())
                .map(term -> term.source() == TermSource.WITHIN_QUANTITY_LIMIT)
                .orElse(false);
    }

    private static List<CriterionId> ids(List<Criterion.Leaf> leaves) {
        return leaves.stream().map(Criterion::id).toList();
    }
}
