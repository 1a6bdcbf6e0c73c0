package org.precisionbenefit.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.precisionbenefit.audit.ReleaseSignature.Signer;
import org.precisionbenefit.audit.ReleaseSignature.Statement;
import org.precisionbenefit.decision.Endorsement;
import org.precisionbenefit.decision.SignerName;
import org.precisionbenefit.decision.SigningPurpose;
import org.precisionbenefit.terminology.Digest;

/** A release is endorsed by two persons with two keys, who signed exactly it, and by nothing less. */
class SignatoriesTest {
    private static final Digest RELEASE = Digest.of("release");
    private static final Instant AT = Instant.parse("2026-11-21T12:00:00Z");
    private static final TestSigner AUTHOR = TestSigner.of("jane", SignerRole.AUTHOR, SigningPurpose.PRODUCTION);
    private static final TestSigner APPROVER = TestSigner.of("joe", SignerRole.APPROVER, SigningPurpose.PRODUCTION);
    private static final Signatories TRUSTED = new Signatories(List.of(AUTHOR.signatory(), APPROVER.signatory()));

    private static Statement statement(TestSigner by) {
        return new Statement(
                ReleaseKind.POLICY,
                RELEASE,
                by.signatory().signer(),
                by.signatory().purpose(),
                AT);
    }

    private static ReleaseSignature signed(TestSigner by) {
        return by.sign(statement(by));
    }

    private static Signatories.Verdict judge(Signatories trusted, ReleaseSignature... given) {
        return trusted.judge(ReleaseKind.POLICY, RELEASE, List.of(given));
    }

    @Test
    void author_and_approver_endorse_for_their_purpose_alone() {
        Signatories.Verdict verdict = judge(TRUSTED, signed(APPROVER), signed(AUTHOR));
        assertThat(verdict.endorsement(SigningPurpose.PRODUCTION))
                .contains(new Endorsement(
                        RELEASE, SigningPurpose.PRODUCTION, new SignerName("jane"), new SignerName("joe")));
        assertThat(verdict.endorsement(SigningPurpose.DEMONSTRATION)).isEmpty();
        assertThat(verdict.lacks(SigningPurpose.PRODUCTION)).isEmpty();
        assertThat(verdict.wrong()).isEmpty();
    }

    @Test
    void one_of_the_two_is_not_enough() {
        assertThat(judge(TRUSTED, signed(AUTHOR)).endorsement(SigningPurpose.PRODUCTION))
                .isEmpty();
        assertThat(judge(TRUSTED, signed(AUTHOR)).lacks(SigningPurpose.PRODUCTION))
                .isEqualTo("No approver signed it for PRODUCTION.");
        assertThat(judge(TRUSTED, signed(APPROVER)).lacks(SigningPurpose.PRODUCTION))
                .isEqualTo("No author signed it for PRODUCTION.");
        assertThat(judge(TRUSTED, signed(AUTHOR), signed(AUTHOR)).endorsement(SigningPurpose.PRODUCTION))
                .isEmpty();
    }

    /** The author's statement with one thing changed; the signature is still the one over the true statement. */
    static Stream<Statement> changed() {
        Statement true_ = statement(AUTHOR);
        String digest = RELEASE.hex();
        Digest oneBit = new Digest((digest.charAt(0) == '0' ? '1' : '0') + digest.substring(1));
        return Stream.of(
                new Statement(ReleaseKind.FORMULARY, RELEASE, true_.by(), true_.purpose(), AT),
                new Statement(true_.kind(), oneBit, true_.by(), true_.purpose(), AT),
                new Statement(
                        true_.kind(),
                        RELEASE,
                        new Signer(new SignerName("janf"), SignerRole.AUTHOR),
                        true_.purpose(),
                        AT),
                new Statement(
                        true_.kind(),
                        RELEASE,
                        new Signer(new SignerName("jane"), SignerRole.APPROVER),
                        true_.purpose(),
                        AT),
                new Statement(true_.kind(), RELEASE, true_.by(), SigningPurpose.DEMONSTRATION, AT),
                new Statement(true_.kind(), RELEASE, true_.by(), true_.purpose(), AT.plusSeconds(1)));
    }

