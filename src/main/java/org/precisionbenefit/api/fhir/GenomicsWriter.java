package org.precisionbenefit.api.fhir;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Type;
import org.precisionbenefit.evidence.Action;
import org.precisionbenefit.evidence.GeneEvidence;
import org.precisionbenefit.evidence.GeneEvidence.Known;
import org.precisionbenefit.evidence.Guidance;
import org.precisionbenefit.evidence.GuidanceAnswer.Given;
import org.precisionbenefit.evidence.Phenotype;
import org.precisionbenefit.profile.Provenance;
import org.precisionbenefit.terminology.Citation;
import org.precisionbenefit.terminology.CodeSystem;
import org.precisionbenefit.terminology.GeneSymbol;
import org.precisionbenefit.terminology.LetterCase;
import org.precisionbenefit.terminology.RxCui;

/** Writes single resources of HL7 Genomics Reporting STU3 about one member. */
final class GenomicsWriter {
    private static final String GUIDE = "http://hl7.org/fhir/uv/genomics-reporting/";
    private static final String PROFILE = GUIDE + "StructureDefinition/";
    private static final String CODES = GUIDE + "CodeSystem/tbd-codes-cs";
    private static final String IMPLICATION = "therapeutic-implication";
    private static final String GENOTYPE = "84413-4";
    private static final String GENE_STUDIED = "48018-6";
    private static final String MEDICATION_ASSESSED = "51963-7";
    private static final String OTHER_MEDICATION = "LA26421-0";

    /** Phenotypes that LOINC answer list LL3856-3 has a code for; others are said in words. */
    private static final Map<String, String> ANSWERS = Map.of(
            "ultrarapid metabolizer", "LA10315-2",
            "rapid metabolizer", "LA25390-8",
            "normal metabolizer", "LA25391-6",
            "intermediate metabolizer", "LA10317-8",
            "poor metabolizer", "LA9657-3",
            "increased function", "LA25392-4",
            "normal function", "LA25393-2",
            "decreased function", "LA25395-7",
            "poor function", "LA25394-0");

    private final Reference member;

    GenomicsWriter(Reference member) {
        this.member = Objects.requireNonNull(member, "member is null");
    }

    /** Why a gene has no phenotype, in one sentence. */
    static String why(GeneEvidence.Reading reading) {
        if (reading instanceof GeneEvidence.Unreadable unreadable) {
            return unreadable.detail();
        }
        return "Several phenotypes are possible, and none of them is taken.";
    }

    /** The genes that a row of guidance rests on. */
    static Stream<GeneEvidence> genes(Given given) {
        return Stream.concat(
                Stream.of(given.evidence()), Stream.ofNullable(given.others()).flatMap(List::stream));
    }

    /** The diplotype, or empty when only a phenotype was sent, or an allele that no name of ours stands for. */
    Optional<Observation> genotype(GeneEvidence gene, Known known) {
        if (known.diplotype() == null || known.diplotype().contains(GeneEvidence.NOT_LISTED)) {
            return Optional.empty();
        }
        Observation observation = observation("genotype", loinc(GENOTYPE), gene);
        observation.setValue(new CodeableConcept().setText(gene.gene() + " " + known.diplotype()));
        studied(observation, gene.gene());
        gene.limitations().forEach(limitation -> observation.addNote().setText(limitation));
        return Optional.of(observation);
    }

    /** The phenotype of a gene. */
    Observation phenotype(GeneEvidence gene, Known known, List<Reference> from) {
        Observation observation = observation(IMPLICATION, guide(IMPLICATION), gene);
        add(observation, guide(IMPLICATION), answer(known.phenotype()));
        studied(observation, gene.gene());
        if (from.isEmpty()) {
            observation.addDerivedFrom(new Reference().setType("Observation").setDisplay(results(gene)));
        }
        from.forEach(observation::addDerivedFrom);
        if (known.activityScore() != null) {
            add(observation, new CodeableConcept().setText("Activity score"), new StringType(known.activityScore()));
        }
        cite(observation, known.source());
        return observation;
    }

    /** What the genes mean for a drug. */
    Observation implication(Given given, List<Reference> from) {
        Observation observation = observation(IMPLICATION, guide(IMPLICATION), given.evidence());
        if (given.others() == null && given.evidence().reading() instanceof Known known) {
            add(observation, guide(IMPLICATION), answer(known.phenotype()));
        }
        add(observation, loinc(MEDICATION_ASSESSED), drug(given.drug()));
        add(observation, guide("conclusion-string"), new StringType(words(given.guidance())));
        from.forEach(observation::addDerivedFrom);
        cite(observation, given.guidance().source());
        return observation;
    }

