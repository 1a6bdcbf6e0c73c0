package org.precisionbenefit.profile.fhir;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.profile.BiomarkerFact;
import org.precisionbenefit.profile.BiomarkerFact.Origin;
import org.precisionbenefit.profile.BiomarkerFact.Pathogenicity;
import org.precisionbenefit.profile.BiomarkerFinding;
import org.precisionbenefit.profile.BiomarkerFinding.Bound;
import org.precisionbenefit.profile.BiomarkerFinding.Presence;
import org.precisionbenefit.profile.Provenance;
import org.precisionbenefit.profile.Specimen;
import org.precisionbenefit.profile.fhir.CodeTable.Kind;
import org.precisionbenefit.profile.fhir.SubmissionBundle.Of;
import org.precisionbenefit.terminology.LetterCase;

/**
 * Reads results about tumour markers: the variants of Genomics Reporting and mCODE, copy numbers, and the tests that one
 * code stands for (microsatellites, mutational burden, PD-L1, HER2, hormone receptors). Everything is kept as it was sent.
 * Where the gene studied is not the gene that the code of a test stands for, nothing is read.
 */
final class MarkerReader {
    /** The genes of markers that are called by another name. */
    private static final Map<String, String> GENES =
            Map.of("PD-L1", "CD274", "HER2", "ERBB2", "ER", "ESR1", "PR", "PGR");

    private final GeneWords words;
    private final SubmissionBundle bundle;
    private final ReportLinks links;

    MarkerReader(GeneWords words, SubmissionBundle bundle, ReportLinks links) {
        this.words = words;
        this.bundle = bundle;
        this.links = links;
    }

    /** Whether the observation is about a tumour marker: a test of one, or a variant. */
    boolean takes(Observation observation) {
        return words.is(observation, Kind.MARKER) || words.is(observation, Kind.VARIANT);
    }

    /**
     * A variant of a gene whose genotypes are read as well, such as CFTR: labels ask for its variants by name. Whoever reads
     * genotypes says what becomes of it otherwise.
     */
    Optional<BiomarkerFact> inherited(Of<Observation> of) {
        GeneStatement statement = words.statement(of.resource());
        if (!words.is(of.resource(), Kind.VARIANT)
                || statement.isAstray()
                || statement.genes().size() != 1) {
            return Optional.empty();
        }
        return fact(of, statement.genes().first().value()).filter(fact -> fact.origin() != Origin.SOMATIC);
    }

    /** The fact, or empty when it names no marker, two different ones, or holds no value. */
    Optional<BiomarkerFact> read(Of<Observation> of) {
        Observation observation = of.resource();
        String coded = words.marker(observation.getCode());
        List<String> studied = words.components(observation, Kind.GENE_STUDIED);
        boolean astray = !coded.isEmpty()
                && studied.stream()
                        .anyMatch(gene -> !GENES.getOrDefault(coded, coded).equalsIgnoreCase(gene));
        String marker = coded.isEmpty() && studied.size() == 1 ? studied.get(0) : coded;
        return astray || marker.isBlank() ? Optional.empty() : fact(of, marker);
    }

    private Optional<BiomarkerFact> fact(Of<Observation> of, String marker) {
        Observation observation = of.resource();
        Optional<BiomarkerFinding> finding =
                words.is(observation, Kind.VARIANT) ? variant(observation) : tested(observation);
        if (finding.isEmpty()) {
            return Optional.empty();
        }
        boolean performed = links.performed(of);
        return Optional.of(new BiomarkerFact(
                marker,
                finding.get(),
                origin(observation),
                pathogenicity(observation),
                specimen(of),
                links.status(of),
                performed,
                new Provenance(
                        of.label(),
                        performed ? Provenance.Source.DOCUMENTED : Provenance.Source.ATTESTED,
                        FhirValues.day(observation.getEffective()))));
    }

    private Optional<BiomarkerFinding> variant(Observation observation) {
        Quantity copies = words.quantity(observation, Kind.COPY_NUMBER);
        if (copies != null) {
            return Optional.ofNullable(FhirValues.measured(copies))
                    .map(number -> new BiomarkerFinding.CopyNumber(number, null));
        }
        List<String> names = words.components(observation, Kind.VARIANT_NAME);
        Presence presence = presence(words.values(observation.getValue(), false));
        if (names.stream().anyMatch(name -> LetterCase.lower(name).contains("fusion"))) {
            return Optional.of(new BiomarkerFinding.Fusion(presence, null));
        }
        return Optional.of(new BiomarkerFinding.Variant(
                presence,
                names,
                first(words.components(observation, Kind.EXON)),
                first(words.components(observation, Kind.CHANGE)),
                copies(words.components(observation, Kind.ALLELIC_STATE))));
    }

