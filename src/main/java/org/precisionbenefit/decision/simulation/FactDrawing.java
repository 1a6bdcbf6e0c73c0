package org.precisionbenefit.decision.simulation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.decision.simulation.DrawnTerms.Thing;
import org.precisionbenefit.decision.simulation.DrawnTerms.Wanted;
import org.precisionbenefit.policy.Facts;
import org.precisionbenefit.policy.Operator;
import org.precisionbenefit.policy.TermArgument;
import org.precisionbenefit.policy.TermKey;
import org.precisionbenefit.policy.TermSource;
import org.precisionbenefit.policy.TermValue;
import org.precisionbenefit.policy.Test;
import org.precisionbenefit.policy.TestsOfValues;
import org.precisionbenefit.profile.Provenance;

/**
 * Draws the values of the terms of one invented request. Each thing has a stream of its own; how well a request is documented
 * decides how often a value is what the policy asks for, and how often nothing is known.
 */
final class FactDrawing {
    private static final List<String> OUTCOMES = List.of("failed", "not tolerated", "contraindicated");
    private static final String NO_WORD = "another word";
    private static final int MOST_TRIALS = 4;
    /** Of several ways a request mostly goes one, and has seldom what the others ask for. */
    private static final int OFF_THE_WAY = 20;
    /** The same where the request is to show what a difference does. */
    private static final int FAR_OFF = 5;
    /** So many of a hundred requests go the way of a line in which the two policies differ. */
    private static final int DIFFERING = 50;

    private static final int EVEN = 50;

    private final long seed;
    private final long number;
    private final Care care;

    /** How well a request is documented, in per cent: what fits the policy, what is unknown, what is only said. */
    enum Care {
        GOOD(97, 1, 4),
        MIDDLING(88, 8, 20),
        POOR(65, 22, 40);

        private final int fits;
        private final int unknown;
        private final int attested;

        Care(int fits, int unknown, int attested) {
            this.fits = fits;
            this.unknown = unknown;
            this.attested = attested;
        }
    }

    FactDrawing(long seed, long number, Care care) {
        this.seed = seed;
        this.number = number;
        this.care = care;
    }

    /**
     * The values of the terms.
     *
     * @param terms the terms
     * @param given the values that the plan, the formulary and the member's age give; they are not drawn
     */
    Facts facts(DrawnTerms terms, Map<TermKey, TermValue> given) {
        TreeMap<TermKey, TermValue> values = new TreeMap<>();
        SplitMix chance = SplitMix.of(seed, number, "what differs");
        boolean looks = !terms.differing().isEmpty() && chance.chance(DIFFERING);
        Wanted focus = looks ? chance.pick(terms.differing()) : null;
        terms.things().forEach((name, thing) -> draw(SplitMix.of(seed, number, name), thing, focus, values));
        values.putAll(given);
        return new Facts(values);
    }

    private void draw(SplitMix chance, Thing thing, @Nullable Wanted focus, Map<TermKey, TermValue> values) {
        boolean known = !chance.chance(care.unknown) && thing.term().source() != TermSource.SCORE;
        TermValue.Reason reason = reason(chance, thing);
        Provenance.Source standing =
                chance.chance(care.attested) ? Provenance.Source.ATTESTED : Provenance.Source.DOCUMENTED;
        Wanted drawn = chance.pick(thing.leading());
        Wanted wanted = focus != null && thing.wanted().contains(focus) ? focus : drawn;
        boolean fits = chance.chance(likely(wanted, focus));
        int age = age(chance, thing.windows());
        if (!known) {
            thing.keys().keySet().forEach(key -> values.put(key, unknown(reason)));
        } else if (thing.term().source() == TermSource.TRIALS_OF_DRUGS) {
            trials(chance, thing, fits, standing, values);
        } else {
            TermValue value = value(chance, thing, wanted.test(), fits, standing);
            thing.keys().forEach((key, argument) -> values.put(key, seen(value, argument, age)));
        }
    }

