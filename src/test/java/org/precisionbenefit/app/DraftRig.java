package org.precisionbenefit.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.precisionbenefit.access.CallerId;
import org.precisionbenefit.api.ApproveDraft;
import org.precisionbenefit.api.LivePolicies;
import org.precisionbenefit.api.TryDraft;
import org.precisionbenefit.audit.DraftSignaturesInMemory;
import org.precisionbenefit.audit.ReleaseKind;
import org.precisionbenefit.audit.ReleaseSignature;
import org.precisionbenefit.audit.ReleasesInMemory;
import org.precisionbenefit.audit.SignaturesInMemory;
import org.precisionbenefit.audit.SignerRole;
import org.precisionbenefit.audit.json.JsonCanonical;
import org.precisionbenefit.decision.DecisionEngine;
import org.precisionbenefit.decision.SignerName;
import org.precisionbenefit.decision.SigningPurpose;
import org.precisionbenefit.policy.PolicyId;
import org.precisionbenefit.policy.draft.DraftTrial;
import org.precisionbenefit.policy.draft.PolicyDraft;
import org.precisionbenefit.terminology.ConfigurationFault;
import org.precisionbenefit.terminology.Digest;
import org.precisionbenefit.terminology.SourceFile;
import org.precisionbenefit.terminology.SourceFiles;

/** A server's releases with drafts that people sign; the rules folder is signed by the same people for production. */
final class DraftRig {
    static final CallerId AUTHOR = new CallerId("jane.designer");
    static final CallerId OTHER = new CallerId("joe.reviewer");
    static final SignerName JANE = new SignerName("jane");
    static final SignerName JOE = new SignerName("joe");
    static final PolicyId TICAGRELOR = new PolicyId("antiplatelet-ticagrelor", "2026.1");
    static final String PATH = "policies/antiplatelet-ticagrelor/2026.1.policy.yaml";
    private static final JsonCanonical JSON = new JsonCanonical();

    final ReleaseRig rig;
    final SignersFolder signers;
    final DraftSignaturesInMemory kept;
    final ApproveDraft approval;
    private final SignaturesFolder files;
    private final Clock clock;
    private long drafts;

    DraftRig(Path folder, ReleasesInMemory store, Clock clock, boolean production, DraftSignaturesInMemory kept)
            throws IOException {
        this.kept = kept;
        Path keys = folder.resolve("keys");
        this.clock = clock;
        this.signers = new SignersFolder(keys, JSON);
        this.files = new SignaturesFolder(keys.resolve("signatures"), JSON);
        if (!signers.knows(JANE)) {
            make(JANE, SignerRole.AUTHOR, SigningPurpose.PRODUCTION);
            make(JOE, SignerRole.APPROVER, SigningPurpose.PRODUCTION);
            ReleaseRig.writeRules(folder.resolve("rules"));
        }
        signFolder(folder.resolve("rules"));
        SignatureGate gate = new SignatureGate(production, signers, files, new SignaturesInMemory(), kept, clock);
        this.rig = new ReleaseRig(folder, store, clock, ReleaseRig.Unusual.NOTHING.with(gate));
        this.approval = new DraftApproval(
                this::shown,
                new Read(),
                kept,
                new DraftApproval.Signers(production, signers, new DemonstrationSigning(signers, files, clock), JSON),
                rig.desk,
                clock);
    }

    void make(SignerName name, SignerRole role, SigningPurpose purpose) throws IOException {
        signers.make(new ReleaseSignature.Signer(name, role), purpose);
    }

    /** Both sign what lies in the rules folder now. */
    Digest signFolder(Path rules) throws IOException {
        Digest held = ReleaseFolders.below(rules).digest();
        for (SignerName name : List.of(JANE, JOE)) {
            files.write(signers.sign(name, ReleaseKind.POLICY, held, clock.instant()));
        }
        return held;
    }

    private LivePolicies.Shown shown() {
        DecisionEngine.Knowledge knowledge = rig.engines.serving().knowledge();
        SourceFiles live = rig.store.find(knowledge.policy().digest()).orElseThrow();
        return new LivePolicies.Shown(knowledge.policy(), live, knowledge.formulary(), List.of(), List.of());
    }

    /** A draft of what is live with another text in the place of one, as its author saves it. */
    PolicyDraft draft(String from, String to) {
        SourceFile file = shown().files().find(PATH).orElseThrow();
        assertThat(file.text()).contains(from);
        return new PolicyDraft(
                ++drafts,
                TICAGRELOR,
                TICAGRELOR,
                rig.live(),
                AUTHOR,
                clock.instant(),
                new SourceFiles(List.of(new SourceFile(PATH, file.text().replace(from, to)))));
    }

    /** The content of the file that releases sign writes, for a draft. */
    String signature(SignerName as, PolicyDraft draft) {
        return signature(as, approval.release(draft).digest());
    }

    String signature(SignerName as, Digest release) {
        return JSON.encode(signers.sign(as, ReleaseKind.POLICY, release, clock.instant()));
    }

    PolicyDraft approved(String from, String to) {
        PolicyDraft draft = draft(from, to);
        assertThat(approval.take(draft, signature(JANE, draft), AUTHOR).done()).isTrue();
        assertThat(approval.take(draft, signature(JOE, draft), OTHER).done()).isTrue();
        return draft;
    }

    /** What reading a draft comes to; nothing is simulated. */
    private final class Read implements TryDraft {
        @Override
        public TryDraft.Changes changes(PolicyDraft draft) {
            Digest release = approval.release(draft).digest();
            try {
                DraftRules.ofItsPolicy(shown(), draft);
                return new TryDraft.Changes(List.of(), List.of(), release);
            } catch (ConfigurationFault fault) {
                return new TryDraft.Changes(List.of(), fault.problems(), release);
            }
        }

        @Override
        public OptionalLong start(PolicyDraft draft, DraftTrial.Order order, CallerId by) {
            return OptionalLong.empty();
        }

        @Override
        public boolean end(long number, CallerId by) {
            return false;
        }

        @Override
        public List<Shown> of(long draft) {
            return List.of();
        }

        @Override
        public Optional<Shown> find(long number) {
            return Optional.empty();
        }
    }
}
