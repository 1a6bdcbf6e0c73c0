package org.precisionbenefit.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.precisionbenefit.profile.Provenance;
import org.precisionbenefit.terminology.Digest;

/** Answering what is asked settles every case that can be settled, and nothing is asked that cannot matter. */
class AnsweredUnknownsTest {
    private static final EvaluatePolicy REFERENCE = new ReferenceEvaluator();
    /** Policies with more completions than these are left out. */
    private static final int MOST_COMPLETIONS = AnswersThatMatter.MOST_TRIED / 2;

    @Test
    void answers_settle_every_case() {
        settle(20261128, 1500);
    }

    @Test
    void asked_is_exactly_what_can_matter() {
        matter(20261128, 1000);
    }

    /** {@code -Dsoak.matter=40000} */
    @Test
    @Tag("soak")
    void asked_is_exactly_what_can_matter_in_many() {
        matter(Long.getLong("soak.seed", 1), Integer.getInteger("soak.matter", 40_000));
    }

    /** One line rules out what another asks for: with the first met nothing else counts, and otherwise no answer settles it. */
    @Test
    void term_of_several_lines_of_which_no_answer_matters_is_not_asked_for() {
        Criterion.Leaf either = leaf("either", "a");
        Criterion.Leaf neither = new Criterion.Leaf(
                header("neither", null),
                new org.precisionbenefit.policy.Test(
                        new TermKey("flag", "a"), Operator.FALSE, null, List.of(), Provenance.Source.ATTESTED));
        Criterion both = new Criterion.Group(header("both", null), Combination.ALL, 2, List.of(either, neither));
        Criterion root =
                new Criterion.Group(header("root", null), Combination.ANY, 1, List.of(both, leaf("other", "b")));
        Policy policy = RandomPolicies.policy(root, List.of(), Digest.of("made up"));
        assertThat(terms(asked(policy, Facts.of(Map.of())))).containsExactly(new TermKey("flag", "b"));
        assertThat(terms(asked(policy.asking(Asking.OPEN_LINES), Facts.of(Map.of()))))
                .containsExactly(new TermKey("flag", "a"), new TermKey("flag", "b"));
    }

    /** Nothing can change the answer, but nothing is approved on what is unknown: an answer is needed all the same. */
    @Test
    void where_every_answer_leads_to_the_same_what_is_open_is_asked_for() {
        Criterion.Leaf no = new Criterion.Leaf(
                header("no", null),
                new org.precisionbenefit.policy.Test(
                        new TermKey("flag", "a"), Operator.FALSE, null, List.of(), Provenance.Source.ATTESTED));
        Criterion root = new Criterion.Group(header("root", null), Combination.ANY, 1, List.of(leaf("yes", "a"), no));
        Policy policy = RandomPolicies.policy(root, List.of(), Digest.of("made up"));
        assertThat(terms(asked(policy, Facts.of(Map.of())))).containsExactly(new TermKey("flag", "a"));
    }

    /** A group that is met already, of which only whether it applies is unknown, asks for that and not for its other lines. */
    @Test
    void settled_group_that_may_not_apply_asks_only_whether_it_applies() {
        Criterion.Leaf met = leaf("met", "a");
        Criterion.Leaf open = leaf("open", "b");
        Criterion root = new Criterion.Group(header("root", flag("c d.e*")), Combination.ANY, 1, List.of(met, open));
        Policy policy = RandomPolicies.policy(root, List.of(), Digest.of("made up"));
        Facts facts = Facts.of(
                Map.of(new TermKey("flag", "a"), new TermValue.Flag(true, Provenance.Source.DOCUMENTED, List.of())));
        assertThat(asked(policy, facts))
                .extracting(one -> one.term().argument())
                .containsExactly("c d.e*");
    }

    private static Criterion.Leaf leaf(String id, String argument) {
        return new Criterion.Leaf(header(id, null), flag(argument));
    }

    private static Criterion.Header header(String id, org.precisionbenefit.policy.@Nullable Test onlyIf) {
        return new Criterion.Header(new CriterionId(id), Kind.REQUIREMENT, id, null, onlyIf);
    }

    private static org.precisionbenefit.policy.Test flag(String argument) {
        return new org.precisionbenefit.policy.Test(
                new TermKey("flag", argument), Operator.TRUE, null, List.of(), Provenance.Source.ATTESTED);
    }

    /** {@code -Dsoak.cases=100000} */
    @Test
    @Tag("soak")
    void answers_settle_every_case_of_many() {
        settle(Long.getLong("soak.seed", 1), Integer.getInteger("soak.cases", 100_000));
    }

