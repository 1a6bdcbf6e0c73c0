package org.precisionbenefit.api.fhir;

import ca.uhn.fhir.context.FhirContext;
import java.time.LocalDate;
import java.util.Objects;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceComponent;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Enumerations;

/** Writes what this server can do. It claims only what stands: the guide's own statement also asks for subscriptions. */
public final class MetadataWriter {
    private final String text;

    /**
     * Writes the statement once.
     *
     * @param context an R4 context
     * @param version the engine's version
     * @param since the day on which this version came out
     */
    public MetadataWriter(FhirContext context, String version, LocalDate since) {
        Objects.requireNonNull(version, "version is null");
        CapabilityStatement statement = new CapabilityStatement();
        statement.setStatus(Enumerations.PublicationStatus.ACTIVE);
        statement.setDateElement(new DateTimeType(since.toString()));
        statement.setKind(CapabilityStatement.CapabilityStatementKind.INSTANCE);
        statement.getSoftware().setName("precision-benefit-engine").setVersion(version);
        statement.getImplementation().setDescription("Decides drug prior authorizations (Da Vinci PAS 2.2.1).");
        statement.setFhirVersion(Enumerations.FHIRVersion._4_0_1);
        statement.addFormat("json");
        statement.addImplementationGuide(
                "http://hl7.org/fhir/us/davinci-pas/ImplementationGuide/hl7.fhir.us.davinci-pas|2.2.1");
        CapabilityStatementRestComponent rest =
                statement.addRest().setMode(CapabilityStatement.RestfulCapabilityMode.SERVER);
        CapabilityStatementRestResourceComponent claim = rest.addResource().setType("Claim");
        claim.addOperation().setName("submit").setDefinition(PasUrls.SUBMIT);
        claim.addOperation().setName("inquire").setDefinition(PasUrls.INQUIRY);
        this.text = context.newJsonParser().encodeResourceToString(statement);
    }

    /** The statement as JSON. */
    public String write() {
        return text;
    }
}
