package org.precisionbenefit.evidence;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * How a gene's activity scores make phenotypes, and under which scores guidance holds rows.
 *
 * @param ranges the dated ranges
 * @param step the distance of neighbouring scores
 * @param keys the scores that guidance is keyed by, ascending
 * @param unscored the phenotype where an allele has no activity value
 * @param unscoredKey the key of guidance for it
 */
public record GeneScores(
        List<Dated<ScoreRange>> ranges,
        ActivityScore step,
        List<ActivityScore> keys,
        Phenotype unscored,
        String unscoredKey) {
    public GeneScores {
        ranges = List.copyOf(ranges);
        Objects.requireNonNull(step, "step is null");
        keys = keys.stream().sorted().toList();
        Objects.requireNonNull(unscored, "unscored is null");
        Objects.requireNonNull(unscoredKey, "unscoredKey is null");
        if (step.hundredths() == 0) {
            throw new IllegalArgumentException("The step of scores must be positive.");
        }
    }

    /** The rows whose phenotype the score can have on the day; none when it lies outside every range. */
    List<Dated<ScoreRange>> of(ActivityScore score, LocalDate day) {
        List<Dated<ScoreRange>> found = new ArrayList<>();
        for (Dated<ScoreRange> row : ranges) {
            if (row.value().holds(score) && holds(row, day)) {
                found.add(row);
            }
        }
        return found;
    }

    /** The names of the phenotypes that the score can have on the day. */
    public List<String> phenotypes(ActivityScore score, LocalDate day) {
        return of(score, day).stream()
                .map(row -> row.value().phenotype().name())
                .toList();
    }

    /** A later row of the same phenotype takes the place of an earlier one. */
    private boolean holds(Dated<ScoreRange> row, LocalDate day) {
        if (!row.holds().contains(day)) {
            return false;
        }
        for (Dated<ScoreRange> other : ranges) {
            boolean later = other.holds().start().isAfter(row.holds().start())
                    && !other.holds().start().isAfter(day);
            if (later && other.value().phenotype().equals(row.value().phenotype())) {
                return false;
            }
        }
        return true;
    }

    /** Whether alleles can add up to the score. */
    boolean possible(ActivityScore score, LocalDate day) {
        return score.hundredths() % step.hundredths() == 0 && !of(score, day).isEmpty();
    }

    /**
     * The keys of guidance that the score can stand under: its own; else the highest that begins below it; else, where it
     * has no upper end and no such key exists, every key from it on.
     */
    List<String> keysOf(ActivityScore score) {
        if (keys.contains(score)) {
            return List.of(score.text());
        }
        Optional<ActivityScore> open = keys.stream()
                .filter(ActivityScore::atLeast)
                .filter(key -> key.hundredths() <= score.hundredths())
                .reduce((lower, higher) -> higher);
        if (open.isPresent()) {
            return List.of(open.get().text());
        }
        return score.atLeast()
                ? keys.stream()
                        .filter(key -> key.hundredths() >= score.hundredths())
                        .map(ActivityScore::text)
                        .toList()
                : List.of(score.text());
    }

    /** The keys of the score that stand for the phenotype. */
    List<String> keysOf(ActivityScore score, Phenotype phenotype, LocalDate day) {
        List<String> all = keysOf(score);
        if (all.size() == 1) {
            return all;
        }
        List<String> those = keysOf(phenotype, day).stream()
                .map(ActivityScore::text)
                .filter(all::contains)
                .toList();
        return those.isEmpty() ? all : those;
    }

    /** The keys under which the phenotype stands on the day. */
    List<ActivityScore> keysOf(Phenotype phenotype, LocalDate day) {
        List<ActivityScore> all = new ArrayList<>();
        for (ActivityScore key : keys) {
            if (of(new ActivityScore(key.hundredths(), false), day).stream()
                    .anyMatch(row -> row.value().phenotype().equals(phenotype))) {
                all.add(key);
            }
        }
        return all;
    }
}
