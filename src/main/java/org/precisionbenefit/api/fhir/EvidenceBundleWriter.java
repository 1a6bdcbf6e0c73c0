package org.precisionbenefit.api.fhir;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.precisionbenefit.casework.CaseFile;
import org.precisionbenefit.decision.DecisionId;
import org.precisionbenefit.decision.ItemDecision;
import org.precisionbenefit.evidence.GeneEvidence;
import org.precisionbenefit.evidence.GuidanceAnswer;
import org.precisionbenefit.evidence.GuidanceAnswer.Given;
import org.precisionbenefit.profile.WithheldFact;
import org.precisionbenefit.terminology.GeneSymbol;

/**
 * Writes what the genes say in a decision as HL7 Genomics Reporting STU3: a genotype and an implication with the phenotype
 * for each gene that is known, and for each drug that a guideline speaks about an implication and, where something else than
 * usual is to be done, a task. Only gene results that were read are in it; of others an outcome says why they are not.
 *
 * <p>There is no report and no performer in it on purpose: this server is no laboratory, and what somebody only attested
 * must not come back as if a laboratory stood behind it.
 */
public final class EvidenceBundleWriter {
    private static final JsonFactory JSON = new JsonFactory();
    private static final String URN = "urn:uuid:";

    /** The bundle as JSON. */
    public String write(CaseFile file) {
        Bundle bundle = new Written(file).bundle();
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            ResourceJson.write(bundle, json);
        } catch (IOException e) {
            throw new UncheckedIOException("Writing to memory failed.", e);
        }
        return text.toString();
    }

    /** One bundle while it is written. */
    private static final class Written {
        private final CaseFile file;
        private final DecisionId id;
        private final Bundle bundle = new Bundle();
        private final OperationOutcome outcome = new OperationOutcome();
        private final Reference member;
        private final SortedMap<GeneSymbol, List<Reference>> sources = new TreeMap<>();

        Written(CaseFile file) {
            this.file = file;
            this.id = file.record().inputs().id();
            Patient patient = new Patient();
            patient.addIdentifier(new Identifier()
                    .setValue(file.record().inputs().profile().member().value()));
            this.member = add("Patient", patient);
        }

        Bundle bundle() {
            bundle.setId(id.value());
            bundle.setIdentifier(new Identifier().setSystem("urn:ietf:rfc:3986").setValue(URN + id.value()));
            bundle.setType(Bundle.BundleType.COLLECTION);
            bundle.setTimestampElement(new InstantType(
                    file.receivedAt().truncatedTo(ChronoUnit.SECONDS).toString()));
            genes().values().forEach(this::gene);
            guidance().values().forEach(this::drug);
            said();
            if (outcome.hasIssue()) {
                add("OperationOutcome", outcome);
            }
            return bundle;
        }

        /** Each gene once; every item is judged on the same results. */
        private SortedMap<GeneSymbol, GeneEvidence> genes() {
            SortedMap<GeneSymbol, GeneEvidence> genes = new TreeMap<>();
            for (ItemDecision item : file.record().items()) {
                item.evidence().genes().forEach(gene -> genes.putIfAbsent(gene.gene(), gene));
            }
            return genes;
        }

        /** Each row of guidance once. */
        private SortedMap<String, Given> guidance() {
            SortedMap<String, Given> rows = new TreeMap<>();
            for (ItemDecision item : file.record().items()) {
                for (GuidanceAnswer answer : item.evidence().guidance()) {
                    if (answer instanceof Given given) {
                        rows.putIfAbsent(given.drug() + "|" + given.guidance().population(), given);
                    }
                }
            }
            return rows;
        }

        private void gene(GeneEvidence gene) {
            if (!(gene.reading() instanceof GeneEvidence.Known known)) {
                say("Gene " + gene.gene() + ": " + GenomicsWriter.why(gene.reading()));
                return;
            }
            List<Reference> from = new ArrayList<>();
            GenomicsWriter writer = new GenomicsWriter(member);
            Optional<Observation> genotype = writer.genotype(gene, known);
            genotype.ifPresent(observation -> from.add(add("genotype " + gene.gene(), observation)));
            Observation phenotype = writer.phenotype(gene, known, from);
            Reference implied = add("phenotype " + gene.gene(), phenotype);
            sources.put(gene.gene(), from.isEmpty() ? List.of(implied) : List.copyOf(from));
        }

        private void drug(Given given) {
            List<Reference> from = new ArrayList<>();
            GenomicsWriter.genes(given).forEach(gene -> from.addAll(sources.getOrDefault(gene.gene(), List.of())));
            GenomicsWriter writer = new GenomicsWriter(member);
            String row = given.drug() + " " + given.guidance().population();
            Reference implied = add("implication " + row, writer.implication(given, from));
            writer.recommendation(given, implied).ifPresent(task -> add("recommendation " + row, task));
        }

        private void said() {
            file.record().demonstrationReasons().forEach(reason -> say(ClaimResponseWriter.demonstration(reason)));
            for (WithheldFact fact : file.record().inputs().profile().withheld()) {
                say(fact.resource() + " was sent and is not read.");
            }
        }

        private void say(String text) {
            outcome.addIssue()
                    .setSeverity(OperationOutcome.IssueSeverity.INFORMATION)
                    .setCode(OperationOutcome.IssueType.INFORMATIONAL)
                    .getDetails()
                    .setText(text);
        }

        private Reference add(String what, Resource resource) {
            String name = AnswerAddresses.further(id, "evidence|" + what);
            resource.setId(name);
            bundle.addEntry().setFullUrl(URN + name).setResource(resource);
            return new Reference(URN + name);
        }
    }
}
