package org.precisionbenefit.audit.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.precisionbenefit.audit.proof.BundleRig.LOG;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.precisionbenefit.audit.Salt;
import org.precisionbenefit.audit.log.LogCheck;
import org.precisionbenefit.audit.log.LogEntry;
import org.precisionbenefit.audit.log.NoteSigner;
import org.precisionbenefit.audit.log.Receipt;
import org.precisionbenefit.audit.log.SignedNote;
import org.precisionbenefit.audit.log.TestLog;
import org.precisionbenefit.audit.proof.BundleCheck.Kind;
import org.precisionbenefit.terminology.Digest;
import org.precisionbenefit.terminology.SourceFile;

/** What a bundle proves, and each kind of tampering with one found by its name (the numbers are those of the list in docs/proof.md). */
class BundleCheckTest {
    private static final BundleRig RIG = BundleRig.of(300);
    private static final ProofBundle REVIEWED = RIG.bundle(1, true, 200);
    private static final ProofBundle OTHER = RIG.bundle(2, true, null);

    private static LogCheck.Trust trust(List<SignedNote> kept, List<Receipt> receipts) {
        return new LogCheck.Trust(List.of(LOG.key()), kept, receipts, null);
    }

    private static BundleCheck.Result check(ProofBundle bundle) {
        return new BundleCheck(trust(List.of(), List.of())).of(reread(bundle));
    }

    /** What was written is read again, so that every check is one of a file. */
    private static ProofBundle reread(ProofBundle bundle) {
        return BundleText.read(BundleText.write(bundle).getBytes(StandardCharsets.US_ASCII));
    }

    private static List<String> found(ProofBundle bundle) {
        return check(bundle).findings().stream()
                .map(each -> each.kind() + " " + each.place())
                .toList();
    }

    private static ProofBundle with(ProofBundle bundle, int entry, UnaryOperator<ProofBundle.Proven> change) {
        List<ProofBundle.Proven> entries = new ArrayList<>(bundle.entries());
        entries.set(entry, change.apply(entries.get(entry)));
        return with(bundle, entries);
    }

    private static ProofBundle with(ProofBundle bundle, List<ProofBundle.Proven> entries) {
        return new ProofBundle(bundle.decision(), bundle.checkpoint(), bundle.earlier(), entries, bundle.releases());
    }

    private static ProofBundle.Proven opened(ProofBundle.Proven entry, Opened opened) {
        return new ProofBundle.Proven(entry.seq(), entry.entry(), entry.proof(), entry.receipt(), opened);
    }

    private static ProofBundle.Proven text(ProofBundle.Proven entry, String text) {
        return new ProofBundle.Proven(entry.seq(), LogEntry.read(text), entry.proof(), entry.receipt(), entry.opened());
    }

    private static Opened edited(Opened opened, String part) {
        return new Opened(
                opened.salt(),
                opened.parts().stream()
                        .map(each -> each.name().equals(part)
                                ? new Opened.Part(part, each.text().replace("\"}", "x\"}"))
                                : each)
                        .toList());
    }

    @Test
    void bundle_with_review_releases_and_earlier_checkpoint_is_clean() {
        assertThat(check(REVIEWED)).isEqualTo(new BundleCheck.Result(List.of(), List.of(), false));
        assertThat(check(OTHER).isClean()).isTrue();
        assertThat(reread(REVIEWED)).isEqualTo(REVIEWED);
        assertThat(REVIEWED.entries()).hasSize(2);
    }

    @Test
    void t01_edited_text_does_not_fit_its_commitment() {
        for (String part : List.of("record", "request", "answer")) {
            assertThat(found(with(REVIEWED, 0, entry -> opened(entry, edited(entry.opened(), part)))))
                    .contains("PART " + part + " of entry 1");
        }
        assertThat(found(with(REVIEWED, 1, entry -> opened(entry, edited(entry.opened(), "request")))))
                .containsExactly("PART request of entry 300");
    }

    @Test
    void t02_edited_text_with_its_commitment_made_anew_is_not_in_the_tree() {
        assertThat(found(with(REVIEWED, 0, entry -> {
                    Opened changed = edited(entry.opened(), "request");
                    String text = entry.entry()
                            .text()
                            .replaceFirst("\\{\"record.*", "{" + BundleRig.commitments(changed) + "}}");
                    return text(opened(entry, changed), text);
                })))
                .containsExactly("PROOF entry 1", "RECEIPT entry 1");
    }

