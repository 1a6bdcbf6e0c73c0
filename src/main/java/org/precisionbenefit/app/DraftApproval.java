package org.precisionbenefit.app;

import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.access.CallerId;
import org.precisionbenefit.api.ApproveDraft;
import org.precisionbenefit.api.LivePolicies;
import org.precisionbenefit.api.ReleaseDesk;
import org.precisionbenefit.api.TryDraft;
import org.precisionbenefit.audit.Canonical;
import org.precisionbenefit.audit.DraftSignature;
import org.precisionbenefit.audit.DraftSignatures;
import org.precisionbenefit.audit.ReleaseKind;
import org.precisionbenefit.audit.ReleaseSignature;
import org.precisionbenefit.audit.Signatories;
import org.precisionbenefit.audit.SignerRole;
import org.precisionbenefit.decision.SigningPurpose;
import org.precisionbenefit.policy.draft.PolicyDraft;
import org.precisionbenefit.terminology.ConfigurationFault;
import org.precisionbenefit.terminology.Digest;
import org.precisionbenefit.terminology.SourceFiles;

/**
 * Takes signatures on drafts by the people whose keys this server trusts. What is signed is the digest of everything that is
 * live with the draft in it, so that no signature outlives a change of either.
 */
final class DraftApproval implements ApproveDraft {
    private static final ReleaseKind KIND = ReleaseKind.POLICY;

    private final Supplier<LivePolicies.Shown> live;
    private final TryDraft trials;
    private final DraftSignatures kept;
    private final Signers signers;
    private final ReleaseDesk desk;
    private final Clock clock;

    /**
     * Whose signatures are taken.
     *
     * @param production whether only what is signed for production is taken, and no key lies here
     * @param folder the people who are trusted
     * @param demonstration the keys of development
     * @param canonical reads signatures
     */
    record Signers(boolean production, SignersFolder folder, DemonstrationSigning demonstration, Canonical canonical) {
        SigningPurpose least() {
            return production ? SigningPurpose.PRODUCTION : SigningPurpose.DEMONSTRATION;
        }
    }

    /**
     * Makes it.
     *
     * @param live what is live
     * @param trials tells whether a draft can be read
     * @param kept the signatures that were brought
     * @param signers whose signatures are taken
     * @param desk publishes
     * @param clock the clock
     */
    DraftApproval(
            Supplier<LivePolicies.Shown> live,
            TryDraft trials,
            DraftSignatures kept,
            Signers signers,
            ReleaseDesk desk,
            Clock clock) {
        this.live = Objects.requireNonNull(live, "live is null");
        this.trials = Objects.requireNonNull(trials, "trials is null");
        this.kept = Objects.requireNonNull(kept, "kept is null");
        this.signers = Objects.requireNonNull(signers, "signers is null");
        this.desk = Objects.requireNonNull(desk, "desk is null");
        this.clock = Objects.requireNonNull(clock, "clock is null");
    }

    /** What would be published now, and whether the draft may stand in it. */
    private record Wanted(Digest release, Base base) {
        static Wanted of(LivePolicies.Shown shown, PolicyDraft draft) {
            Digest now = shown.files().digest();
            Digest release = DraftRules.files(shown.files(), draft).digest();
            return new Wanted(
                    release,
                    release.equals(now) ? Base.LIVE : draft.release().equals(now) ? Base.CURRENT : Base.OVERTAKEN);
        }

        /** Why nobody can sign or publish it, or empty. */
        String refusal() {
            return switch (base) {
                case CURRENT -> "";
                case LIVE -> "What this draft holds is live already, so that there is nothing to sign or to publish.";
                case OVERTAKEN ->
                    "Another release went live since this draft was saved, so that it is no longer based on what is"
                            + " live. Nothing is lost: edit it on, look at what it changes now, and save it again.";
            };
        }
    }

    @Override
    public Standing standing(PolicyDraft draft, CallerId seenBy) {
        Wanted wanted = Wanted.of(live.get(), draft);
        List<DraftSignature> brought = kept.of(draft.number());
        Signatories.Verdict verdict = judge(wanted.release(), brought);
        return new Standing(
                wanted.release(),
                wanted.base(),
                brought.stream()
                        .map(one -> signed(one, verdict.valid().stream().anyMatch(valid -> valid.signature()
                                .equals(one.valid().signature()))))
                        .toList(),
                lacks(verdict),
                draft.author().equals(seenBy),
                !signers.production());
    }

    private static Signed signed(DraftSignature one, boolean counts) {
        ReleaseSignature.Statement said = one.valid().signature().statement();
        return new Signed(said.by(), said.purpose(), said.at(), one.broughtBy(), counts);
    }

    private Signatories.Verdict judge(Digest release, List<DraftSignature> brought) {
        return signers.folder()
                .trusted()
                .judge(
                        KIND,
                        release,
                        brought.stream().map(one -> one.valid().signature()).toList());
    }

    private String lacks(Signatories.Verdict verdict) {
        return verdict.endorsement(SigningPurpose.PRODUCTION).isPresent() ? "" : verdict.lacks(signers.least());
    }

    @Override
    public SourceFiles release(PolicyDraft draft) {
        return DraftRules.files(live.get().files(), draft);
    }

