package org.precisionbenefit.policy.diff;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.precisionbenefit.policy.Combination;
import org.precisionbenefit.policy.Criterion;
import org.precisionbenefit.policy.Kind;
import org.precisionbenefit.policy.Operator;
import org.precisionbenefit.policy.Policy;
import org.precisionbenefit.policy.Test;
import org.precisionbenefit.profile.Provenance;
import org.precisionbenefit.terminology.Citation;

/** Every single mutation of a policy of a few kinds: thresholds, signs, words, needs, conditions, texts, sources, lines, groups. */
final class MutatedPolicies {
    private static final Citation OTHER = new Citation("Another text", "", null);

    private MutatedPolicies() {}

    static List<Policy> of(Policy policy) {
        List<Policy> mutants = new ArrayList<>();
        trees(policy.root()).forEach(root -> mutants.add(with(policy, root, policy.approvalDays())));
        mutants.add(with(policy, policy.root(), policy.approvalDays() + 1));
        return mutants;
    }

    private static Policy with(Policy policy, Criterion root, int days) {
        return new Policy(
                policy.id(),
                policy.digest(),
                policy.holds(),
                policy.scope(),
                days,
                root,
                policy.beside(),
                policy.approvals());
    }

    private static List<Criterion> trees(Criterion criterion) {
        List<Criterion> mutants = new ArrayList<>();
        Criterion.Header header = criterion.header();
        if (criterion instanceof Criterion.Leaf leaf) {
            tests(leaf.when()).forEach(test -> mutants.add(new Criterion.Leaf(header, test)));
            heads(header).forEach(head -> mutants.add(new Criterion.Leaf(head, leaf.when())));
            return mutants;
        }
        Criterion.Group group = (Criterion.Group) criterion;
        heads(header)
                .forEach(head ->
                        mutants.add(new Criterion.Group(head, group.combination(), group.atLeast(), group.children())));
        for (int i = 0; i < group.children().size(); i++) {
            for (Criterion child : trees(group.children().get(i))) {
                List<Criterion> children = new ArrayList<>(group.children());
                children.set(i, child);
                mutants.add(new Criterion.Group(header, group.combination(), group.atLeast(), children));
            }
            if (group.children().size() > 1) {
                List<Criterion> children = new ArrayList<>(group.children());
                children.remove(i);
                mutants.add(of(group, group.combination(), children));
                List<Criterion> turned = new ArrayList<>(group.children());
                turned.add(turned.remove(i));
                if (!turned.equals(group.children())) {
                    mutants.add(of(group, group.combination(), turned));
                }
            }
        }
        mutants.add(of(
                group, group.combination() == Combination.ALL ? Combination.ANY : Combination.ALL, group.children()));
        return mutants;
    }

    private static Criterion.Group of(Criterion.Group group, Combination how, List<Criterion> children) {
        int atLeast = how == Combination.ALL ? children.size() : 1;
        return new Criterion.Group(group.header(), how, atLeast, children);
    }

    private static List<Criterion.Header> heads(Criterion.Header header) {
        List<Criterion.Header> heads = new ArrayList<>();
        heads.add(new Criterion.Header(
                header.id(), header.kind(), header.text() + "!", header.citation(), header.onlyIf()));
        heads.add(new Criterion.Header(header.id(), header.kind(), header.text(), OTHER, header.onlyIf()));
        heads.add(new Criterion.Header(
                header.id(),
                header.kind() == Kind.REQUIREMENT ? Kind.SAFETY_EXCLUSION : Kind.REQUIREMENT,
                header.text(),
                header.citation(),
                header.onlyIf()));
        if (header.onlyIf() != null) {
            heads.add(new Criterion.Header(header.id(), header.kind(), header.text(), header.citation(), null));
            tests(header.onlyIf())
                    .forEach(test -> heads.add(
                            new Criterion.Header(header.id(), header.kind(), header.text(), header.citation(), test)));
        }
        return heads;
    }

    private static List<Test> tests(Test test) {
        List<Test> tests = new ArrayList<>();
        if (test.number() != null) {
            for (Operator operator :
                    List.of(Operator.AT_LEAST, Operator.MORE_THAN, Operator.AT_MOST, Operator.LESS_THAN)) {
                if (operator != test.operator()) {
                    tests.add(with(test, operator, test.number(), test.words()));
                }
            }
            tests.add(with(test, test.operator(), test.number().add(BigDecimal.ONE), test.words()));
            tests.add(with(test, test.operator(), test.number().subtract(BigDecimal.ONE), test.words()));
        } else if (test.words().isEmpty()) {
            tests.add(
                    with(test, test.operator() == Operator.TRUE ? Operator.FALSE : Operator.TRUE, null, test.words()));
        } else {
            List<String> more = new ArrayList<>(test.words());
            more.add("another word");
            tests.add(with(test, test.operator(), null, more));
            tests.add(
                    with(test, test.operator() == Operator.NOT_IN ? Operator.IN : Operator.NOT_IN, null, test.words()));
        }
        tests.add(new Test(
                test.term(),
                test.operator(),
                test.number(),
                test.words(),
                test.needs() == Provenance.Source.DOCUMENTED
                        ? Provenance.Source.ATTESTED
                        : Provenance.Source.DOCUMENTED,
                test.wording(),
                test.alwaysKnown()));
        return tests;
    }

    private static Test with(
            Test test, Operator operator, @org.jspecify.annotations.Nullable BigDecimal number, List<String> words) {
        return new Test(test.term(), operator, number, words, test.needs(), test.wording(), test.alwaysKnown());
    }
}
