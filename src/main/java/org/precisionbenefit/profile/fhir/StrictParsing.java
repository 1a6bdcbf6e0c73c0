package org.precisionbenefit.profile.fhir;

import ca.uhn.fhir.context.ConfigurationException;
import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.parser.JsonParser;
import ca.uhn.fhir.parser.StrictErrorHandler;
import org.hl7.fhir.exceptions.FHIRException;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Resource;
import org.precisionbenefit.intake.RefusedRequest;
import org.precisionbenefit.intake.RefusedRequest.Kind;

/** Makes resources of guarded JSON. An element nobody knows, a wrong type or a bad date refuses the resource. */
final class StrictParsing {
    private final JsonParser parser;

    StrictParsing(FhirContext context) {
        this.parser = new JsonParser(context, new StrictErrorHandler());
    }

    /**
     * Makes a resource.
     *
     * @param read the resource as it was read
     * @param path how a refusal names it
     */
    Resource parse(ReadValue.Members read, String path) {
        try {
            IBaseResource parsed = parser.parseResource(new ReadValue.Structure(read));
            if (parsed instanceof Resource resource) {
                return resource;
            }
        } catch (DataFormatException
                | ConfigurationException
                | FHIRException
                | IllegalArgumentException
                | IndexOutOfBoundsException
                | ClassCastException
                | NullPointerException e) {
            // The parser answers hostile input with any of these; its words quote what was sent and stay here.
            throw unreadable(path);
        }
        throw unreadable(path);
    }

    private static RefusedRequest unreadable(String path) {
        return new RefusedRequest(
                Kind.MALFORMED,
                path,
                "The resource must be a valid FHIR R4 resource: a known resourceType, known elements only,"
                        + " and values of the right type.");
    }
}
