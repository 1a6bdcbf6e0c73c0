package org.precisionbenefit.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.precisionbenefit.audit.ReleaseKind;
import org.precisionbenefit.audit.ReleaseSignature.Signer;
import org.precisionbenefit.audit.SignerRole;
import org.precisionbenefit.audit.json.JsonCanonical;
import org.precisionbenefit.decision.SignerName;
import org.precisionbenefit.decision.SigningPurpose;

/** The packaged server in production: it refuses what is not signed for it, and starts with what is. */
@Tag("packaged")
class ProductionStartTest {
    private static final String[] PRODUCTION = {
        "-Dprecision-benefit.stage=production", "-Dprecision-benefit.issuer=http://127.0.0.1:1/nobody"
    };

    @TempDir
    Path folder;

    @Test
    void unsigned_and_demonstrated_releases_stop_the_start_and_signed_ones_serve() throws Exception {
        new KeysFolder(folder.resolve("keys")).makeWhereNone();
        new LogKeyFolder(folder.resolve("keys")).makeWhereNone();
        assertRefused("No author signed it for PRODUCTION");
        assertThat(folder.resolve("keys/signers")).doesNotExist();

        try (ServerProcess development = new ServerProcess(folder)) {
            development.startAndAccept("shown");
        }
        Map<String, String> signed = signaturesAndSigners();
        assertThat(signed).hasSize(2 * ReleaseKind.values().length + 4);
        try (ServerProcess again = new ServerProcess(folder)) {
            again.startAndAccept("shown again");
        }
        assertThat(signaturesAndSigners())
                .as("a second start signs nothing anew")
                .isEqualTo(signed);
        assertRefused("signed for demonstration only, by demonstration-author and demonstration-approver");

        signForProduction();
        try (ServerProcess production = new ServerProcess(folder, PRODUCTION)) {
            production.start();
            awaitReady(production);
            assertThat(production.client().get("/").body()).doesNotContain("DEMONSTRATION");
        }
    }

    private void assertRefused(String because) throws IOException, InterruptedException {
        try (ServerProcess production = new ServerProcess(folder, PRODUCTION)) {
            production.start();
            assertThat(production.process().waitFor(120, TimeUnit.SECONDS)).isTrue();
            assertThat(production.process().exitValue()).isNotZero();
            assertThat(Files.readString(production.log()))
                    .contains("Production serves no release that is not signed for production")
                    .contains(because)
                    .contains("releases sign --as NAME --kind formulary");
            Files.delete(production.log());
        }
    }

    private Map<String, String> signaturesAndSigners() throws IOException {
        Map<String, String> found = new TreeMap<>();
        for (String name : List.of("keys/signers", "keys/signatures")) {
            try (Stream<Path> files = Files.list(folder.resolve(name))) {
                for (Path file :
                        files.filter(file -> !file.endsWith("making.lock")).toList()) {
                    found.put(file.toString(), Files.readString(file));
                }
            }
        }
        return found;
    }

    private void signForProduction() throws IOException {
        SignersFolder signers = new SignersFolder(folder.resolve("keys"), new JsonCanonical());
        SignaturesFolder files = new SignaturesFolder(folder.resolve("keys/signatures"), new JsonCanonical());
        Signer jane = new Signer(new SignerName("jane"), SignerRole.AUTHOR);
        Signer joe = new Signer(new SignerName("joe"), SignerRole.APPROVER);
        for (Signer signer : new Signer[] {jane, joe}) {
            signers.make(signer, SigningPurpose.PRODUCTION);
            for (ReleaseKind kind : ReleaseKind.values()) {
                files.write(signers.sign(
                        signer.name(),
                        kind,
                        ReleaseFolders.of(kind, Path.of("rules"), Path.of("formulary-data"), false)
                                .digest(),
                        Instant.now()));
            }
        }
    }

    private static void awaitReady(ServerProcess server) throws IOException, InterruptedException {
        for (long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(120); System.nanoTime() < end; Thread.sleep(100)) {
            try {
                if (server.client().get("/q/health/ready").statusCode() == 200) {
                    return;
                }
            } catch (IOException notYet) {
                assertThat(server.process().isAlive())
                        .as(Files.readString(server.log()))
                        .isTrue();
            }
        }
        throw new AssertionError("The server does not get ready: " + Files.readString(server.log()));
    }
}
