package org.precisionbenefit.decision;

import java.util.List;
import java.util.stream.Collectors;
import org.precisionbenefit.evidence.Converted;
import org.precisionbenefit.evidence.Evidence;
import org.precisionbenefit.evidence.GuidanceAnswer;
import org.precisionbenefit.evidence.WithDrugs;
import org.precisionbenefit.formulary.Drug;
import org.precisionbenefit.formulary.FormularyRelease;
import org.precisionbenefit.terminology.LetterCase;
import org.precisionbenefit.terminology.RxCui;

/**
 * Says for a prescriber which drugs change what the genes make, and what the guideline says of that. The policy rests on the
 * genes themselves; these are notes for safety.
 */
final class ConversionNotes {
    private final FormularyRelease formulary;

    ConversionNotes(FormularyRelease formulary) {
        this.formulary = formulary;
    }

    /** One note for each drug whose answer the drugs taken may change; a weak effect alone makes none. */
    List<String> of(Evidence evidence) {
        return evidence.conversions().stream()
                .filter(one -> one.conversions().stream().anyMatch(ConversionNotes::counts))
                .map(this::note)
                .toList();
    }

    private static boolean counts(Converted converted) {
        return converted.causes().stream().anyMatch(Converted.Cause::counts);
    }

    private String note(WithDrugs one) {
        String acting = one.conversions().stream()
                .filter(ConversionNotes::counts)
                .map(ConversionNotes::acting)
                .collect(Collectors.joining("; "));
        return "Other drugs act on an enzyme of " + name(one.drug()) + ": " + acting + ". " + says(one.answer());
    }

    private static String acting(Converted converted) {
        return converted.causes().stream()
                .filter(Converted.Cause::counts)
                .map(cause -> cause.name() + " (" + word(cause.effect()) + " of " + converted.gene() + ")")
                .collect(Collectors.joining(", "));
    }

    private static String says(GuidanceAnswer answer) {
        if (answer instanceof GuidanceAnswer.Given given) {
            return "For the activity that is left the guideline says: "
                    + word(given.guidance().action()) + ".";
        }
        return "What the guideline says for the activity that is left cannot be told.";
    }

    private static String word(Enum<?> constant) {
        return LetterCase.lower(constant.name()).replace('_', ' ');
    }

    private String name(RxCui ingredient) {
        return formulary.drug(ingredient).map(Drug::name).orElseGet(() -> "the drug with RxNorm code " + ingredient);
    }
}