    @Override
    public ReleaseDesk.Said take(PolicyDraft draft, String text, CallerId by) {
        if (text.length() > SignaturesFolder.LONGEST) {
            return no("A signature is a text of some hundred characters. Take the file that releases sign wrote.");
        }
        try {
            return bring(draft, signers.canonical().decode(text.strip(), ReleaseSignature.class), by);
        } catch (Canonical.Unreadable unreadable) {
            return no(
                    "This is no signature. Take the whole content of the file that releases sign wrote, whose name ends"
                            + " with .signature.json.");
        }
    }

    @Override
    public ReleaseDesk.Said demonstrate(PolicyDraft draft, CallerId by) {
        if (signers.production()) {
            return no("No private key is on a server in production. Sign elsewhere and bring the signature here.");
        }
        try {
            ReleaseSignature.Signer as =
                    draft.author().equals(by) ? DemonstrationSigning.AUTHOR : DemonstrationSigning.APPROVER;
            return bring(
                    draft,
                    signers.demonstration().signature(as, KIND, release(draft).digest()),
                    by);
        } catch (IOException e) {
            return no("The demonstration key could not be written. Let this user write to the keys folder.");
        } catch (ConfigurationFault fault) {
            return no(String.valueOf(fault.getMessage()));
        }
    }

    /** Whatever is refused, the draft and what others signed stay as they are. */
    private ReleaseDesk.Said bring(PolicyDraft draft, ReleaseSignature given, CallerId by) {
        Wanted wanted = Wanted.of(live.get(), draft);
        String refusal = wanted.refusal();
        if (!refusal.isEmpty()) {
            return no(refusal);
        }
        List<ConfigurationFault.Problem> problems = trials.changes(draft).problems();
        if (!problems.isEmpty()) {
            return no("What cannot be read is not signed: " + problems.get(0));
        }
        try {
            Signatories trusted = signers.folder().trusted();
            Signatories.Verdict verdict = trusted.judge(KIND, wanted.release(), List.of(given));
            return wrong(draft, given, by, wanted.release())
                    .or(() -> uncounted(trusted, given, verdict))
                    .map(DraftApproval::no)
                    .orElseGet(() -> keep(draft, verdict.valid().get(0), by));
        } catch (ConfigurationFault fault) {
            return no(String.valueOf(fault.getMessage()));
        }
    }

    private Optional<String> wrong(PolicyDraft draft, ReleaseSignature given, CallerId by, Digest release) {
        ReleaseSignature.Statement said = given.statement();
        boolean author = draft.author().equals(by);
        if (said.kind() != KIND || !said.digest().equals(release)) {
            return Optional.of(
                    "This signature is on another release, and not on this draft with everything else as it is"
                            + " live. Compare the digests, and sign this one.");
        }
        if (signers.production() && said.purpose() != SigningPurpose.PRODUCTION) {
            return Optional.of("This signature is for demonstration. Production takes what is signed for production.");
        }
        if (said.by().role() == SignerRole.APPROVER && author) {
            return Optional.of("Nobody approves what they wrote. Another person reads the draft and brings their own"
                    + " signature.");
        }
        if (said.by().role() == SignerRole.AUTHOR && !author) {
            return Optional.of("The author's signature is brought by whoever saved the draft. Whoever approves it signs"
                    + " with the key of an approver.");
        }
        return Optional.empty();
    }

    private static Optional<String> uncounted(
            Signatories trusted, ReleaseSignature given, Signatories.Verdict verdict) {
        if (!verdict.valid().isEmpty()) {
            return Optional.empty();
        }
        boolean known = trusted.trusted().stream()
                .anyMatch(one -> one.signer().equals(given.statement().by())
                        && one.purpose() == given.statement().purpose());
        return Optional.of(
                known
                        ? "The signature does not fit what it states: something was changed, or it was made with another"
                                + " key than the one that is trusted here."
                        : "Nobody of this name is trusted here to sign in this role and for this purpose. Whoever runs the"
                                + " server puts the signer's public file into the folder signers.");
    }

    private ReleaseDesk.Said keep(PolicyDraft draft, Signatories.Valid valid, CallerId by) {
        List<Signatories.Valid> before = judge(valid.signature().statement().digest(), kept.of(draft.number()))
                .valid();
        for (Signatories.Valid one : before) {
            if (one.by().isOneWith(valid.by())) {
                boolean same = one.by().signer().equals(valid.by().signer());
                return new ReleaseDesk.Said(
                        same,
                        same
                                ? "This person signed this draft already. Nothing was added."
                                : "Author and approver are two people with two keys, and this key signed this draft"
                                        + " already.");
            }
        }
        kept.keep(new DraftSignature(draft.number(), valid, by, clock.instant()));
        return new ReleaseDesk.Said(true, "The signature counts and was kept.");
    }

    @Override
    public ReleaseDesk.Said publish(PolicyDraft draft, @Nullable LocalDate effective, CallerId by) {
        Wanted wanted = Wanted.of(live.get(), draft);
        String refusal = wanted.refusal();
        if (!refusal.isEmpty()) {
            return new ReleaseDesk.Said(wanted.base() == Base.LIVE, refusal);
        }
        String lacks = lacks(judge(wanted.release(), kept.of(draft.number())));
        return lacks.isEmpty() ? desk.publish(draft, effective, by) : no("This draft is not approved. " + lacks);
    }

    private static ReleaseDesk.Said no(String words) {
        return new ReleaseDesk.Said(false, words);
    }
}