    private static void settle(long seed, int cases) {
        RandomPolicies drawn = new RandomPolicies(seed, 5);
        Random chance = new Random(seed);
        Map<Status, Integer> ended = new EnumMap<>(Status.class);
        for (int i = 0; i < cases; i++) {
            Policy policy = drawn.policy(1 + i % 4);
            Facts facts = drawn.facts(policy);
            Map<TermKey, List<TermValue>> values = documented(policy);
            int rounds = 0;
            List<DecisiveUnknowns.DecisiveUnknown> asked = asked(policy, facts);
            while (!asked.isEmpty()) {
                assertThat(asked).isEqualTo(asked(policy, facts));
                TermKey term = asked.get(0).term();
                List<TermValue> choices = values.get(term);
                facts = facts.with(Map.of(term, choices.get(chance.nextInt(choices.size()))));
                assertThat(++rounds)
                        .as("a term that was answered is not asked for again")
                        .isLessThanOrEqualTo(values.size());
                asked = asked(policy, facts);
            }
            Status root = root(policy, facts);
            // Nothing is left to ask: what is unknown still is a group of which nothing applies, and goes to a person.
            assertThat(root == Status.UNKNOWN && hasOpenLine(policy.root(), facts))
                    .isFalse();
            ended.merge(root, 1, Integer::sum);
        }
        assertThat(ended).containsKeys(Status.MET, Status.NOT_MET);
    }

    /** Whether the root waits for a line whose own term is unknown: a way down through open groups ends at it. */
    private static boolean hasOpenLine(Criterion criterion, Facts facts) {
        boolean own =
                PolicyTerms.tests(criterion).stream().anyMatch(test -> Comparison.of(test, facts) == Status.UNKNOWN);
        boolean applies = criterion.header().onlyIf() == null
                || Comparison.of(criterion.header().onlyIf(), facts) == Status.MET;
        if (own || !applies || !(criterion instanceof Criterion.Group group)) {
            return own;
        }
        List<Status> states =
                group.children().stream().map(child -> status(child, facts)).toList();
        if (ReferenceEvaluator.combine(group.atLeast(), states) != Status.UNKNOWN) {
            return false;
        }
        for (int i = 0; i < states.size(); i++) {
            if (states.get(i) == Status.UNKNOWN && hasOpenLine(group.children().get(i), facts)) {
                return true;
            }
        }
        return false;
    }

    private static Status status(Criterion criterion, Facts facts) {
        return REFERENCE
                .evaluate(RandomPolicies.policy(criterion, List.of(), Digest.of("a part")), facts)
                .get(0)
                .status();
    }

    /** Asked is exactly what brute force over all answers finds to matter, or everything open where nothing does. */
    private static void matter(long seed, int cases) {
        RandomPolicies drawn = new RandomPolicies(seed, 5);
        Map<String, Integer> looked = new TreeMap<>();
        for (int i = 0; i < cases; i++) {
            Policy policy = drawn.policy(1 + i % 3);
            Facts facts = drawn.facts(policy);
            if (root(policy, facts) != Status.UNKNOWN || completions(policy, facts) > MOST_COMPLETIONS) {
                continue;
            }
            List<TermKey> open = terms(asked(policy.asking(Asking.OPEN_LINES), facts));
            List<TermKey> asked = terms(asked(policy, facts));
            List<TermKey> mattering =
                    open.stream().filter(term -> matters(policy, facts, term)).toList();
            assertThat(asked)
                    .as("policy %s of seed %s, of %s", i, seed, open)
                    .isEqualTo(mattering.isEmpty() || isSettled(policy, facts) ? open : mattering);
            looked.merge(
                    mattering.isEmpty() ? "nothing matters" : asked.size() < open.size() ? "fewer" : "all open",
                    1,
                    Integer::sum);
        }
        assertThat(looked).containsKeys("all open", "fewer");
    }

    private static List<TermKey> terms(List<DecisiveUnknowns.DecisiveUnknown> asked) {
        return asked.stream().map(one -> one.term()).toList();
    }

    private static long completions(Policy policy, Facts facts) {
        long completions = 1;
        for (Map.Entry<TermKey, List<TermValue>> of : toldApart(policy, facts).entrySet()) {
            completions = isOpen(policy, facts, of.getKey())
                    ? Math.min(
                            MOST_COMPLETIONS + 1L, completions * of.getValue().size())
                    : completions;
        }
        return completions;
    }

