package org.precisionbenefit.decision.simulation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.policy.Criterion;
import org.precisionbenefit.policy.Policy;
import org.precisionbenefit.policy.PolicyRelease;
import org.precisionbenefit.policy.Term;
import org.precisionbenefit.policy.TermArgument;
import org.precisionbenefit.policy.TermKey;
import org.precisionbenefit.policy.Test;
import org.precisionbenefit.policy.ValueTypes;

/**
 * The terms for which a request needs values, those that are one thing seen through different windows together.
 *
 * @param things the things by their name
 * @param differing what lines of only one of the two policies ask for
 */
record DrawnTerms(SortedMap<String, Thing> things, List<Wanted> differing) {

    /**
     * A group of which fewer lines than all are needed, and one of its lines.
     *
     * @param group the group's id
     * @param line the line's place in it, from 0
     * @param lines how many lines it has
     */
    record Way(String group, int line, int lines) {}

    /**
     * What a line asks for, with the ways that lead to it.
     *
     * @param test the test
     * @param ways the choices above it, the outermost first
     */
    record Wanted(Test test, List<Way> ways) {}

    /**
     * One thing that policies ask about.
     *
     * @param term the vocabulary's word
     * @param keys the terms that see it, each with its parts
     * @param wanted what lines ask for
     * @param guards the tests that tell when a line applies
     */
    record Thing(Term term, SortedMap<TermKey, TermArgument> keys, List<Wanted> wanted, List<Wanted> guards) {
        /** What decides what is drawn: what lines ask for, or else when they apply. */
        List<Wanted> leading() {
            return wanted.isEmpty() ? guards : wanted;
        }

        boolean isGuard() {
            return wanted.isEmpty();
        }

        List<Test> all() {
            return Stream.concat(wanted.stream(), guards.stream())
                    .map(Wanted::test)
                    .toList();
        }

        /** The windows in days through which it is seen, the shortest first. */
        List<Integer> windows() {
            SortedSet<Integer> windows = new TreeSet<>();
            keys.values()
                    .forEach(argument -> Stream.ofNullable(argument.within()).forEach(windows::add));
            return List.copyOf(windows);
        }

        /** The figures that its tests compare with. */
        List<BigDecimal> figures() {
            SortedSet<BigDecimal> figures = new TreeSet<>();
            all().forEach(test -> Stream.ofNullable(test.number()).forEach(figures::add));
            return List.copyOf(figures);
        }
    }

    /** The things that either of the policies asks about. */
    static DrawnTerms of(
            @Nullable Policy before, PolicyRelease beforeRelease, @Nullable Policy after, PolicyRelease afterRelease) {
        SortedMap<String, Thing> things = new TreeMap<>();
        if (after != null) {
            add(after, afterRelease, things);
        }
        if (before != null) {
            add(before, beforeRelease, things);
        }
        return new DrawnTerms(things, before == null || after == null ? List.of() : differing(before, after, things));
    }

    private static List<Wanted> differing(Policy before, Policy after, SortedMap<String, Thing> things) {
        List<Test> one = ValueTypes.tests(before);
        List<Test> other = ValueTypes.tests(after);
        return things.values().stream()
                .flatMap(thing -> thing.wanted().stream())
                .filter(wanted -> !one.contains(wanted.test()) || !other.contains(wanted.test()))
                .toList();
    }

    private static void add(Policy policy, PolicyRelease release, SortedMap<String, Thing> things) {
        add(policy.root(), List.of(), release, things);
        policy.beside().forEach(leaf -> add(leaf, List.of(), release, things));
    }

    private static void add(
            Criterion criterion, List<Way> ways, PolicyRelease release, SortedMap<String, Thing> things) {
        Test onlyIf = criterion.header().onlyIf();
        if (onlyIf != null) {
            thing(onlyIf, release, things).guards().add(new Wanted(onlyIf, List.of()));
        }
        if (criterion instanceof Criterion.Leaf leaf) {
            thing(leaf.when(), release, things).wanted().add(new Wanted(leaf.when(), ways));
            return;
        }
        Criterion.Group group = (Criterion.Group) criterion;
        int lines = group.children().size();
        for (int line = 0; line < lines; line++) {
            List<Way> below = new ArrayList<>(ways);
            if (group.atLeast() < lines) {
                below.add(new Way(group.id().value(), line, lines));
            }
            add(group.children().get(line), List.copyOf(below), release, things);
        }
    }

    private static Thing thing(Test test, PolicyRelease release, SortedMap<String, Thing> things) {
        Term term = release.term(test.term().term()).orElseThrow();
        TermArgument argument = term.source().takes().isEmpty()
                ? new TermArgument(test.term().argument(), null, null, null, List.of(), null)
                : TermArgument.of(test.term().argument());
        String name =
                test.term().term() + "|" + argument.name() + "|" + Objects.requireNonNullElse(argument.before(), "");
        Thing thing = things.computeIfAbsent(
                name, any -> new Thing(term, new TreeMap<>(), new ArrayList<>(), new ArrayList<>()));
        thing.keys().put(test.term(), argument);
        return thing;
    }
}
