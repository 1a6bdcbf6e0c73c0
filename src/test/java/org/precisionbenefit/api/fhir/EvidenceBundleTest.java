package org.precisionbenefit.api.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.precisionbenefit.casework.CaseFile;
import org.precisionbenefit.evidence.GeneEvidence;
import org.precisionbenefit.evidence.GeneEvidence.Known;
import org.precisionbenefit.profile.GeneFact;
import org.precisionbenefit.profile.Provenance.Source;
import org.precisionbenefit.profile.Submission;
import org.precisionbenefit.profile.fhir.ReferenceData;

/** The evidence of a decision as Genomics Reporting: what it holds, that it is valid, and that it reads back. */
class EvidenceBundleTest {
    private static final EvidenceBundleWriter WRITER = new EvidenceBundleWriter();
    private static final String SAMPLE = "approved-gene-exception";
    private static final String GUIDE = "http://hl7.org/fhir/uv/genomics-reporting/StructureDefinition/";

    private static Submission read(String body) {
        return Decided.READER.read(body.getBytes(StandardCharsets.UTF_8));
    }

    private static CaseFile decided(String body) {
        return Decided.decide(read(body));
    }

    private static <T> List<T> resources(String bundle, Class<T> type) {
        return Decided.parse(bundle).getEntry().stream()
                .map(Bundle.BundleEntryComponent::getResource)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    private static Set<String> said(List<GeneFact> facts) {
        Set<String> said = new TreeSet<>();
        for (GeneFact fact : facts) {
            if (fact.diplotype() != null) {
                said.add(fact.gene() + " " + fact.diplotype());
            }
            if (fact.phenotype() != null) {
                said.add(fact.gene() + " " + fact.phenotype());
            }
        }
        return said;
    }

    private static Set<String> known(CaseFile file) {
        Set<String> known = new TreeSet<>();
        for (GeneEvidence gene : file.record().items().get(0).evidence().genes()) {
            Known reading = (Known) gene.reading();
            known.add(gene.gene() + " " + reading.phenotype().name());
            if (reading.diplotype() != null) {
                known.add(gene.gene() + " " + reading.diplotype());
            }
        }
        return known;
    }

    @Test
    void genotype_phenotype_implication_and_recommendation_are_written() {
        String bundle = WRITER.write(decided(Decided.text(SAMPLE)));
        List<Observation> observations = resources(bundle, Observation.class);
        assertThat(observations).hasSizeGreaterThanOrEqualTo(3);
        assertThat(observations.get(0).getValueCodeableConcept().getText()).isEqualTo("CYP2C19 *2/*2");
        assertThat(observations.get(1).getDerivedFromFirstRep().getReference())
                .endsWith(observations.get(0).getIdElement().getIdPart());
        Task task = resources(bundle, Task.class).get(0);
        assertThat(task.getCode().getCodingFirstRep().getCode()).isEqualTo("LA26421-0");
        assertThat(task.getDescription()).contains("Action: avoid", "Strength: strong", "acs-pci", "Source: ");
    }

    @Test
    void same_decision_is_always_written_in_the_same_bytes() {
        assertThat(WRITER.write(decided(Decided.text(SAMPLE)))).isEqualTo(WRITER.write(decided(Decided.text(SAMPLE))));
    }

    @Test
    void what_is_written_reads_back_as_the_same_facts_and_the_same_evidence() throws IOException {
        for (String value : List.of(
                "*2/*2",
                "*1/*17",
                "CYP2C19 *2/*3 (Poor Metabolizer)",
                "Likely Poor Metabolizer",
                "Rapid Metabolizer")) {
            CaseFile first = decided(GeneRequests.sending(value));
            String again = GeneRequests.with(GeneRequests.entries(WRITER.write(first)));
            assertThat(said(read(again).profile().genes())).as(value).isEqualTo(known(first));
            assertThat(known(decided(again))).as(value).isEqualTo(known(first));
        }
    }

    @Test
    void what_reads_back_is_attested_whoever_stood_behind_the_first_result() throws IOException {
        CaseFile first = decided(Decided.text(SAMPLE));
        assertThat(first.record().inputs().profile().genes().get(0).performed()).isTrue();
        assertThat(read(GeneRequests.with(GeneRequests.entries(WRITER.write(first))))
                        .profile()
                        .genes())
                .isNotEmpty()
                .allSatisfy(fact -> {
                    assertThat(fact.performed()).isFalse();
                    assertThat(fact.provenance().source()).isEqualTo(Source.ATTESTED);
                });
    }

    @Test
    void result_that_cannot_be_read_is_said_and_no_genotype_is_written() throws IOException {
        String bundle = WRITER.write(decided(GeneRequests.sending("*2/*999")));
        assertThat(resources(bundle, Observation.class)).isEmpty();
        assertThat(resources(bundle, OperationOutcome.class)
                        .get(0)
                        .getIssueFirstRep()
                        .getDetails()
                        .getText())
                .startsWith("Gene CYP2C19: ");
    }

    @Test
    @Tag("profiles")
    void what_is_written_is_valid_under_the_published_profiles() throws IOException {
        PublishedProfiles profiles = new PublishedProfiles(
                Decided.CONTEXT, List.of(ReferenceData.folder("fhir/genomics-reporting-stu3.tgz")));
        List<String> errors = new ArrayList<>();
        for (String body : List.of(
                Decided.text(SAMPLE),
                GeneRequests.sending("*2/*2"),
                GeneRequests.sending("Likely Poor Metabolizer"),
                GeneRequests.sending("*2/*999"))) {
            String bundle = WRITER.write(decided(body));
            errors.addAll(profiles.errors(bundle, "http://hl7.org/fhir/StructureDefinition/Bundle"));
            for (JsonNode entry : GeneRequests.entries(bundle)) {
                JsonNode profile =
                        entry.get("resource").path("meta").path("profile").path(0);
                if (!profile.isMissingNode()) {
                    assertThat(profile.asText()).startsWith(GUIDE);
                    errors.addAll(profiles.errors(entry.get("resource").toString(), profile.asText()));
                }
            }
        }
        assertThat(errors).isEmpty();
    }

    @Test
    @Tag("profiles")
    void resource_that_breaks_a_profile_is_found_out() throws IOException {
        PublishedProfiles profiles = new PublishedProfiles(
                Decided.CONTEXT, List.of(ReferenceData.folder("fhir/genomics-reporting-stu3.tgz")));
        for (JsonNode entry : GeneRequests.entries(WRITER.write(decided(Decided.text(SAMPLE))))) {
            ObjectNode resource = (ObjectNode) entry.get("resource");
            if (resource.get("resourceType").asText().equals("Observation")) {
                resource.remove("category");
                assertThat(profiles.errors(
                                resource.toString(),
                                resource.at("/meta/profile/0").asText()))
                        .isNotEmpty();
            }
        }
    }
}