    @Test
    void t21_changed_instant_of_an_entry_is_not_in_the_tree() {
        assertThat(found(with(
                        REVIEWED, 0, entry -> text(entry, entry.entry().text().replace("12:00:01Z", "12:00:02Z")))))
                .containsExactly("PROOF entry 1", "RECEIPT entry 1");
    }

    @Test
    void t22_texts_of_two_members_that_were_swapped_fit_neither() {
        ProofBundle swapped =
                with(OTHER, 0, entry -> opened(entry, REVIEWED.entries().get(0).opened()));
        assertThat(found(swapped)).contains("PART record of entry 2", "PART answer of entry 2", "ID record of entry 2");
        ProofBundle other =
                new ProofBundle(BundleRig.id(2), OTHER.checkpoint(), null, REVIEWED.entries(), OTHER.releases());
        assertThat(found(other)).contains("ID entry 1", "ID record of entry 1");
    }

    @Test
    void t22_record_of_another_member_is_found_even_where_the_insider_wrote_it_so() {
        BundleRig rig = BundleRig.of(2);
        Opened of = rig.bundle(0, false, null).entries().get(0).opened();
        String entry = "{\"event\":\"DECISION\",\"decision\":\"" + BundleRig.id(9)
                + "\",\"at\":\"2026-11-28T12:30:00Z\",\"commitments\":{" + BundleRig.commitments(of) + "}}";
        rig.write(new BundleRig.Event(BundleRig.id(9), entry, null, of));
        assertThat(found(rig.bundle(9, false, null))).containsExactly("ID record of entry 3");
    }

    @Test
    void t23_salt_that_stands_twice_or_says_nothing_is_found() {
        BundleRig rig = BundleRig.of(2);
        write(rig, 7, new Salt("0".repeat(64)));
        write(rig, 8, BundleRig.salt("decision 0"));
        assertThat(found(rig.bundle(7, false, null))).containsExactly("SALT entry 3");
        BundleCheck both = new BundleCheck(trust(List.of(), List.of()));
        assertThat(both.of(rig.bundle(0, false, null)).isClean()).isTrue();
        assertThat(both.of(rig.bundle(0, false, null)).isClean())
                .as("the same bundle again")
                .isTrue();
        assertThat(both.of(rig.bundle(8, false, null)).findings())
                .containsExactly(new BundleCheck.Finding(Kind.SALT, "entry 4"));
    }

    private static void write(BundleRig rig, int number, Salt salt) {
        Opened of = rig.bundle(0, false, null).entries().get(0).opened();
        Opened salted = new Opened(
                salt,
                of.parts().stream()
                        .map(part -> new Opened.Part(
                                part.name(),
                                part.text()
                                        .replace(
                                                BundleRig.id(0).value(),
                                                BundleRig.id(number).value())))
                        .toList());
        String entry = "{\"event\":\"DECISION\",\"decision\":\"" + BundleRig.id(number)
                + "\",\"at\":\"2026-11-28T12:30:00Z\",\"commitments\":{" + BundleRig.commitments(salted) + "}}";
        rig.write(new BundleRig.Event(BundleRig.id(number), entry, null, salted));
    }

    @Test
    void t23_text_that_is_missing_without_a_redaction_is_found() {
        ProofBundle without = new ProofBundle(
                REVIEWED.decision(),
                REVIEWED.checkpoint(),
                null,
                List.of(
                        opened(REVIEWED.entries().get(0), null),
                        REVIEWED.entries().get(1)),
                List.of());
        assertThat(found(without)).containsExactly("MISSING texts of entry 1");
        assertThat(found(with(without, List.of(REVIEWED.entries().get(1))))).contains("MISSING entry of the decision");
        assertThat(found(with(without, List.of()))).containsExactly("MISSING entry of the decision");
    }

