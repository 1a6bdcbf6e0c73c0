package org.precisionbenefit.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;
import static org.precisionbenefit.app.Signed.given;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.precisionbenefit.api.cli.Signing;
import org.precisionbenefit.audit.LiveReleases;
import org.precisionbenefit.audit.ReleaseKind;
import org.precisionbenefit.audit.ReleaseSignature;
import org.precisionbenefit.audit.Signatories;
import org.precisionbenefit.audit.Signatory;
import org.precisionbenefit.audit.SignatureStore;
import org.precisionbenefit.audit.SignerRole;
import org.precisionbenefit.audit.json.JsonCanonical;
import org.precisionbenefit.casework.CurrentEngine;
import org.precisionbenefit.decision.Endorsements;
import org.precisionbenefit.decision.SignerName;
import org.precisionbenefit.decision.SigningPurpose;
import org.precisionbenefit.terminology.Digest;

/** The first start in development signs what ships for demonstration, and everything that comes of it says so. */
@QuarkusTest
@Tag("alone")
@QuarkusTestResource(DurableDatabase.class)
class SignedRecordTest {
    private static String id = "";

    @Inject
    CurrentEngine engines;

    @Inject
    LiveReleases live;

    @Inject
    SignatureStore signatures;

    @ConfigProperty(name = "precision-benefit.signatures-dir")
    Path folder;

    @BeforeEach
    void one_decision_is_kept() throws Exception {
        if (id.isEmpty()) {
            id = given().contentType("application/json")
                    .body(Files.readString(Path.of("docs/samples/plain/approved-gene-exception.json"))
                            .replace("demo-plain-approved-gene-exception", "of-the-signed-record-test"))
                    .post("/api/v1/decisions")
                    .jsonPath()
                    .getString("id");
        }
    }

    @Test
    void record_as_json_begins_with_the_mark_and_names_who_signed() {
        given().get("/api/v1/decisions/" + id)
                .then()
                .statusCode(200)
                .body("notice", startsWith("DEMONSTRATION: "))
                .body("record.inputs.endorsements.policy.release", equalTo(digest(ReleaseKind.POLICY)))
                .body("record.inputs.endorsements.clocks.release", equalTo(digest(ReleaseKind.CLOCKS)))
                .body("record.inputs.endorsements.policy.purpose", equalTo("DEMONSTRATION"))
                .body("record.inputs.endorsements.models.author", equalTo("demonstration-author"))
                .body("record.inputs.endorsements.clocks.approver", equalTo("demonstration-approver"));
    }

    private String digest(ReleaseKind kind) {
        return live.live().stream()
                .filter(release -> release.kind() == kind)
                .findFirst()
                .orElseThrow()
                .digest()
                .hex();
    }

    @Test
    void decision_with_its_endorsements_replays_equal() {
        given().post("/api/v1/decisions/" + id + "/replay")
                .then()
                .statusCode(200)
                .body("equal", equalTo(true));
    }

    @Test
    void page_of_the_decision_and_start_page_carry_the_mark() {
        assertThat(given().get("/ui/decisions/" + id).asString())
                .contains("<strong>DEMONSTRATION</strong>")
                .contains("Signed for DEMONSTRATION by demonstration-author (author)");
        assertThat(given().get("/").asString()).contains("<strong>DEMONSTRATION</strong>");
    }

    @Test
    void signatures_lie_in_their_folder_two_for_each_release() throws Exception {
        try (var all = Files.list(folder)) {
            assertThat(all.map(file -> file.getFileName().toString()))
                    .hasSize(2 * ReleaseKind.values().length)
                    .allMatch(name -> name.endsWith(".signature.json"));
        }
    }