    /** On how many copies of the gene a variant lies, by its zygosity. */
    private static @Nullable Integer copies(List<String> states) {
        return switch (LetterCase.lower(String.join(" ", states))) {
            case "heterozygous", "hemizygous" -> 1;
            case "homozygous" -> 2;
            default -> null;
        };
    }

    private static Presence presence(List<String> words) {
        return switch (LetterCase.lower(String.join(" ", words))) {
            case "present", "positive", "detected" -> Presence.PRESENT;
            case "absent", "negative", "not detected" -> Presence.ABSENT;
            default -> Presence.INDETERMINATE;
        };
    }

    private Optional<BiomarkerFinding> tested(Observation observation) {
        String method = words.method(observation.getCode());
        Type value = observation.getValue();
        if (value instanceof Quantity quantity && quantity.hasValue()) {
            org.precisionbenefit.terminology.Quantity number =
                    FhirValues.measured(quantity.copy().setComparator(null));
            return Optional.ofNullable(number)
                    .map(measured -> new BiomarkerFinding.Measured(method, bound(quantity), measured));
        }
        List<String> said = words.values(value, false);
        return said.size() == 1 ? Optional.of(new BiomarkerFinding.Stated(method, said.get(0))) : Optional.empty();
    }

    private static Bound bound(Quantity quantity) {
        if (!quantity.hasComparator()) {
            return Bound.EXACTLY;
        }
        return switch (quantity.getComparator()) {
            case LESS_THAN -> Bound.LESS_THAN;
            case LESS_OR_EQUAL -> Bound.AT_MOST;
            case GREATER_OR_EQUAL -> Bound.AT_LEAST;
            case GREATER_THAN -> Bound.MORE_THAN;
            case NULL -> Bound.EXACTLY;
        };
    }

    private Origin origin(Observation observation) {
        List<String> said = words.origins(observation);
        if (!said.isEmpty() && said.stream().allMatch(GeneReader.SOMATIC::equalsIgnoreCase)) {
            return Origin.SOMATIC;
        }
        boolean germline = !said.isEmpty() && said.stream().allMatch(GeneReader.GERMLINE::equalsIgnoreCase);
        return germline ? Origin.GERMLINE : Origin.UNKNOWN;
    }

    private @Nullable Pathogenicity pathogenicity(Observation observation) {
        List<String> said = words.components(observation, Kind.SIGNIFICANCE);
        if (said.size() != 1) {
            return null;
        }
        return switch (LetterCase.lower(said.get(0))) {
            case "pathogenic" -> Pathogenicity.PATHOGENIC;
            case "likely pathogenic" -> Pathogenicity.LIKELY_PATHOGENIC;
            case "uncertain significance" -> Pathogenicity.UNCERTAIN;
            case "likely benign" -> Pathogenicity.LIKELY_BENIGN;
            case "benign" -> Pathogenicity.BENIGN;
            default -> null;
        };
    }

    private Specimen specimen(Of<Observation> of) {
        Optional<org.hl7.fhir.r4.model.Specimen> sent = bundle.resolve(
                        of.entry(), of.resource().getSpecimen(), org.hl7.fhir.r4.model.Specimen.class)
                .map(Of::resource);
        return sent.map(specimen -> new Specimen(
                        kind(LetterCase.lower(FhirValues.words(specimen.getType()))),
                        FhirValues.day(specimen.getCollection().getCollected())))
                .orElse(Specimen.UNKNOWN);
    }

    private static Specimen.Kind kind(String type) {
        List<String> said = new ArrayList<>(List.of(type.split("[^a-z]+")));
        if (said.contains("plasma") || said.contains("cfdna") || said.contains("ctdna")) {
            return Specimen.Kind.PLASMA;
        }
        if (said.contains("saliva") || said.contains("buccal") || said.contains("normal")) {
            return Specimen.Kind.NORMAL;
        }
        if (said.contains("tissue") || said.contains("biopsy") || said.contains("tumor") || said.contains("tumour")) {
            return Specimen.Kind.TISSUE;
        }
        return said.contains("marrow") || said.contains("blood")
                ? Specimen.Kind.BLOOD_OR_MARROW
                : Specimen.Kind.UNKNOWN;
    }

    private static @Nullable String first(List<String> words) {
        return words.isEmpty() ? null : words.get(0);
    }
}
