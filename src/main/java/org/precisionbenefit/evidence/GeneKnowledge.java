package org.precisionbenefit.evidence;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.precisionbenefit.evidence.GeneEvidence.Reason;
import org.precisionbenefit.evidence.GeneEvidence.Unreadable;
import org.precisionbenefit.profile.GeneFact;
import org.precisionbenefit.profile.Provenance;
import org.precisionbenefit.terminology.AsOf;
import org.precisionbenefit.terminology.Digest;
import org.precisionbenefit.terminology.GeneSymbol;
import org.precisionbenefit.terminology.RxCui;

/** Gene tables and drug guidance of one release, asked by gene and by drug. */
public final class GeneKnowledge implements KnowledgeRelease {
    private final Digest digest;
    private final SortedMap<GeneSymbol, GeneTable> genes = new TreeMap<>();
    private final SortedMap<GeneSymbol, PhenotypeText> phenotypes = new TreeMap<>();
    private final SortedMap<RxCui, DrugGuidance> guidance = new TreeMap<>();

    /**
     * Builds a release.
     *
     * @param digest the digest of the files it was loaded from
     * @param genes the gene tables, no gene twice
     * @param guidance the guidance, no drug twice
     */
    public GeneKnowledge(Digest digest, List<GeneTable> genes, List<DrugGuidance> guidance) {
        this.digest = Objects.requireNonNull(digest, "digest is null");
        genes.forEach(table -> this.genes.put(table.gene(), table));
        genes.forEach(table -> phenotypes.put(table.gene(), new PhenotypeText(table)));
        guidance.forEach(drug -> this.guidance.put(drug.drug(), drug));
        if (this.genes.size() < genes.size() || this.guidance.size() < guidance.size()) {
            throw new IllegalArgumentException("A release must hold each gene and each drug once.");
        }
    }

    @Override
    public Digest digest() {
        return digest;
    }

    @Override
    public SortedSet<GeneSymbol> genes() {
        SortedSet<GeneSymbol> named = new TreeSet<>(genes.keySet());
        guidance.values().forEach(drug -> named.addAll(drug.genes()));
        return Collections.unmodifiableSortedSet(named);
    }

    @Override
    public SortedSet<RxCui> drugs() {
        return Collections.unmodifiableSortedSet(new TreeSet<>(guidance.keySet()));
    }

    @Override
    public SortedSet<RxCui> inEveryDecision() {
        SortedSet<RxCui> drugs = new TreeSet<>();
        guidance.values().stream()
                .filter(drug -> drug.scope().inEveryDecision())
                .forEach(drug -> drugs.add(drug.drug()));
        return Collections.unmodifiableSortedSet(drugs);
    }

    /** What guidelines say about the drug, or empty when no file holds it. */
    Optional<DrugGuidance> guidance(RxCui drug) {
        return Optional.ofNullable(guidance.get(drug));
    }

    @Override
    public Evidence interpret(List<GeneFact> results, Circumstances known, SortedSet<RxCui> drugs, AsOf asOf) {
        SortedMap<GeneSymbol, GeneEvidence> read = new TreeMap<>();
        byGene(results).forEach((gene, facts) -> read.put(gene, read(gene, facts, asOf.date())));
        List<GuidanceAnswer> answers = new ArrayList<>();
        for (RxCui drug : drugs) {
            answers.add(guidance(drug)
                    .map(rows -> GuidanceChoice.answer(rows, read, known, asOf.date()))
                    .orElseGet(() -> new GuidanceAnswer.NotCovered(drug, null)));
        }
        return new Evidence(List.copyOf(read.values()), answers);
    }

    private static SortedMap<GeneSymbol, List<GeneFact>> byGene(List<GeneFact> results) {
        SortedMap<GeneSymbol, List<GeneFact>> byGene = new TreeMap<>();
        for (GeneFact fact : results) {
            byGene.computeIfAbsent(fact.gene(), gene -> new ArrayList<>()).add(fact);
        }
        // Whatever order results arrive in, the same ones are read first.
        byGene.values()
                .forEach(facts -> facts.sort(Comparator.comparing(
                                (GeneFact fact) -> fact.provenance().resource())
                        .thenComparing(GeneFact::toString)));
        return byGene;
    }

    private GeneEvidence read(GeneSymbol gene, List<GeneFact> facts, LocalDate day) {
        GeneTable table = genes.get(gene);
        PhenotypeText words = phenotypes.get(gene);
        if (table != null && words != null) {
            return new GeneReader(table, words, day).read(facts);
        }
        return new GeneEvidence(
                gene,
                new Unreadable(Reason.UNKNOWN_GENE, "The knowledge files hold nothing about gene " + gene + "."),
                Provenance.Source.ATTESTED,
                List.of(),
                facts.stream().map(GeneFact::provenance).toList());
    }
}