    /** How often of a hundred times a line is met; one that differs is tried on both of its sides. */
    private int likely(Wanted wanted, @Nullable Wanted focus) {
        if (wanted.equals(focus)) {
            return EVEN;
        }
        return isOnTheWay(wanted, focus) ? care.fits : focus == null ? OFF_THE_WAY : FAR_OFF;
    }

    /** Whether each choice above the line falls on it in this request. */
    private boolean isOnTheWay(Wanted wanted, @Nullable Wanted focus) {
        return wanted.ways().stream().allMatch(way -> isTaken(way, focus));
    }

    private boolean isTaken(DrawnTerms.Way way, @Nullable Wanted focus) {
        if (focus != null) {
            for (DrawnTerms.Way fixed : focus.ways()) {
                if (fixed.group().equals(way.group())) {
                    return fixed.line() == way.line();
                }
            }
        }
        return SplitMix.of(seed, number, way.group()).below(way.lines()) == way.line();
    }

    private static TermValue.Reason reason(SplitMix chance, Thing thing) {
        if (thing.term().source() == TermSource.SCORE) {
            return TermValue.Reason.NOT_RELEASED;
        }
        int drawn = chance.below(20);
        return drawn < 15
                ? TermValue.Reason.ABSENT
                : drawn < 18
                        ? TermValue.Reason.STALE
                        : drawn < 19 ? TermValue.Reason.UNREADABLE : TermValue.Reason.CONFLICT;
    }

    private static TermValue unknown(TermValue.Reason reason) {
        return new TermValue.Unknown(reason, "Drawn as unknown.", List.of());
    }

    /** How many days old the fact is: mostly within every window, otherwise about the border of one. */
    private static int age(SplitMix chance, List<Integer> windows) {
        if (windows.isEmpty()) {
            return 0;
        }
        int drawn = chance.below(10);
        int border = chance.pick(windows);
        return drawn < 7 ? chance.below(windows.get(0) + 1) : Math.max(0, border - 1 + chance.below(3 + border / 4));
    }

    /** What lies outside a window is too old; that something never was has no age. */
    private static TermValue seen(TermValue value, TermArgument argument, int age) {
        Integer within = argument.within();
        boolean never = value instanceof TermValue.Flag flag && !flag.value();
        return within == null || never || age <= within ? value : unknown(TermValue.Reason.STALE);
    }

    private static TermValue value(SplitMix chance, Thing thing, Test test, boolean fits, Provenance.Source standing) {
        return switch (thing.term().type()) {
            case FLAG -> new TermValue.Flag(wants(test, thing, fits), standing, List.of());
            case NUMBER -> new TermValue.Number(figure(chance, test, wantsMet(thing, fits)), standing, List.of());
            case WORDS -> words(chance, test, thing, fits, standing);
        };
    }

    private static boolean wants(Test test, Thing thing, boolean fits) {
        return wantsMet(thing, fits) == (test.operator() == Operator.TRUE);
    }

    /** A line that applies to few members is mostly to be left out, and what a line asks for mostly to be met. */
    private static boolean wantsMet(Thing thing, boolean fits) {
        return thing.isGuard() != fits;
    }

    /** A figure that meets the test or does not: often the last one on its side, then within some steps, then far. */
    private static BigDecimal figure(SplitMix chance, Test test, boolean met) {
        BigDecimal threshold = Objects.requireNonNull(test.number());
        BigDecimal step =
                threshold.signum() == 0 ? BigDecimal.ONE : BigDecimal.ONE.movePointLeft(Math.max(0, threshold.scale()));
        int far = Math.max(
                3,
                threshold
                                .abs()
                                .divideToIntegralValue(step)
                                .min(BigDecimal.valueOf(1_000_000))
                                .intValue()
                        / 3);
        int drawn = chance.below(10);
        int away = drawn < 3 ? 0 : drawn < 6 ? chance.below(4) : chance.below(far);
        boolean up = (test.operator() == Operator.AT_LEAST || test.operator() == Operator.MORE_THAN) == met;
        boolean itself = (test.operator() == Operator.AT_LEAST || test.operator() == Operator.AT_MOST) == met;
        BigDecimal distance = step.multiply(BigDecimal.valueOf(away + (itself ? 0L : 1L)));
        BigDecimal figure = up ? threshold.add(distance) : threshold.subtract(distance);
        return threshold.signum() >= 0 ? figure.max(BigDecimal.ZERO) : figure;
    }

