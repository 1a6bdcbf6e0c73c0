package org.precisionbenefit.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.precisionbenefit.audit.DraftSignaturesInMemory;
import org.precisionbenefit.audit.ReleaseKind;
import org.precisionbenefit.audit.ReleaseSignature;
import org.precisionbenefit.audit.ReleasesInMemory;
import org.precisionbenefit.audit.SignaturesInMemory;
import org.precisionbenefit.audit.SignerRole;
import org.precisionbenefit.audit.json.JsonCanonical;
import org.precisionbenefit.decision.Endorsement;
import org.precisionbenefit.decision.Endorsements;
import org.precisionbenefit.decision.SignerName;
import org.precisionbenefit.decision.SigningPurpose;
import org.precisionbenefit.terminology.ConfigurationFault;
import org.precisionbenefit.terminology.Digest;

/** Development signs for demonstration; production takes what two persons signed for it, and nothing else goes live. */
class SignatureGateTest {
    private static final JsonCanonical JSON = new JsonCanonical();
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00.5Z");
    private static final Digest RELEASE = Digest.of("release");
    private static final Digest OTHER = Digest.of("other");
    private static final SignerName JANE = new SignerName("jane");
    private static final SignerName JOE = new SignerName("joe");

    @TempDir
    Path temporary;

    private final SignaturesInMemory store = new SignaturesInMemory();
    private final ReleasesInMemory releases = new ReleasesInMemory();
    private final DraftSignaturesInMemory drafts = new DraftSignaturesInMemory();
    private SignersFolder signers;
    private SignaturesFolder files;

    @BeforeEach
    void folders() {
        signers = new SignersFolder(temporary.resolve("keys"), JSON);
        files = new SignaturesFolder(temporary.resolve("keys/signatures"), JSON);
    }

    private SignatureGate gate(boolean production, Instant now) {
        return new SignatureGate(production, signers, files, store, drafts, Clock.fixed(now, ZoneOffset.UTC));
    }

    private SignatureGate production() {
        return gate(true, NOON);
    }

    private SignatureGate development() {
        return gate(false, NOON);
    }

    private void makeJaneAndJoe(SigningPurpose purpose) throws IOException {
        signers.make(new ReleaseSignature.Signer(JANE, SignerRole.AUTHOR), purpose);
        signers.make(new ReleaseSignature.Signer(JOE, SignerRole.APPROVER), purpose);
    }

    private void sign(SignerName as, ReleaseKind kind, Digest release) throws IOException {
        files.write(signers.sign(as, kind, release, NOON));
    }

