package org.precisionbenefit.profile.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.precisionbenefit.intake.RefusedRequest;
import org.precisionbenefit.profile.Submission;
import org.precisionbenefit.terminology.Code;
import org.precisionbenefit.terminology.CodeSystem;

/** The guide's own examples are read, or refused with a reason, and never break the reader. */
class PublishedExamplesTest {
    @Test
    void published_bundle_is_read_or_refused_with_a_reason() throws IOException {
        Map<String, String> results = new TreeMap<>();
        for (Path file : bundles(ReferenceData.folder("fhir/examples/pas-2.2.1"))) {
            results.put(file.getFileName().toString(), result(Files.readAllBytes(file)));
        }
        results.forEach((file, result) -> System.out.println(file + ": " + result));
        assertThat(results).hasSizeGreaterThan(10);
        assertThat(results)
                .containsEntry("Bundle-ReferralAuthorizationBundleExample.json", "read")
                .containsEntry("Bundle-HomecareAuthorizationBundleExample.json", "read")
                .containsEntry("Bundle-MedicalServicesAuthorizationBundleExample.json", "read");
        assertThat(results.get("Bundle-RejectionResponseBundleExample.json")).startsWith("refused");
    }

    private static List<Path> bundles(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith("Bundle-"))
                    .toList();
        }
    }

    private static String result(byte[] body) {
        try {
            Samples.READER.read(body);
            return "read";
        } catch (RefusedRequest refused) {
            return "refused at " + refused.expression() + ": " + refused.explanation();
        }
    }

    @Test
    void published_inquiry_is_read() throws IOException {
        Path file = ReferenceData.folder("fhir/examples/pas-2.2.1").resolve("Bundle-PASClaimInquiryBundleExample.json");
        assertThat(Samples.READER.readInquiry(Files.readAllBytes(file)).member().value())
                .isNotBlank();
    }

    @Test
    void published_drug_request_is_read_with_both_drug_codes() throws IOException {
        Path file = ReferenceData.folder("fhir/examples/pas-drug").resolve("drug-ndc-submit.json");
        Submission submission = Samples.READER.read(Files.readAllBytes(file));
        assertThat(submission.request().items().get(0).drugCodes())
                .contains(Code.of(CodeSystem.NDC, "0003-0893-21"), Code.of(CodeSystem.RXNORM, "1364435"));
    }
}
