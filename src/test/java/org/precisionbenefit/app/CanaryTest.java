package org.precisionbenefit.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.precisionbenefit.app.Signed.given;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logmanager.ExtLogRecord;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.precisionbenefit.audit.Canonical;
import org.precisionbenefit.audit.Seal;
import org.precisionbenefit.audit.postgres.PostgresHistory;
import org.precisionbenefit.formulary.PlanId;
import org.precisionbenefit.profile.MemberId;
import org.precisionbenefit.profile.history.Fill;
import org.precisionbenefit.profile.history.Histories;
import org.precisionbenefit.profile.history.MemberHistory;

/**
 * Values that stand nowhere else are sent through every door, in requests that are approved, pended, refused and not kept.
 * Afterwards they stand in no place but the answers that are theirs. A new place of output joins by one line in
 * {@link #places}.
 */
@QuarkusTest
@Tag("alone")
@QuarkusTestResource(DurableDatabase.class)
class CanaryTest {
    private static final String FHIR = "application/fhir+json";
    private static final String JSON = "application/json";
    private static final String SUBMIT = "/fhir/Claim/$submit";
    private static final String INQUIRE = "/fhir/Claim/$inquire";
    private static final String DECIDE = "/api/v1/decisions";
    private static final String PLAN = "DEMO-COMMERCIAL";
    private static final String GENOTYPE = "*2/*2";
    private static final String ODD_GENOTYPE = "canary-genotype *2/*89";
    private static final String KEY = "canary-idempotency-key";
    private static final String CLAIM = "CANARY-CLAIM-76";

    /** What stands in the samples, and the canary that takes its place. */
    private static final Map<String, String> PLANTED = Map.ofEntries(
            Map.entry("DEMO-0002", "CANARY-MEMBER-71"),
            Map.entry("\"Two\"", "\"Canaryfamily\""),
            Map.entry("\"Member\"", "\"Canarygiven\""),
            Map.entry("1968-04-12", "1937-02-19"),
            Map.entry("demo-approved-gene-exception", "canary-claim-72"),
            Map.entry("demo-plain-approved-gene-exception", "canary-plain-claim-73"),
            Map.entry("1234567893", "1987604372"),
            Map.entry("\"One\"", "\"Canaryprescriber\""),
            Map.entry("+1-555-0100", "+1-555-7319284"),
            Map.entry("As labelled", "canary dosage text"),
            Map.entry("CYP2C19 genotype", "canary test name"),
            Map.entry("Coronary stent in place", "canary condition name"),
            Map.entry("Sample Heart Clinic", "Canary Heart Clinic"),
            Map.entry("Sample Laboratory", "Canary Laboratory"),
            Map.entry("Cardiology", "Canaryology"),
            Map.entry("demo-member-2", "canary-patient-74"),
            Map.entry("demo-claim-", "canary-claim-id-"),
            Map.entry("demo-condition-acs", "canary-condition-75"),
            Map.entry("Demonstration Commercial Plan", "Canary name of a plan"));

    @Inject
    DataSource database;

    @Inject
    Seal seal;

    @Inject
    Canonical canonical;

    @ConfigProperty(name = "precision-benefit.data-dir")
    Path data;

    private final Queue<String> lines = new ConcurrentLinkedQueue<>();
    private final List<String> refusals = new ArrayList<>();

    @Test
    void planted_values_stand_nowhere_but_in_the_answers_that_are_theirs() throws Exception {
        Noting noting = new Noting(lines);
        Logger root = Logger.getLogger("");
        Logger ours = Logger.getLogger("org.precisionbenefit");
        Level before = ours.getLevel();
        root.addHandler(noting);
        ours.setLevel(Level.ALL);
        try {
            send();
        } finally {
            ours.setLevel(before);
            root.removeHandler(noting);
        }
        for (Map.Entry<String, List<String>> place : places().entrySet()) {
            assertThat(place.getValue()).as(place.getKey()).isNotEmpty();
            for (String canary : canaries()) {
                assertThat(place.getValue().stream().filter(text -> holds(text, canary)))
                        .as(canary + " in " + place.getKey())
                        .isEmpty();
            }
        }
    }