    /** Every file below the keys folder with its text. */
    private Map<String, String> allFiles() throws IOException {
        Map<String, String> found = new TreeMap<>();
        if (!Files.exists(temporary.resolve("keys"))) {
            return found;
        }
        try (Stream<Path> all = Files.walk(temporary.resolve("keys"))) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                found.put(file.toString(), Files.readString(file));
            }
        }
        return found;
    }

    @Test
    void development_signs_for_demonstration_once_and_a_second_start_signs_nothing_anew() throws IOException {
        Endorsement first = development().admit(ReleaseKind.POLICY, RELEASE);
        assertThat(first)
                .isEqualTo(new Endorsement(
                        RELEASE,
                        SigningPurpose.DEMONSTRATION,
                        DemonstrationSigning.AUTHOR.name(),
                        DemonstrationSigning.APPROVER.name()));
        Map<String, String> made = allFiles();
        assertThat(made.keySet())
                .filteredOn(name -> name.endsWith(".signature.json"))
                .hasSize(2);
        assertThat(store.size()).isEqualTo(2);

        Endorsement second = gate(false, NOON.plus(Duration.ofDays(1))).admit(ReleaseKind.POLICY, RELEASE);
        assertThat(second).isEqualTo(first);
        assertThat(allFiles()).isEqualTo(made);
        assertThat(store.size()).isEqualTo(2);
    }

    @Test
    void development_signs_another_release_with_the_same_keys() throws IOException {
        development().admit(ReleaseKind.POLICY, RELEASE);
        Map<String, String> before = allFiles();
        development().admit(ReleaseKind.POLICY, OTHER);
        assertThat(allFiles()).containsAllEntriesOf(before).hasSize(before.size() + 2);
    }

    @Test
    void development_leaves_what_is_signed_for_production_alone() throws IOException {
        makeJaneAndJoe(SigningPurpose.PRODUCTION);
        sign(JANE, ReleaseKind.POLICY, RELEASE);
        sign(JOE, ReleaseKind.POLICY, RELEASE);
        assertThat(development().admit(ReleaseKind.POLICY, RELEASE).purpose()).isEqualTo(SigningPurpose.PRODUCTION);
        assertThat(allFiles().keySet()).noneMatch(name -> name.contains("demonstration"));
    }

    @Test
    void production_refuses_an_unsigned_release_says_what_to_do_and_makes_no_key() throws IOException {
        assertThatThrownBy(() -> production().admit(ReleaseKind.KNOWLEDGE, RELEASE))
                .isInstanceOf(ConfigurationFault.class)
                .hasMessageContaining("KNOWLEDGE release " + RELEASE)
                .hasMessageContaining("No author signed it for PRODUCTION")
                .hasMessageContaining("No approver signed it for PRODUCTION")
                .hasMessageContaining("releases sign --as NAME --kind knowledge");
        assertThat(allFiles()).isEmpty();
        assertThat(store.size()).isZero();
    }

    @Test
    void production_refuses_what_development_signed() {
        development().admit(ReleaseKind.POLICY, RELEASE);
        assertThatThrownBy(() -> production().admit(ReleaseKind.POLICY, RELEASE))
                .isInstanceOf(ConfigurationFault.class)
                .hasMessageContaining(
                        "signed for demonstration only, by demonstration-author and demonstration-approver")
                .hasMessageContaining("No author signed it for PRODUCTION");
    }

    @Test
    void production_takes_what_two_persons_signed_for_it_and_keeps_their_signatures() throws IOException {
        development().admit(ReleaseKind.POLICY, RELEASE);
        makeJaneAndJoe(SigningPurpose.PRODUCTION);
        sign(JANE, ReleaseKind.POLICY, RELEASE);
        assertThatThrownBy(() -> production().admit(ReleaseKind.POLICY, RELEASE))
                .hasMessageContaining("No approver signed it for PRODUCTION");
        sign(JOE, ReleaseKind.POLICY, RELEASE);
        assertThat(production().admit(ReleaseKind.POLICY, RELEASE))
                .isEqualTo(new Endorsement(RELEASE, SigningPurpose.PRODUCTION, JANE, JOE));
        assertThat(store.size()).isEqualTo(4);
    }

    @Test
    void kept_signatures_count_without_their_files_and_only_while_their_signers_are_trusted() throws IOException {
        makeJaneAndJoe(SigningPurpose.PRODUCTION);
        sign(JANE, ReleaseKind.POLICY, RELEASE);
        sign(JOE, ReleaseKind.POLICY, RELEASE);
        production().admit(ReleaseKind.POLICY, RELEASE);
        try (Stream<Path> all = Files.list(temporary.resolve("keys/signatures"))) {
            for (Path file : all.toList()) {
                Files.delete(file);
            }
        }
        assertThat(production().admit(ReleaseKind.POLICY, RELEASE).purpose()).isEqualTo(SigningPurpose.PRODUCTION);
        Files.delete(temporary.resolve("keys/signers/joe.signer.json"));
        assertThatThrownBy(() -> production().admit(ReleaseKind.POLICY, RELEASE))
                .hasMessageContaining("No approver signed it")
                .hasMessageContaining("joe");
    }

    @Test
    void signature_of_one_release_in_the_file_of_another_is_refused() throws IOException {
        makeJaneAndJoe(SigningPurpose.PRODUCTION);
        sign(JANE, ReleaseKind.POLICY, RELEASE);
        sign(JOE, ReleaseKind.POLICY, RELEASE);
        try (Stream<Path> all = Files.list(temporary.resolve("keys/signatures"))) {
            for (Path file : all.toList()) {
                Path moved = file.resolveSibling(file.getFileName().toString().replace(RELEASE.hex(), OTHER.hex()));
                Files.copy(file, moved);
            }
        }
        assertThatThrownBy(() -> production().admit(ReleaseKind.POLICY, OTHER))
                .hasMessageContaining("it is for another release");
    }

    @Test
    void file_that_is_no_signature_does_not_count_and_does_not_stop_the_rest() throws IOException {
        makeJaneAndJoe(SigningPurpose.PRODUCTION);
        sign(JANE, ReleaseKind.POLICY, RELEASE);
        sign(JOE, ReleaseKind.POLICY, RELEASE);
        Files.writeString(
                temporary.resolve("keys/signatures/policy." + RELEASE.hex() + ".mallory.signature.json"), "{\"a\":");
        Files.writeString(
                temporary.resolve("keys/signatures/policy." + RELEASE.hex() + ".bomb.signature.json"),
                "[".repeat(1_000_000));
        assertThat(production().admit(ReleaseKind.POLICY, RELEASE).purpose()).isEqualTo(SigningPurpose.PRODUCTION);
    }

    @Test
    void nothing_unsigned_goes_live_in_production_and_what_was_signed_serves_on() throws IOException {
        AuthoredCopy copy = AuthoredCopy.below(temporary);
        makeJaneAndJoe(SigningPurpose.PRODUCTION);
        Publishing unsigned = new Publishing(releases, production());
        assertThatThrownBy(() -> unsigned.knowledge(copy.formulary())).isInstanceOf(ConfigurationFault.class);
        assertThat(releases.live(ReleaseKind.KNOWLEDGE)).isEmpty();

        Digest good = ReleaseFolders.knowledge(copy.formulary()).digest();
        sign(JANE, ReleaseKind.KNOWLEDGE, good);
        sign(JOE, ReleaseKind.KNOWLEDGE, good);
        assertThat(new Publishing(releases, production())
                        .knowledge(copy.formulary())
                        .digest())
                .isEqualTo(good);

        copy.changeEveryFile();
        assertThat(new Publishing(releases, production())
                        .knowledge(copy.formulary())
                        .digest())
                .isEqualTo(good);
        Files.delete(temporary.resolve("keys/signers/jane.signer.json"));
        Publishing untrusted = new Publishing(releases, production());
        assertThatThrownBy(() -> untrusted.knowledge(copy.formulary()))
                .isInstanceOf(ConfigurationFault.class)
                .hasMessageContaining(good.hex());
    }

    @Test
    void what_was_live_in_a_demonstration_does_not_serve_production() throws IOException {
        AuthoredCopy copy = AuthoredCopy.below(temporary);
        new Publishing(releases, development()).clocks(copy.formulary());
        Publishing publishing = new Publishing(releases, production());
        assertThatThrownBy(() -> publishing.clocks(copy.formulary()))
                .isInstanceOf(ConfigurationFault.class)
                .hasMessageContaining("CLOCKS release")
                .hasMessageContaining("signed for demonstration only");
    }

    @Test
    void published_releases_are_endorsed_each_by_its_own_signers() throws IOException {
        AuthoredCopy copy = AuthoredCopy.below(temporary);
        makeJaneAndJoe(SigningPurpose.PRODUCTION);
        Digest models = ReleaseFolders.models(false).digest();
        sign(JANE, ReleaseKind.MODELS, models);
        sign(JOE, ReleaseKind.MODELS, models);
        Publishing publishing = new Publishing(releases, development());
        publishing.policies(copy.rules(), LoadedReleases.formulary(publishing.formulary(copy.formulary())));
        publishing.knowledge(copy.formulary());
        publishing.clocks(copy.formulary());
        publishing.models(ModelSource.bundled(false));
        Endorsements endorsements = publishing.endorsements();
        assertThat(endorsements.models()).isEqualTo(new Endorsement(models, SigningPurpose.PRODUCTION, JANE, JOE));
        assertThat(Stream.of(
                        endorsements.policy(),
                        endorsements.formulary(),
                        endorsements.knowledge(),
                        endorsements.clocks()))
                .allMatch(one -> one.purpose() == SigningPurpose.DEMONSTRATION);
        assertThat(endorsements.anyForDemonstration()).isTrue();
    }
}
