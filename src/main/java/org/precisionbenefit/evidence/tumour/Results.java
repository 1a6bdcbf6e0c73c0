package org.precisionbenefit.evidence.tumour;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.precisionbenefit.profile.BiomarkerFact;
import org.precisionbenefit.profile.BiomarkerFinding;
import org.precisionbenefit.profile.GeneFact;

/** The results that are evidence on a day, found by gene and by marker. */
final class Results {
    private final MarkerNames names;
    private final List<BiomarkerFact> usable = new ArrayList<>();
    private final List<BiomarkerFact> waiting = new ArrayList<>();

    Results(List<BiomarkerFact> facts, MarkerNames names, LocalDate day) {
        this.names = names;
        // Whatever order results arrive in, the same ones are read first.
        List<BiomarkerFact> sorted = new ArrayList<>(facts);
        sorted.sort(
                Comparator.comparing((BiomarkerFact fact) -> fact.provenance().resource())
                        .thenComparing(BiomarkerFact::toString));
        for (BiomarkerFact fact : sorted) {
            LocalDate taken = Reading.day(fact);
            if (fact.status() == GeneFact.Status.NOT_FINAL || (taken != null && taken.isAfter(day))) {
                waiting.add(fact);
            } else if (fact.status() != GeneFact.Status.WITHDRAWN) {
                usable.add(fact);
            }
        }
    }

    MarkerNames names() {
        return names;
    }

    /** The results about the gene's sequence, copies or fusions. */
    List<BiomarkerFact> ofGene(String gene) {
        return usable.stream().filter(fact -> genes(fact).contains(gene)).toList();
    }

    /** The results about the marker. */
    List<BiomarkerFact> ofMarker(String marker) {
        return usable.stream().filter(fact -> isAbout(fact, marker)).toList();
    }

    /** Whether a result about one of these is there that is not final, or dated after the day. */
    boolean waiting(List<String> genesOrMarkers) {
        return waiting.stream().anyMatch(fact -> genesOrMarkers.stream()
                .anyMatch(name -> genes(fact).contains(name) || isAbout(fact, name)));
    }

    /** The genes that a result names; two where it names a fusion. */
    SortedSet<String> genes(BiomarkerFact fact) {
        SortedSet<String> genes = new TreeSet<>();
        String whole = names.gene(fact.marker());
        for (String side : whole.split("::", -1)) {
            genes.add(names.gene(side));
        }
        if (fact.finding() instanceof BiomarkerFinding.Fusion fusion) {
            if (genes.size() == 1 && whole.matches("[A-Z0-9]+-[A-Z0-9]+") && !isKnown(whole)) {
                genes.clear();
                genes.add(names.gene(whole.substring(0, whole.indexOf('-'))));
                genes.add(names.gene(whole.substring(whole.indexOf('-') + 1)));
            }
            Optional.ofNullable(fusion.partner()).map(names::gene).ifPresent(genes::add);
        }
        return genes;
    }

    private boolean isKnown(String name) {
        return names.marker(name).isPresent() || !names.gene(name).equals(name);
    }

    private boolean isAbout(BiomarkerFact fact, String marker) {
        boolean word = fact.finding() instanceof BiomarkerFinding.Stated
                || fact.finding() instanceof BiomarkerFinding.Measured
                || fact.finding() instanceof BiomarkerFinding.CopyNumber;
        if (!word) {
            return false;
        }
        Optional<MarkerNames.Entry> named = names.marker(fact.marker());
        if (named.isPresent()) {
            return named.get().name().equals(marker);
        }
        // A gene's own name stands for its protein only where the method stains or counts.
        return isOfProtein(fact)
                && names.proteinOf(fact.marker())
                        .filter(entry -> entry.name().equals(marker))
                        .isPresent();
    }

    private static boolean isOfProtein(BiomarkerFact fact) {
        if (fact.finding() instanceof BiomarkerFinding.Stated stated) {
            return Words.stain(stated.method()) || Words.probe(stated.method());
        }
        return fact.finding() instanceof BiomarkerFinding.Measured measured
                && !measured.method().isBlank();
    }
}