    /** Every place at which something leaves the process or stays behind. */
    private Map<String, List<String>> places() throws IOException, SQLException {
        Map<String, List<String>> places = new TreeMap<>();
        places.put("log lines", List.copyOf(lines));
        places.put("error bodies", refusals);
        places.put("metrics", List.of(given().get("/q/metrics").asString()));
        places.put("health", List.of(given().get("/q/health").asString()));
        places.put("every row of every table", rows());
        places.put("files of the database", files("pgdata/base", PLAN));
        places.put("write-ahead log", files("pgdata/pg_wal", PLAN));
        places.put("other files of the data folder", files("", ""));
        return places;
    }

    private static List<String> canaries() {
        List<String> all = new ArrayList<>(PLANTED.values().stream()
                .map(canary -> canary.replace("\"", ""))
                .toList());
        all.add(ODD_GENOTYPE);
        all.add(KEY);
        all.add(CLAIM);
        return all;
    }

    private static boolean holds(String text, String canary) {
        return text.contains(canary)
                || text.contains(HexFormat.of().formatHex(canary.getBytes(StandardCharsets.UTF_8)));
    }

    private void send() throws IOException, SQLException {
        String bundle = planted(Path.of("docs/samples/approved-gene-exception.json"));
        String plain = planted(Path.of("docs/samples/plain/approved-gene-exception.json"));
        for (String canary : canaries().subList(0, PLANTED.size())) {
            assertThat(bundle + plain).contains(canary);
        }
        remember();
        kept(post(SUBMIT, FHIR, bundle));
        kept(post(DECIDE, JSON, plain));
        kept(post(
                SUBMIT, FHIR, bundle.replace(GENOTYPE, ODD_GENOTYPE).replace("canary-claim-72", "canary-claim-72-b")));
        kept(given().header("Idempotency-Key", KEY)
                .contentType(JSON)
                .body(plain.replace("canary-plain-claim-73", "canary-plain-claim-73-b"))
                .post(DECIDE));
        refused(given().header("Idempotency-Key", KEY)
                .contentType(JSON)
                .body(plain)
                .post(DECIDE));
        refuseAll(bundle, plain);
        notKept(bundle.replace("canary-claim-72", "canary-claim-72-c"), plain.replace("claim-73", "claim-73-c"));
    }

    private void refuseAll(String bundle, String plain) {
        for (String door : List.of(SUBMIT, INQUIRE)) {
            refused(post(door, FHIR, bundle.replace("\"preauthorization\"", "\"Canaryfamily\"")));
            refused(post(door, FHIR, bundle.replace("\"Patient\"", "\"Canaryfamily\"")));
            refused(post(door, FHIR, bundle.replace("1937-02-19", "1937-02-19-canary-claim-72")));
            refused(post(door, FHIR, bundle.substring(0, bundle.length() / 2)));
            refused(post(door, "text/CANARY-MEMBER-71", bundle));
        }
        refused(post(DECIDE, JSON, plain.replace("1937-02-19", "CANARY-MEMBER-71")));
        refused(post(DECIDE, JSON, plain.replace("\"urgency\"", "\"Canaryfamily\"")));
        refused(post(DECIDE, JSON, plain.replace("FEMALE", "Canarygiven")));
        refused(post(DECIDE, JSON, plain.substring(0, plain.length() / 2)));
        refused(given().get(DECIDE + "/CANARY-MEMBER-71"));
        refused(given().get("/ui/decisions/CANARY-MEMBER-71"));
    }

    /** The plan's own records of the member hold a claim. */
    private void remember() throws IOException {
        Fill claim = Histories.fill("ExplanationOfBenefit/" + CLAIM, Fill.Kind.CLAIMED, "2026-06-01", 10);
        new PostgresHistory(database, seal, canonical, Clock.systemUTC(), UUID::randomUUID)
                .whole(adding -> adding.add(
                        new MemberId(PLANTED.get("DEMO-0002")),
                        new PlanId(PLAN),
                        new MemberHistory(List.of(), List.of(claim), List.of())));
    }

