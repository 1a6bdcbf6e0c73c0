package org.precisionbenefit.evidence;

import java.math.BigDecimal;
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
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.evidence.GeneEvidence.Reason;
import org.precisionbenefit.evidence.GeneEvidence.Unreadable;
import org.precisionbenefit.evidence.label.GeneResult;
import org.precisionbenefit.evidence.label.Germline;
import org.precisionbenefit.evidence.label.Interacting;
import org.precisionbenefit.evidence.label.Jurisdiction;
import org.precisionbenefit.evidence.label.LabelKnowledge;
import org.precisionbenefit.evidence.label.LabelQuestion;
import org.precisionbenefit.evidence.label.LabelSays;
import org.precisionbenefit.evidence.tumour.TumourKnowledge;
import org.precisionbenefit.evidence.tumour.TumourQuestion;
import org.precisionbenefit.evidence.tumour.TumourSays;
import org.precisionbenefit.profile.GeneFact;
import org.precisionbenefit.profile.Provenance;
import org.precisionbenefit.profile.Sex;
import org.precisionbenefit.terminology.AsOf;
import org.precisionbenefit.terminology.Digest;
import org.precisionbenefit.terminology.GeneSymbol;
import org.precisionbenefit.terminology.Quantity;
import org.precisionbenefit.terminology.RxCui;

/** Gene tables and drug guidance of one release, asked by gene and by drug. */
public final class GeneKnowledge implements KnowledgeRelease {
    private final Digest digest;
    private final SortedMap<GeneSymbol, GeneTexts> genes = new TreeMap<>();
    private final SortedMap<RxCui, DrugGuidance> guidance = new TreeMap<>();
    private final DrugEffects effects;
    private final LabelKnowledge labels;
    private final TumourKnowledge tumours;

    /**
     * Builds a release.
     *
     * @param digest the digest of the files it was loaded from
     * @param genes the gene tables, no gene twice
     * @param guidance the guidance, no drug twice
     * @param enzymes which drugs act on which enzymes, no gene twice
     * @param labels what labels say of genes
     * @param tumours what labels ask of tumour markers
     */
    public GeneKnowledge(
            Digest digest,
            List<GeneTable> genes,
            List<DrugGuidance> guidance,
            List<EnzymeTable> enzymes,
            LabelKnowledge labels,
            TumourKnowledge tumours) {
        this.labels = Objects.requireNonNull(labels, "labels is null");
        this.tumours = Objects.requireNonNull(tumours, "tumours is null");
        this.effects = new DrugEffects(enzymes);
        this.digest = Objects.requireNonNull(digest, "digest is null");
        genes.forEach(table -> this.genes.put(table.gene(), new GeneTexts(table)));
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
        named.addAll(labels.genes());
        return Collections.unmodifiableSortedSet(named);
    }

    @Override
    public SortedSet<RxCui> drugs() {
        return Collections.unmodifiableSortedSet(new TreeSet<>(guidance.keySet()));
    }

    @Override
    public SortedSet<RxCui> drugs(SortedSet<GeneSymbol> looked) {
        SortedSet<RxCui> drugs = new TreeSet<>();
        guidance.values().stream()
                .filter(drug -> drug.genes().stream().anyMatch(looked::contains))
                .forEach(drug -> drugs.add(drug.drug()));
        return Collections.unmodifiableSortedSet(drugs);
    }

    @Override
    public SortedSet<RxCui> inEveryDecision() {
        SortedSet<RxCui> drugs = new TreeSet<>();
        guidance.values().stream()
                .filter(drug -> drug.scope().inEveryDecision())
                .forEach(drug -> drugs.add(drug.drug()));
        return Collections.unmodifiableSortedSet(drugs);
    }

    @Override
    public Optional<GeneTable> gene(GeneSymbol gene) {
        return Optional.ofNullable(genes.get(gene)).map(GeneTexts::table);
    }

    @Override
    public Optional<DrugGuidance> guidance(RxCui drug) {
        return Optional.ofNullable(guidance.get(drug));
    }

    @Override
    public LabelKnowledge labels() {
        return labels;
    }

    @Override
    public TumourKnowledge tumours() {
        return tumours;
    }

    @Override
    public Optional<EnzymeTable> enzyme(GeneSymbol gene) {
        return effects.enzyme(gene);
    }

    @Override
    public Evidence interpret(
            MemberResults results,
            Circumstances known,
            DrugsTaken taken,
            SortedSet<RxCui> drugs,
            Jurisdiction labelled,
            AsOf asOf) {
        SortedMap<GeneSymbol, GeneEvidence> read =
                genes(results.genes(), known.person().sex(), asOf);
        List<GuidanceAnswer> answers = new ArrayList<>();
        for (RxCui drug : drugs) {
            answers.add(guidance(drug)
                    .map(rows -> GuidanceChoice.answer(rows, read, known.of(drug), asOf.date()))
                    .orElseGet(() -> new GuidanceAnswer.NotCovered(drug, null)));
        }
        List<WithDrugs> withDrugs = new ArrayList<>();
        for (RxCui drug : taken.drugs().isEmpty() ? List.<RxCui>of() : drugs) {
            guidance(drug)
                    .flatMap(rows -> effects.on(rows, read, new DrugEffects.Member(known, taken.drugs()), asOf.date()))
                    .ifPresent(withDrugs::add);
        }
        LabelQuestion asked = question(results, read, known, taken, asOf).of(labelled);
        Evidence told = new Evidence(
                List.copyOf(read.values()),
                answers,
                noneIsNull(withDrugs),
                noneIsNull(said(asked, known, drugs)),
                null,
                null,
                labelled == Jurisdiction.US ? noneIsNull(marked(results, drugs, asOf)) : null);
        List<DoseCheck> doses = drugs.stream()
                .flatMap(drug -> DoseLimits.of(drug, known.of(drug), told).stream())
                .toList();
        return told.comparing(doses);
    }

