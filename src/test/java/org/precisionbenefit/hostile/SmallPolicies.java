package org.precisionbenefit.hostile;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.policy.Combination;
import org.precisionbenefit.policy.Criterion;
import org.precisionbenefit.policy.CriterionId;
import org.precisionbenefit.policy.Facts;
import org.precisionbenefit.policy.Kind;
import org.precisionbenefit.policy.Policy;
import org.precisionbenefit.policy.PolicyId;
import org.precisionbenefit.policy.PolicyTerms;
import org.precisionbenefit.policy.RandomPolicies;
import org.precisionbenefit.policy.TermKey;
import org.precisionbenefit.policy.TermValue;
import org.precisionbenefit.policy.Test;
import org.precisionbenefit.profile.Provenance;
import org.precisionbenefit.terminology.Citation;
import org.precisionbenefit.terminology.Digest;

/**
 * Small policies put together from the criteria of real ones, with a hostile text in every place where an author writes.
 * One of a few criteria compiles in a fraction of the time of a whole policy and meets the same rule writer. Where a
 * record refuses a hostile text, what its pattern allows of it is used.
 */
final class SmallPolicies {
    private static final int LONGEST = 300;
    private static final List<String> NUMBERS = List.of(
            "0",
            "-0.0",
            "0.1",
            "-3.5",
            "1e3",
            "999999999999999",
            "-999999999999999",
            "0.000000000000001",
            "123456789.0123");
    private static final Pattern NOT_IN_RULES = Pattern.compile("[^A-Za-z0-9 ._*/+():-]");

    private final Random random;
    private final List<Criterion.Leaf> pieces;
    private final List<String> texts;
    private int next;

    /**
     * Policies of these pieces.
     *
     * @param pieces the criteria of real policies
     * @param hostile an input, whose lines stand beside the known hostile texts
     */
    SmallPolicies(List<Criterion.Leaf> pieces, String hostile) {
        this.random = new Random(hostile.hashCode());
        this.pieces = List.copyOf(pieces);
        this.texts = hostile.lines().toList();
    }

    /** The leaves of a policy, in its order. */
    static List<Criterion.Leaf> pieces(Policy policy) {
        return policy.criteria().stream()
                .filter(Criterion.Leaf.class::isInstance)
                .map(Criterion.Leaf.class::cast)
                .toList();
    }

    Policy policy(Digest digest) {
        List<Criterion> children = leaves(Kind.REQUIREMENT, 1 + random.nextInt(2)).stream()
                .map(Criterion.class::cast)
                .toList();
        Combination combination = Combination.values()[random.nextInt(Combination.values().length)];
        int atLeast =
                switch (combination) {
                    case ALL -> children.size();
                    case ANY -> 1;
                    case AT_LEAST -> 1 + random.nextInt(children.size());
                };
        Policy sample = RandomPolicies.policy(
                new Criterion.Group(header(Kind.REQUIREMENT, null), combination, atLeast, children),
                leaves(random.nextBoolean() ? Kind.SAFETY_HOLD : Kind.NOTE, random.nextInt(2)),
                digest);
        return new Policy(
                new PolicyId(text(), text()),
                digest,
                sample.holds(),
                sample.scope(),
                1 + random.nextInt(Integer.MAX_VALUE - 1),
                sample.root(),
                sample.beside());
    }

    private List<Criterion.Leaf> leaves(Kind kind, int many) {
        List<Criterion.Leaf> leaves = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            Criterion.Leaf piece = piece();
            Test onlyIf = random.nextInt(3) == 0 ? test(piece().when()) : null;
            leaves.add(new Criterion.Leaf(header(kind, onlyIf), test(piece.when())));
        }
        return leaves;
    }

    private Criterion.Leaf piece() {
        return pieces.get(random.nextInt(pieces.size()));
    }

    private Criterion.Header header(Kind kind, @Nullable Test onlyIf) {
        String allowed = text().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9-]", "");
        String id = "c" + next++ + allowed.substring(0, Math.min(allowed.length(), 60));
        return new Criterion.Header(
                new CriterionId(id), kind, text(), new Citation("s" + text(), text(), LocalDate.EPOCH), onlyIf);
    }

    private Test test(Test real) {
        return new Test(
                new TermKey(real.term().term(), argument(real.term().argument())),
                real.operator(),
                real.number() == null || random.nextBoolean() ? real.number() : number(),
                real.words().stream().map(this::word).toList(),
                Provenance.Source.values()[random.nextInt(2)],
                new Test.Wording(text(), text()),
                real.alwaysKnown());
    }

    private BigDecimal number() {
        return new BigDecimal(NUMBERS.get(random.nextInt(NUMBERS.size())));
    }

    private String argument(String real) {
        return random.nextInt(3) == 0 ? real : text().replaceAll("[^A-Za-z0-9 ._*-]", "");
    }

    /** Mostly a word that may become part of a rule, now and then one that must not. */
    private String word(String real) {
        return switch (random.nextInt(12)) {
            case 0 -> text();
            case 1, 2 -> real;
            default -> NOT_IN_RULES.matcher(text()).replaceAll("");
        };
    }

    private String text() {
        String text = texts.isEmpty() || random.nextBoolean()
                ? HostileWords.TEXTS.get(random.nextInt(HostileWords.TEXTS.size()))
                : texts.get(random.nextInt(texts.size()));
        return text.substring(0, Math.min(text.length(), LONGEST));
    }

    /** Whether the policy has only words that may become part of a rule; the loader lets no others through. */
    static boolean isWritable(Policy policy) {
        return policy.criteria().stream()
                .flatMap(criterion -> PolicyTerms.tests(criterion).stream())
                .flatMap(test -> test.words().stream())
                .noneMatch(word -> NOT_IN_RULES.matcher(word).find());
    }

    /** A value for most of the terms, of the type that its term is compared as. */
    Facts facts(Policy policy) {
        Map<TermKey, TermValue> values = new TreeMap<>();
        policy.criteria().stream()
                .flatMap(criterion -> PolicyTerms.tests(criterion).stream())
                .filter(test -> test.alwaysKnown() || random.nextInt(4) > 0)
                .forEach(test -> values.put(test.term(), value(test)));
        return Facts.of(values);
    }

    private TermValue value(Test test) {
        // What is always known comes from the payer's own tables, and no rule is written for its being only said.
        Provenance.Source standing =
                test.alwaysKnown() ? Provenance.Source.DOCUMENTED : Provenance.Source.values()[random.nextInt(2)];
        return switch (test.operator()) {
            case AT_LEAST, MORE_THAN, AT_MOST, LESS_THAN -> new TermValue.Number(number(), standing, List.of());
            case IS, IN, NOT_IN ->
                new TermValue.Words(
                        random.nextBoolean() && !test.words().isEmpty() ? test.words() : List.of(text()),
                        standing,
                        List.of());
            case TRUE, FALSE -> new TermValue.Flag(random.nextBoolean(), standing, List.of());
        };
    }
}
