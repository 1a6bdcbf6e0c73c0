package org.precisionbenefit.policy.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.precisionbenefit.policy.Combination;
import org.precisionbenefit.policy.Criterion;
import org.precisionbenefit.policy.CriterionId;
import org.precisionbenefit.policy.Facts;
import org.precisionbenefit.policy.Finding;
import org.precisionbenefit.policy.Kind;
import org.precisionbenefit.policy.Operator;
import org.precisionbenefit.policy.Policy;
import org.precisionbenefit.policy.RandomPolicies;
import org.precisionbenefit.policy.ReferenceEvaluator;
import org.precisionbenefit.policy.Status;
import org.precisionbenefit.policy.TermKey;
import org.precisionbenefit.policy.TermValue;
import org.precisionbenefit.profile.Provenance;
import org.precisionbenefit.terminology.Citation;
import org.precisionbenefit.terminology.Digest;
import org.precisionbenefit.terminology.authored.Place;

/** What the check says of a line is true of every value that its terms can have: tried one by one, with the evaluator. */
class FaultsHoldTest {
    private static final TermKey NUMBER = new TermKey("number", "");
    private static final TermKey FLAG = new TermKey("flag", "");
    private static final TermDomain WHOLE = new TermDomain(true, BigDecimal.ZERO, null, false, new TreeSet<>());
    private static final TermDomain PLAIN = new TermDomain(false, null, null, false, new TreeSet<>());
    private static final Citation CITATION = new Citation("A text", "page 1", null);
    private static final Pattern SAID = Pattern.compile(
            "The criterion \\(([a-z0-9-]+)\\) (says nothing beside criterion|can never matter|can never be met beside criterion|"
                    + "can never be met:|leaves nothing out).*");

    private final Random random = new Random(42);
    private final List<Facts> facts = facts();
    private final Map<String, Integer> seen = new TreeMap<>();
    private int next;

    private static List<Facts> facts() {
        List<Facts> all = new ArrayList<>();
        for (TermValue number : numbers()) {
            for (TermValue flag : flags()) {
                all.add(Facts.of(Map.of(NUMBER, number, FLAG, flag)));
            }
        }
        return all;
    }

    private static List<TermValue> numbers() {
        List<TermValue> values = new ArrayList<>(List.of(unknown()));
        for (int i = 0; i <= 7; i++) {
            for (Provenance.Source standing : Provenance.Source.values()) {
                values.add(new TermValue.Number(BigDecimal.valueOf(i), standing, List.of()));
            }
        }
        return values;
    }

    private static List<TermValue> flags() {
        List<TermValue> values = new ArrayList<>(List.of(unknown()));
        for (Provenance.Source standing : Provenance.Source.values()) {
            values.add(new TermValue.Flag(true, standing, List.of()));
            values.add(new TermValue.Flag(false, standing, List.of()));
        }
        return values;
    }

    private static TermValue unknown() {
        return new TermValue.Unknown(TermValue.Reason.ABSENT, "Nothing was sent.", List.of());
    }

    private org.precisionbenefit.policy.Test test() {
        Provenance.Source needs = random.nextInt(4) == 0 ? Provenance.Source.DOCUMENTED : Provenance.Source.ATTESTED;
        if (random.nextInt(4) == 0) {
            Operator operator = random.nextBoolean() ? Operator.TRUE : Operator.FALSE;
            return new org.precisionbenefit.policy.Test(FLAG, operator, null, List.of(), needs);
        }
        Operator[] order = {Operator.AT_LEAST, Operator.MORE_THAN, Operator.AT_MOST, Operator.LESS_THAN};
        return new org.precisionbenefit.policy.Test(
                NUMBER, order[random.nextInt(4)], BigDecimal.valueOf(random.nextInt(7)), List.of(), needs);
    }

    private Criterion.Header header(org.precisionbenefit.policy.@Nullable Test onlyIf) {
        return new Criterion.Header(new CriterionId("c" + next++), Kind.REQUIREMENT, "A line", CITATION, onlyIf);
    }

    private Criterion tree(int depth) {
        if (depth == 0 || random.nextInt(3) == 0) {
            return new Criterion.Leaf(header(random.nextInt(6) == 0 ? test() : null), test());
        }
        Criterion.Header header = header(null);
        List<Criterion> children = new ArrayList<>();
        for (int i = 0; i < 2 + random.nextInt(2); i++) {
            children.add(tree(depth - 1));
        }
        Combination combination =
                List.of(Combination.ALL, Combination.ANY, Combination.AT_LEAST).get(random.nextInt(3));
        int atLeast = combination == Combination.ALL
                ? children.size()
                : combination == Combination.ANY ? 1 : 1 + random.nextInt(children.size());
        return new Criterion.Group(header, combination, atLeast, children);
    }

