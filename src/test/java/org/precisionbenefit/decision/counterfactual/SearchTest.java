package org.precisionbenefit.decision.counterfactual;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.precisionbenefit.decision.Automatic;
import org.precisionbenefit.decision.Reconsidered;
import org.precisionbenefit.decision.Weighing;
import org.precisionbenefit.intake.RequestedItem;
import org.precisionbenefit.policy.DrawnFacts;
import org.precisionbenefit.policy.EvaluatePolicy;
import org.precisionbenefit.policy.Facts;
import org.precisionbenefit.policy.Kind;
import org.precisionbenefit.policy.Policy;
import org.precisionbenefit.policy.PolicyRelease;
import org.precisionbenefit.policy.PolicyTerms;
import org.precisionbenefit.policy.RandomPolicies;
import org.precisionbenefit.policy.ReferenceEvaluator;
import org.precisionbenefit.policy.Status;
import org.precisionbenefit.policy.TermKey;
import org.precisionbenefit.policy.TermValue;
import org.precisionbenefit.policy.TestsOfValues;
import org.precisionbenefit.profile.Provenance;
import org.precisionbenefit.terminology.AsOf;

/** What is found is exactly what trying every value of every three terms finds. */
class SearchTest {
    private static final PolicyRelease WORDS = MadeUpVocabulary.release();
    private static final Weighing WEIGHING = new Weighing(WORDS);
    private static final EvaluatePolicy REFERENCE = new ReferenceEvaluator();
    private static final RequestedItem ITEM = new RequestedItem(1, List.of(), "", null, null, List.of());
    private static final AsOf DAY = new AsOf(LocalDate.of(2026, 11, 28));
    private static final int POLICIES = 24;

    @Test
    void small_policies_yield_the_smallest_sets_that_brute_force_finds_and_no_other() {
        RandomPolicies drawn = new RandomPolicies(20261128, 3);
        Map<Reached, Integer> compared = new EnumMap<>(Reached.class);
        for (int i = 0; i < POLICIES; i++) {
            Policy policy = drawn.policy(1 + i % 2);
            Reconsidered.Open open = open(policy, drawn.facts(policy));
            Set<String> expected = new BruteForce(open).smallest();
            ItemCounterfactuals found = new Search(open, WORDS, 100_000, 1000).of(1, answer(open, open.facts()));
            assertThat(found.smallest().stream().map(one -> text(policy, one)).toList())
                    .as("policy %s of seed 20261128", i)
                    .containsExactlyInAnyOrderElementsOf(expected);
            found.smallest().forEach(one -> compared.merge(one.outcome(), 1, Integer::sum));
        }
        assertThat(compared).containsOnlyKeys(Reached.values());
    }

    @Test
    void each_set_leads_where_it_says_and_fewer_come_first() {
        RandomPolicies drawn = new RandomPolicies(7, 3);
        for (int i = 0; i < 100; i++) {
            Policy policy = drawn.policy(3);
            Reconsidered.Open open = open(policy, drawn.facts(policy));
            ItemCounterfactuals found = new Search(open, WORDS).of(1, answer(open, open.facts()));
            assertThat(found.smallest()).allSatisfy(one -> assertThat(Reached.of(answer(open, otherwise(open, one))))
                    .isEqualTo(one.outcome())
                    .isNotEqualTo(found.outcome()));
            assertThat(found.smallest().stream().map(one -> one.changes().size()))
                    .isSorted();
            assertThat(new Search(open, WORDS).of(1, answer(open, open.facts())))
                    .isEqualTo(found);
        }
    }

    @Test
    void bound_that_is_reached_is_said() {
        RandomPolicies drawn = new RandomPolicies(9, 3);
        Policy policy = drawn.policy(3);
        Reconsidered.Open open = open(policy, drawn.facts(policy));
        assertThat(new Search(open, WORDS, 12, 10)
                        .of(1, answer(open, open.facts()))
                        .limits())
                .startsWith("The search stopped after 12 trials: ");
    }

    private static Reconsidered.Open open(Policy policy, Facts facts) {
        Function<Facts, Automatic> answer =
                other -> WEIGHING.weigh(policy, other, REFERENCE.evaluate(policy, other), ITEM, DAY);
        return new Reconsidered.Open(policy, facts, answer, answer);
    }

    private static Automatic answer(Reconsidered.Open open, Facts facts) {
        return open.proven().apply(facts);
    }

    private static Facts otherwise(Reconsidered.Open open, Counterfactual one) {
        Map<TermKey, TermValue> changed = new TreeMap<>();
        one.changes().forEach(change -> changed.put(change.term(), change.to()));
        return open.facts().with(changed);
    }

    private static String text(Policy policy, Counterfactual one) {
        Map<TermKey, TermValue> changed = new TreeMap<>();
        one.changes().forEach(change -> changed.put(change.term(), change.to()));
        return text(policy, one.outcome(), changed);
    }

