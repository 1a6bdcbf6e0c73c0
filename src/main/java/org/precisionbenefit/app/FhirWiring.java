package org.precisionbenefit.app;

import ca.uhn.fhir.context.FhirContext;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.precisionbenefit.api.fhir.ClaimResponseWriter;
import org.precisionbenefit.api.fhir.EvidenceBundleWriter;
import org.precisionbenefit.api.fhir.FhirInquiring;
import org.precisionbenefit.api.fhir.FhirSubmitting;
import org.precisionbenefit.api.fhir.MetadataWriter;
import org.precisionbenefit.api.fhir.OperationOutcomeWriter;
import org.precisionbenefit.casework.FindCase;
import org.precisionbenefit.casework.MeasureStage;
import org.precisionbenefit.casework.Stage;
import org.precisionbenefit.casework.SubmitRequest;
import org.precisionbenefit.intake.GuardJson;
import org.precisionbenefit.intake.json.JsonGuard;
import org.precisionbenefit.profile.fhir.ElementNames;
import org.precisionbenefit.profile.fhir.FhirSubmissions;

/** Puts the FHIR door together. */
@Singleton
public class FhirWiring {
    /** The day on which this version came out; the capability statement is dated by it. */
    private static final LocalDate SINCE = LocalDate.of(2026, 11, 21);

    @Produces
    @Singleton
    FhirContext context() {
        return FhirContext.forR4Cached();
    }

    /** The guard of plain JSON; names of its members are not repeated in refusals. */
    @Produces
    @Singleton
    GuardJson guard(MeasureStage stages) {
        JsonGuard guard = new JsonGuard("$this", name -> false);
        return body -> stages.during(Stage.READ, () -> {
            guard.check(body);
            return body;
        });
    }

    @Produces
    @Singleton
    FhirSubmissions submissions(FhirContext context) {
        return new FhirSubmissions(new JsonGuard("Bundle", new ElementNames(context)::contains)::open, context);
    }

    @Produces
    @Singleton
    ClaimResponseWriter writer() {
        return new ClaimResponseWriter();
    }

    @Produces
    @Singleton
    EvidenceBundleWriter evidence() {
        return new EvidenceBundleWriter();
    }

    @Produces
    @Singleton
    FhirSubmitting submitting(
            FhirSubmissions read, SubmitRequest submit, ClaimResponseWriter writer, MeasureStage stages) {
        return new FhirSubmitting(body -> stages.during(Stage.READ, () -> read.read(body)), submit, writer);
    }

    @Produces
    @Singleton
    FhirInquiring inquiring(FhirSubmissions read, FindCase cases, ClaimResponseWriter writer) {
        return new FhirInquiring(read, cases, writer);
    }

    @Produces
    @Singleton
    OperationOutcomeWriter refusals(FhirContext context) {
        return new OperationOutcomeWriter(context);
    }

    @Produces
    @Singleton
    MetadataWriter metadata(FhirContext context, @ConfigProperty(name = "quarkus.application.version") String version) {
        return new MetadataWriter(context, version, SINCE);
    }
}
