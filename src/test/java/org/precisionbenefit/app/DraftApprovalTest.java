package org.precisionbenefit.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.precisionbenefit.access.CallerId;
import org.precisionbenefit.api.ApproveDraft;
import org.precisionbenefit.api.ReleaseDesk;
import org.precisionbenefit.audit.Activation;
import org.precisionbenefit.audit.DraftSignaturesInMemory;
import org.precisionbenefit.audit.ReleaseKind;
import org.precisionbenefit.audit.ReleasesInMemory;
import org.precisionbenefit.audit.SignerRole;
import org.precisionbenefit.decision.DecisionInputs;
import org.precisionbenefit.decision.DecisionRecord;
import org.precisionbenefit.decision.SignerName;
import org.precisionbenefit.decision.SigningPurpose;
import org.precisionbenefit.decision.VariedInputs;
import org.precisionbenefit.policy.draft.PolicyDraft;
import org.precisionbenefit.terminology.Digest;
import org.precisionbenefit.terminology.MovedClock;
import org.precisionbenefit.terminology.SourceFile;

/** Two people sign a draft and it goes live; nobody alone, nothing else, and no start takes it back. */
class DraftApprovalTest {
    private static final Instant NOON = Instant.parse("2026-11-29T12:00:00Z");
    private static final DecisionInputs REQUEST = VariedInputs.of(1, 5).get(0);
    private static final String DAYS = "approve for: 365 days";

    @TempDir
    Path folder;

    private final MovedClock clock = new MovedClock(NOON);
    private final ReleasesInMemory store = new ReleasesInMemory(clock);
    private final DraftSignaturesInMemory kept = new DraftSignaturesInMemory();
    private DraftRig bench;

    @BeforeEach
    void start() throws IOException {
        bench = new DraftRig(folder, store, clock, true, kept);
    }

    private List<Activation> entered() {
        return store.activations().of(ReleaseKind.POLICY);
    }

    private PolicyDraft draft() {
        return bench.draft(DAYS, "approve for: 123 days");
    }

    private void assertRefused(ReleaseDesk.Said said, String because, PolicyDraft draft) {
        assertThat(said.words()).contains(because);
        assertThat(said.done()).isFalse();
        assertThat(bench.kept.of(draft.number())).isEmpty();
        assertThat(bench.approval.standing(draft, DraftRig.OTHER).approved()).isFalse();
    }

    @Test
    void draft_that_author_and_another_person_signed_is_published_as_what_is_live_with_it() throws IOException {
        Digest first = bench.rig.live();
        PolicyDraft draft = draft();
        assertThat(bench.approval.standing(draft, DraftRig.AUTHOR).lacks())
                .isEqualTo("No author signed it for PRODUCTION. No approver signed it for PRODUCTION.");
        ReleaseDesk.Said alone = bench.approval.take(draft, bench.signature(DraftRig.JANE, draft), DraftRig.AUTHOR);
        assertThat(alone.words()).isEqualTo("The signature counts and was kept.");
        assertThat(bench.approval.publish(draft, null, DraftRig.AUTHOR).words())
                .isEqualTo("This draft is not approved. No approver signed it for PRODUCTION.");
        assertThat(bench.rig.live()).isEqualTo(first);

        bench.approval.take(draft, bench.signature(DraftRig.JOE, draft) + "\n", DraftRig.OTHER);
        ApproveDraft.Standing standing = bench.approval.standing(draft, DraftRig.OTHER);
        assertThat(standing.approved()).isTrue();
        assertThat(standing.signatures())
                .extracting(one -> one.signer().role() + " " + one.broughtBy() + " " + one.counts())
                .containsExactly("AUTHOR jane.designer true", "APPROVER joe.reviewer true");

        ReleaseDesk.Said said = bench.approval.publish(draft, null, DraftRig.AUTHOR);
        assertThat(said.words())
                .isEqualTo("POLICY release " + standing.release() + " is live since 2026-11-29T12:00:00Z.");
        assertThat(bench.rig.live()).isEqualTo(standing.release());
        DecisionRecord record = bench.rig.submit(REQUEST);
        assertThat(record.releases().policy()).isEqualTo(standing.release());
        assertThat(Objects.requireNonNull(record.inputs().endorsements())
                        .policy()
                        .author())
                .isEqualTo(DraftRig.JANE);
        Activation last = entered().get(entered().size() - 1);
        assertThat(last.entry())
                .isEqualTo(new Activation.Entry(
                        ReleaseKind.POLICY,
                        standing.release(),
                        NOON,
                        NOON,
                        "jane.designer",
                        Activation.Action.PUBLISH,
                        draft.number()));
        assertThat(bench.approval.standing(draft, DraftRig.AUTHOR).base()).isEqualTo(ApproveDraft.Base.LIVE);
        assertThat(bench.approval.publish(draft, null, DraftRig.AUTHOR).words()).contains("is live already");
        bench.rig.desk.rollBack(ReleaseKind.POLICY, null, last.number(), DraftRig.AUTHOR);
        assertThat(bench.rig.live()).isEqualTo(first);
        assertThat(bench.approval.standing(draft, DraftRig.AUTHOR).approved())
                .as("what was signed may be published again")
                .isTrue();
    }