    /** A set as what each term's tests come to, because values that meet the same tests are one. */
    private static String text(Policy policy, Reached outcome, Map<TermKey, TermValue> changed) {
        StringBuilder text = new StringBuilder(outcome.name());
        changed.forEach((term, value) -> text.append(' ').append(term).append(met(policy, term, value)));
        return text.toString();
    }

    private static List<Status> met(Policy policy, TermKey term, TermValue value) {
        return policy.criteria().stream()
                .filter(criterion -> criterion.header().kind() != Kind.NOTE)
                .flatMap(criterion -> PolicyTerms.tests(criterion).stream())
                .filter(test -> test.term().equals(term))
                .map(test -> TestsOfValues.status(test, value))
                .toList();
    }

    /** Every value of every up to three terms, one after the other, with nothing left out. */
    private static final class BruteForce {
        private final Reconsidered.Open open;
        private final Map<TermKey, List<TermValue>> values = new TreeMap<>();
        private final Map<String, Reached> reached = new TreeMap<>();
        private final Map<String, Set<String>> parts = new TreeMap<>();

        BruteForce(Reconsidered.Open open) {
            this.open = open;
            Policy policy = open.policy();
            DrawnFacts.values(policy).forEach((term, known) -> {
                TermValue now = open.facts().get(term);
                List<TermValue> others = new ArrayList<>(known);
                if (known.get(0) instanceof TermValue.Number) {
                    others = numbers(policy, term, now);
                }
                others.removeIf(value -> value instanceof TermValue.Flag flag
                                && flag.standing() == Provenance.Source.ATTESTED
                        || value instanceof TermValue.Words words && words.standing() == Provenance.Source.ATTESTED);
                others.removeIf(value -> met(policy, term, value).equals(met(policy, term, now))
                        || met(policy, term, value).isEmpty());
                values.put(term, others);
            });
        }

        /** Figures by the millionth around each figure, the finest step of any of them. */
        private static List<TermValue> numbers(Policy policy, TermKey term, TermValue now) {
            TreeSet<BigDecimal> limits = new TreeSet<>();
            int decimals = now instanceof TermValue.Number number
                    ? Math.max(0, number.value().stripTrailingZeros().scale())
                    : 0;
            for (org.precisionbenefit.policy.Test test : org.precisionbenefit.policy.ValueTypes.tests(policy)) {
                if (test.term().equals(term) && test.number() != null) {
                    limits.add(test.number());
                    decimals = Math.max(
                            decimals, test.number().stripTrailingZeros().scale());
                }
            }
            BigDecimal step = BigDecimal.ONE.movePointLeft(decimals);
            List<TermValue> numbers = new ArrayList<>();
            for (BigDecimal limit : limits) {
                for (int steps = -1; steps <= 1; steps++) {
                    numbers.add(new TermValue.Number(
                            limit.add(step.multiply(BigDecimal.valueOf(steps))),
                            Provenance.Source.DOCUMENTED,
                            List.of()));
                }
            }
            if (now instanceof TermValue.Number number) {
                numbers.add(new TermValue.Number(number.value(), Provenance.Source.DOCUMENTED, List.of()));
            }
            return numbers;
        }

        Set<String> smallest() {
            Reached now = Reached.of(answer(open, open.facts()));
            List<TermKey> terms = List.copyOf(values.keySet());
            extend(terms, 0, new TreeMap<>());
            Set<String> smallest = new LinkedHashSet<>();
            reached.forEach((set, outcome) -> {
                boolean alone =
                        parts.getOrDefault(set, Set.of()).stream().noneMatch(part -> reached.get(part) == outcome);
                if (outcome != now && alone) {
                    smallest.add(outcome.name() + set);
                }
            });
            return smallest;
        }

        private void extend(List<TermKey> terms, int from, Map<TermKey, TermValue> set) {
            if (!set.isEmpty()) {
                String name = name(set);
                reached.put(name, Reached.of(answer(open, open.facts().with(set))));
                Set<String> smaller = parts.computeIfAbsent(name, key -> new LinkedHashSet<>());
                addParts(set, smaller);
            }
            if (set.size() == Search.MOST_CHANGES) {
                return;
            }
            for (int i = from; i < terms.size(); i++) {
                for (TermValue value : values.get(terms.get(i))) {
                    Map<TermKey, TermValue> larger = new TreeMap<>(set);
                    larger.put(terms.get(i), value);
                    extend(terms, i + 1, larger);
                }
            }
        }

        private void addParts(Map<TermKey, TermValue> set, Set<String> smaller) {
            for (TermKey left : set.keySet()) {
                Map<TermKey, TermValue> part = new TreeMap<>(set);
                part.remove(left);
                if (!part.isEmpty() && smaller.add(name(part))) {
                    addParts(part, smaller);
                }
            }
        }

        private String name(Map<TermKey, TermValue> set) {
            StringBuilder name = new StringBuilder();
            set.forEach((term, value) -> name.append(' ').append(term).append(met(open.policy(), term, value)));
            return name.toString();
        }
    }
}
