package org.precisionbenefit.profile.fhir;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.profile.GeneFact;
import org.precisionbenefit.profile.Provenance;
import org.precisionbenefit.profile.fhir.CodeTable.Kind;
import org.precisionbenefit.profile.fhir.CodeTable.Row;
import org.precisionbenefit.profile.fhir.SubmissionBundle.Of;
import org.precisionbenefit.terminology.Code;
import org.precisionbenefit.terminology.GeneSymbol;

/**
 * Reads gene results from observations in the shapes that really arrive. Laboratories send one gene's code with another
 * gene's result; the code alone is therefore never believed. Where code, component and words name different genes, or
 * nothing but the code names one, the result becomes a fact that cannot be read, so that a person looks at it.
 */
final class GeneReader {
    static final String DISAGREE = "the result names different genes in its code, its component or its words";

    /** Two alleles that nobody can read: such a result stands against every other result of the gene. */
    static final String NO_ALLELES = "*?/*?";

    static final String CODE_ALONE = "only the code of the result names the gene, neither a component nor words";

    static final String ORIGIN_UNCLEAR = "the result says of its origin something other than germline";

    private static final String GERMLINE = "Germline";
    private static final String SOMATIC = "Somatic";

    private final CodeTable table;
    private final GeneText text;

    GeneReader(CodeTable table) {
        this.table = table;
        this.text = new GeneText(table);
    }

    /**
     * What an observation states.
     *
     * @param coded genes that a code of the test stands for
     * @param said genes that a component or words name
     * @param values the values as words
     */
    private record Statement(SortedSet<GeneSymbol> coded, SortedSet<GeneSymbol> said, List<String> values) {
        SortedSet<GeneSymbol> genes() {
            SortedSet<GeneSymbol> all = new TreeSet<>(coded);
            all.addAll(said);
            return all;
        }
    }

    /** Whether the observation is a gene result, readable or not. */
    boolean isGeneResult(Observation observation) {
        boolean coded = result(observation.getCode()).isPresent()
                || observation.getComponent().stream()
                        .anyMatch(component -> result(component.getCode()).isPresent());
        return coded
                || (!text.genes(words(observation.getCode())).isEmpty()
                        && values(observation.getValue()).stream().anyMatch(text::statesResult));
    }

    /** Whether the result is of a tumour's or other tissue's own changes, which say nothing of what the member inherited. */
    boolean isSomatic(Observation observation) {
        List<String> origins = origins(observation);
        return !origins.isEmpty() && origins.stream().allMatch(SOMATIC::equalsIgnoreCase);
    }

    /** What the result says of the origin of what was found, in the words of the code table or the sender's own. */
    private List<String> origins(Observation observation) {
        List<String> origins = new ArrayList<>();
        for (Observation.ObservationComponentComponent component : observation.getComponent()) {
            if (row(component.getCode(), Kind.ORIGIN).isPresent()) {
                origins.addAll(values(component.getValue()));
                if (component.getValue() instanceof CodeableConcept concept && concept.hasText()) {
                    origins.add(concept.getText().strip());
                }
            }
        }
        return origins;
    }

    /** The facts of a gene result; none when it names no gene or holds no value. */
    List<GeneFact> read(Of<Observation> observation, ReportLinks links) {
        Statement statement = statement(observation.resource());
        if (statement.values().isEmpty()) {
            return List.of();
        }
        SortedSet<GeneSymbol> genes = statement.genes();
        Optional<String> doubt = doubt(statement, origins(observation.resource()));
        List<GeneFact> facts = new ArrayList<>();
        for (GeneSymbol gene : genes) {
            GeneText.Said said = GeneText.Said.nothing();
            if (doubt.isPresent()) {
                said.diplotype(NO_ALLELES);
                said.phenotype(doubt.get());
            } else {
                statement.values().forEach(value -> text.read(value, gene, said));
            }
            facts.addAll(facts(observation, gene, said, links));
        }
        return facts;
    }

    /** Why the result must not be read, whatever its words say. */
    private static Optional<String> doubt(Statement statement, List<String> origins) {
        if (statement.genes().size() > 1) {
            return Optional.of(DISAGREE);
        }
        if (statement.said().isEmpty()) {
            return Optional.of(CODE_ALONE);
        }
        return origins.stream().allMatch(GERMLINE::equalsIgnoreCase) ? Optional.empty() : Optional.of(ORIGIN_UNCLEAR);
    }

