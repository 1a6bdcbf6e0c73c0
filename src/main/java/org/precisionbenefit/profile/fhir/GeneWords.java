package org.precisionbenefit.profile.fhir;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationComponentComponent;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.profile.GeneFact.Shape;
import org.precisionbenefit.profile.fhir.CodeTable.Kind;
import org.precisionbenefit.profile.fhir.CodeTable.Row;
import org.precisionbenefit.terminology.Code;
import org.precisionbenefit.terminology.CodeSystem;
import org.precisionbenefit.terminology.GeneSymbol;
import org.precisionbenefit.terminology.LetterCase;

/** Turns the codes, identifiers and words of an observation into what it states of genes. */
final class GeneWords {
    private static final List<Kind> RESULTS = List.of(Kind.GENOTYPE, Kind.HAPLOTYPE, Kind.PHENOTYPE, Kind.PRESENCE);
    private static final Pattern GENE_ID = Pattern.compile("(?:HGNC:)?([0-9]{1,6})");
    private static final Pattern HLA_ALLELE = Pattern.compile("\\b[A-Z][A-Z0-9]*\\*[0-9]{2,4}:[0-9]{2,4}\\b");
    private static final Pattern HLA_WITHOUT_GENE = Pattern.compile("[A-Z][A-Z0-9]{0,4}\\*[0-9].*", Pattern.DOTALL);
    private static final Pattern GL_STRING = Pattern.compile("hla#[0-9.]{1,12}#(.*)", Pattern.DOTALL);

    private final CodeTable table;
    private final GeneText text;

    GeneWords(CodeTable table) {
        this.table = table;
        this.text = new GeneText(table);
    }

    GeneText text() {
        return text;
    }

    /** Whether the observation is a gene result, readable or not. */
    boolean isResult(Observation observation) {
        boolean coded = result(observation.getCode()).isPresent()
                || observation.getComponent().stream()
                        .anyMatch(component -> result(component.getCode()).isPresent());
        return coded
                || (!text.genes(words(observation.getCode())).isEmpty()
                        && values(observation.getValue(), isScore(observation.getCode())).stream()
                                .anyMatch(text::statesResult));
    }

    /** Whether the code of the observation is of the kind. */
    boolean is(Observation observation, Kind kind) {
        return row(observation.getCode(), kind).isPresent();
    }

    /** The values of the components of a kind, in order. */
    List<String> components(Observation observation, Kind kind) {
        List<String> found = new ArrayList<>();
        for (ObservationComponentComponent component : observation.getComponent()) {
            if (row(component.getCode(), kind).isPresent()) {
                found.addAll(values(component.getValue(), false));
            }
        }
        return found;
    }

    /** The amount of the first component of a kind, or null when there is none. */
    @Nullable
    Quantity quantity(Observation observation, Kind kind) {
        return observation.getComponent().stream()
                .filter(component -> row(component.getCode(), kind).isPresent())
                .map(ObservationComponentComponent::getValue)
                .filter(Quantity.class::isInstance)
                .map(Quantity.class::cast)
                .findFirst()
                .orElse(null);
    }

    /** The name of the marker that a code stands for, or nothing. */
    String marker(CodeableConcept code) {
        return row(code, Kind.MARKER).map(Row::gene).orElse("");
    }

    /** How the marker that a code stands for is examined, or nothing. */
    String method(CodeableConcept code) {
        return row(code, Kind.MARKER).map(Row::meaning).orElse("");
    }

    /** What the result says of the origin of what was found, in the words of the code table or the sender's own. */
    List<String> origins(Observation observation) {
        List<String> origins = new ArrayList<>();
        for (ObservationComponentComponent component : observation.getComponent()) {
            if (row(component.getCode(), Kind.ORIGIN).isPresent()) {
                origins.addAll(values(component.getValue(), false));
                if (component.getValue() instanceof CodeableConcept concept && concept.hasText()) {
                    origins.add(concept.getText().strip());
                }
            }
        }
        return origins;
    }

    GeneStatement statement(Observation observation) {
        GeneStatement statement = new GeneStatement();
        Optional<Row> row = result(observation.getCode());
        named(statement, observation.getCode(), row);
        statement.said(text.genes(words(observation.getCode())));
        add(statement, observation.getValue(), observation.getCode(), row.orElse(null));
        for (ObservationComponentComponent component : observation.getComponent()) {
            Optional<Row> part = result(component.getCode());
            if (part.isPresent() || isScore(component.getCode())) {
                named(statement, component.getCode(), part);
                add(statement, component.getValue(), component.getCode(), part.orElse(null));
            } else if (row(component.getCode(), Kind.GENE_STUDIED).isPresent()) {
                studied(statement, component.getValue());
            }
        }
        return statement;
    }