    @Test
    void nobody_signs_for_both_and_each_brings_their_own() throws IOException {
        PolicyDraft draft = draft();
        String jane = bench.signature(DraftRig.JANE, draft);
        String joe = bench.signature(DraftRig.JOE, draft);
        assertRefused(bench.approval.take(draft, joe, DraftRig.AUTHOR), "Nobody approves what they wrote", draft);
        assertRefused(bench.approval.take(draft, jane, DraftRig.OTHER), "is brought by whoever saved the draft", draft);

        // Two names with one key.
        Path keys = folder.resolve("keys/signers");
        String twin = Files.readString(keys.resolve("jane.signer.json"))
                .replace("\"name\":\"jane\"", "\"name\":\"twin\"")
                .replace("AUTHOR", "APPROVER");
        Files.writeString(keys.resolve("twin.signer.json"), twin);
        Files.copy(keys.resolve("jane.private.pem"), keys.resolve("twin.private.pem"));
        bench.approval.take(draft, jane, DraftRig.AUTHOR);
        ReleaseDesk.Said said =
                bench.approval.take(draft, bench.signature(new SignerName("twin"), draft), DraftRig.OTHER);
        assertThat(said.words()).contains("two people with two keys");
        assertThat(said.done()).isFalse();
        assertThat(bench.approval.take(draft, jane, DraftRig.AUTHOR).words())
                .isEqualTo("This person signed this draft already. Nothing was added.");
        assertThat(bench.kept.of(draft.number())).hasSize(1);
    }

    @Test
    void what_is_no_signature_on_this_release_by_somebody_trusted_is_refused_with_its_reason() throws IOException {
        PolicyDraft draft = draft();
        String joe = bench.signature(DraftRig.JOE, draft);
        assertRefused(bench.approval.take(draft, "", DraftRig.OTHER), "This is no signature", draft);
        assertRefused(bench.approval.take(draft, "{\"a\":1}", DraftRig.OTHER), "This is no signature", draft);
        assertRefused(bench.approval.take(draft, "[".repeat(9_999), DraftRig.OTHER), "This is no signature", draft);
        assertRefused(
                bench.approval.take(draft, joe + " ".repeat(10_000), DraftRig.OTHER), "some hundred characters", draft);
        assertRefused(
                bench.approval.take(draft, bench.signature(DraftRig.JOE, bench.rig.live()), DraftRig.OTHER),
                "on another release",
                draft);
        assertRefused(
                bench.approval.take(
                        draft, joe.replaceFirst("\"signature\":\"..", "\"signature\":\"AA"), DraftRig.OTHER),
                "does not fit what it states",
                draft);
        SignerName shown = new SignerName("shown");
        bench.make(shown, SignerRole.APPROVER, SigningPurpose.DEMONSTRATION);
        assertRefused(
                bench.approval.take(draft, bench.signature(shown, draft), DraftRig.OTHER),
                "This signature is for demonstration",
                draft);
        SignerName mallory = new SignerName("mallory");
        bench.make(mallory, SignerRole.APPROVER, SigningPurpose.PRODUCTION);
        String stranger = bench.signature(mallory, draft);
        Files.delete(folder.resolve("keys/signers/mallory.signer.json"));
        assertRefused(
                bench.approval.take(draft, stranger, DraftRig.OTHER), "Nobody of this name is trusted here", draft);
        assertRefused(
                bench.approval.demonstrate(draft, DraftRig.OTHER),
                "No private key is on a server in production",
                draft);
        PolicyDraft unreadable = bench.draft("age >= 18 years", "agee >= 18 years");
        assertRefused(
                bench.approval.take(unreadable, bench.signature(DraftRig.JOE, unreadable), DraftRig.OTHER),
                "What cannot be read is not signed: policies/antiplatelet-ticagrelor/2026.1.policy.yaml:29:",
                unreadable);
    }

