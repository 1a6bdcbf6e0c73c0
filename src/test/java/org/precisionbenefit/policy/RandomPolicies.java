package org.precisionbenefit.policy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.profile.Provenance;
import org.precisionbenefit.terminology.Citation;
import org.precisionbenefit.terminology.Digest;
import org.precisionbenefit.terminology.Period;
import org.precisionbenefit.terminology.RxCui;

/** Policies and facts drawn from a seed: trees to depth 4 with every kind of test, n-of groups, conditions and needs. */
public final class RandomPolicies {
    private static final List<String> WORDS = List.of("avoid", "not tolerated", "Poor Metabolizer", "x.y_z*(1)/2+3-4");
    private static final List<String> NUMBERS =
            List.of("0", "0.1", "0.10", "17", "18", "-3.5", "123456789.012345", "123456789.012346", "0.000001");
    private static final Citation SOURCE = new Citation("A made-up text", "", LocalDate.of(2026, 11, 21));

    private final Random random;
    private final int unknownOfTen;
    private int next;

    public RandomPolicies(long seed) {
        this(seed, 3);
    }

    /** Policies and facts of which so many of ten are unknown. */
    public RandomPolicies(long seed, int unknownOfTen) {
        this.random = new Random(seed);
        this.unknownOfTen = unknownOfTen;
    }

    public Policy policy(int depth) {
        next = 0;
        Criterion root = group(depth);
        List<Criterion.Leaf> beside = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            beside.add(leaf(random.nextBoolean() ? Kind.SAFETY_HOLD : Kind.NOTE));
        }
        return policy(root, beside, Digest.of("random " + random.nextLong()));
    }

    public static Policy policy(Criterion root, List<Criterion.Leaf> beside, Digest digest) {
        return new Policy(
                new PolicyId("made-up", "2026.1"),
                digest,
                new Period(LocalDate.of(2026, 1, 1), null),
                new Scope(List.of(new RxCui("1")), List.of()),
                365,
                root,
                beside);
    }

    private Criterion criterion(int depth) {
        return depth == 0 || random.nextInt(3) == 0 ? leaf(Kind.REQUIREMENT) : group(depth);
    }

    private Criterion.Group group(int depth) {
        Criterion.Header header = header(Kind.REQUIREMENT);
        List<Criterion> children = new ArrayList<>();
        for (int i = 1 + random.nextInt(4); i > 0; i--) {
            children.add(criterion(depth - 1));
        }
        Combination combination = Combination.values()[random.nextInt(3)];
        int atLeast =
                switch (combination) {
                    case ALL -> children.size();
                    case ANY -> 1;
                    case AT_LEAST -> 1 + random.nextInt(children.size());
                };
        return new Criterion.Group(header, combination, atLeast, children);
    }

    private Criterion.Leaf leaf(Kind kind) {
        return new Criterion.Leaf(header(kind), test());
    }

    private Criterion.Header header(Kind kind) {
        String id = "c-" + next++;
        return new Criterion.Header(new CriterionId(id), kind, "Criterion " + id, SOURCE, onlyIf());
    }

    private @Nullable Test onlyIf() {
        return random.nextInt(4) == 0 ? test() : null;
    }

    private Test test() {
        Provenance.Source needs = random.nextInt(3) == 0 ? Provenance.Source.DOCUMENTED : Provenance.Source.ATTESTED;
        Operator operator = Operator.values()[random.nextInt(Operator.values().length)];
        return switch (operator) {
            case AT_LEAST, MORE_THAN, AT_MOST, LESS_THAN ->
                new Test(new TermKey("number", pick("a", "b", "c")), operator, number(), List.of(), needs);
            case IS -> new Test(new TermKey("words", pick("a", "b")), operator, null, List.of(word()), needs);
            case IN, NOT_IN ->
                new Test(new TermKey("words", pick("a", "b")), operator, null, List.of(word(), word()), needs);
            case TRUE, FALSE ->
                new Test(new TermKey("flag", pick("a", "b", "c d.e*")), operator, null, List.of(), needs);
        };
    }

    /** A value for each term of the policy; about a third are unknown. */
    public Facts facts(Policy policy) {
        Map<TermKey, TermValue> values = new TreeMap<>();
        for (TermKey term : PolicyTerms.of(policy)) {
            values.put(term, value(term));
        }
        return Facts.of(values);
    }

    /** The facts with one value of a type that its term never has. */
    public Facts misfit(Facts facts) {
        List<TermKey> terms = List.copyOf(facts.values().keySet());
        TermKey wrong = terms.get(random.nextInt(terms.size()));
        String other =
                switch (wrong.term()) {
                    case "number" -> pick("words", "flag");
                    case "words" -> pick("number", "flag");
                    default -> pick("number", "words");
                };
        return facts.with(Map.of(wrong, known(other, List.of())));
    }

    private TermValue value(TermKey term) {
        List<Provenance> from = List.of(new Provenance("Observation/" + random.nextInt(9), standing(), null));
        if (random.nextInt(10) < unknownOfTen) {
            TermValue.Reason[] reasons = TermValue.Reason.values();
            return new TermValue.Unknown(reasons[random.nextInt(reasons.length)], "", from);
        }
        return known(term.term(), from);
    }

    private TermValue known(String type, List<Provenance> from) {
        return switch (type) {
            case "number" -> new TermValue.Number(number(), standing(), from);
            case "words" ->
                new TermValue.Words(random.nextBoolean() ? List.of(word()) : List.of(word(), word()), standing(), from);
            default -> new TermValue.Flag(random.nextBoolean(), standing(), from);
        };
    }

    private Provenance.Source standing() {
        return random.nextInt(3) == 0 ? Provenance.Source.ATTESTED : Provenance.Source.DOCUMENTED;
    }

    private BigDecimal number() {
        return new BigDecimal(NUMBERS.get(random.nextInt(NUMBERS.size())));
    }

    private String word() {
        return WORDS.get(random.nextInt(WORDS.size()));
    }

    private String pick(String... from) {
        return from[random.nextInt(from.length)];
    }
}