    /** The database refuses rows: its own words about them hold what is in them. */
    private void notKept(String bundle, String plain) throws SQLException {
        execute("alter table payload add constraint nothing_is_kept check (false) not valid");
        try {
            assertThat(refused(post(SUBMIT, FHIR, bundle))).isEqualTo(503);
            assertThat(refused(post(DECIDE, JSON, plain))).isEqualTo(503);
        } finally {
            execute("alter table payload drop constraint nothing_is_kept");
        }
    }

    private static String planted(Path sample) throws IOException {
        String text = Files.readString(sample, StandardCharsets.UTF_8);
        // The longest first: one sample's number is a part of another's.
        List<String> found = PLANTED.keySet().stream()
                .sorted((a, b) -> Integer.compare(b.length(), a.length()))
                .toList();
        for (String each : found) {
            text = text.replace(each, PLANTED.get(each));
        }
        return text;
    }

    private static Response post(String door, String type, String body) {
        EncoderConfig asItIs = EncoderConfig.encoderConfig()
                .appendDefaultContentCharsetToContentTypeIfUndefined(false)
                .encodeContentTypeAs(type, ContentType.BINARY);
        return given().config(RestAssuredConfig.config().encoderConfig(asItIs))
                .header("Content-Type", type)
                .body(body.getBytes(StandardCharsets.UTF_8))
                .post(door);
    }

    private static void kept(Response answer) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
    }

    private int refused(Response answer) {
        assertThat(answer.statusCode()).isGreaterThanOrEqualTo(400);
        refusals.add(answer.asString() + answer.getHeaders());
        return answer.statusCode();
    }

    private static void execute(String sql) throws SQLException {
        try (Connection connection = Superuser.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** As a dump of the whole database would hold them. */
    private static List<String> rows() throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection connection = Superuser.connect();
                Statement statement = connection.createStatement()) {
            List<String> tables = new ArrayList<>();
            try (ResultSet named =
                    statement.executeQuery("select tablename from pg_tables where schemaname = 'public'")) {
                while (named.next()) {
                    tables.add(named.getString(1));
                }
            }
            assertThat(tables).contains("decision", "payload", "submission", "audit_entry");
            for (String table : tables) {
                try (ResultSet row = statement.executeQuery("select t::text from " + table + " t")) {
                    while (row.next()) {
                        rows.add(row.getString(1));
                    }
                }
            }
            statement.execute("checkpoint");
        }
        return rows;
    }

    /** The bytes of every file below, among them one that holds a text which must be there, else nothing was looked at. */
    private List<String> files(String below, String present) throws IOException {
        List<String> texts = new ArrayList<>();
        try (Stream<Path> all = Files.walk(data.resolve(below))) {
            for (Path file : all.filter(Files::isRegularFile)
                    .filter(file ->
                            !below.isEmpty() || isOther(data.relativize(file).toString()))
                    .toList()) {
                try {
                    texts.add(Files.readString(file, StandardCharsets.ISO_8859_1));
                } catch (NoSuchFileException e) {
                    // The server removes files while it runs; what is gone holds nothing.
                    continue;
                }
            }
        }
        assertThat(texts.stream().filter(text -> text.contains(present)))
                .as(present + " below " + below)
                .isNotEmpty();
        return texts;
    }

    private static boolean isOther(String file) {
        return !file.startsWith("pgbin") && !file.startsWith("pgdata/base") && !file.startsWith("pgdata/pg_wal");
    }

    /** Notes each line with all that a formatter could write of it. */
    private static final class Noting extends Handler {
        private final Queue<String> lines;

        Noting(Queue<String> lines) {
            this.lines = lines;
            setLevel(Level.ALL);
        }

        @Override
        public void publish(LogRecord line) {
            StringWriter text = new StringWriter();
            text.append(ExtLogRecord.wrap(line).getFormattedMessage());
            if (line.getThrown() != null) {
                line.getThrown().printStackTrace(new PrintWriter(text, true));
            }
            lines.add(text + " " + ExtLogRecord.wrap(line).getMdcCopy());
        }

        @Override
        public void flush() {
            // Nothing is held back.
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }
}
