package org.precisionbenefit.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.precisionbenefit.app.Signed.given;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.precisionbenefit.audit.log.Checkpoint;
import org.precisionbenefit.audit.log.LogEntry;
import org.precisionbenefit.audit.log.MerkleTree;
import org.precisionbenefit.audit.log.NoteKey;
import org.precisionbenefit.audit.log.Receipt;
import org.precisionbenefit.audit.log.SignedNote;
import org.precisionbenefit.terminology.Digest;

/** Each answer carries the log's promise, a repeated one the same, and the promise is kept. */
@QuarkusTest
@Tag("alone")
@QuarkusTestResource(DurableDatabase.class)
class LogDoorTest {
    private static final Duration PROMISED = Duration.ofSeconds(10);

    @Inject
    DataSource database;

    @ConfigProperty(name = "precision-benefit.keys-dir")
    Path keys;

    @Test
    void answers_of_both_doors_carry_a_receipt_that_is_kept_in_time() throws Exception {
        String number = "log-" + UUID.randomUUID();
        Response plain = plain(number);
        Response fhir = fhir(number + "-fhir");
        NoteKey log =
                NoteKey.read(Files.readString(keys.resolve("log/log.vkey")).strip());
        for (Response answer : List.of(plain, fhir)) {
            Receipt receipt = Receipt.read(answer.header("Decision-Receipt"));
            assertThat(receipt.isSignedBy(log)).isTrue();
            long end = System.nanoTime() + PROMISED.toNanos();
            while (!leaves().contains(receipt.entry())) {
                assertThat(System.nanoTime()).as("kept in time").isLessThan(end);
                Thread.sleep(50);
            }
        }
        assertThat(plain.jsonPath().getString("id"))
                .isIn(entries().stream().map(entry -> LogEntry.read(entry).id()).toList());
    }

    @Test
    void repeated_submission_gets_the_same_bytes_and_the_same_receipt() throws Exception {
        String number = "log-" + UUID.randomUUID();
        Response first = plain(number);
        Response second = plain(number);
        assertThat(second.asString()).isEqualTo(first.asString());
        assertThat(second.header("Decision-Receipt")).isEqualTo(first.header("Decision-Receipt"));
        Response fhir = fhir(number + "-fhir");
        Response again = fhir(number + "-fhir");
        assertThat(again.asString()).isEqualTo(fhir.asString());
        assertThat(again.header("Decision-Receipt")).isNotNull().isEqualTo(fhir.header("Decision-Receipt"));
    }

    @Test
    void newest_checkpoint_is_the_logs_own_over_every_entry() throws Exception {
        plain("log-" + UUID.randomUUID());
        NoteKey log =
                NoteKey.read(Files.readString(keys.resolve("log/log.vkey")).strip());
        String note = column("select note from audit_checkpoint order by number desc limit 1")
                .get(0);
        Checkpoint newest = Checkpoint.of(SignedNote.read(note), List.of(log));
        MerkleTree tree = new MerkleTree();
        entries()
                .subList(0, (int) newest.tree().size())
                .forEach(entry -> tree.append(LogEntry.read(entry).leaf()));
        assertThat(tree.head(tree.size())).isEqualTo(newest.tree());
    }

    @Test
    void readiness_and_figures_say_that_the_log_is_continued() {
        io.restassured.RestAssured.given()
                .get("/q/health/ready")
                .then()
                .body("checks.find { it.name == 'log' }.status", equalTo("UP"))
                .body("checks.find { it.name == 'log' }.data.'keeps its promise'", equalTo(true));
    }

    private static Response plain(String number) throws IOException {
        return given().contentType("application/json")
                .body(Files.readString(Path.of("docs/samples/plain/approved-gene-exception.json"))
                        .replace("demo-plain-approved-gene-exception", number))
                .post("/api/v1/decisions")
                .then()
                .statusCode(200)
                .extract()
                .response();
    }

    private static Response fhir(String number) throws IOException {
        return given().config(io.restassured.RestAssured.config()
                        .encoderConfig(io.restassured.config.EncoderConfig.encoderConfig()
                                .appendDefaultContentCharsetToContentTypeIfUndefined(false)
                                .encodeContentTypeAs("application/fhir+json", io.restassured.http.ContentType.TEXT)
                                .defaultContentCharset("UTF-8")))
                .contentType("application/fhir+json")
                .body(new SampleFiles()
                        .samples()
                        .get(0)
                        .body()
                        .replace("\"demo-approved-outright\"", "\"" + number + "\""))
                .post("/fhir/Claim/$submit")
                .then()
                .statusCode(200)
                .extract()
                .response();
    }

    private List<Digest> leaves() throws SQLException {
        return entries().stream().map(entry -> LogEntry.read(entry).leaf()).toList();
    }

    private List<String> entries() throws SQLException {
        return column("select entry from audit_log order by seq");
    }

    private List<String> column(String sql) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(sql)) {
            while (found.next()) {
                values.add(found.getString(1));
            }
        }
        return values;
    }
}
