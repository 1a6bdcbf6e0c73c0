package org.precisionbenefit.api.rest;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.precisionbenefit.api.BenefitCheckAnswer;
import org.precisionbenefit.api.BenefitCheckQuestion;
import org.precisionbenefit.api.EvidenceAnswer;
import org.precisionbenefit.api.EvidenceQuestion;
import org.precisionbenefit.api.PrivacyDesk;
import org.precisionbenefit.api.ReplayOutcome;
import org.precisionbenefit.api.ReviewAnswer;
import org.precisionbenefit.audit.Canonical;
import org.precisionbenefit.casework.CaseFile;
import org.precisionbenefit.casework.ReviewRequest;
import org.precisionbenefit.decision.counterfactual.Counterfactuals;
import org.precisionbenefit.decision.whatif.WhatIf;
import org.precisionbenefit.intake.GuardJson;
import org.precisionbenefit.intake.RefusedRequest;

/** How requests and answers stand in plain JSON. */
@Singleton
public class PlainForm {
    private final GuardJson guard;
    private final Canonical canonical;

    /**
     * Builds the form.
     *
     * @param guard asked before any body is parsed
     * @param canonical how records are written and read
     */
    public PlainForm(GuardJson guard, Canonical canonical) {
        this.guard = Objects.requireNonNull(guard, "guard is null");
        this.canonical = Objects.requireNonNull(canonical, "canonical is null");
    }

    /**
     * Reads a request.
     *
     * @throws RefusedRequest when it is not what the API description says
     */
    public DecisionRequest read(byte[] body) {
        return read(body, DecisionRequest.class);
    }

    /**
     * Reads a question about evidence.
     *
     * @throws RefusedRequest when it is not what the API description says
     */
    EvidenceQuestion question(byte[] body) {
        return read(body, EvidenceQuestion.class);
    }

    /**
     * Reads a question about a benefit.
     *
     * @throws RefusedRequest when it is not what the API description says
     */
    BenefitCheckQuestion benefitCheck(byte[] body) {
        return read(body, BenefitCheckQuestion.class);
    }

    private <T> T read(byte[] body, Class<T> type) {
        guard.check(body);
        try {
            return canonical.decode(new String(body, StandardCharsets.UTF_8), type);
        } catch (Canonical.Unreadable e) {
            throw new RefusedRequest(
                    RefusedRequest.Kind.INVALID,
                    e.pointer(),
                    "This must be what the API description says. Compare the value at this place with it.");
        }
    }

    /**
     * Reads a review.
     *
     * @throws RefusedRequest when it is not what the API description says
     */
    ReviewRequest review(byte[] body) {
        return read(body, ReviewRequest.class);
    }

    /**
     * Reads what is asked of some decisions.
     *
     * @throws RefusedRequest when it is not what the API description says
     */
    PrivacyDesk.Asked privacy(byte[] body) {
        return read(body, PrivacyDesk.Asked.class);
    }

    /**
     * Reads why a case has to be seen whole.
     *
     * @throws RefusedRequest when it is not what the API description says
     */
    UnmaskResource.UnmaskRequest unmask(byte[] body) {
        return read(body, UnmaskResource.UnmaskRequest.class);
    }

    String write(PrivacyDesk.Done done) {
        return canonical.encode(done);
    }

    String write(PrivacyDesk.Retention retention) {
        return canonical.encode(retention);
    }

    String write(CaseFile file) {
        return write(file, false);
    }

    String write(CaseFile file, boolean inside) {
        return canonical.encode(DecisionAnswer.of(file, inside));
    }

    String write(ReviewAnswer review) {
        return canonical.encode(review);
    }

    String write(ReviewFormAnswer opened) {
        return canonical.encode(opened);
    }

    String write(WaitingPage page) {
        return canonical.encode(page);
    }

    String write(ReplayOutcome outcome) {
        return canonical.encode(outcome);
    }

    String write(Counterfactuals counterfactuals) {
        return canonical.encode(counterfactuals);
    }

    String write(EvidenceAnswer answer) {
        return canonical.encode(answer);
    }

    String write(BenefitCheckAnswer answer) {
        return canonical.encode(answer);
    }

    String write(WhatIf compared) {
        return canonical.encode(compared);
    }

    String write(RejectionPage page) {
        return canonical.encode(page);
    }
}