    @Test
    void what_is_said_of_a_line_holds_for_every_value() {
        Place start = Place.start("policies/x/2026.1.policy.yaml");
        PolicyPlaces places = new PolicyPlaces(new TreeMap<>(), start, start);
        for (int i = 0; i < 1_500; i++) {
            Policy policy = RandomPolicies.policy(tree(3), List.of(), Digest.of(""));
            MeaningCheck.check(policy, places, term -> term.equals("number") ? WHOLE : PLAIN)
                    .forEach(problem -> holds(policy, problem.message()));
        }
        assertThat(seen.keySet())
                .contains("says nothing beside criterion", "can never matter", "can never be met beside criterion");
        assertThat(seen.values()).allMatch(count -> count > 20);
    }

    private void holds(Policy policy, String sentence) {
        Matcher said = SAID.matcher(sentence);
        if (!said.matches()) {
            return;
        }
        seen.merge(said.group(2), 1, Integer::sum);
        CriterionId id = new CriterionId(said.group(1));
        for (Facts given : facts) {
            Map<CriterionId, Status> came = statuses(policy, given);
            Status root = came.get(policy.root().id());
            Supplier<String> as = () -> sentence + "\n" + policy.root() + "\n" + given;
            switch (said.group(2)) {
                case "can never be met beside criterion" ->
                    assertThat(came.get(id) == Status.MET && came.get(beside(sentence)) == Status.MET)
                            .as(as)
                            .isFalse();
                case "can never be met:" -> assertThat(came.get(id)).as(as).isNotEqualTo(Status.MET);
                case "leaves nothing out" ->
                    assertThat(came.get(id) == Status.NOT_MET && !isBelowAll(policy.root(), id))
                            .as(as)
                            .isFalse();
                default -> {
                    Policy without = RandomPolicies.policy(without(policy.root(), id), List.of(), policy.digest());
                    Status left = statuses(without, given).get(policy.root().id());
                    // A line that applies only sometimes can leave open whether it does.
                    boolean same =
                            isConditional(policy, id) ? (left == Status.MET) == (root == Status.MET) : left == root;
                    assertThat(same).as(as).isTrue();
                }
            }
        }
    }

    private static boolean isConditional(Policy policy, CriterionId id) {
        return policy.criteria().stream()
                .anyMatch(criterion ->
                        criterion.id().equals(id) && criterion.header().onlyIf() != null);
    }

    private static CriterionId beside(String sentence) {
        Matcher beside = Pattern.compile("beside criterion \\(([a-z0-9-]+),").matcher(sentence);
        assertThat(beside.find()).isTrue();
        return new CriterionId(beside.group(1));
    }

    /** Whether other lines have to be met as well, beside which alone nothing is left out. */
    private static boolean isBelowAll(Criterion tree, CriterionId id) {
        return tree instanceof Criterion.Group group
                && group.children().stream()
                        .anyMatch(child ->
                                isBelowAll(child, id) || (group.combination() == Combination.ALL && holds(child, id)));
    }

    private static boolean holds(Criterion tree, CriterionId id) {
        return tree.id().equals(id)
                || (tree instanceof Criterion.Group group
                        && group.children().stream().anyMatch(child -> holds(child, id)));
    }

    private static Map<CriterionId, Status> statuses(Policy policy, Facts facts) {
        Map<CriterionId, Status> statuses = new TreeMap<>();
        for (Finding finding : new ReferenceEvaluator().evaluate(policy, facts)) {
            statuses.put(finding.criterion(), finding.status());
        }
        return statuses;
    }

    private static Criterion without(Criterion tree, CriterionId id) {
        if (!(tree instanceof Criterion.Group group)) {
            return tree;
        }
        List<Criterion> left = group.children().stream()
                .filter(child -> !child.id().equals(id))
                .map(child -> without(child, id))
                .toList();
        int atLeast = group.combination() == Combination.ALL ? left.size() : Math.min(group.atLeast(), left.size());
        return new Criterion.Group(group.header(), group.combination(), atLeast, left);
    }
}
