package org.precisionbenefit.api.fhir;

import ca.uhn.fhir.context.FhirContext;
import java.time.LocalDate;
import java.util.Objects;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceComponent;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Enumerations;

/** Writes what this server can do. It claims only what stands: that of PAS also asks for subscriptions. */
public final class MetadataWriter {
    private static final String EXPORT = "http://hl7.org/fhir/uv/bulkdata/OperationDefinition/export";

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
        statement
                .getImplementation()
                .setDescription(
                        "Decides drug prior authorizations (Da Vinci PAS 2.2.1) and publishes formularies (Da Vinci US"
                                + " Drug Formulary 2.0.1).");
        statement.setFhirVersion(Enumerations.FHIRVersion._4_0_1);
        statement.addFormat("json");
        statement.addInstantiates(UsdfUrls.CAPABILITIES);
        statement.addImplementationGuide(
                "http://hl7.org/fhir/us/davinci-pas/ImplementationGuide/hl7.fhir.us.davinci-pas|2.2.1");
        statement.addImplementationGuide(UsdfUrls.IMPLEMENTATION_GUIDE);
        CapabilityStatementRestComponent rest =
                statement.addRest().setMode(CapabilityStatement.RestfulCapabilityMode.SERVER);
        CapabilityStatementRestResourceComponent claim = rest.addResource().setType("Claim");
        claim.addOperation().setName("submit").setDefinition(PasUrls.SUBMIT);
        claim.addOperation().setName("inquire").setDefinition(PasUrls.INQUIRY);
        for (PublishedType type : PublishedType.values()) {
            published(rest.addResource(), type);
        }
        rest.addOperation().setName("export").setDefinition(EXPORT);
        this.text = context.newJsonParser().encodeResourceToString(statement);
    }

    /** What is published is read and searched; nobody changes it here. */
    private static void published(CapabilityStatementRestResourceComponent resource, PublishedType type) {
        resource.setType(type.resource());
        type.profiles().forEach(resource::addSupportedProfile);
        resource.addInteraction().setCode(CapabilityStatement.TypeRestfulInteraction.READ);
        resource.addInteraction().setCode(CapabilityStatement.TypeRestfulInteraction.SEARCHTYPE);
        type.includes().forEach(resource::addSearchInclude);
        type.parameters().forEach(parameter -> resource.addSearchParam()
                .setName(parameter.name())
                .setDefinition(parameter.definition())
                .setType(parameter.type()));
        if (type == PublishedType.INSURANCE_PLAN) {
            resource.addOperation().setName("export").setDefinition(EXPORT);
        }
    }

    /** The statement as JSON. */
    public String write() {
        return text;
    }
}
