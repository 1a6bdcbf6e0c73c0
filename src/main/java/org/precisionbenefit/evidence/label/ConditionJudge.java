package org.precisionbenefit.evidence.label;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.evidence.label.Truth.State;
import org.precisionbenefit.terminology.LetterCase;
import org.precisionbenefit.terminology.Quantity;

/** Says whether a condition of a label holds. */
final class ConditionJudge {
    private final LabelQuestion question;
    private final VariantJudge variants;

    ConditionJudge(LabelQuestion question) {
        this.question = question;
        this.variants = new VariantJudge(question.results());
    }

    Truth judge(GeneCondition condition) {
        if (condition instanceof GeneCondition.All all) {
            return Truth.together(all.conditions().stream().map(this::judge).toList(), State.NO);
        }
        if (condition instanceof GeneCondition.Any any) {
            return Truth.together(any.conditions().stream().map(this::judge).toList(), State.YES);
        }
        if (condition instanceof GeneCondition.Not not) {
            return judge(not.condition()).reversed();
        }
        if (condition instanceof GeneCondition.Taking taking) {
            return taking(taking.kind());
        }
        if (condition instanceof GeneCondition.DoseAbove dose) {
            return dose(dose);
        }
        if (condition instanceof GeneCondition.YoungerThan age) {
            return question.age().youngerThan(age.months(), question.asOf().date());
        }
        return gene(condition);
    }

    private Truth gene(GeneCondition condition) {
        if (condition instanceof GeneCondition.Diplotypes genotypes) {
            return genotype(genotypes);
        }
        if (condition instanceof GeneCondition.Carries carries) {
            return agreed(carries.gene(), result -> genotype(result).map(one -> one.holds(carries.allele())));
        }
        if (condition instanceof GeneCondition.Phenotypes phenotypes) {
            return phenotype(phenotypes);
        }
        if (condition instanceof GeneCondition.Present present) {
            return variants.present(present.gene());
        }
        if (condition instanceof GeneCondition.Untested untested) {
            return Truth.of(!known(untested.gene()));
        }
        return variants.judge(condition);
    }

    /** Whether anything is known of the gene. */
    boolean known(String gene) {
        return of(gene).stream().anyMatch(GeneResult::isKnown);
    }

    private List<GeneResult> of(String gene) {
        return question.results().stream()
                .filter(result -> result.gene().equals(gene))
                .toList();
    }

    private static Optional<Genotype> genotype(GeneResult result) {
        return Optional.ofNullable(result.diplotype()).flatMap(Genotype::read);
    }

    private Truth genotype(GeneCondition.Diplotypes condition) {
        List<Genotype> wanted = condition.diplotypes().stream()
                .flatMap(written -> Genotype.read(written).stream())
                .toList();
        return agreed(condition.gene(), result -> genotype(result).map(wanted::contains));
    }

    /** What a label says by alleles is asked of alleles; a phenotype does not tell them. */
    private Truth agreed(String gene, java.util.function.Function<GeneResult, Optional<Boolean>> says) {
        List<Boolean> all = of(gene).stream()
                .flatMap(result -> says.apply(result).stream())
                .distinct()
                .toList();
        if (all.isEmpty()) {
            return Truth.unknown(gene + " genotype");
        }
        return all.size() == 1 ? Truth.of(all.get(0)) : Truth.contradiction(gene + " genotype");
    }

    private Truth phenotype(GeneCondition.Phenotypes condition) {
        List<String> wanted =
                condition.phenotypes().stream().map(ConditionJudge::lower).toList();
        List<Boolean> inside = new ArrayList<>();
        for (GeneResult result : of(condition.gene())) {
            result.phenotypes().forEach(phenotype -> inside.add(wanted.contains(lower(phenotype))));
        }
        if (inside.isEmpty()) {
            return Truth.unknown(condition.gene() + " phenotype");
        }
        return inside.stream().distinct().count() == 1
                ? Truth.of(inside.get(0))
                : Truth.unknown(condition.gene() + " phenotype: several are possible");
    }

    private static String lower(String text) {
        return LetterCase.lower(text.strip());
    }

    private Truth taking(String kind) {
        if (question.taken().kinds().contains(kind)) {
            return Truth.YES;
        }
        return question.taken().complete() ? Truth.NO : Truth.unknown("list of all drugs taken");
    }

    private Truth dose(GeneCondition.DoseAbove condition) {
        @Nullable Quantity dose = question.dailyDose();
        if (dose == null || !lower(dose.unit()).equals(lower(condition.unit()))) {
            return Truth.unknown("dose in " + condition.unit());
        }
        return Truth.of(dose.value().compareTo(condition.figure()) > 0);
    }
}
