package org.precisionbenefit.policy.check;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.policy.Combination;
import org.precisionbenefit.policy.Criterion;
import org.precisionbenefit.policy.CriterionId;
import org.precisionbenefit.policy.Policy;
import org.precisionbenefit.policy.Test;

/**
 * Every small change of a policy that its scenarios have to notice: each figure moved by one step both ways, each sign turned,
 * each word of a list left out, each line, {@code only if} and {@code needs: documented} left out.
 *
 * <p>How far back something counts ({@code within 90 days}) is not moved: it is part of the term's name, by which a scenario
 * gives the value, so that no scenario could tell the two policies apart. What the reader itself makes of a section or table
 * is not changed either where no author wrote it.
 */
final class Mutants {
    private final Policy policy;
    private final PolicyPlaces places;
    private final Function<String, TermDomain> domains;
    private final List<Mutant> mutants = new ArrayList<>();

    private Mutants(Policy policy, PolicyPlaces places, Function<String, TermDomain> domains) {
        this.policy = policy;
        this.places = places;
        this.domains = domains;
    }

    /** All of them, in the order of the policy. */
    static List<Mutant> of(Policy policy, PolicyPlaces places, Function<String, TermDomain> domains) {
        Mutants all = new Mutants(policy, places, domains);
        all.visit(policy.root());
        policy.beside().forEach(all::visit);
        return List.copyOf(all.mutants);
    }

    private void visit(Criterion criterion) {
        LinePlace place = places.of(criterion.id());
        Test onlyIf = criterion.header().onlyIf();
        if (onlyIf != null && place.onlyIf() != null) {
            applies(criterion, onlyIf);
        }
        if (criterion instanceof Criterion.Leaf leaf && place.when() != null) {
            for (TestMutants.Changed changed : TestMutants.of(leaf.when(), domains.apply(term(leaf.when())))) {
                add(
                        criterion,
                        changed.told(),
                        cure(leaf.when(), changed, criterion),
                        line -> new Criterion.Leaf(line.header(), changed.test()));
            }
        }
        if (criterion instanceof Criterion.Group group) {
            for (Criterion child : group.children()) {
                visit(child);
                if (group.children().size() > 1) {
                    dropped(child, group);
                }
            }
        }
    }

    private static String term(Test test) {
        return test.term().term();
    }

    private void applies(Criterion criterion, Test onlyIf) {
        for (TestMutants.Changed changed : TestMutants.of(onlyIf, domains.apply(term(onlyIf)))) {
            add(
                    criterion,
                    "\"only if\" " + changed.told(),
                    cure(onlyIf, changed, criterion),
                    line -> with(line, changed.test()));
        }
        add(
                criterion,
                "\"only if\" " + Written.test(onlyIf) + " is left out",
                "in which " + criterion.id() + " does not apply and that says so",
                line -> with(line, null));
    }

    private static String cure(Test test, TestMutants.Changed changed, Criterion criterion) {
        return "with " + Written.given(test, changed.telling()) + " that says what " + criterion.id() + " comes to";
    }

    private void dropped(Criterion child, Criterion.Group group) {
        String when =
                switch (group.combination()) {
                    case ALL -> "only it is not met";
                    case ANY -> "only it is met";
                    case AT_LEAST -> "the count turns on it";
                };
        mutants.add(new Mutant(
                child.id(),
                places.of(child.id()).line(),
                "it is left out",
                "in which, under " + group.id() + ", " + when + " and that says what " + group.id() + " comes to",
                with(policy, replaced(policy.root(), group.id(), parent -> without((Criterion.Group) parent, child)))));
    }

    private static Criterion without(Criterion.Group group, Criterion child) {
        List<Criterion> left =
                group.children().stream().filter(one -> one != child).toList();
        int atLeast = group.combination() == Combination.ALL ? left.size() : Math.min(group.atLeast(), left.size());
        return new Criterion.Group(group.header(), group.combination(), atLeast, left);
    }

    private void add(Criterion criterion, String change, String cure, UnaryOperator<Criterion> mutate) {
        Policy changed = with(policy, replaced(policy.root(), criterion.id(), mutate));
        if (criterion instanceof Criterion.Leaf leaf && policy.beside().contains(leaf)) {
            List<Criterion.Leaf> beside = policy.beside().stream()
                    .map(one -> one.equals(leaf) ? (Criterion.Leaf) mutate.apply(one) : one)
                    .toList();
            changed = policy.with(policy.root(), beside);
        }
        LinePlace place = places.of(criterion.id());
        mutants.add(new Mutant(
                criterion.id(),
                change.startsWith("\"only if\"") ? place.condition() : place.comparison(),
                change,
                cure,
                changed));
    }

    private static Criterion with(Criterion criterion, @Nullable Test onlyIf) {
        Criterion.Header old = criterion.header();
        Criterion.Header header = new Criterion.Header(old.id(), old.kind(), old.text(), old.citation(), onlyIf);
        return criterion instanceof Criterion.Group group
                ? new Criterion.Group(header, group.combination(), group.atLeast(), group.children())
                : new Criterion.Leaf(header, ((Criterion.Leaf) criterion).when());
    }

    private static Policy with(Policy policy, Criterion root) {
        return policy.with(root, policy.beside());
    }

    private static Criterion replaced(Criterion tree, CriterionId id, UnaryOperator<Criterion> mutate) {
        if (tree.id().equals(id)) {
            return mutate.apply(tree);
        }
        return tree instanceof Criterion.Group group
                ? new Criterion.Group(
                        group.header(),
                        group.combination(),
                        group.atLeast(),
                        group.children().stream()
                                .map(child -> replaced(child, id, mutate))
                                .toList())
                : tree;
    }
}