    /** Whatever is stated, the same key is trusted for it: only the signature itself can refuse. */
    @ParameterizedTest
    @MethodSource("changed")
    void signature_on_anything_else_does_not_count(Statement changed) {
        ReleaseSignature moved = new ReleaseSignature(changed, signed(AUTHOR).signature());
        Signatory everything = TestSigner.with(
                        AUTHOR.pair(), changed.by().name().value(), changed.by().role(), changed.purpose())
                .signatory();
        assertThat(everything.signed(moved)).isFalse();
        Signatories.Verdict verdict =
                new Signatories(List.of(everything)).judge(changed.kind(), changed.digest(), List.of(moved));
        assertThat(verdict.valid()).isEmpty();
        assertThat(verdict.wrong())
                .singleElement()
                .asString()
                .contains(changed.by().name().value(), "does not fit what it states");
        assertThat(everything.signed(AUTHOR.sign(changed))).isTrue();
    }

    @Test
    void signature_with_one_changed_bit_or_none_at_all_does_not_count() {
        byte[] bytes = Base64.getDecoder().decode(signed(AUTHOR).signature());
        for (int i = 0; i < bytes.length; i += 9) {
            byte[] bent = bytes.clone();
            bent[i] ^= 1;
            assertThat(AUTHOR.signatory()
                            .signed(new ReleaseSignature(
                                    statement(AUTHOR), Base64.getEncoder().encodeToString(bent))))
                    .isFalse();
        }
        for (String none : List.of("", "no base64!", "AAAA")) {
            assertThat(AUTHOR.signatory().signed(new ReleaseSignature(statement(AUTHOR), none)))
                    .isFalse();
        }
    }

    @Test
    void signature_on_one_release_does_not_count_on_another() {
        Signatories.Verdict verdict =
                TRUSTED.judge(ReleaseKind.POLICY, Digest.of("another"), List.of(signed(AUTHOR), signed(APPROVER)));
        assertThat(verdict.endorsement(SigningPurpose.PRODUCTION)).isEmpty();
        assertThat(verdict.lacks(SigningPurpose.PRODUCTION)).contains("it is for another release");
    }

    @Test
    void unknown_signer_does_not_count_and_is_named() {
        TestSigner stranger = TestSigner.of("stranger", SignerRole.APPROVER, SigningPurpose.PRODUCTION);
        Signatories.Verdict verdict = judge(TRUSTED, signed(AUTHOR), signed(stranger));
        assertThat(verdict.endorsement(SigningPurpose.PRODUCTION)).isEmpty();
        assertThat(verdict.lacks(SigningPurpose.PRODUCTION))
                .contains("No approver signed it", "stranger", "nobody of this name is trusted");
    }

    @Test
    void name_of_a_trusted_person_with_a_strangers_key_does_not_count() {
        TestSigner forger = TestSigner.of("joe", SignerRole.APPROVER, SigningPurpose.PRODUCTION);
        assertThat(judge(TRUSTED, signed(AUTHOR), signed(forger)).endorsement(SigningPurpose.PRODUCTION))
                .isEmpty();
    }

    @Test
    void demonstration_key_cannot_sign_for_production() {
        TestSigner shown = TestSigner.of("joe", SignerRole.APPROVER, SigningPurpose.DEMONSTRATION);
        Statement claims =
                new Statement(ReleaseKind.POLICY, RELEASE, shown.signatory().signer(), SigningPurpose.PRODUCTION, AT);
        Signatories.Verdict verdict = judge(
                new Signatories(List.of(AUTHOR.signatory(), shown.signatory())), signed(AUTHOR), shown.sign(claims));
        assertThat(verdict.endorsement(SigningPurpose.PRODUCTION)).isEmpty();
        assertThat(verdict.endorsement(SigningPurpose.DEMONSTRATION)).isEmpty();
    }