    @Test
    void t24_only_a_redaction_of_this_decision_excuses_what_is_missing_and_then_everything_is() {
        BundleRig rig = BundleRig.of(3);
        rig.redact(1, 2);
        ProofBundle kept = rig.bundle(1, false, null);
        assertThat(kept.entries()).hasSize(3);
        assertThat(found(kept)).containsExactly("REDACTED entry 1", "REDACTED entry 3");
        List<ProofBundle.Proven> destroyed =
                kept.entries().stream().map(entry -> opened(entry, null)).toList();
        ProofBundle redacted = new ProofBundle(kept.decision(), kept.checkpoint(), null, destroyed, List.of());
        assertThat(check(redacted)).isEqualTo(new BundleCheck.Result(List.of(), List.of(), true));
        assertThat(found(with(redacted, destroyed.subList(0, 2))))
                .as("the redaction left out")
                .containsExactly("MISSING texts of entry 1", "MISSING texts of entry 3");
        assertThat(found(with(redacted, List.of(destroyed.get(0), destroyed.get(1), redactionOf(rig, 0)))))
                .as("the redaction of another decision")
                .contains("MISSING texts of entry 1", "ID entry 5");
        assertThat(found(new ProofBundle(kept.decision(), kept.checkpoint(), null, destroyed, kept.releases())))
                .containsExactly("RELEASE the releases that the record names");
    }

    @Test
    void t24_redaction_by_another_role_without_a_ground_or_of_what_is_held_is_found() {
        BundleRig rig = BundleRig.of(4);
        rig.happen("REDACTION", "auditor", "LAW", 0);
        rig.happen("REDACTION", "privacy", "WISH", 2);
        rig.happen("LEGAL_HOLD", "privacy", "HOLD", 3);
        rig.redact(3);
        assertThat(found(rig.bundle(0, false, null))).contains("REDACTION entry 5");
        assertThat(found(rig.bundle(2, false, null))).contains("REDACTION entry 6");
        assertThat(found(rig.bundle(3, false, null))).contains("REDACTION entry 8");
        BundleRig lifted = BundleRig.of(2);
        lifted.happen("LEGAL_HOLD", "privacy", "HOLD", 0);
        lifted.happen("HOLD_LIFTED", "privacy", "HOLD", 0);
        lifted.redact(0);
        assertThat(found(lifted.bundle(0, false, null))).containsExactly("REDACTED entry 0");
    }

    private static ProofBundle.Proven redactionOf(BundleRig rig, int number) {
        rig.redact(number);
        List<ProofBundle.Proven> entries = rig.bundle(number, false, null).entries();
        return entries.get(entries.size() - 1);
    }

    @Test
    void t25_file_of_the_same_name_in_a_release_is_found_by_the_digest() {
        ProofBundle.Release policy = OTHER.releases().get(0);
        List<SourceFile> other = policy.files().stream()
                .map(file -> new SourceFile(file.path(), file.text() + "# approve\n"))
                .toList();
        List<ProofBundle.Release> releases = new ArrayList<>(OTHER.releases());
        releases.set(0, new ProofBundle.Release(policy.kind(), policy.digest(), other));
        assertThat(found(releases)).containsExactly("RELEASE POLICY " + policy.digest());
        ProofBundle.Release whole = new ProofBundle.Release(
                policy.kind(), new org.precisionbenefit.terminology.SourceFiles(other).digest(), other);
        releases.set(0, whole);
        assertThat(found(releases)).containsExactly("RELEASE the releases that the record names");
        assertThat(found(List.of())).containsExactly("RELEASE the releases that the record names");
    }

    private static List<String> found(List<ProofBundle.Release> releases) {
        return found(new ProofBundle(OTHER.decision(), OTHER.checkpoint(), OTHER.earlier(), OTHER.entries(), releases));
    }

    @Test
    void t14_t15_checkpoint_that_the_log_did_not_sign_is_refused() {
        NoteSigner stranger = TestLog.signer("log.example/1");
        SignedNote forged = RIG.checkpoint(stranger, RIG.size());
        assertThat(found(new ProofBundle(OTHER.decision(), forged, null, OTHER.entries(), OTHER.releases())))
                .containsExactly("SIGNATURE checkpoint");
        SignedNote moved =
                new SignedNote(RIG.checkpoint(299).text(), RIG.checkpoint(300).signatures());
        assertThat(found(new ProofBundle(OTHER.decision(), moved, null, OTHER.entries(), OTHER.releases())))
                .containsExactly("SIGNATURE checkpoint");
        assertThat(found(new ProofBundle(
                        OTHER.decision(),
                        OTHER.checkpoint(),
                        new ProofBundle.Earlier(forged, List.of()),
                        OTHER.entries(),
                        OTHER.releases())))
                .containsExactly("SIGNATURE earlier checkpoint");
    }