    @Override
    public AdjustedPhenotype adjusted(GeneSymbol gene, Evidence read, DrugsTaken taken, RxCui asked, AsOf asOf) {
        List<String> genetic = read.gene(gene).map(GeneEvidence::lookupKeys).orElse(List.of());
        LocalDate day = asOf.date();
        Optional<Converted> converted =
                enzyme(gene).flatMap(enzyme -> new Conversion(enzyme, day).of(genetic, taken.drugs(), asked));
        List<String> values = converted.isPresent() ? converted.get().adjusted() : genetic;
        SortedSet<String> names = new TreeSet<>();
        for (String value : values == null ? List.<String>of() : values) {
            names.addAll(gene(gene).map(table -> table.phenotypesOf(value, day)).orElse(List.of()));
        }
        boolean settled = !genetic.isEmpty()
                && enzyme(gene)
                        .map(enzyme -> genetic.stream().allMatch(from -> enzyme.leaves(from, day)))
                        .orElse(false);
        return new AdjustedPhenotype(
                gene, names.stream().map(Phenotype::new).toList(), converted.orElse(null), settled);
    }

    private static <T> @Nullable List<T> noneIsNull(List<T> all) {
        return all.isEmpty() ? null : all;
    }

    private List<TumourSays> marked(MemberResults results, SortedSet<RxCui> drugs, AsOf asOf) {
        return drugs.stream()
                .flatMap(drug ->
                        tumours.says(new TumourQuestion(results.markers(), results.tumour(), drug, asOf)).stream())
                .toList();
    }

    @Override
    public List<LabelSays> saysOfUnnumbered(
            MemberResults results, Circumstances known, DrugsTaken taken, Jurisdiction labelled, AsOf asOf) {
        SortedMap<GeneSymbol, GeneEvidence> read =
                genes(results.genes(), known.person().sex(), asOf);
        return labels.saysOfUnnumbered(
                new TreeSet<>(read.keySet()),
                results.markers(),
                question(results, read, known, taken, asOf).of(labelled));
    }

    /** A question to labels of the United States, without a dose, which each drug has its own. */
    private LabelQuestion question(
            MemberResults results,
            SortedMap<GeneSymbol, GeneEvidence> read,
            Circumstances known,
            DrugsTaken taken,
            AsOf asOf) {
        List<GeneResult> ofGenes = new ArrayList<>(LabelResults.of(read));
        ofGenes.addAll(LabelResults.ofOthers(results.genes(), genes.keySet(), asOf.date()));
        return new LabelQuestion(
                ofGenes,
                null,
                new Interacting(effects.kinds(taken.drugs(), asOf.date()), taken.complete()),
                new LabelQuestion.Age(known.person().birthDate(), known.person().age()),
                Jurisdiction.US,
                asOf,
                new Germline(results.markers(), asOf.date()));
    }

    private List<LabelSays> said(LabelQuestion question, Circumstances known, SortedSet<RxCui> drugs) {
        return drugs.stream()
                .flatMap(drug -> labels
                        .says(drug, question.ordering(dose(known.of(drug).use().dailyDose())))
                        .stream())
                .toList();
    }

    /** A dose that no amount can hold is no dose. */
    private static @Nullable Quantity dose(@Nullable BigDecimal milligrams) {
        return milligrams == null || !Quantity.holds(milligrams) ? null : new Quantity(milligrams, "mg/day");
    }

    /**
     * Reads the results of one member, gene by gene.
     *
     * @param sex the member's; it says how many X chromosomes there are, and null is read as not known
     */
    public SortedMap<GeneSymbol, GeneEvidence> genes(List<GeneFact> results, @Nullable Sex sex, AsOf asOf) {
        SortedMap<GeneSymbol, GeneEvidence> read = new TreeMap<>();
        byGene(results).forEach((gene, facts) -> read.put(gene, read(gene, facts, asOf.date(), sex)));
        return read;
    }

    /** The tables of all genes, sorted by gene. */
    public List<GeneTable> tables() {
        return genes.values().stream().map(GeneTexts::table).toList();
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

    private GeneEvidence read(GeneSymbol gene, List<GeneFact> facts, LocalDate day, @Nullable Sex sex) {
        GeneTexts texts = genes.get(gene);
        if (texts != null) {
            return new GeneReader(texts, day, sex).read(facts);
        }
        return new GeneEvidence(
                gene,
                new Unreadable(Reason.UNKNOWN_GENE, "The knowledge files hold nothing about gene " + gene + "."),
                Provenance.Source.ATTESTED,
                List.of(),
                facts.stream().map(GeneFact::provenance).toList());
    }
}
