package org.precisionbenefit.decision;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.precisionbenefit.evidence.Evidence;
import org.precisionbenefit.evidence.GeneEvidence;
import org.precisionbenefit.evidence.Phenotype;
import org.precisionbenefit.formulary.benefit.KnownResult;
import org.precisionbenefit.profile.BiomarkerFact;
import org.precisionbenefit.profile.BiomarkerFinding;
import org.precisionbenefit.profile.GeneFact;
import org.precisionbenefit.profile.Provenance;
import org.precisionbenefit.terminology.LetterCase;

/**
 * What documented results say in the words by which a plan's overlay asks. What is only stated, not final or cannot be read
 * is no result; where several things are possible, each of them must satisfy whoever asks.
 */
public final class KnownResults {
    private KnownResults() {}

    /** The results of genes and markers. */
    public static List<KnownResult> of(Evidence evidence, List<BiomarkerFact> markers) {
        List<KnownResult> known = new ArrayList<>();
        evidence.genes().stream()
                .filter(gene -> gene.standing() == Provenance.Source.DOCUMENTED)
                .forEach(gene -> known.addAll(ofGene(gene)));
        known.addAll(ofMarkers(markers, false));
        return known;
    }

    /** The same of results that a question states, which decides nothing and is taken at its word. */
    public static List<KnownResult> asStated(List<GeneEvidence> genes, List<BiomarkerFact> markers) {
        List<KnownResult> known = new ArrayList<>();
        genes.forEach(gene -> known.addAll(ofGene(gene)));
        known.addAll(ofMarkers(markers, true));
        return known;
    }

    /** The same states by phenotypes and by the values that guidance is keyed by; a row may ask for either. */
    private static List<KnownResult> ofGene(GeneEvidence gene) {
        String name = gene.gene().value();
        List<KnownResult> known = new ArrayList<>();
        if (!gene.reading().lookups().isEmpty()) {
            known.add(new KnownResult(name, gene.reading().lookups()));
        }
        if (gene.reading() instanceof GeneEvidence.Known settled) {
            known.add(KnownResult.of(name, settled.phenotype().name()));
        } else if (gene.reading() instanceof GeneEvidence.Possible possible) {
            known.add(new KnownResult(
                    name,
                    possible.phenotypes().stream()
                            .map(Phenotype::name)
                            .map(List::of)
                            .toList()));
        }
        return known;
    }

    private static List<KnownResult> ofMarkers(List<BiomarkerFact> markers, boolean stated) {
        SortedMap<String, List<List<String>>> states = new TreeMap<>();
        for (BiomarkerFact fact : markers) {
            if (fact.status() != GeneFact.Status.WITHDRAWN) {
                states.computeIfAbsent(LetterCase.upper(fact.marker()), any -> new ArrayList<>())
                        .add(words(fact, stated));
            }
        }
        return states.entrySet().stream()
                .map(marker -> new KnownResult(marker.getKey(), marker.getValue()))
                .toList();
    }

    /** No word for a result that cannot be relied on: then nothing is certain of its marker. */
    private static List<String> words(BiomarkerFact fact, boolean stated) {
        boolean documented = fact.provenance().source() == Provenance.Source.DOCUMENTED;
        if (fact.status() == GeneFact.Status.NOT_FINAL || !(documented || stated)) {
            return List.of();
        }
        if (fact.finding() instanceof BiomarkerFinding.Stated word) {
            return List.of(word.word().strip());
        }
        if (fact.finding() instanceof BiomarkerFinding.Variant variant) {
            return presence(variant.presence());
        }
        return fact.finding() instanceof BiomarkerFinding.Fusion fusion ? presence(fusion.presence()) : List.of();
    }

    private static List<String> presence(BiomarkerFinding.Presence presence) {
        return switch (presence) {
            case PRESENT -> List.of("positive");
            case ABSENT -> List.of("negative");
            case INDETERMINATE -> List.of();
        };
    }
}
