package org.precisionbenefit.app;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Clock;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.precisionbenefit.api.ApproveDraft;
import org.precisionbenefit.api.LivePolicies;
import org.precisionbenefit.api.ReleaseDesk;
import org.precisionbenefit.api.TryDraft;
import org.precisionbenefit.api.oidc.Stage;
import org.precisionbenefit.audit.Canonical;
import org.precisionbenefit.audit.DraftSignatures;
import org.precisionbenefit.audit.SignatureStore;

/** Puts together what lets releases and drafts go live. */
@Singleton
public class SignatureWiring {
    @Produces
    @Singleton
    SignersFolder signers(@ConfigProperty(name = "precision-benefit.keys-dir") Path keys, Canonical canonical) {
        return new SignersFolder(keys, canonical);
    }

    @Produces
    @Singleton
    SignaturesFolder signatures(
            @ConfigProperty(name = "precision-benefit.signatures-dir") Path signatures, Canonical canonical) {
        return new SignaturesFolder(signatures, canonical);
    }

    @Produces
    @Singleton
    SignatureGate gate(
            Stage stage,
            SignersFolder signers,
            SignaturesFolder files,
            SignatureStore store,
            DraftSignatures drafts,
            Clock clock) {
        return new SignatureGate(stage.isProduction(), signers, files, store, drafts, clock);
    }

    @Produces
    @Singleton
    DraftApproval.Signers ofDrafts(
            Stage stage, SignersFolder signers, SignaturesFolder files, Canonical canonical, Clock clock) {
        return new DraftApproval.Signers(
                stage.isProduction(), signers, new DemonstrationSigning(signers, files, clock), canonical);
    }

    @Produces
    @Singleton
    ApproveDraft approval(
            LivePolicies policies,
            TryDraft trials,
            DraftSignatures kept,
            DraftApproval.Signers signers,
            ReleaseDesk desk,
            Clock clock) {
        return new DraftApproval(policies::live, trials, kept, signers, desk, clock);
    }
}
