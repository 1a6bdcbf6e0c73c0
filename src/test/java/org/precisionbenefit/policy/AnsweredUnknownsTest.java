package org.precisionbenefit.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.precisionbenefit.profile.Provenance;
import org.precisionbenefit.terminology.Digest;

/** Answering what is asked settles every case that can be settled, and nothing is asked that cannot matter. */
class AnsweredUnknownsTest {
    private static final EvaluatePolicy REFERENCE = new ReferenceEvaluator();
    /** More completions than these are drawn instead of tried one by one. */
    private static final int MOST_COMPLETIONS = 3000;

    @Test
    void answers_settle_every_case() {
        settle(20261128, 1500);
    }

    @Test
    void every_question_matters_to_some_completion() {
        matter(20261128, 250);
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

    private static void matter(long seed, int cases) {
        RandomPolicies drawn = new RandomPolicies(seed, 5);
        Random chance = new Random(seed);
        Map<Boolean, Integer> looked = new TreeMap<>();
        for (int i = 0; i < cases; i++) {
            Policy policy = drawn.policy(1 + i % 2);
            Facts facts = drawn.facts(policy);
            List<TermKey> asked =
                    asked(policy, facts).stream().map(one -> one.term()).toList();
            List<TermKey> mattering = asked.stream()
                    .filter(term -> matters(policy, facts, term, chance))
                    .toList();
            if (isPlain(policy)) {
                assertThat(mattering)
                        .as("policy %s of seed %s asks for these alone", i, seed)
                        .isEqualTo(asked);
            } else if (!asked.isEmpty()) {
                assertThat(mattering)
                        .as("policy %s of seed %s asks for one of these", i, seed)
                        .isNotEmpty();
            }
            looked.merge(isPlain(policy), asked.size(), Integer::sum);
        }
        assertThat(looked).containsOnlyKeys(true, false);
    }

    /** Whether each term stands in one line alone. */
    private static boolean isPlain(Policy policy) {
        List<TermKey> terms = policy.criteria().stream()
                .flatMap(criterion -> PolicyTerms.tests(criterion).stream())
                .map(test -> test.term())
                .toList();
        return terms.stream().distinct().count() == terms.size();
    }

    /**
     * Whether with some values of the other unknown terms two values of this one lead to different states of the root. Where
     * several lines ask for the same term, one may rule out what another wants, and every answer leads to the same state:
     * three-valued logic does not see that. There it is enough that the state is open without an answer and settled by one, and
     * of several questions one has to matter, so that no round is in vain.
     */
    private static boolean matters(Policy policy, Facts facts, TermKey term, Random chance) {
        Map<TermKey, List<TermValue>> values = documented(policy);
        List<TermKey> others = values.keySet().stream()
                .filter(key -> !key.equals(term) && isOpen(policy, facts, key))
                .toList();
        long completions = 1;
        for (TermKey other : others) {
            completions = Math.min(
                    MOST_COMPLETIONS + 1L, completions * values.get(other).size());
        }
        boolean all = completions <= MOST_COMPLETIONS;
        int[] at = new int[others.size()];
        for (int tried = 0; tried < (all ? completions : 4 * MOST_COMPLETIONS); tried++) {
            Map<TermKey, TermValue> completion = new TreeMap<>();
            for (int i = 0; i < at.length; i++) {
                List<TermValue> choices = values.get(others.get(i));
                completion.put(others.get(i), choices.get(all ? at[i] : chance.nextInt(choices.size())));
            }
            if (tells(policy, facts.with(completion), term, values.get(term))) {
                return true;
            }
            advance(at, others, values);
        }
        return false;
    }

    private static boolean tells(Policy policy, Facts facts, TermKey term, List<TermValue> choices) {
        List<Status> states = choices.stream()
                .map(value -> root(policy, facts.with(Map.of(term, value))))
                .distinct()
                .toList();
        return states.size() > 1
                || (!isPlain(policy) && root(policy, facts) == Status.UNKNOWN && !states.contains(Status.UNKNOWN));
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