    @Test
    void author_and_approver_of_two_purposes_endorse_for_neither() {
        TestSigner shown = TestSigner.of("joe", SignerRole.APPROVER, SigningPurpose.DEMONSTRATION);
        Signatories.Verdict verdict =
                judge(new Signatories(List.of(AUTHOR.signatory(), shown.signatory())), signed(AUTHOR), signed(shown));
        assertThat(verdict.endorsement(SigningPurpose.PRODUCTION)).isEmpty();
        assertThat(verdict.endorsement(SigningPurpose.DEMONSTRATION)).isEmpty();
    }

    @Test
    void one_key_under_two_names_is_one_person() {
        TestSigner again = TestSigner.with(AUTHOR.pair(), "joe", SignerRole.APPROVER, SigningPurpose.PRODUCTION);
        Signatories.Verdict verdict =
                judge(new Signatories(List.of(AUTHOR.signatory(), again.signatory())), signed(AUTHOR), signed(again));
        assertThat(verdict.valid()).hasSize(2);
        assertThat(verdict.endorsement(SigningPurpose.PRODUCTION)).isEmpty();
        assertThat(verdict.lacks(SigningPurpose.PRODUCTION)).contains("one person or used one key");
    }

    @Test
    void one_name_with_two_keys_is_one_person() {
        TestSigner again = TestSigner.of("jane", SignerRole.APPROVER, SigningPurpose.PRODUCTION);
        Signatories.Verdict verdict =
                judge(new Signatories(List.of(AUTHOR.signatory(), again.signatory())), signed(AUTHOR), signed(again));
        assertThat(verdict.valid()).hasSize(2);
        assertThat(verdict.endorsement(SigningPurpose.PRODUCTION)).isEmpty();
    }

    @Test
    void third_person_makes_up_for_a_pair_that_is_one() {
        TestSigner again = TestSigner.with(AUTHOR.pair(), "alias", SignerRole.APPROVER, SigningPurpose.PRODUCTION);
        Signatories trusted = new Signatories(List.of(AUTHOR.signatory(), again.signatory(), APPROVER.signatory()));
        assertThat(judge(trusted, signed(AUTHOR), signed(again), signed(APPROVER))
                        .endorsement(SigningPurpose.PRODUCTION))
                .contains(new Endorsement(
                        RELEASE, SigningPurpose.PRODUCTION, new SignerName("jane"), new SignerName("joe")));
    }

    @Test
    void signed_text_is_this_one() {
        assertThat(new String(statement(AUTHOR).bytes(), StandardCharsets.UTF_8))
                .isEqualTo("precision-benefit release signature 1\nkind: POLICY\ndigest: " + RELEASE.hex()
                        + "\nrole: AUTHOR\nsigner: jane\npurpose: PRODUCTION\nat: 2026-11-21T12:00:00Z\n");
        assertThatThrownBy(() -> new Statement(
                        ReleaseKind.POLICY,
                        RELEASE,
                        AUTHOR.signatory().signer(),
                        SigningPurpose.PRODUCTION,
                        AT.plusNanos(1)))
                .hasMessageContaining("whole second");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Jane", "jane\nrole: APPROVER", "../jane", ".jane", "jane doe", "j\u00e4ne"})
    void name_holds_nothing_that_could_pass_for_another_line_or_file(String name) {
        assertThatThrownBy(() -> new SignerName(name)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "AAAA",
                "MCowBQYDK2VwAyEAAAAA",
                "MCowBQYDK2VuAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE="
            })
    void public_key_of_another_kind_is_refused(String key) {
        assertThatThrownBy(() -> new Signatory(AUTHOR.signatory().signer(), SigningPurpose.PRODUCTION, key))
                .hasMessageContaining("Ed25519");
    }
}
