package org.precisionbenefit.evidence.tumour;

import java.util.SortedSet;
import org.precisionbenefit.evidence.tumour.Reading.Says;
import org.precisionbenefit.profile.BiomarkerFact;
import org.precisionbenefit.profile.BiomarkerFinding;
import org.precisionbenefit.profile.BiomarkerFinding.Presence;

/** What a result says about fusions and copies of a gene. */
final class FusionReader {
    private final Results results;

    FusionReader(Results results) {
        this.results = results;
    }

    /** What a result of the gene says about its fusion. */
    Reading fusion(MarkerRule.Fusion rule, BiomarkerFact fact) {
        SortedSet<String> genes = results.genes(fact);
        boolean partner = rule.partner() == null || genes.contains(rule.partner());
        boolean open = genes.size() == 1;
        if (fact.finding() instanceof BiomarkerFinding.Fusion fusion) {
            return ofFusion(fusion.presence(), partner, open, rule.partner() != null, fact);
        }
        if (fact.finding() instanceof BiomarkerFinding.Stated stated) {
            return stated(rule, stated, partner, open, fact);
        }
        if (fact.finding() instanceof BiomarkerFinding.NothingFound nothing) {
            boolean looked = nothing.covered().stream().anyMatch(part -> part.matches("(?i).*(fusion|rearrange).*"));
            return looked
                    ? Reading.of(Says.ABSENT, fact)
                    : Reading.unclear("The result does not say that fusions were looked for.", fact);
        }
        return Reading.of(Says.SILENT, fact);
    }

    private static Reading ofFusion(
            Presence presence, boolean partner, boolean open, boolean wanted, BiomarkerFact fact) {
        return switch (presence) {
            case PRESENT ->
                partner
                        ? Reading.of(Says.PRESENT, fact)
                        : open
                                ? Reading.unclear("The result does not name the partner of the fusion.", fact)
                                : Reading.of(Says.ABSENT, fact);
            case ABSENT -> {
                if (open || (wanted && partner)) {
                    yield Reading.of(Says.ABSENT, fact);
                }
                yield wanted
                        ? Reading.of(Says.SILENT, fact)
                        : Reading.unclear("Only one partner of the fusion was looked for.", fact);
            }
            case INDETERMINATE -> Reading.unclear("It was examined without a result.", fact);
        };
    }

    private Reading stated(
            MarkerRule.Fusion rule, BiomarkerFinding.Stated stated, boolean partner, boolean open, BiomarkerFact fact) {
        if (Words.stain(stated.method()) && !rule.protein()) {
            return Reading.unclear("A stain of the protein does not show the fusion.", fact);
        }
        boolean clear = Words.probe(stated.method()) || rule.protein() || !open;
        if (Words.rearranged(stated.word()) || (clear && Words.positive(stated.word()))) {
            return ofFusion(Presence.PRESENT, partner, open, rule.partner() != null, fact);
        }
        if (Words.notRearranged(stated.word()) || Words.negative(stated.word())) {
            return ofFusion(Presence.ABSENT, partner, open, rule.partner() != null, fact);
        }
        return Reading.unclear("The result does not say whether a fusion was found.", fact);
    }

    /** What a result of the gene says about its copies. */
    Reading copies(MarkerRule.Copies rule, BiomarkerFact fact) {
        String word;
        if (fact.finding() instanceof BiomarkerFinding.CopyNumber copies) {
            word = copies.word() == null ? "" : copies.word();
        } else if (fact.finding() instanceof BiomarkerFinding.Stated stated && Words.probe(stated.method())) {
            word = stated.word();
        } else {
            return Reading.of(Says.SILENT, fact);
        }
        boolean amplification = rule.change() == MarkerRule.CopyChange.AMPLIFICATION;
        if (amplification ? Words.amplified(word) : Words.lost(word)) {
            return Reading.of(Says.PRESENT, fact);
        }
        return Words.even(word) || (amplification ? Words.lost(word) : Words.amplified(word))
                ? Reading.of(Says.ABSENT, fact)
                : Reading.unclear("The number of copies alone does not say what the laboratory makes of it.", fact);
    }
}