    @Test
    void t16_log_that_was_rewritten_and_signed_anew_is_not_the_one_that_a_witness_kept() {
        BundleRig rewritten = BundleRig.of(299);
        ProofBundle bundle = rewritten.bundle(2, false, 200);
        assertThat(check(bundle).isClean()).isTrue();
        assertThat(new BundleCheck(trust(List.of(RIG.checkpoint(300)), List.of()))
                        .of(bundle)
                        .findings())
                .containsExactly(new BundleCheck.Finding(Kind.KEPT, "size 300"));
        ProofBundle good = RIG.bundle(2, false, 200);
        assertThat(new BundleCheck(trust(List.of(RIG.checkpoint(200), RIG.checkpoint(RIG.size())), List.of()))
                        .of(good)
                        .isClean())
                .isTrue();
        BundleRig fork = BundleRig.of(150);
        for (int i = 150; i < 300; i++) {
            write(fork, 1000 + i, BundleRig.salt("fork " + i));
        }
        assertThat(new BundleCheck(trust(List.of(fork.checkpoint(200)), List.of()))
                        .of(good)
                        .findings())
                .containsExactly(new BundleCheck.Finding(Kind.KEPT, "size 200"));
        BundleCheck.Result apart = new BundleCheck(trust(List.of(RIG.checkpoint(100)), List.of())).of(good);
        assertThat(apart.findings()).isEmpty();
        assertThat(apart.open()).singleElement().asString().contains("since=100");
    }

    @Test
    void earlier_checkpoint_that_the_tree_does_not_go_on_from_is_found() {
        List<Digest> proof = new ArrayList<>(REVIEWED.earlier().proof());
        proof.set(0, Digest.of("other"));
        assertThat(found(new ProofBundle(
                        REVIEWED.decision(),
                        REVIEWED.checkpoint(),
                        new ProofBundle.Earlier(REVIEWED.earlier().checkpoint(), proof),
                        REVIEWED.entries(),
                        REVIEWED.releases())))
                .containsExactly("PROOF earlier checkpoint");
    }

    @Test
    void receipt_of_another_entry_or_instant_or_key_is_found_and_one_that_was_promised_and_is_not_there() {
        String text = REVIEWED.entries().get(0).entry().text();
        java.time.Instant at = REVIEWED.entries().get(0).entry().at();
        for (Receipt wrong : List.of(
                Receipt.of(LOG, text + " ", at),
                Receipt.of(LOG, text, at.plusSeconds(1)),
                Receipt.of(TestLog.signer("log.example/1"), text, at))) {
            assertThat(found(with(
                            REVIEWED,
                            0,
                            entry -> new ProofBundle.Proven(
                                    entry.seq(), entry.entry(), entry.proof(), wrong.text(), entry.opened()))))
                    .containsExactly("RECEIPT entry 1");
        }
        BundleCheck promised = new BundleCheck(trust(
                List.of(),
                List.of(
                        Receipt.read(REVIEWED.entries().get(0).receipt()),
                        Receipt.read(OTHER.entries().get(0).receipt()))));
        assertThat(promised.of(REVIEWED).isClean()).isTrue();
        assertThat(promised.end()).extracting(BundleCheck.Finding::kind).containsExactly(Kind.PROMISE);
        promised.of(OTHER);
        assertThat(promised.end()).isEmpty();
    }

    @Test
    void entry_of_another_decision_or_event_that_stands_twice_is_found() {
        List<ProofBundle.Proven> both = new ArrayList<>(REVIEWED.entries());
        both.add(1, OTHER.entries().get(0));
        assertThat(found(with(REVIEWED, both))).contains("ID entry 2");
        List<ProofBundle.Proven> twice = new ArrayList<>(REVIEWED.entries());
        ProofBundle.Proven review = twice.get(1);
        twice.add(new ProofBundle.Proven(
                review.seq() + 1, review.entry(), review.proof(), review.receipt(), review.opened()));
        assertThat(found(with(REVIEWED, twice))).contains("DUPLICATE entry 301");
    }

    @Test
    void entry_that_the_log_holds_and_the_bundle_leaves_out_is_found_with_the_log() {
        OmittedEntries omitted = new OmittedEntries();
        omitted.add(REVIEWED);
        RIG.export().lines().forEach(omitted::line);
        assertThat(omitted.findings()).isEmpty();
        OmittedEntries hidden = new OmittedEntries();
        hidden.add(with(REVIEWED, List.of(REVIEWED.entries().get(0))));
        RIG.export().lines().forEach(hidden::line);
        assertThat(hidden.findings())
                .containsExactly(new BundleCheck.Finding(Kind.OMITTED, "entry 300 of decision " + BundleRig.id(1)));
    }
}
