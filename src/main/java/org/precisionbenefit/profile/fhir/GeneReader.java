package org.precisionbenefit.profile.fhir;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.hl7.fhir.r4.model.Observation;
import org.precisionbenefit.profile.GeneFact;
import org.precisionbenefit.profile.Provenance;
import org.precisionbenefit.profile.fhir.SubmissionBundle.Of;
import org.precisionbenefit.terminology.GeneSymbol;

/**
 * Reads gene results from observations in the shapes that really arrive. Laboratories send one gene's code with another
 * gene's result; the code alone is therefore never believed. Where code, component, words or what the result is derived
 * from name different genes, or nothing but the code names one, the result becomes a fact that cannot be read, so that a
 * person looks at it.
 */
final class GeneReader {
    static final String DISAGREE = "the result names different genes in its code, its component or its words";

    /** Two alleles that nobody can read: such a result stands against every other result of the gene. */
    static final String NO_ALLELES = "*?/*?";

    static final String CODE_ALONE = "only the code of the result names the gene, neither a component nor words";

    static final String ORIGIN_UNCLEAR = "the result says of its origin something other than germline";

    static final String GERMLINE = "Germline";
    static final String SOMATIC = "Somatic";

    private final GeneWords words;

    GeneReader(CodeTable table) {
        this.words = new GeneWords(table);
    }

    GeneWords words() {
        return words;
    }

    /** Whether the observation is a gene result, readable or not. */
    boolean isGeneResult(Observation observation) {
        return words.isResult(observation);
    }

    /** Whether the result is of a tumour's or other tissue's own changes, which say nothing of what the member inherited. */
    boolean isSomatic(Of<Observation> observation, ReportLinks links) {
        List<String> origins = origins(observation, links);
        return !origins.isEmpty() && origins.stream().allMatch(SOMATIC::equalsIgnoreCase);
    }

    /** What the result, or where it says nothing, what it is derived from, says of its origin. */
    List<String> origins(Of<Observation> observation, ReportLinks links) {
        List<String> own = words.origins(observation.resource());
        return own.isEmpty()
                ? links.derivedFrom(observation, this::source).stream()
                        .flatMap(source -> source.origins().stream())
                        .distinct()
                        .toList()
                : own;
    }

    private ReportLinks.Origin source(Observation observation) {
        return new ReportLinks.Origin(words.statement(observation).genes(), words.origins(observation));
    }

    /** The facts of a gene result; none when it names no gene, or several to which its value could belong, or no value. */
    List<GeneFact> read(Of<Observation> observation, ReportLinks links) {
        GeneStatement statement = statement(observation, links);
        if (statement.values().isEmpty()) {
            return List.of();
        }
        List<GeneFact> doubtful = doubtful(observation, statement, links);
        if (!doubtful.isEmpty()) {
            return doubtful;
        }
        List<GeneFact> facts = new ArrayList<>();
        for (GeneSymbol gene : statement.genes()) {
            GeneText.Said said = GeneText.Said.nothing();
            statement.values().forEach(value -> words.text().read(value, gene, said));
            facts.addAll(facts(observation, gene, said, statement, links));
        }
        return facts;
    }

    /** What an observation states; where it names no gene itself, the one that it is derived from. */
    GeneStatement statement(Of<Observation> observation, ReportLinks links) {
        GeneStatement statement = words.statement(observation.resource());
        SortedSet<GeneSymbol> sources = new TreeSet<>();
        links.derivedFrom(observation, this::source).forEach(source -> sources.addAll(source.genes()));
        // A result that rests on several genes, such as advice on a drug, is the phenotype of none of them.
        if (statement.namesGene() || sources.size() == 1) {
            statement.said(sources);
        }
        return statement;
    }

    /** A fact for each gene that the result may be of, none of them readable; empty where there is no doubt. */
    List<GeneFact> doubtful(Of<Observation> observation, GeneStatement statement, ReportLinks links) {
        Optional<String> doubt = doubt(statement, origins(observation, links));
        if (doubt.isEmpty()) {
            return List.of();
        }
        GeneText.Said said = GeneText.Said.nothing();
        said.diplotype(NO_ALLELES);
        said.phenotype(doubt.get());
        return statement.genes().stream()
                .flatMap(gene -> facts(observation, gene, said, statement, links).stream())
                .toList();
    }

    /** Why the result must not be read, whatever its words say. */
    private static Optional<String> doubt(GeneStatement statement, List<String> origins) {
        if (statement.genes().size() > 1 || statement.isAstray()) {
            return Optional.of(DISAGREE);
        }
        if (!statement.namesGene()) {
            return Optional.of(CODE_ALONE);
        }
        return origins.stream().allMatch(GERMLINE::equalsIgnoreCase) ? Optional.empty() : Optional.of(ORIGIN_UNCLEAR);
    }

    private static List<GeneFact> facts(
            Of<Observation> observation,
            GeneSymbol gene,
            GeneText.Said said,
            GeneStatement statement,
            ReportLinks links) {
        boolean performed = links.performed(observation);
        Provenance provenance = new Provenance(
                observation.label(),
                performed ? Provenance.Source.DOCUMENTED : Provenance.Source.ATTESTED,
                FhirValues.day(observation.resource().getEffective()));
        List<GeneFact> facts = new ArrayList<>();
        for (int i = 0; i < Math.max(said.diplotypes().size(), said.phenotypes().size()); i++) {
            facts.add(new GeneFact(
                    gene,
                    i < said.diplotypes().size() ? said.diplotypes().get(i) : null,
                    i < said.phenotypes().size() ? said.phenotypes().get(i) : null,
                    links.status(observation),
                    performed,
                    provenance,
                    statement.shape()));
        }
        return facts;
    }
}