    /** By the database alone: every live release is endorsed by the keys that are kept beside its signatures. */
    @Test
    void kept_signatures_can_be_checked_without_any_file() throws SQLException {
        Signatories kept = new Signatories(keptSignatories());
        assertThat(kept.trusted()).hasSize(2);
        assertThat(live.live()).hasSize(ReleaseKind.values().length).allSatisfy(release -> {
            List<ReleaseSignature> given = signatures.of(release.digest());
            assertThat(given).hasSize(2);
            Signatories.Verdict verdict = kept.judge(release.kind(), release.digest(), given);
            assertThat(verdict.endorsement(SigningPurpose.DEMONSTRATION)).isPresent();
            assertThat(verdict.wrong()).isEmpty();
        });
        assertThat(signatures.of(Digest.of("never kept"))).isEmpty();
    }

    @Test
    void keeping_a_signature_again_changes_nothing() throws SQLException {
        Signatories kept = new Signatories(keptSignatories());
        LiveReleases.LiveRelease release = live.live().get(0);
        List<ReleaseSignature> before = signatures.of(release.digest());
        signatures.keep(kept.judge(release.kind(), release.digest(), before).valid());
        assertThat(signatures.of(release.digest())).containsExactlyInAnyOrderElementsOf(before);
    }

    @Test
    void command_line_lists_what_is_live_with_who_signed_it() throws Exception {
        List<Signing.Standing> standings = new SigningRun(new JsonCanonical(), Clock.systemUTC()).releases();
        assertThat(standings)
                .extracting(Signing.Standing::digest)
                .containsExactlyInAnyOrderElementsOf(live.live().stream()
                        .map(LiveReleases.LiveRelease::digest)
                        .toList());
        assertThat(standings).allSatisfy(one -> {
            assertThat(one.state()).startsWith("live since ");
            assertThat(one.signed())
                    .isEqualTo("DEMONSTRATION, author demonstration-author, approver demonstration-approver");
        });
    }

    @Test
    void command_line_signs_what_the_folders_hold_with_the_signers_own_key() throws Exception {
        SigningRun run = new SigningRun(new JsonCanonical(), Clock.systemUTC());
        SignerName jane = new SignerName("jane.of-this-test");
        Path made = run.make(new ReleaseSignature.Signer(jane, SignerRole.AUTHOR), SigningPurpose.PRODUCTION);
        List<Path> written = new ArrayList<>();
        try {
            Signatory signatory = new JsonCanonical().decode(Files.readString(made), Signatory.class);
            for (Signing.Written one : run.sign(jane, EnumSet.of(ReleaseKind.CLOCKS, ReleaseKind.POLICY), null)) {
                written.add(one.file());
                assertThat(signatory.signed(one.signature())).isTrue();
                assertThat(live.live())
                        .anyMatch(release -> release.kind()
                                        == one.signature().statement().kind()
                                && release.digest()
                                        .equals(one.signature().statement().digest()));
                assertThat(new JsonCanonical().decode(Files.readString(one.file()), ReleaseSignature.class))
                        .isEqualTo(one.signature());
            }
            assertThat(written).hasSize(2);
        } finally {
            for (Path file : written) {
                Files.delete(file);
            }
            Files.delete(made);
        }
    }

    @Test
    void engine_that_is_live_knows_who_answers_for_it() {
        Endorsements endorsements = engines.live().endorsements();
        assertThat(endorsements).isNotNull();
        assertThat(endorsements.anyForDemonstration()).isTrue();
    }

    private static List<Signatory> keptSignatories() throws SQLException {
        List<Signatory> found = new ArrayList<>();
        try (Connection connection = Superuser.connect();
                ResultSet row = connection
                        .createStatement()
                        .executeQuery("select distinct signer, role, purpose, public_key from release_signature")) {
            while (row.next()) {
                found.add(new Signatory(
                        new ReleaseSignature.Signer(
                                new SignerName(row.getString(1)), SignerRole.valueOf(row.getString(2))),
                        SigningPurpose.valueOf(row.getString(3)),
                        row.getString(4)));
            }
        }
        return found;
    }
}