    private static TermValue words(SplitMix chance, Test test, Thing thing, boolean fits, Provenance.Source standing) {
        SortedSet<String> named = new TreeSet<>();
        thing.all().forEach(each -> named.addAll(each.words()));
        if (thing.term().source() == TermSource.REQUEST_KIND) {
            // Every request is one of the two, and neither is better documented.
            return word(chance.pick(List.copyOf(named)), standing);
        }
        named.add(NO_WORD);
        boolean met = wantsMet(thing, fits);
        List<String> fitting = named.stream()
                .filter(word -> TestsOfValues.isMet(test, word(word, Provenance.Source.DOCUMENTED)) == met)
                .toList();
        return word(chance.pick(fitting.isEmpty() ? List.copyOf(named) : fitting), standing);
    }

    private static TermValue word(String word, Provenance.Source standing) {
        return new TermValue.Words(List.of(word), standing, List.of());
    }

    /** Different drugs that were tried, each with its days, dose, outcome and age; a term counts those that it asks for. */
    private static void trials(
            SplitMix chance, Thing thing, boolean fits, Provenance.Source standing, Map<TermKey, TermValue> values) {
        List<Trial> trials = new ArrayList<>();
        int wanted =
                thing.figures().stream().mapToInt(BigDecimal::intValue).max().orElse(1);
        int count = Math.min(MOST_TRIALS, fits ? wanted + chance.below(2) : chance.below(wanted + 1));
        List<TermArgument> asked = List.copyOf(thing.keys().values());
        for (int i = 0; i < count; i++) {
            trials.add(Trial.drawn(chance, chance.pick(asked), fits));
        }
        thing.keys()
                .forEach((key, argument) -> values.put(
                        key,
                        new TermValue.Number(
                                BigDecimal.valueOf(trials.stream()
                                        .filter(trial -> trial.counts(argument))
                                        .count()),
                                standing,
                                List.of())));
    }

    private record Trial(int days, BigDecimal milligrams, String outcome, int age) {
        /** Mostly what the term asks for, otherwise a little less of one thing. */
        static Trial drawn(SplitMix chance, TermArgument asked, boolean fits) {
            int days = Objects.requireNonNullElse(asked.days(), 28);
            BigDecimal dose = asked.milligrams() == null ? BigDecimal.TEN : asked.milligrams();
            String outcome = chance.pick(asked.outcomes().isEmpty() ? OUTCOMES : asked.outcomes());
            int within = Objects.requireNonNullElse(asked.within(), 365);
            boolean less = !fits || chance.chance(10);
            return new Trial(
                    less ? days - chance.below(days + 1) : days + chance.below(60),
                    less && chance.chance(30) ? dose.divideToIntegralValue(BigDecimal.valueOf(2)) : dose,
                    less ? chance.pick(OUTCOMES) : outcome,
                    less ? chance.below(2 * within) : chance.below(within + 1));
        }

        boolean counts(TermArgument asked) {
            return reaches(asked.days(), days)
                    && (asked.milligrams() == null || milligrams.compareTo(asked.milligrams()) >= 0)
                    && (asked.outcomes().isEmpty() || asked.outcomes().contains(outcome))
                    && (asked.within() == null || age <= asked.within());
        }

        private static boolean reaches(@Nullable Integer least, int has) {
            return least == null || has >= least;
        }
    }
}