    private static List<GeneFact> facts(
            Of<Observation> observation, GeneSymbol gene, GeneText.Said said, ReportLinks links) {
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
                    provenance));
        }
        return facts;
    }

    private Statement statement(Observation observation) {
        Statement statement = new Statement(new TreeSet<>(), new TreeSet<>(), new ArrayList<>());
        Optional<Row> row = result(observation.getCode());
        row.map(Row::gene)
                .filter(gene -> !gene.isEmpty())
                .ifPresent(gene -> statement.coded().add(new GeneSymbol(gene)));
        statement.said().addAll(text.genes(words(observation.getCode())));
        add(statement, observation.getValue(), row.orElse(null));
        for (Observation.ObservationComponentComponent component : observation.getComponent()) {
            Optional<Row> part = result(component.getCode());
            if (part.isPresent()) {
                String gene = part.get().gene();
                if (!gene.isEmpty()) {
                    statement.coded().add(new GeneSymbol(gene));
                }
                add(statement, component.getValue(), part.get());
            } else if (row(component.getCode(), Kind.GENE_STUDIED).isPresent()) {
                statement.said().addAll(genesStudied(component.getValue()));
            }
        }
        return statement;
    }

    private void add(Statement statement, @Nullable Type value, @Nullable Row row) {
        for (String each : values(value)) {
            statement.said().addAll(text.genes(each));
            String allele = row != null && row.kind() == Kind.PRESENCE ? row.meaning() + " " : "";
            statement.values().add(allele + each);
        }
    }

    private SortedSet<GeneSymbol> genesStudied(@Nullable Type value) {
        SortedSet<GeneSymbol> genes = new TreeSet<>();
        if (value instanceof CodeableConcept concept) {
            row(concept, Kind.GENE).ifPresent(row -> genes.add(new GeneSymbol(row.gene())));
        }
        values(value).forEach(each -> genes.addAll(text.genes(each)));
        return genes;
    }

    /** The value as words; beside a coded phenotype, free words count only where they state a result of their own. */
    private List<String> values(@Nullable Type value) {
        List<String> values = new ArrayList<>();
        if (value instanceof StringType words && words.hasValue()) {
            values.add(words.getValue().strip());
        } else if (value instanceof CodeableConcept concept) {
            concept.getCoding().forEach(coding -> values.add(answer(coding)));
            String words = concept.hasText() ? concept.getText().strip() : "";
            boolean same = values.stream().anyMatch(each -> contains(words, each));
            if (values.isEmpty() || (!same && text.statesResult(words))) {
                values.add(words);
            }
        }
        values.removeIf(String::isBlank);
        return values;
    }

    private static boolean contains(String words, String part) {
        return !part.isBlank()
                && words.toLowerCase(Locale.ROOT)
                        .replace("metaboliser", "metabolizer")
                        .contains(part.toLowerCase(Locale.ROOT));
    }

    private String answer(Coding coding) {
        Optional<Row> row = coding.hasSystem() && coding.hasCode()
                ? table.find(new Code(coding.getSystem(), coding.getCode()))
                : Optional.empty();
        if (row.isPresent() && row.get().kind() == Kind.ANSWER) {
            return row.get().meaning();
        }
        String words = coding.hasDisplay() ? coding.getDisplay() : coding.hasCode() ? coding.getCode() : "";
        return words.strip();
    }

    private Optional<Row> result(CodeableConcept code) {
        return row(code, Kind.GENOTYPE).or(() -> row(code, Kind.PHENOTYPE)).or(() -> row(code, Kind.PRESENCE));
    }

    private Optional<Row> row(CodeableConcept concept, Kind kind) {
        return FhirValues.codes(concept).stream()
                .flatMap(code -> table.find(code).stream())
                .filter(row -> row.kind() == kind)
                .findFirst();
    }

    /** A test's own words and the display of its code, both written by the sender. */
    private static String words(CodeableConcept concept) {
        StringBuilder words = new StringBuilder(concept.hasText() ? concept.getText() : "");
        concept.getCoding().stream().filter(Coding::hasDisplay).forEach(coding -> words.append(' ')
                .append(coding.getDisplay()));
        return words.toString();
    }
}