    @Test
    void signer_who_is_trusted_no_more_takes_the_approval_along() throws IOException {
        PolicyDraft draft = bench.approved(DAYS, "approve for: 123 days");
        Files.delete(folder.resolve("keys/signers/joe.signer.json"));
        assertThat(bench.approval.publish(draft, null, DraftRig.AUTHOR).words())
                .contains("This draft is not approved. No approver signed it for PRODUCTION.");
    }

    @Test
    void draft_is_overtaken_by_another_release_and_nothing_is_lost() throws IOException {
        PolicyDraft draft = bench.approved(DAYS, "approve for: 123 days");
        PolicyDraft other = bench.approved(DAYS, "approve for: 124 days");
        bench.approval.publish(other, null, DraftRig.AUTHOR);
        assertThat(bench.approval.standing(draft, DraftRig.AUTHOR).base()).isEqualTo(ApproveDraft.Base.OVERTAKEN);
        for (ReleaseDesk.Said said : List.of(
                bench.approval.publish(draft, null, DraftRig.AUTHOR),
                bench.approval.take(draft, bench.signature(DraftRig.JOE, draft), DraftRig.OTHER),
                bench.rig.desk.publish(draft, null, DraftRig.AUTHOR))) {
            assertThat(said.done()).isFalse();
            assertThat(said.words()).contains("Another release went live since this draft was saved");
        }
        assertThat(bench.kept.of(draft.number())).hasSize(2);
    }

    @Test
    void draft_whose_scenarios_fail_is_refused_whoever_signed_it() throws IOException {
        Digest first = bench.rig.live();
        PolicyDraft draft = bench.approved("age >= 18 years", "age >= 21 years");
        ReleaseDesk.Said said = bench.approval.publish(draft, null, DraftRig.AUTHOR);
        assertThat(said.done()).isFalse();
        assertThat(said.words())
                .contains(
                        "Nothing was published. What has to be mended:", "antiplatelet-ticagrelor/2026.1.tests.yaml:");
        assertThat(bench.rig.live()).isEqualTo(first);
        assertThat(entered()).hasSize(1);
    }

    @Test
    void draft_goes_live_on_its_day() throws IOException {
        PolicyDraft draft = bench.approved(DAYS, "approve for: 123 days");
        Digest release = bench.approval.release(draft).digest();
        assertThat(bench.approval
                        .publish(draft, LocalDate.of(2026, 12, 1), DraftRig.AUTHOR)
                        .words())
                .isEqualTo("POLICY release " + release + " is to be live from 2026-12-01T00:00:00Z.");
        assertThat(bench.approval
                        .publish(draft, LocalDate.of(2026, 11, 1), DraftRig.AUTHOR)
                        .words())
                .contains("must not be live from a day before today");
        // A start on files that nobody entered yet must not overtake it.
        bench.rig.edit("age >= 18 years", "age >= 18  years");
        assertThat(again().live()).isEqualTo(draft.release());
        clock.moveTo(Instant.parse("2026-12-01T00:00:00Z"));
        bench.rig.follower.follow();
        assertThat(bench.rig.live()).isEqualTo(release);
    }

    @Test
    void development_signs_with_its_own_keys_the_author_as_author_and_others_as_approvers() throws IOException {
        DraftRig shown = new DraftRig(folder, store, clock, false, kept);
        PolicyDraft draft = shown.draft(DAYS, "approve for: 123 days");
        assertThat(shown.approval.demonstrate(draft, DraftRig.AUTHOR).done()).isTrue();
        assertThat(shown.approval.publish(draft, null, DraftRig.AUTHOR).words()).contains("No approver signed it");
        assertThat(shown.approval.demonstrate(draft, DraftRig.AUTHOR).words()).contains("signed this draft already");
        assertThat(shown.approval.demonstrate(draft, new CallerId("ann")).done())
                .isTrue();
        assertThat(shown.approval.publish(draft, null, DraftRig.AUTHOR).done()).isTrue();
        assertThat(Objects.requireNonNull(shown.rig.submit(REQUEST).inputs().endorsements())
                        .policy()
                        .purpose())
                .isEqualTo(SigningPurpose.DEMONSTRATION);
    }

