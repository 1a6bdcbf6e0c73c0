package org.precisionbenefit.api.fhir;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.precisionbenefit.access.VisiblePlans;
import org.precisionbenefit.casework.Answered;
import org.precisionbenefit.casework.CaseQuery;
import org.precisionbenefit.casework.FindCase;
import org.precisionbenefit.profile.ReadInquiry;

/** Answers an inquiry: each kept case of the member as a bundle in the inquirer's own references. */
public final class FhirInquiring {
    private final ReadInquiry read;
    private final FindCase find;
    private final ClaimResponseWriter writer;

    /**
     * Builds the way of an inquiry.
     *
     * @param read how inquiries are read
     * @param find where cases are kept
     * @param writer how answers are written
     */
    public FhirInquiring(ReadInquiry read, FindCase find, ClaimResponseWriter writer) {
        this.read = Objects.requireNonNull(read, "read is null");
        this.find = Objects.requireNonNull(find, "find is null");
        this.writer = Objects.requireNonNull(writer, "writer is null");
    }

    /**
     * Answers an inquiry.
     *
     * @param plans the plans whose cases the caller may see
     * @param body the inquiry bundle
     * @return a Parameters resource as JSON with one bundle per case, the latest first
     * @throws org.precisionbenefit.intake.RefusedRequest when the bundle cannot be read as an inquiry
     */
    public String inquire(VisiblePlans plans, byte[] body) {
        ReadInquiry.Inquiry inquiry = read.readInquiry(body);
        List<Answered> cases = find.matching(new CaseQuery(inquiry.member(), inquiry.plan(), inquiry.numbers()), plans);
        String bundles = cases.stream()
                .map(each -> "{\"name\":\"return\",\"resource\":" + writer.write(each.file(), inquiry.envelope()) + "}")
                .collect(Collectors.joining(","));
        // FHIR has no empty lists: where nothing is found, the parameters are left out.
        return bundles.isEmpty()
                ? "{\"resourceType\":\"Parameters\"}"
                : "{\"resourceType\":\"Parameters\",\"parameter\":[" + bundles + "]}";
    }
}
