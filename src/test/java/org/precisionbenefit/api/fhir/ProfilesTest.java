package org.precisionbenefit.api.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.precisionbenefit.casework.CaseFile;
import org.precisionbenefit.casework.PrescriberAnswer;
import org.precisionbenefit.casework.Reviews;
import org.precisionbenefit.profile.Submission;
import org.precisionbenefit.profile.fhir.ReferenceData;
import org.precisionbenefit.terminology.RxCui;

/** Our samples and their answers under the published PAS 2.2.1 profiles; takes two to three minutes. */
@Tag("profiles")
class ProfilesTest {
    private static final String GUIDE = "http://hl7.org/fhir/us/davinci-pas/StructureDefinition/profile-pas-";
    private static final List<String> SAMPLES = List.of(
            "approved-outright",
            "approved-gene-exception",
            "quantity-over-limit",
            "missing-fact",
            "missing-fact-completion",
            "excluded-drug",
            "two-items",
            "unknown-drug");

    @Test
    void samples_and_answers_are_valid_under_the_published_profiles() throws IOException {
        PublishedProfiles profiles = new PublishedProfiles(Decided.CONTEXT, ReferenceData.folder("fhir/packages"));
        List<String> errors = new ArrayList<>();
        for (String sample : SAMPLES) {
            String request = Decided.text(sample);
            profiles.errors(request, GUIDE + "request-bundle").forEach(error -> errors.add(sample + ": " + error));
            profiles.errors(Decided.answer(request), GUIDE + "response-bundle")
                    .forEach(error -> errors.add("answer to " + sample + ": " + error));
        }
        String request = Decided.text("to-human");
        Submission submission = Decided.READER.read(request.getBytes(StandardCharsets.UTF_8));
        CaseFile waiting = Decided.decide(submission);
        for (CaseFile reviewed : List.of(
                Reviews.denied(waiting, "Because."),
                Reviews.approved(waiting),
                Reviews.less(waiting, PrescriberAnswer.Said.ACCEPTED, null),
                Reviews.less(waiting, PrescriberAnswer.Said.NOT_ACCEPTED, new RxCui("32968")))) {
            profiles.errors(Decided.WRITER.write(reviewed, submission.envelope()), GUIDE + "response-bundle")
                    .forEach(error -> errors.add("review " + reviewed.reviews() + ": " + error));
        }
        assertThat(errors).isEmpty();
    }
}