    /** The server after another start. */
    private ReleaseRig again() throws IOException {
        return new DraftRig(folder, store, clock, true, kept).rig;
    }

    @Test
    void start_on_a_folder_that_lacks_a_published_draft_keeps_what_is_live_and_one_that_holds_it_goes_live()
            throws IOException {
        PolicyDraft draft = bench.approved(DAYS, "approve for: 123 days");
        Digest published = bench.approval.release(draft).digest();
        bench.approval.publish(draft, null, DraftRig.AUTHOR);
        int entries = entered().size();
        assertThat(again().live()).as("the folder as it was").isEqualTo(published);

        Path other = folder.resolve("rules/policies/antiplatelet-prasugrel/2026.1.policy.yaml");
        Files.writeString(other, Files.readString(other) + "\n# A later remark.\n");
        assertThat(again().live())
                .as("the folder changed elsewhere, without the draft")
                .isEqualTo(published);
        assertThat(entered()).hasSize(entries);

        for (SourceFile file : draft.files().files()) {
            Files.writeString(folder.resolve("rules").resolve(file.path()), file.text());
        }
        Digest held = ReleaseFolders.below(folder.resolve("rules")).digest();
        assertThat(again().live()).as("the folder with the draft").isEqualTo(held);

        bench = new DraftRig(folder, store, clock, true, kept);
        bench.rig.edit("approve for: [0-9]+ days", "approve for: 200 days");
        assertThat(again().live())
                .as("what the folder holds once is the folder's to change")
                .isEqualTo(ReleaseFolders.below(folder.resolve("rules")).digest());
    }

    @Test
    void publishing_a_folder_that_lacks_a_published_draft_says_that_it_takes_it_back() throws IOException {
        PolicyDraft draft = bench.approved(DAYS, "approve for: 123 days");
        bench.approval.publish(draft, null, DraftRig.AUTHOR);
        bench.rig.edit("approve for: [0-9]+ days", "approve for: 300 days");
        Digest held = bench.signFolder(folder.resolve("rules"));
        ReleaseDesk.Said said = bench.rig.desk.publish(ReleaseKind.POLICY, null, DraftRig.AUTHOR);
        assertThat(said.words().lines())
                .containsExactly(
                        "POLICY release " + held + " is live since 2026-11-29T12:00:00Z.",
                        "The rules folder does not hold what was published from drafts, so that this takes it back:",
                        "Draft 1, entered by jane.designer as entry 2: " + DraftRig.PATH + ".");
    }

    @Test
    void whoever_goes_back_again_after_a_lost_answer_goes_back_once() throws IOException {
        PolicyDraft draft = bench.approved(DAYS, "approve for: 123 days");
        bench.approval.publish(draft, null, DraftRig.AUTHOR);
        PolicyDraft next = bench.approved("approve for: 123 days", "approve for: 124 days");
        bench.approval.publish(next, null, DraftRig.AUTHOR);
        long seen = entered().get(entered().size() - 1).number();
        assertThat(bench.rig
                        .desk
                        .rollBack(ReleaseKind.POLICY, null, seen, DraftRig.AUTHOR)
                        .done())
                .isTrue();
        Digest back = bench.rig.live();
        ReleaseDesk.Said again = bench.rig.desk.rollBack(ReleaseKind.POLICY, null, seen, DraftRig.AUTHOR);
        assertThat(again.done()).isFalse();
        assertThat(again.words())
                .isEqualTo("Entry " + seen + " is not what is live. Nothing was changed. Live is entry " + (seen + 1)
                        + " since 2026-11-29T12:00:00Z, gone back to by jane.designer. Maybe an earlier attempt came"
                        + " through.");
        assertThat(bench.rig.live()).isEqualTo(back);
    }
}
