package org.precisionbenefit.app;

import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.precisionbenefit.audit.DraftSignatures;
import org.precisionbenefit.audit.ReleaseKind;
import org.precisionbenefit.audit.ReleaseSignature;
import org.precisionbenefit.audit.Signatories;
import org.precisionbenefit.audit.SignatureStore;
import org.precisionbenefit.decision.Endorsement;
import org.precisionbenefit.decision.SigningPurpose;
import org.precisionbenefit.terminology.ConfigurationFault;
import org.precisionbenefit.terminology.Digest;
import org.precisionbenefit.terminology.LetterCase;

/**
 * Lets no release go live that is not signed. Production asks for an author and an approver who signed it for production and
 * never signs by itself; development signs what is not signed yet, for demonstration.
 */
final class SignatureGate implements Publishing.Gate {
    private static final Logger LOG = Logger.getLogger(SignatureGate.class);

    private final boolean production;
    private final SignersFolder signers;
    private final SignaturesFolder files;
    private final SignatureStore store;
    private final DraftSignatures drafts;
    private final DemonstrationSigning demonstration;

    /**
     * Makes the gate.
     *
     * @param production whether this is production
     * @param signers the people who are trusted
     * @param files the signatures that were put here as files
     * @param store the signatures that counted before
     * @param drafts the signatures that were brought in the workbench
     * @param clock the clock
     */
    SignatureGate(
            boolean production,
            SignersFolder signers,
            SignaturesFolder files,
            SignatureStore store,
            DraftSignatures drafts,
            Clock clock) {
        this.production = production;
        this.signers = signers;
        this.files = files;
        this.store = store;
        this.drafts = drafts;
        this.demonstration = new DemonstrationSigning(signers, files, clock);
    }

    /**
     * Under whose names a kept release may go live. The signatures that count are kept with it.
     *
     * @throws ConfigurationFault when it may not
     */
    @Override
    public Endorsement admit(ReleaseKind kind, Digest release) {
        Signatories.Verdict verdict = verdict(kind, release);
        Optional<Endorsement> endorsed = verdict.endorsement(SigningPurpose.PRODUCTION);
        if (endorsed.isEmpty() && production) {
            throw refused(kind, release, verdict);
        }
        if (endorsed.isEmpty()) {
            endorsed = verdict.endorsement(SigningPurpose.DEMONSTRATION);
        }
        if (endorsed.isEmpty()) {
            sign(kind, release);
            verdict = verdict(kind, release);
            endorsed = verdict.endorsement(SigningPurpose.DEMONSTRATION);
        }
        store.keep(verdict.valid());
        Signatories.Verdict judged = verdict;
        return endorsed.orElseThrow(() -> new ConfigurationFault(
                named(kind, release),
                "The release was signed for demonstration and is not endorsed all the same. "
                        + judged.lacks(SigningPurpose.DEMONSTRATION)));
    }

    @Override
    public Optional<Endorsement> already(ReleaseKind kind, Digest release) {
        Signatories.Verdict verdict = verdict(kind, release);
        Optional<Endorsement> endorsed = verdict.endorsement(SigningPurpose.PRODUCTION);
        return endorsed.isPresent() || production ? endorsed : verdict.endorsement(SigningPurpose.DEMONSTRATION);
    }

    /** What the files, the workbench and what was kept before come to, by the people who are trusted now. */
    private Signatories.Verdict verdict(ReleaseKind kind, Digest release) {
        List<ReleaseSignature> given = new ArrayList<>(store.of(release));
        drafts.on(release).stream().filter(one -> !given.contains(one)).forEach(given::add);
        files.on(release).stream().filter(one -> !given.contains(one)).forEach(given::add);
        return signers.trusted().judge(kind, release, given);
    }

    private void sign(ReleaseKind kind, Digest release) {
        try {
            demonstration.sign(kind, release);
            LOG.infof("Signed for demonstration: %s", named(kind, release));
        } catch (IOException e) {
            throw new ConfigurationFault(
                    "precision-benefit.keys-dir",
                    "The release (" + named(kind, release) + ") could not be signed for demonstration: a file was not"
                            + " written. Let this user write to the keys folder and the folder of signatures.");
        }
    }

    private static ConfigurationFault refused(ReleaseKind kind, Digest release, Signatories.Verdict verdict) {
        String word = LetterCase.lower(kind.name());
        String shown = verdict.endorsement(SigningPurpose.DEMONSTRATION)
                .map(by -> "It is signed for demonstration only, by " + by.author() + " and " + by.approver() + ". ")
                .orElse("");
        return new ConfigurationFault(
                named(kind, release),
                "Production serves no release that is not signed for production. " + shown
                        + verdict.lacks(SigningPurpose.PRODUCTION)
                        + " Its author and its approver each run releases sign --as NAME --kind " + word
                        + ", where their own keys lie; then put their signature files into"
                        + " precision-benefit.signatures-dir and their signer files into the folder signers of the keys"
                        + " folder, and start again.");
    }

    private static String named(ReleaseKind kind, Digest release) {
        return kind + " release " + release;
    }
}
