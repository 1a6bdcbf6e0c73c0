package org.precisionbenefit.evidence.label;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.evidence.label.Truth.State;
import org.precisionbenefit.evidence.tumour.VariantName;
import org.precisionbenefit.profile.BiomarkerFact.Pathogenicity;
import org.precisionbenefit.terminology.LetterCase;

/** Says whether inherited variants are those that a label asks for. */
final class VariantJudge {
    private final List<GeneResult> results;

    VariantJudge(List<GeneResult> results) {
        this.results = List.copyOf(results);
    }

    Truth judge(GeneCondition condition) {
        if (condition instanceof GeneCondition.Causal causal) {
            return causal(causal);
        }
        if (condition instanceof GeneCondition.Named named) {
            return named(named);
        }
        if (condition instanceof GeneCondition.Stated stated) {
            return stated(stated);
        }
        throw new IllegalArgumentException("The condition must be one on variants.");
    }

    private List<GeneResult> of(String gene) {
        return results.stream().filter(result -> result.gene().equals(gene)).toList();
    }

    /** Whether the allele or a causal variant is there. */
    Truth present(String gene) {
        boolean yes = false;
        boolean no = false;
        for (GeneResult result : of(gene)) {
            yes |= Boolean.TRUE.equals(result.present())
                    || result.variants().stream().anyMatch(VariantJudge::counts);
            no |= Boolean.FALSE.equals(result.present());
        }
        if (yes && no) {
            return Truth.contradiction(gene);
        }
        return yes || no ? Truth.of(yes) : Truth.unknown(gene);
    }

    private static boolean counts(GermlineVariant variant) {
        @Nullable Pathogenicity pathogenicity = variant.pathogenicity();
        return pathogenicity != null && pathogenicity.counts();
    }

    private Truth causal(GeneCondition.Causal condition) {
        return Truth.together(
                condition.genes().stream().map(gene -> causal(gene, condition)).toList(), State.YES);
    }

    /** Two variants of one gene are taken to lie on both copies only where the result says so by their copies. */
    private Truth causal(String gene, GeneCondition.Causal condition) {
        boolean any = false;
        int copies = 0;
        boolean open = false;
        boolean none = false;
        for (GeneResult result : of(gene)) {
            none |= Boolean.FALSE.equals(result.present());
            for (GermlineVariant variant : result.variants()) {
                @Nullable Pathogenicity pathogenicity = variant.pathogenicity();
                boolean counts = counts(variant) || (condition.uncertain() && pathogenicity == Pathogenicity.UNCERTAIN);
                if (counts) {
                    any = true;
                    copies += variant.copies() == null ? 0 : variant.copies();
                } else {
                    open |= pathogenicity == null;
                }
            }
        }
        if (any && (condition.copies() == 1 || copies >= condition.copies())) {
            return none ? Truth.contradiction(gene) : Truth.YES;
        }
        if (none && !any && !open) {
            return Truth.NO;
        }
        return Truth.unknown(gene + (condition.copies() == 2 ? " variants on both copies" : " causal variant"));
    }

    private Truth named(GeneCondition.Named condition) {
        int copies = 0;
        boolean unsure = false;
        boolean others = false;
        boolean none = false;
        for (GeneResult result : of(condition.gene())) {
            none |= Boolean.FALSE.equals(result.present());
            for (GermlineVariant variant : result.variants()) {
                boolean match = variant.names().stream()
                        .anyMatch(name -> condition.names().stream().anyMatch(wanted -> same(wanted, name)));
                if (match) {
                    copies += variant.copies() == null ? 1 : variant.copies();
                    unsure |= variant.copies() == null;
                } else {
                    others = true;
                }
            }
        }
        if (copies >= condition.copies()) {
            return none ? Truth.contradiction(condition.gene()) : Truth.YES;
        }
        boolean closed = condition.complete() && !unsure && (others || copies > 0);
        if (closed || (none && copies == 0 && !others)) {
            return Truth.NO;
        }
        return Truth.unknown(
                others && !condition.complete()
                        ? condition.gene() + " variant: look it up in the label's own list"
                        : condition.gene() + " genotype");
    }

    private static boolean same(String wanted, String sent) {
        return plain(wanted).equals(plain(sent));
    }

    /** Proteins' names in one form; other names without regard to case and blanks. */
    static String plain(String name) {
        return VariantName.read(name).map(VariantName::text).orElse(LetterCase.lower(name.replace(" ", "")));
    }

    private Truth stated(GeneCondition.Stated condition) {
        String wanted = LetterCase.lower(condition.statement());
        boolean yes = false;
        boolean no = false;
        for (GeneResult result : of(condition.gene())) {
            for (String statement : result.statements()) {
                String said = LetterCase.lower(statement.strip());
                yes |= said.equals(wanted);
                no |= said.equals("not " + wanted);
            }
        }
        return yes == no ? Truth.unknown(condition.gene() + ": " + condition.statement()) : Truth.of(yes);
    }
}
