package org.precisionbenefit.profile.fhir;

import ca.uhn.fhir.context.FhirContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.Extension;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.intake.PriorAuthRequest;
import org.precisionbenefit.profile.MemberProfile;
import org.precisionbenefit.profile.ReadInquiry;
import org.precisionbenefit.profile.ReadSubmission;
import org.precisionbenefit.profile.Submission;
import org.precisionbenefit.profile.fhir.SubmissionBundle.Entry;
import org.precisionbenefit.profile.fhir.SubmissionBundle.Of;

/**
 * Reads Da Vinci PAS 2.2.1 bundles. Each resource is parsed on its own and strictly: an element nobody knows, a wrong
 * type or a bad date refuses the bundle and names the entry; extensions that are not known are passed over.
 */
public final class FhirSubmissions implements ReadSubmission, ReadInquiry {
    private final OpenJson json;
    private final FhirContext context;
    private final ProfileReader.Readers readers;

    /**
     * Builds the reader; it is meant to live as long as the service.
     *
     * @param json opens bodies
     * @param context an R4 context, shared with the writers because building one is slow
     */
    public FhirSubmissions(OpenJson json, FhirContext context) {
        this.json = Objects.requireNonNull(json, "json is null");
        this.context = Objects.requireNonNull(context, "context is null");
        this.readers = new ProfileReader.Readers(
                new GeneReader(CodeTable.load("/fhir/gene-codes.csv")),
                new PharmCatReader(json),
                CodeTable.load("/fhir/outcome-codes.csv"),
                CodeTable.load("/fhir/line-codes.csv"));
    }

    @Override
    public Submission read(byte[] body) {
        SubmissionBundle bundle = parse(body);
        Of<Claim> claim = BundleGate.check(bundle);
        PriorAuthRequest request = new ClaimReader(bundle, claim).request();
        ProfileReader reader = new ProfileReader(bundle, claim, readers);
        MemberProfile profile = reader.profile();
        return new Submission(
                request,
                profile,
                new EnvelopeReader(bundle, claim).envelope(reader.unread()),
                version(claim.resource()));
    }

    /** Versions are the sender's own; only whether two are the same matters. */
    private static @Nullable String version(Claim claim) {
        String version = claim.getMeta().getVersionId();
        return version == null || version.isBlank() ? null : version;
    }

    /** The reading of inquiries, which asks for no items. */
    @Override
    public Inquiry readInquiry(byte[] body) {
        SubmissionBundle bundle = parse(body);
        Of<Claim> claim = BundleGate.check(bundle);
        CoverageReader coverage = new CoverageReader(bundle, claim);
        return new Inquiry(
                coverage.member(),
                coverage.plan().orElse(null),
                numbers(claim.resource()),
                new EnvelopeReader(bundle, claim).envelope(List.of()));
    }

    private static List<String> numbers(Claim claim) {
        return Stream.concat(
                        claim.getExtension().stream(),
                        claim.getItem().stream().flatMap(item -> item.getExtension().stream()))
                .filter(extension -> PasNames.AUTHORIZATION_NUMBER.equals(extension.getUrl())
                        || PasNames.REFERENCE_NUMBER.equals(extension.getUrl()))
                .map(Extension::getValue)
                .filter(value -> value != null && value.isPrimitive() && value.hasPrimitiveValue())
                .map(value -> value.primitiveValue().strip())
                .distinct()
                .toList();
    }

    private SubmissionBundle parse(byte[] body) {
        BundleScan.Outside outside = BundleScan.scan(body, json);
        StrictParsing parsing = new StrictParsing(context);
        List<Entry> entries = new ArrayList<>();
        for (BundleScan.Read entry : outside.entries()) {
            entries.add(new Entry(
                    entry.scan(), parsing.parse(entry.resource(), entry.scan().path())));
        }
        return new SubmissionBundle(outside.identifier(), entries);
    }
}
