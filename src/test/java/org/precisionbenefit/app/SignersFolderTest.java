package org.precisionbenefit.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.precisionbenefit.audit.ReleaseKind;
import org.precisionbenefit.audit.ReleaseSignature;
import org.precisionbenefit.audit.Signatory;
import org.precisionbenefit.audit.SignerRole;
import org.precisionbenefit.audit.json.JsonCanonical;
import org.precisionbenefit.decision.SignerName;
import org.precisionbenefit.decision.SigningPurpose;
import org.precisionbenefit.terminology.ConfigurationFault;
import org.precisionbenefit.terminology.Digest;

/** A signer's keys are made once, lie for their own user alone, and sign for nobody else. */
class SignersFolderTest {
    private static final SignerName JANE = new SignerName("jane");
    private static final SignerName JOE = new SignerName("joe");
    private static final Digest RELEASE = Digest.of("release");

    @TempDir
    Path keys;

    private SignersFolder signers;

    @BeforeEach
    void jane_and_joe() throws IOException {
        signers = new SignersFolder(keys, new JsonCanonical());
        make(JANE, SignerRole.AUTHOR);
        make(JOE, SignerRole.APPROVER);
    }

    private Path make(SignerName name, SignerRole role) throws IOException {
        return signers.make(new ReleaseSignature.Signer(name, role), SigningPurpose.PRODUCTION);
    }

    private Path file(String name) {
        return keys.resolve("signers").resolve(name);
    }

    private ReleaseSignature sign(SignerName as) {
        return signers.sign(as, ReleaseKind.MODELS, RELEASE, Instant.parse("2026-11-21T12:00:00.75Z"));
    }

    @Test
    void each_signs_with_the_own_key_what_the_public_file_states() {
        List<Signatory> trusted = signers.trusted().trusted();
        assertThat(trusted).hasSize(2).doesNotHaveDuplicates();
        ReleaseSignature signature = sign(JANE);
        assertThat(signature.statement().by()).isEqualTo(new ReleaseSignature.Signer(JANE, SignerRole.AUTHOR));
        assertThat(signature.statement().purpose()).isEqualTo(SigningPurpose.PRODUCTION);
        assertThat(signature.statement().at()).isEqualTo(Instant.parse("2026-11-21T12:00:00Z"));
        assertThat(trusted)
                .filteredOn(one -> one.signed(signature))
                .extracting(one -> one.signer().name())
                .containsExactly(JANE);
    }

    @Test
    void private_half_is_for_its_own_user_alone_and_stands_in_no_other_file() throws IOException {
        String secret = Files.readString(file("jane.private.pem"));
        assertThat(secret).startsWith("-----BEGIN PRIVATE KEY-----\n").endsWith("-----END PRIVATE KEY-----\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file("jane.private.pem"))))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(keys.resolve("signers"))))
                .isEqualTo("rwx------");
        assertThat(Files.readString(file("jane.signer.json")))
                .contains("\"publicKey\"")
                .doesNotContain(secret.lines().toList().get(1));
    }

    @Test
    void keys_are_never_replaced() throws IOException {
        String before = Files.readString(file("jane.private.pem"));
        assertThatThrownBy(() -> make(JANE, SignerRole.APPROVER))
                .isInstanceOf(ConfigurationFault.class)
                .hasMessageContaining("never replaced");
        Files.delete(file("jane.signer.json"));
        assertThatThrownBy(() -> make(JANE, SignerRole.AUTHOR)).isInstanceOf(ConfigurationFault.class);
        assertThat(Files.readString(file("jane.private.pem"))).isEqualTo(before);
    }

    @Test
    void nobody_signs_for_somebody_else() throws IOException {
        assertThatThrownBy(() -> sign(new SignerName("mallory")))
                .isInstanceOf(ConfigurationFault.class)
                .hasMessageContaining("keys make-signing");
        Files.copy(file("jane.private.pem"), file("joe.private.pem"), StandardCopyOption.REPLACE_EXISTING);
        assertThatThrownBy(() -> sign(JOE))
                .isInstanceOf(ConfigurationFault.class)
                .hasMessageContaining("not the other half");
        Files.delete(file("joe.private.pem"));
        assertThatThrownBy(() -> sign(JOE))
                .isInstanceOf(ConfigurationFault.class)
                .hasMessageContaining("Sign on the machine where it lies");
    }

    @Test
    void private_key_that_is_none_is_refused_without_being_quoted() throws IOException {
        for (String text :
                List.of("CANARY", "", "-----BEGIN PRIVATE KEY-----\nQ0FOQVJZ\n-----END PRIVATE KEY-----\n")) {
            Files.writeString(file("jane.private.pem"), text);
            assertThatThrownBy(() -> sign(JANE))
                    .isInstanceOf(ConfigurationFault.class)
                    .hasMessageContaining("jane.private.pem")
                    .hasMessageNotContaining("CANARY");
        }
    }

    @Test
    void public_file_that_is_none_or_names_somebody_else_stops_the_reading() throws IOException {
        Files.copy(file("jane.signer.json"), file("mallory.signer.json"));
        assertThatThrownBy(signers::trusted)
                .isInstanceOf(ConfigurationFault.class)
                .hasMessageContaining("mallory.signer.json")
                .hasMessageContaining("named as the signer");
        Files.writeString(file("mallory.signer.json"), "{\"signer\":\"CANARY\"}");
        assertThatThrownBy(signers::trusted)
                .isInstanceOf(ConfigurationFault.class)
                .hasMessageContaining("mallory.signer.json")
                .hasMessageNotContaining("CANARY");
    }

    @Test
    void keys_that_an_interrupted_start_left_are_made_again() throws IOException {
        Files.delete(file("jane.signer.json"));
        signers.clear(JANE);
        make(JANE, SignerRole.AUTHOR);
        assertThat(signers.trusted().trusted()).hasSize(2);
        signers.clear(JOE);
        assertThat(file("joe.private.pem")).exists();
    }
}