    /** What to do, or empty when the drug is to be used as usual or no guideline recommends anything. */
    Optional<Task> recommendation(Given given, Reference implication) {
        Action action = given.guidance().action();
        if (action == Action.STANDARD || action == Action.NO_RECOMMENDATION) {
            return Optional.empty();
        }
        Task task = new Task();
        task.getMeta().addProfile(PROFILE + "medication-recommendation");
        task.setStatus(Task.TaskStatus.REQUESTED);
        task.setIntent(Task.TaskIntent.PROPOSAL);
        if (action == Action.AVOID || action == Action.ALTERNATIVE) {
            task.setCode(new CodeableConcept(
                    new Coding(CodeSystem.LOINC.uri(), OTHER_MEDICATION, "Consider alternative medication")));
        }
        task.setDescription(words(given.guidance()));
        task.setFor(member);
        task.setReasonReference(implication);
        return Optional.of(task);
    }

    private Observation observation(String profile, CodeableConcept code, GeneEvidence gene) {
        Observation observation = new Observation();
        observation.getMeta().addProfile(PROFILE + profile);
        observation.setStatus(Observation.ObservationStatus.FINAL);
        observation.addCategory(new CodeableConcept(
                new Coding("http://terminology.hl7.org/CodeSystem/observation-category", "laboratory", "Laboratory")));
        observation.addCategory(
                new CodeableConcept(new Coding("http://terminology.hl7.org/CodeSystem/v2-0074", "GE", "Genetics")));
        observation.setCode(code);
        observation.setSubject(member);
        gene.from().stream()
                .map(Provenance::date)
                .filter(Objects::nonNull)
                .max(LocalDate::compareTo)
                .ifPresent(day -> observation.setEffective(new DateTimeType(day.toString())));
        observation.addNote().setText(results(gene) + ". " + standing(gene));
        return observation;
    }

    private static String results(GeneEvidence gene) {
        return "Read from "
                + String.join(
                        ", ", gene.from().stream().map(Provenance::resource).toList());
    }

    private static String standing(GeneEvidence gene) {
        return switch (gene.standing()) {
            case DOCUMENTED -> "A laboratory or an issued report stands behind a result.";
            case ATTESTED -> "The results are attested; no laboratory and no issued report stands behind them.";
        };
    }

    private static void studied(Observation observation, GeneSymbol gene) {
        CodeableConcept concept = new CodeableConcept().setText(gene.value());
        GeneIds.of(gene).ifPresent(id -> concept.addCoding(new Coding(CodeSystem.HGNC.uri(), id, gene.value())));
        add(observation, loinc(GENE_STUDIED), concept);
    }

    private static void add(Observation observation, CodeableConcept code, Type value) {
        observation.addComponent().setCode(code).setValue(value);
    }

    private static CodeableConcept answer(Phenotype phenotype) {
        String code = ANSWERS.get(LetterCase.lower(phenotype.name()));
        CodeableConcept answer = new CodeableConcept().setText(phenotype.name());
        return code == null ? answer : answer.addCoding(new Coding(CodeSystem.LOINC.uri(), code, null));
    }

    private static CodeableConcept drug(RxCui drug) {
        return new CodeableConcept(new Coding(CodeSystem.RXNORM.uri(), drug.value(), null));
    }

    private static String words(Guidance row) {
        List<String> words = new ArrayList<>();
        words.add("Action: " + word(row.action()) + ".");
        words.add("Strength: " + word(row.strength()) + ".");
        words.add("Population: " + row.population() + ".");
        if (!row.alternatives().isEmpty()) {
            words.add("Alternatives by RxNorm: "
                    + String.join(
                            ", ", row.alternatives().stream().map(RxCui::value).toList()) + ".");
        }
        words.add(cited(row.source()));
        return String.join(" ", words);
    }

    private static String word(Enum<?> value) {
        return LetterCase.lower(value.name()).replace('_', ' ');
    }

    private static void cite(Observation observation, Citation source) {
        observation.addNote().setText(cited(source));
    }

    private static String cited(Citation source) {
        return "Source: " + source.source() + (source.locator().isEmpty() ? "" : ", " + source.locator()) + ".";
    }

    private static CodeableConcept loinc(String code) {
        return new CodeableConcept(new Coding(CodeSystem.LOINC.uri(), code, null));
    }

    private static CodeableConcept guide(String code) {
        return new CodeableConcept(new Coding(CODES, code, null));
    }
}
