package org.precisionbenefit.evidence;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.evidence.Genotype.Chromosome;
import org.precisionbenefit.evidence.Genotype.Piece;
import org.precisionbenefit.terminology.Citation;

/** Says which phenotypes the possible genotypes of one gene make, on one day. */
final class GenotypeMeaning {
    private final GeneTable table;
    private final GeneModel model;
    private final LocalDate day;
    private final String between;
    private @Nullable String unknown;

    GenotypeMeaning(GeneTable table, GeneModel model, LocalDate day) {
        this.table = table;
        this.model = model;
        this.day = day;
        this.between = model.notation().copyNumbers() ? "+" : " + ";
    }

    /** What one chromosome does: a function, and its activity value where it has one. */
    private record Effect(String function, @Nullable ActivityScore activity) {}

    TextReading of(List<Genotype> possible, GenotypeAlleles alleles) {
        Map<Candidate, Genotype> candidates = new LinkedHashMap<>();
        for (Genotype genotype : possible) {
            for (Candidate one : candidates(genotype)) {
                candidates.put(one, genotype);
            }
        }
        String why = unknown;
        if (why != null) {
            return TextReading.fails(GeneEvidence.Reason.UNKNOWN_ALLELE, why);
        }
        candidates.values().forEach(genotype -> note(genotype, alleles));
        return means(List.copyOf(candidates.keySet()), alleles);
    }

    private TextReading means(List<Candidate> candidates, GenotypeAlleles alleles) {
        long phenotypes =
                candidates.stream().map(Candidate::phenotype).distinct().count();
        long diplotypes =
                candidates.stream().map(Candidate::diplotype).distinct().count();
        if (diplotypes > 1 && phenotypes == 1) {
            alleles.limit("Several diplotypes are possible; all of them have the same phenotype.");
        }
        if (candidates.size() > 1 && alleles.settledBy().isEmpty()) {
            alleles.settles("A test that tells the possible diplotypes apart would settle it.");
        }
        return new TextReading.Means(
                candidates,
                List.copyOf(alleles.limitations()),
                candidates.size() > 1 ? List.copyOf(alleles.settledBy()) : List.of());
    }

    private void note(Genotype genotype, GenotypeAlleles alleles) {
        boolean byDefault = genotype.chromosomes().stream()
                .flatMap(one -> one.pieces().stream())
                .anyMatch(piece -> piece.allele() != null && table.byDefault().contains(piece.allele()));
        if (byDefault) {
            alleles.limit("An allele without variants means that none of the tested variants was found;"
                    + " variants that the laboratory does not test are not excluded.");
        }
        String text = genotype.text(between);
        for (GeneModel.Unphased unphased : model.unphased()) {
            if (!genotype.phased() && unphased.diplotype().equals(text)) {
                alleles.limit("Without phase, " + unphased.diplotype() + " cannot be told from " + unphased.mayBe()
                        + ", which has another phenotype. A test that reads each chromosome alone, or the parents'"
                        + " results, would settle it.");
            }
        }
    }

    private List<Candidate> candidates(Genotype genotype) {
        List<List<Effect>> effects =
                genotype.chromosomes().stream().map(this::effects).toList();
        if (unknown != null) {
            return List.of();
        }
        TreeSet<String> phenotypes = new TreeSet<>();
        List<Candidate> all = new ArrayList<>();
        for (Effect first : effects.get(0)) {
            for (Effect second : effects.size() == 1 ? List.of(first) : effects.get(1)) {
                for (Candidate one : outcome(genotype, first, second)) {
                    if (phenotypes.add(one.phenotype().name())) {
                        all.add(one);
                    }
                }
            }
        }
        boolean unlisted = effects.stream().anyMatch(one -> one.size() > 1);
        if (unlisted && phenotypes.size() > 1) {
            unknown("The result names an allele that the knowledge file of gene " + table.gene()
                    + " does not hold on this day, and the phenotype depends on it.");
        }
        return all;
    }

    /** What the chromosome can do: one thing, or with an allele that is not listed whatever an allele of the gene can do. */
    private List<Effect> effects(Chromosome chromosome) {
        List<List<Effect>> each =
                chromosome.pieces().stream().map(this::effects).toList();
        List<Effect> together = each.get(0);
        for (List<Effect> next : each.subList(1, each.size())) {
            List<Effect> combined = new ArrayList<>();
            for (Effect one : together) {
                next.forEach(other ->
                        combined.add(model.notation().copyNumbers() ? sum(one, other) : prevailing(one, other)));
            }
            together = combined;
        }
        return together.stream().distinct().toList();
    }

    private List<Effect> effects(Piece piece) {
        String name = piece.allele();
        if (name == null) {
            return model.functions().stream()
                    .map(function -> new Effect(function, null))
                    .toList();
        }
        Allele allele = table.allele(name, day).orElseThrow().value();
        String function = allele.function();
        if (function == null) {
            unknown(Objects.requireNonNull(allele.unknown(), "unknown is null"));
            return List.of();
        }
        ActivityScore activity = allele.activity();
        return List.of(new Effect(function, activity == null ? null : activity.times(piece.copies(), piece.orMore())));
    }

    private static Effect sum(Effect one, Effect other) {
        ActivityScore first = one.activity();
        ActivityScore second = other.activity();
        return new Effect(one.function(), first == null || second == null ? null : first.plus(second));
    }

    private Effect prevailing(Effect one, Effect other) {
        return model.functions().indexOf(one.function()) <= model.functions().indexOf(other.function()) ? one : other;
    }

    private List<Candidate> outcome(Genotype genotype, Effect first, Effect second) {
        GeneScores scores = model.scores();
        String text = genotype.text(between);
        if (scores != null) {
            return scored(text, scores, sum(first, second).activity());
        }
        FunctionPair pair = genotype.chromosomes().size() == 1
                ? FunctionPair.alone(first.function())
                : new FunctionPair(first.function(), second.function());
        Optional<Dated<GeneRule>> rule = table.rule(pair, day);
        if (rule.isEmpty()) {
            unknown("The knowledge file of gene " + table.gene() + " has no phenotype for this pair of functions.");
            return List.of();
        }
        Phenotype phenotype = rule.get().value().phenotype();
        if (phenotype == null) {
            unknown(Objects.requireNonNull(rule.get().value().unknown(), "unknown is null"));
            return List.of();
        }
        return List.of(Candidate.of(phenotype, text, rule.get().source()));
    }

    private List<Candidate> scored(String text, GeneScores scores, @Nullable ActivityScore score) {
        if (score == null) {
            Citation source = table.source();
            return List.of(new Candidate(scores.unscored(), text, null, List.of(scores.unscoredKey()), source));
        }
        List<Candidate> all = new ArrayList<>();
        for (Dated<ScoreRange> row : scores.of(score, day)) {
            Phenotype phenotype = row.value().phenotype();
            all.add(new Candidate(phenotype, text, score, scores.keysOf(score, phenotype, day), row.source()));
        }
        if (all.isEmpty()) {
            unknown("The knowledge file of gene " + table.gene() + " has no phenotype for this activity score.");
        }
        return all;
    }

    private void unknown(String why) {
        if (unknown == null) {
            unknown = why;
        }
    }
}
