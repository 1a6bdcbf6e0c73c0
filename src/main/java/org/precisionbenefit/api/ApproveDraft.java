package org.precisionbenefit.api;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.access.CallerId;
import org.precisionbenefit.audit.ReleaseSignature;
import org.precisionbenefit.decision.SigningPurpose;
import org.precisionbenefit.policy.draft.PolicyDraft;
import org.precisionbenefit.terminology.Digest;
import org.precisionbenefit.terminology.SourceFiles;

/** Who lets a draft go live? Its author and another person sign the release that it makes with what is live. */
public interface ApproveDraft {
    /** How far the draft is, as this person sees it. */
    Standing standing(PolicyDraft draft, CallerId seenBy);

    /** All files of the release that the draft makes with what is live: what is signed. */
    SourceFiles release(PolicyDraft draft);

    /**
     * Takes a signature that was made elsewhere.
     *
     * @param draft the draft
     * @param text the content of the signature's file
     * @param by who brings it: the draft's author brings the author's signature, and nobody but others an approver's
     */
    ReleaseDesk.Said take(PolicyDraft draft, String text, CallerId by);

    /**
     * In development, signs with the demonstration key: the draft's author as author, everybody else as approver.
     *
     * @param draft the draft
     * @param by who signs
     */
    ReleaseDesk.Said demonstrate(PolicyDraft draft, CallerId by);

    /**
     * Publishes a draft that both signed.
     *
     * @param draft the draft
     * @param effective from which day on it is to be live, or null for at once
     * @param by who publishes it
     */
    ReleaseDesk.Said publish(PolicyDraft draft, @Nullable LocalDate effective, CallerId by);

    /** What a draft is based on, as far as that matters for signing. */
    enum Base {
        /** What was live as it was saved is live. */
        CURRENT,
        /** What it holds is live already. */
        LIVE,
        /** Something else is live now. */
        OVERTAKEN
    }

    /**
     * How far a draft is.
     *
     * @param release the digest that is signed
     * @param base what the draft is based on
     * @param signatures what was brought, in that order
     * @param lacks what is missing for it to be published, in sentences; empty when it is approved
     * @param author whether the person who looks is its author
     * @param demonstration whether the person who looks may sign with a demonstration key
     */
    record Standing(
            Digest release, Base base, List<Signed> signatures, String lacks, boolean author, boolean demonstration) {
        public Standing {
            Objects.requireNonNull(release, "release is null");
            Objects.requireNonNull(base, "base is null");
            signatures = List.copyOf(signatures);
            Objects.requireNonNull(lacks, "lacks is null");
        }

        /** Whether author and approver signed exactly what would be published now. */
        public boolean approved() {
            return base == Base.CURRENT && lacks.isEmpty();
        }
    }

    /**
     * A signature that was brought.
     *
     * @param signer who signed, and as what
     * @param purpose what for
     * @param at when it was signed
     * @param broughtBy who brought it
     * @param counts whether it counts for what would be published now
     */
    record Signed(
            ReleaseSignature.Signer signer, SigningPurpose purpose, Instant at, CallerId broughtBy, boolean counts) {
        public Signed {
            Objects.requireNonNull(signer, "signer is null");
            Objects.requireNonNull(purpose, "purpose is null");
            Objects.requireNonNull(at, "at is null");
            Objects.requireNonNull(broughtBy, "broughtBy is null");
        }
    }
}
