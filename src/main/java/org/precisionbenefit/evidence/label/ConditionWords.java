package org.precisionbenefit.evidence.label;

import java.util.List;
import java.util.stream.Collectors;
import org.precisionbenefit.evidence.AgeWords;

/** Says in words on what a label makes its rule depend. */
public final class ConditionWords {
    private ConditionWords() {}

    /** The condition in words; "always" where there is none. */
    public static String of(GeneCondition condition) {
        if (condition instanceof GeneCondition.All all) {
            return all.conditions().isEmpty() ? "always" : joined(all.conditions(), " and ");
        }
        if (condition instanceof GeneCondition.Any any) {
            return joined(any.conditions(), " or ");
        }
        if (condition instanceof GeneCondition.Not not) {
            return "not " + of(not.condition());
        }
        if (condition instanceof GeneCondition.Taking taking) {
            return "taking a " + taking.kind();
        }
        if (condition instanceof GeneCondition.DoseAbove dose) {
            return "a dose above " + dose.figure().toPlainString() + " " + dose.unit();
        }
        if (condition instanceof GeneCondition.YoungerThan younger) {
            return "an age below " + AgeWords.of(younger.months());
        }
        return gene(condition);
    }

    private static String gene(GeneCondition condition) {
        if (condition instanceof GeneCondition.Diplotypes genotypes) {
            return genotypes.gene() + " " + String.join(" or ", genotypes.diplotypes());
        }
        if (condition instanceof GeneCondition.Carries carries) {
            return carries.gene() + " with " + carries.allele();
        }
        if (condition instanceof GeneCondition.Phenotypes phenotypes) {
            return phenotypes.gene() + " " + String.join(" or ", phenotypes.phenotypes());
        }
        if (condition instanceof GeneCondition.Present present) {
            return present.gene() + " present";
        }
        if (condition instanceof GeneCondition.Untested untested) {
            return untested.gene() + " not known";
        }
        return variant(condition);
    }

    private static String variant(GeneCondition condition) {
        if (condition instanceof GeneCondition.Causal causal) {
            return "a variant of " + String.join(" or ", causal.genes()) + " that causes disease"
                    + (causal.uncertain() ? " or is of uncertain significance" : "") + copies(causal.copies());
        }
        if (condition instanceof GeneCondition.Named named) {
            return named.gene() + " " + String.join(" or ", named.names()) + copies(named.copies());
        }
        GeneCondition.Stated stated = (GeneCondition.Stated) condition;
        return stated.gene() + " that the laboratory calls " + stated.statement();
    }

    private static String copies(int copies) {
        return copies == 2 ? ", on both copies" : "";
    }

    private static String joined(List<GeneCondition> conditions, String joint) {
        return conditions.stream().map(ConditionWords::of).collect(Collectors.joining(joint, "(", ")"));
    }
}
