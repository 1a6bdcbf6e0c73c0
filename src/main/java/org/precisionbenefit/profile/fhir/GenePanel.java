package org.precisionbenefit.profile.fhir;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Observation;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.profile.GeneFact;
import org.precisionbenefit.profile.GeneFact.Shape;
import org.precisionbenefit.profile.Provenance;
import org.precisionbenefit.profile.fhir.CodeTable.Kind;
import org.precisionbenefit.profile.fhir.SubmissionBundle.Of;
import org.precisionbenefit.terminology.GeneSymbol;

/**
 * Results that say something only together: two haplotypes of a gene are its diplotype. A single variant is no diplotype;
 * where nothing else of its gene was sent, it becomes a fact that no table reads, so that a person sees it, and beside
 * other results of the gene it is their detail.
 */
final class GenePanel {
    private static final String OTHER_ALLELE = "/*?";
    private static final String NO_DIPLOTYPE = "is of a single variant, from which no diplotype follows";

    private final GeneReader reader;
    private final ReportLinks links;
    private final List<Of<Observation>> haplotypes = new ArrayList<>();
    private final List<Of<Observation>> variants = new ArrayList<>();
    private final Map<Of<Observation>, String> notes = new LinkedHashMap<>();

    GenePanel(GeneReader reader, ReportLinks links) {
        this.reader = reader;
        this.links = links;
    }

    /**
     * One allele of a gene.
     *
     * @param of the observation
     * @param gene the gene
     * @param allele the allele as sent
     */
    private record Haplotype(Of<Observation> of, GeneSymbol gene, String allele) {}

    /** Whether the observation is a haplotype, or a variant of a gene that is known here, and not somatic. */
    boolean takes(Of<Observation> of) {
        if (reader.words().is(of.resource(), Kind.HAPLOTYPE)) {
            return !reader.isSomatic(of, links);
        }
        return reader.words().is(of.resource(), Kind.VARIANT)
                && !reader.statement(of, links).genes().isEmpty()
                && !reader.isSomatic(of, links);
    }

    void add(Of<Observation> of) {
        (reader.words().is(of.resource(), Kind.HAPLOTYPE) ? haplotypes : variants).add(of);
    }

    /** Why some of them were not used, after they were read. */
    Map<Of<Observation>, String> notes() {
        return notes;
    }

    /**
     * The facts.
     *
     * @param others the facts of the other results
     */
    List<GeneFact> finish(List<GeneFact> others) {
        List<GeneFact> facts = new ArrayList<>();
        Map<String, List<Haplotype>> groups = new LinkedHashMap<>();
        for (Of<Observation> of : haplotypes) {
            List<GeneFact> read = reader.read(of, links);
            Optional<String> allele = read.stream().flatMap(GenePanel::texts).findFirst();
            if (read.size() == 1 && allele.isPresent() && !allele.get().equals(GeneReader.NO_ALLELES)) {
                GeneSymbol gene = read.get(0).gene();
                groups.computeIfAbsent(gene + "|" + genotype(of), any -> new ArrayList<>())
                        .add(new Haplotype(of, gene, allele.get()));
            } else if (read.isEmpty()) {
                notes.put(of, "names no gene or more than one, or holds no value");
            } else {
                facts.addAll(read);
            }
        }
        groups.values().forEach(group -> together(group, others).ifPresent(facts::add));
        for (Of<Observation> of : variants) {
            variant(of, Stream.concat(others.stream(), facts.stream()).toList()).ifPresent(facts::add);
        }
        return facts;
    }

    private static Stream<String> texts(GeneFact fact) {
        return Stream.of(Optional.ofNullable(fact.diplotype()), Optional.ofNullable(fact.phenotype()))
                .flatMap(Optional::stream);
    }

    /** The genotype that is derived from the haplotype, or else nothing. */
    private String genotype(Of<Observation> haplotype) {
        return links.derivedBy(haplotype).map(Of::label).orElse("");
    }

    private Optional<GeneFact> together(List<Haplotype> group, List<GeneFact> others) {
        Haplotype first = group.get(0);
        String text = String.join("/", group.stream().map(Haplotype::allele).toList());
        if (group.size() == 1) {
            // The genotype that is derived from it holds it already; a genotype that does not is another matter.
            if (others.stream().anyMatch(other -> holds(other, first))) {
                return Optional.empty();
            }
            boolean star = text.startsWith("*") && !first.gene().value().startsWith("HLA-");
            text = star ? text + OTHER_ALLELE : text;
        }
        return Optional.of(fact(
                first.gene(),
                text,
                Shape.HAPLOTYPES,
                group.stream().map(Haplotype::of).toList()));
    }

    private boolean holds(GeneFact other, Haplotype one) {
        String diplotype = other.diplotype();
        return diplotype != null
                && other.gene().equals(one.gene())
                && other.provenance().resource().equals(genotype(one.of()))
                && List.of(diplotype.split("[/+|\\s]+")).contains(one.allele());
    }

    private GeneFact fact(GeneSymbol gene, String text, Shape shape, List<Of<Observation>> from) {
        boolean performed = from.stream().allMatch(links::performed);
        return new GeneFact(
                gene,
                text,
                null,
                weakest(from),
                performed,
                new Provenance(
                        String.join(", ", from.stream().map(Of::label).toList()),
                        performed ? Provenance.Source.DOCUMENTED : Provenance.Source.ATTESTED,
                        latest(from)),
                shape);
    }

    /** What is taken together is worth as much as the part that is worth least. */
    private GeneFact.Status weakest(List<Of<Observation>> from) {
        return from.stream().map(links::status).max(Enum::compareTo).orElseThrow();
    }

    private static @Nullable LocalDate latest(List<Of<Observation>> from) {
        LocalDate latest = null;
        for (Of<Observation> of : from) {
            LocalDate day = FhirValues.day(of.resource().getEffective());
            latest = latest == null || (day != null && day.isAfter(latest)) ? day : latest;
        }
        return latest;
    }

    private Optional<GeneFact> variant(Of<Observation> of, List<GeneFact> others) {
        GeneStatement statement = reader.statement(of, links);
        if (statement.genes().size() != 1) {
            // Of a gene that is not known here, or of several, nothing is read, as of any other observation.
            return Optional.empty();
        }
        GeneSymbol gene = statement.genes().first();
        String presence = String.join(" ", reader.words().values(of.resource().getValue(), false));
        boolean other = others.stream().anyMatch(fact -> fact.gene().equals(gene));
        if (!presence.equalsIgnoreCase("Present")) {
            notes.put(of, "does not say that its variant is present");
            return Optional.empty();
        }
        if (other) {
            if (links.derivedBy(of).isEmpty()) {
                notes.put(of, NO_DIPLOTYPE);
            }
            return Optional.empty();
        }
        List<GeneFact> doubtful = reader.doubtful(of, statement, links);
        if (!doubtful.isEmpty()) {
            return Optional.of(doubtful.get(0));
        }
        List<String> words = new ArrayList<>(reader.words().components(of.resource(), Kind.VARIANT_NAME));
        words.addAll(reader.words().components(of.resource(), Kind.ALLELIC_STATE));
        String text = words.isEmpty() ? "a variant without a name" : String.join(" ", words);
        return Optional.of(fact(gene, text, Shape.VARIANT, List.of(of)));
    }
}
