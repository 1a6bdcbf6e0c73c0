package org.precisionbenefit.policy.yaml;

import org.precisionbenefit.policy.Combination;
import org.precisionbenefit.policy.Criterion;
import org.precisionbenefit.policy.CriterionId;
import org.precisionbenefit.policy.Kind;
import org.precisionbenefit.policy.Policy;
import org.precisionbenefit.policy.PolicyTerms;
import org.precisionbenefit.policy.TermSource;
import org.precisionbenefit.policy.Test;
import org.precisionbenefit.terminology.authored.Problems;

/**
 * Checks what a kind of criterion may rest on and where it may stand: no member is held to a score, because each score
 * in the tree has another way beside it that needs none; a safety exclusion cannot be bought off by another way; and only
 * a drug of the policy can be the one that is asked for.
 */
final class KindRules {
    private final Names names;
    private final CriterionReader reader;
    private final Problems problems;

    KindRules(Names names, CriterionReader reader, Problems problems) {
        this.names = names;
        this.reader = reader;
        this.problems = problems;
    }

    void check(Policy policy) {
        policy.criteria().forEach(criterion -> requestedIsInScope(criterion, policy));
        visit(policy.root(), 0, false, policy);
        for (Criterion.Leaf leaf : policy.beside()) {
            onlyIfIsNoScore(leaf);
            if (leaf.header().kind() == Kind.SAFETY_HOLD && !isScore(leaf.when())) {
                wrong(
                        leaf.id(),
                        "The safety hold (" + leaf.id() + ") must compare a score. A criterion that needs no score "
                                + "belongs under \"criteria\", as a safety exclusion.");
            }
        }
    }

    private void visit(Criterion criterion, int depth, boolean otherWay, Policy policy) {
        onlyIfIsNoScore(criterion);
        if (criterion.header().kind() == Kind.SAFETY_EXCLUSION) {
            exclusion(criterion, depth, policy);
        } else if (criterion instanceof Criterion.Leaf leaf && isScore(leaf.when()) && !otherWay) {
            wrong(
                    leaf.id(),
                    "The score in criterion (" + leaf.id() + ") must be one of several ways: put it into an \"any\" "
                            + "or \"at least\" group that can be met without a score.");
        }
        if (criterion instanceof Criterion.Group group) {
            boolean choice = group.combination() != Combination.ALL && canBeMetWithoutScore(group);
            group.children().forEach(child -> visit(child, depth + 1, otherWay || choice, policy));
        }
    }

    private void exclusion(Criterion criterion, int depth, Policy policy) {
        boolean topOfAll =
                depth == 1 && policy.root() instanceof Criterion.Group root && root.combination() == Combination.ALL;
        if (!topOfAll || !(criterion instanceof Criterion.Leaf)) {
            wrong(
                    criterion.id(),
                    "The safety exclusion (" + criterion.id() + ") must be a single comparison at the top level "
                            + "of \"criteria: all\", so that no other way leads past it.");
        }
        if (criterion instanceof Criterion.Leaf leaf && isScore(leaf.when())) {
            wrong(
                    leaf.id(),
                    "The safety exclusion (" + leaf.id() + ") must not rest on a score, which may be missing.");
        }
    }

    private void onlyIfIsNoScore(Criterion criterion) {
        Test onlyIf = criterion.header().onlyIf();
        if (onlyIf != null && isScore(onlyIf)) {
            wrong(
                    criterion.id(),
                    "The criterion (" + criterion.id() + ") must not apply by a score (only if): a score could "
                            + "then take a requirement away.");
        }
    }

    private boolean canBeMetWithoutScore(Criterion criterion) {
        if (criterion instanceof Criterion.Group group) {
            return group.children().stream().filter(this::canBeMetWithoutScore).count() >= group.atLeast();
        }
        return PolicyTerms.tests(criterion).stream().noneMatch(this::isScore);
    }

    private boolean isScore(Test test) {
        return asks(test, TermSource.SCORE);
    }

    private boolean asks(Test test, TermSource source) {
        Word word = names.words().get(test.term().term());
        return word != null && word.term().source() == source;
    }

    /** A drug that the policy does not judge is never the one that is asked for. */
    private void requestedIsInScope(Criterion criterion, Policy policy) {
        PolicyTerms.tests(criterion).stream()
                .filter(test -> asks(test, TermSource.DRUG_REQUESTED))
                .map(test -> test.term().argument())
                .filter(drug -> !policy.scope()
                        .ingredients()
                        .contains(names.ingredients().get(drug)))
                .forEach(drug -> wrong(
                        criterion.id(),
                        "The drug (" + drug + ") of criterion (" + criterion.id() + ") must stand under "
                                + "\"applies to\", because no other drug is asked for under this policy."));
    }

    private void wrong(CriterionId id, String message) {
        problems.add(reader.lines().place(id).problem(message));
    }
}
