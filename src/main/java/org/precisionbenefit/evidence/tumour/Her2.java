package org.precisionbenefit.evidence.tumour;

import java.math.BigDecimal;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.evidence.tumour.Reading.Says;
import org.precisionbenefit.profile.BiomarkerFact;
import org.precisionbenefit.profile.BiomarkerFinding;

/**
 * The HER2 status of one specimen: stain 3+ is positive, 2+ needs the probe, 0 and 1+ are negative; low is 1+, or 2+ with
 * a negative probe (the classes that the labels of trastuzumab deruxtecan name).
 *
 * @param stains the stain's scores, from 0 to 3
 * @param probes what the probe found: true for amplified
 * @param words the words for the whole status
 */
record Her2(SortedSet<Integer> stains, SortedSet<Boolean> probes, SortedSet<String> words) {
    private static final String POSITIVE = "positive";
    private static final String LOW = "low";
    private static final String NEGATIVE = "negative";

    Her2 {
        stains = java.util.Collections.unmodifiableSortedSet(new TreeSet<>(stains));
        probes = java.util.Collections.unmodifiableSortedSet(new TreeSet<>(probes));
        words = java.util.Collections.unmodifiableSortedSet(new TreeSet<>(words));
    }

    static Her2 of(List<BiomarkerFact> facts) {
        SortedSet<Integer> stains = new TreeSet<>();
        SortedSet<Boolean> probes = new TreeSet<>();
        SortedSet<String> words = new TreeSet<>();
        for (BiomarkerFact fact : facts) {
            if (fact.finding() instanceof BiomarkerFinding.Measured measured && Words.stain(measured.method())) {
                stain(measured.value().value(), stains);
            } else if (fact.finding() instanceof BiomarkerFinding.Stated stated) {
                stated(stated, stains, probes, words);
            }
        }
        return new Her2(stains, probes, words);
    }

    private static void stain(BigDecimal score, SortedSet<Integer> stains) {
        if (score.stripTrailingZeros().scale() <= 0
                && score.signum() >= 0
                && score.compareTo(BigDecimal.valueOf(3)) <= 0) {
            stains.add(score.intValue());
        }
    }

    private static void stated(
            BiomarkerFinding.Stated stated,
            SortedSet<Integer> stains,
            SortedSet<Boolean> probes,
            SortedSet<String> words) {
        String word = stated.word().strip();
        if (Words.probe(stated.method())) {
            if (Words.positive(word) || Words.amplified(word)) {
                probes.add(true);
            } else if (Words.negative(word) || Words.even(word)) {
                probes.add(false);
            }
        } else if (word.matches("[0-3]\\+?")) {
            stains.add(Integer.parseInt(word.replace("+", "")));
        } else if (Words.positive(word)) {
            words.add(POSITIVE);
        } else if (Words.negative(word)) {
            words.add(NEGATIVE);
        } else if (word.matches("(?i)(her2[- ]?)?low")) {
            words.add(LOW);
        }
    }

    /** What the specimen says about one status. */
    Reading reading(String wanted, List<BiomarkerFact> facts) {
        SortedSet<String> said = new TreeSet<>(words);
        @Nullable String worked = worked();
        if (worked != null) {
            said.add(worked);
        }
        boolean low = said.contains(LOW);
        said.remove(LOW);
        if ((low && said.contains(POSITIVE)) || said.size() > 1 || isContradictory()) {
            return new Reading(Says.CONTRADICTORY, "", facts);
        }
        if (said.contains(POSITIVE)) {
            return new Reading(wanted.equals(POSITIVE) ? Says.PRESENT : Says.ABSENT, "", facts);
        }
        if (!low && said.isEmpty()) {
            return unclear("Stain and probe do not make a status; a stain of 2+ needs the probe.", facts);
        }
        return switch (wanted) {
            case POSITIVE -> new Reading(Says.ABSENT, "", facts);
            case NEGATIVE -> new Reading(Says.PRESENT, "", facts);
            default ->
                low
                        ? new Reading(Says.PRESENT, "", facts)
                        : stains.contains(0) && stains.size() == 1
                                ? new Reading(Says.ABSENT, "", facts)
                                : unclear("Whether a negative HER2 is low needs the score of the stain.", facts);
        };
    }

    /** Two scores, two outcomes of the probe, or a weak stain with many copies. */
    private boolean isContradictory() {
        boolean weak = stains.size() == 1 && stains.first() < 2;
        return stains.size() > 1 || probes.size() > 1 || (weak && probes.contains(true));
    }

    /** The status that stain and probe make, or null when they make none. */
    private @Nullable String worked() {
        if (stains.size() != 1 || probes.size() > 1) {
            return null;
        }
        boolean amplified = probes.contains(true);
        return switch (stains.first()) {
            case 3 -> POSITIVE;
            case 2 -> probes.isEmpty() ? null : amplified ? POSITIVE : LOW;
            default -> stains.first() == 1 ? LOW : NEGATIVE;
        };
    }

    private static Reading unclear(String detail, List<BiomarkerFact> facts) {
        return new Reading(Says.UNCLEAR, detail, facts);
    }
}