    /** Whether with some answers to the other open terms two answers to this one lead to different states of the root. */
    private static boolean matters(Policy policy, Facts facts, TermKey term) {
        Map<TermKey, List<TermValue>> values = toldApart(policy, facts);
        List<TermKey> others = values.keySet().stream()
                .filter(key -> !key.equals(term) && isOpen(policy, facts, key))
                .toList();
        int[] at = new int[others.size()];
        do {
            Map<TermKey, TermValue> completion = new TreeMap<>();
            for (int i = 0; i < at.length; i++) {
                completion.put(others.get(i), values.get(others.get(i)).get(at[i]));
            }
            Facts completed = facts.with(completion);
            if (values.get(term).stream()
                            .map(value -> root(policy, completed.with(Map.of(term, value))))
                            .distinct()
                            .count()
                    > 1) {
                return true;
            }
            advance(at, others, values);
        } while (IntStream.of(at).anyMatch(place -> place != 0));
        return false;
    }

    /** Whether every answer to what is unknown leads to the same state, and three-valued logic does not see it. */
    private static boolean isSettled(Policy policy, Facts facts) {
        Map<TermKey, List<TermValue>> values = toldApart(policy, facts);
        List<TermKey> unknown = values.keySet().stream()
                .filter(key -> facts.get(key) instanceof TermValue.Unknown)
                .toList();
        Set<Status> states = EnumSet.noneOf(Status.class);
        int[] at = new int[unknown.size()];
        do {
            Map<TermKey, TermValue> completion = new TreeMap<>();
            for (int i = 0; i < at.length; i++) {
                completion.put(unknown.get(i), values.get(unknown.get(i)).get(at[i]));
            }
            states.add(root(policy, facts.with(completion)));
            advance(at, unknown, values);
        } while (IntStream.of(at).anyMatch(place -> place != 0));
        return states.size() == 1 && !states.contains(Status.UNKNOWN);
    }

    /**
     * Of the values of each term one for each way in which the policy's tests come out, and what somebody's word leaves as it
     * is.
     */
    private static Map<TermKey, List<TermValue>> toldApart(Policy policy, Facts facts) {
        Map<TermKey, List<TermValue>> values = new TreeMap<>();
        documented(policy).forEach((term, all) -> {
            Map<List<Status>, TermValue> by = new LinkedHashMap<>();
            List<org.precisionbenefit.policy.Test> tests = ValueTypes.tests(policy).stream()
                    .filter(test -> test.term().equals(term))
                    .toList();
            List<TermValue> answers = new ArrayList<>(all);
            if (!(facts.get(term) instanceof TermValue.Unknown)) {
                answers.add(facts.get(term));
            }
            answers.forEach(value -> by.putIfAbsent(
                    tests.stream().map(test -> Comparison.of(test, value)).toList(), value));
            values.put(term, List.copyOf(by.values()));
        });
        return values;
    }

    private static void advance(int[] at, List<TermKey> others, Map<TermKey, List<TermValue>> values) {
        for (int i = 0; i < at.length; i++) {
            at[i] = (at[i] + 1) % values.get(others.get(i)).size();
            if (at[i] != 0) {
                return;
            }
        }
    }

    private static boolean isOpen(Policy policy, Facts facts, TermKey term) {
        return policy.criteria().stream()
                .flatMap(criterion -> PolicyTerms.tests(criterion).stream())
                .anyMatch(test -> test.term().equals(term) && Comparison.of(test, facts) == Status.UNKNOWN);
    }

    private static Map<TermKey, List<TermValue>> documented(Policy policy) {
        Map<TermKey, List<TermValue>> values = new TreeMap<>();
        DrawnFacts.values(policy)
                .forEach((term, known) -> values.put(
                        term,
                        known.stream()
                                .filter(value -> standing(value) == Provenance.Source.DOCUMENTED)
                                .toList()));
        return values;
    }

    private static Provenance.Source standing(TermValue value) {
        if (value instanceof TermValue.Number number) {
            return number.standing();
        }
        return value instanceof TermValue.Flag flag ? flag.standing() : ((TermValue.Words) value).standing();
    }

    private static List<DecisiveUnknowns.DecisiveUnknown> asked(Policy policy, Facts facts) {
        List<Finding> findings = REFERENCE.evaluate(policy, facts);
        return findings.get(0).status() == Status.UNKNOWN || findings.get(0).status() == Status.NOT_APPLICABLE
                ? new ArrayList<>(DecisiveUnknowns.of(policy, findings, facts))
                : List.of();
    }

    private static Status root(Policy policy, Facts facts) {
        return REFERENCE.evaluate(policy, facts).get(0).status();
    }
}
