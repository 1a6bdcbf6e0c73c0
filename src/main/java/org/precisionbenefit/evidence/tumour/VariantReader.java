package org.precisionbenefit.evidence.tumour;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.evidence.tumour.Reading.Says;
import org.precisionbenefit.evidence.tumour.VariantPattern.Match;
import org.precisionbenefit.profile.BiomarkerFact;
import org.precisionbenefit.profile.BiomarkerFact.Pathogenicity;
import org.precisionbenefit.profile.BiomarkerFinding;
import org.precisionbenefit.profile.BiomarkerFinding.Presence;

/** What a result says about variants of a gene. */
final class VariantReader {
    private VariantReader() {}

    /** What a result of the gene says about a variant that a label names. */
    static Reading named(VariantPattern pattern, BiomarkerFact fact) {
        if (fact.finding() instanceof BiomarkerFinding.Variant variant) {
            return ofVariant(pattern, variant, fact);
        }
        if (fact.finding() instanceof BiomarkerFinding.NothingFound nothing) {
            return Coverage.of(nothing).reaches(pattern)
                    ? Reading.of(Says.ABSENT, fact)
                    : Reading.unclear(
                            "The part of the gene that was examined does not show whether it is there.", fact);
        }
        if (fact.finding() instanceof BiomarkerFinding.Stated stated) {
            return stated(stated, fact);
        }
        return Reading.of(Says.SILENT, fact);
    }

    private static Reading stated(BiomarkerFinding.Stated stated, BiomarkerFact fact) {
        if (Words.stain(stated.method()) || Words.probe(stated.method())) {
            return Reading.of(Says.SILENT, fact);
        }
        return Words.negative(stated.word())
                ? Reading.of(Says.ABSENT, fact)
                : Reading.unclear("The result does not name its variant.", fact);
    }

    private static Reading ofVariant(VariantPattern pattern, BiomarkerFinding.Variant variant, BiomarkerFact fact) {
        List<VariantName> names = names(variant);
        boolean match = any(pattern, names, Match.YES);
        boolean other = any(pattern, names, Match.OTHER_AT_PLACE);
        if (match && other) {
            return Reading.of(Says.CONTRADICTORY, fact);
        }
        return switch (variant.presence()) {
            case PRESENT -> found(match, other, names, fact);
            case ABSENT -> Reading.of(match ? Says.ABSENT : Says.SILENT, fact);
            case INDETERMINATE ->
                match ? Reading.unclear("It was examined without a result.", fact) : Reading.of(Says.SILENT, fact);
        };
    }

    private static Reading found(boolean match, boolean other, List<VariantName> names, BiomarkerFact fact) {
        if (match) {
            return harmless(fact)
                    ? Reading.unclear("The laboratory does not call the variant a cause of disease.", fact)
                    : Reading.of(Says.PRESENT, fact);
        }
        if (other) {
            return Reading.of(Says.ABSENT, fact);
        }
        return Reading.unclear(
                names.isEmpty()
                        ? "The name of the variant cannot be read."
                        : "Another variant was found; the result does not say whether this one was looked for.",
                fact);
    }

    /** What a result of one gene says about a variant that causes disease. */
    static Reading causal(MarkerRule.Mutation rule, BiomarkerFact fact) {
        if (rule.inherited() && fact.origin() != BiomarkerFact.Origin.GERMLINE) {
            return fact.finding() instanceof BiomarkerFinding.Variant
                    ? Reading.unclear("The result does not show that the variant is inherited.", fact)
                    : Reading.unclear("The result is not one of inherited variants.", fact);
        }
        if (fact.finding() instanceof BiomarkerFinding.Variant variant) {
            return causal(rule, variant, fact);
        }
        if (fact.finding() instanceof BiomarkerFinding.NothingFound nothing) {
            return Coverage.of(nothing).isWhole()
                    ? Reading.of(Says.ABSENT, fact)
                    : Reading.unclear("Only a part of the gene was examined.", fact);
        }
        if (fact.finding() instanceof BiomarkerFinding.Stated stated
                && fact.pathogenicity() != null
                && fact.pathogenicity().counts()
                && Words.positive(stated.word())) {
            return Reading.of(Says.PRESENT, fact);
        }
        return fact.finding() instanceof BiomarkerFinding.Stated stated
                ? stated(stated, fact)
                : Reading.of(Says.SILENT, fact);
    }

    private static Reading causal(MarkerRule.Mutation rule, BiomarkerFinding.Variant variant, BiomarkerFact fact) {
        if (variant.presence() != Presence.PRESENT) {
            return Reading.of(Says.SILENT, fact);
        }
        List<VariantName> names = names(variant);
        if (rule.except().stream().anyMatch(pattern -> any(pattern, names, Match.YES))) {
            return Reading.of(Says.ABSENT, fact);
        }
        @Nullable Pathogenicity pathogenicity = fact.pathogenicity();
        if (pathogenicity != null) {
            return pathogenicity.counts()
                    ? Reading.of(Says.PRESENT, fact)
                    : Reading.unclear("The laboratory does not call the variant a cause of disease.", fact);
        }
        return rule.known().stream().anyMatch(pattern -> any(pattern, names, Match.YES))
                ? Reading.of(Says.PRESENT, fact)
                : Reading.unclear("The result does not say whether the variant causes disease.", fact);
    }

    /** Whether a result shows a variant of the gene at all; those that harm nothing do not count. */
    static Reading anything(BiomarkerFact fact) {
        if (!(fact.finding() instanceof BiomarkerFinding.Variant variant)) {
            return Reading.of(Says.SILENT, fact);
        }
        @Nullable Pathogenicity pathogenicity = fact.pathogenicity();
        if (variant.presence() != Presence.PRESENT || isBenign(pathogenicity)) {
            return Reading.of(Says.SILENT, fact);
        }
        return pathogenicity == Pathogenicity.UNCERTAIN
                ? Reading.unclear("A variant of uncertain significance was found.", fact)
                : Reading.of(Says.PRESENT, fact);
    }

    private static boolean isBenign(@Nullable Pathogenicity pathogenicity) {
        return pathogenicity == Pathogenicity.BENIGN || pathogenicity == Pathogenicity.LIKELY_BENIGN;
    }

    private static boolean harmless(BiomarkerFact fact) {
        @Nullable Pathogenicity pathogenicity = fact.pathogenicity();
        return pathogenicity != null && !pathogenicity.counts();
    }

    private static boolean any(VariantPattern pattern, List<VariantName> names, Match wanted) {
        return names.stream().anyMatch(name -> pattern.match(name) == wanted);
    }

    private static List<VariantName> names(BiomarkerFinding.Variant variant) {
        List<VariantName> names = new ArrayList<>();
        for (String written : variant.names()) {
            VariantName.read(written).ifPresent(names::add);
        }
        if (variant.change() != null) {
            String exon = variant.exon() == null ? "" : "exon " + variant.exon().replaceAll("[^0-9]", "") + " ";
            VariantName.read(exon + variant.change()).ifPresent(names::add);
        }
        return names;
    }
}
