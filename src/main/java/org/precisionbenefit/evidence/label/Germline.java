package org.precisionbenefit.evidence.label;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.precisionbenefit.profile.BiomarkerFact;
import org.precisionbenefit.profile.BiomarkerFact.Origin;
import org.precisionbenefit.profile.GeneFact;
import org.precisionbenefit.profile.Provenance;
import org.precisionbenefit.profile.Specimen;
import org.precisionbenefit.terminology.LetterCase;

/**
 * Inherited variants as they were sent, as far as they are evidence on a day. A result counts as one of inherited variants
 * when it says so, or when it was found in healthy cells; one that is not final, withdrawn or of a later day does not count.
 */
public final class Germline {
    /** Nothing was sent. */
    public static final Germline NONE = new Germline(List.of(), LocalDate.MIN);

    private final List<BiomarkerFact> usable = new ArrayList<>();
    private final List<BiomarkerFact> unclear = new ArrayList<>();
    private final List<BiomarkerFact> waiting = new ArrayList<>();

    /**
     * Sorts what was sent.
     *
     * @param facts results of variants, those of tumours among them
     * @param day the day
     */
    public Germline(List<BiomarkerFact> facts, LocalDate day) {
        // Whatever order results arrive in, the same ones are read first.
        List<BiomarkerFact> sorted = new ArrayList<>(facts);
        sorted.sort(
                Comparator.comparing((BiomarkerFact fact) -> fact.provenance().resource())
                        .thenComparing(BiomarkerFact::toString));
        for (BiomarkerFact fact : sorted) {
            if (fact.origin() != Origin.SOMATIC && fact.status() != GeneFact.Status.WITHDRAWN) {
                sort(fact, day);
            }
        }
    }

    private void sort(BiomarkerFact fact, LocalDate day) {
        LocalDate taken = fact.specimen().taken() != null
                ? fact.specimen().taken()
                : fact.provenance().date();
        if (fact.status() == GeneFact.Status.NOT_FINAL || (taken != null && taken.isAfter(day))) {
            waiting.add(fact);
        } else if (fact.origin() == Origin.GERMLINE || fact.specimen().kind() == Specimen.Kind.NORMAL) {
            usable.add(fact);
        } else {
            unclear.add(fact);
        }
    }

    /** The name of the gene in the capitals of its symbol. */
    static String gene(BiomarkerFact fact) {
        return LetterCase.upper(fact.marker());
    }

    private static List<BiomarkerFact> of(SortedSet<String> genes, List<BiomarkerFact> facts) {
        return facts.stream().filter(fact -> genes.contains(gene(fact))).toList();
    }

    /** What is known of these genes, in the order of their names. */
    List<GeneResult> results(SortedSet<String> genes) {
        List<GeneResult> results = new ArrayList<>();
        for (String gene : genes) {
            results.addAll(GermlineGene.of(gene, of(new TreeSet<>(List.of(gene)), usable)));
        }
        return results;
    }

    /** Where what is known of these genes comes from. */
    List<Provenance> from(SortedSet<String> genes) {
        return of(genes, usable).stream().map(Germline::from).distinct().toList();
    }

    /** A result without laboratory or report is somebody's word. */
    private static Provenance from(BiomarkerFact fact) {
        Provenance sent = fact.provenance();
        return fact.performed() ? sent : new Provenance(sent.resource(), Provenance.Source.ATTESTED, sent.date());
    }

    /** Why results of these genes that were sent do not count, one text for each gene and reason. */
    List<String> notCounted(SortedSet<String> genes) {
        SortedSet<String> why = new TreeSet<>();
        of(genes, unclear).forEach(fact -> why.add(gene(fact) + ": whether the variant that was sent is inherited"));
        of(genes, waiting).forEach(fact -> why.add(gene(fact) + ": the final result"));
        return List.copyOf(why);
    }
}