    /** The gene, and for a test of one allele the allele too, that the code stands for. */
    private static void named(GeneStatement statement, CodeableConcept code, Optional<Row> row) {
        if (row.isEmpty() || row.get().gene().isEmpty()) {
            return;
        }
        statement.coded(new GeneSymbol(row.get().gene()));
        Matcher alleles = HLA_ALLELE.matcher(words(code));
        while (row.get().kind() == Kind.PRESENCE && alleles.find()) {
            if (!row.get().meaning().endsWith(alleles.group())) {
                statement.goesAstray();
            }
        }
    }

    private void add(GeneStatement statement, @Nullable Type value, CodeableConcept code, @Nullable Row row) {
        for (String each : values(value, isScore(code))) {
            statement.said(text.genes(each));
            String allele = row != null && row.kind() == Kind.PRESENCE ? row.meaning() + " " : "";
            statement.value(allele + each, shape(row));
        }
    }

    private static Shape shape(@Nullable Row row) {
        if (row == null) {
            return Shape.WORDS;
        }
        if (row.kind() == Kind.PRESENCE) {
            return Shape.PRESENCE;
        }
        return row.kind() == Kind.HAPLOTYPE
                ? Shape.HAPLOTYPES
                : Shape.valueOf(LetterCase.upper(row.meaning()).replace(' ', '_'));
    }

    /** The gene by its identifier and by its name; an identifier that no gene of this name has leads astray. */
    private void studied(GeneStatement statement, @Nullable Type value) {
        SortedSet<GeneSymbol> genes = new TreeSet<>();
        values(value, false).forEach(each -> genes.addAll(text.genes(each)));
        boolean unknown = false;
        if (value instanceof CodeableConcept concept) {
            for (Coding coding : concept.getCoding()) {
                Optional<Code> id = geneId(coding);
                Optional<Row> gene = id.flatMap(table::find);
                gene.ifPresent(row -> genes.add(new GeneSymbol(row.gene())));
                unknown |= id.isPresent() && gene.isEmpty();
            }
        }
        if (unknown && !genes.isEmpty()) {
            statement.goesAstray();
        }
        statement.said(genes);
    }

    private static Optional<Code> geneId(Coding coding) {
        if (!coding.hasSystem() || !coding.hasCode()) {
            return Optional.empty();
        }
        boolean hgnc =
                coding.getSystem().startsWith(CodeSystem.HGNC.uri()) || CodeSystem.HGNC.isNamed(coding.getSystem());
        Matcher id = GENE_ID.matcher(coding.getCode().strip());
        return hgnc && id.matches() ? Optional.of(Code.of(CodeSystem.HGNC, "HGNC:" + id.group(1))) : Optional.empty();
    }

    /** The value as words; beside a coded phenotype, free words count only where they state a result of their own. */
    List<String> values(@Nullable Type value, boolean score) {
        List<String> values = new ArrayList<>();
        if (value instanceof StringType words && words.hasValue()) {
            values.add(
                    score ? GeneText.score(words.getValue()) : words.getValue().strip());
        } else if (score && value instanceof Quantity quantity && quantity.hasValue()) {
            String comparator =
                    quantity.hasComparator() ? quantity.getComparator().toCode() : "";
            values.add(GeneText.score(comparator + quantity.getValue().toPlainString()));
        } else if (score && value instanceof IntegerType number && number.hasValue()) {
            values.add(GeneText.score(number.getValueAsString()));
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
                && LetterCase.lower(words).replace("metaboliser", "metabolizer").contains(LetterCase.lower(part));
    }

    private String answer(Coding coding) {
        Optional<Row> row = coding.hasSystem() && coding.hasCode()
                ? table.find(new Code(coding.getSystem(), coding.getCode()))
                : Optional.empty();
        if (row.isPresent() && row.get().kind() == Kind.ANSWER) {
            return row.get().meaning();
        }
        String words = coding.hasDisplay() ? coding.getDisplay() : coding.hasCode() ? coding.getCode() : "";
        return written(coding.hasSystem() ? coding.getSystem() : "", words.strip());
    }

    /** Names of HLA alleles as their registries write them: a GL String names its release first, a code leaves HLA off. */
    private static String written(String system, String words) {
        Matcher list = GL_STRING.matcher(words);
        if (list.matches()) {
            return list.group(1);
        }
        boolean withoutGene = LetterCase.lower(system).contains("hla")
                && HLA_WITHOUT_GENE.matcher(words).matches();
        return withoutGene ? "HLA-" + words : words;
    }

    /** Whether the words of a test call it an activity score. */
    private static boolean isScore(CodeableConcept code) {
        return LetterCase.lower(words(code)).contains("activity score");
    }

    private Optional<Row> result(CodeableConcept code) {
        return RESULTS.stream().flatMap(kind -> row(code, kind).stream()).findFirst();
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
