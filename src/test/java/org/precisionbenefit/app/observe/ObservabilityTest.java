package org.precisionbenefit.app.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.oneOf;
import static org.precisionbenefit.app.Signed.given;

import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.LogContext;
import org.jboss.logmanager.Logger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.precisionbenefit.api.CountTurnedAway;
import org.precisionbenefit.api.SampleLibrary;
import org.precisionbenefit.app.DurableDatabase;

/** What operators see after some requests: figures, spans, lines and checks, and nothing of what was sent in any of them. */
@QuarkusTest
@Tag("alone")
@QuarkusTestResource(DurableDatabase.class)
class ObservabilityTest {
    private static final Path OPERATIONS = Path.of("docs/operations");
    private static final Pattern METRIC = Pattern.compile("\\b(pa|http|agroal|jvm|process|system)_[a-z0-9_]+");
    private static final Pattern SENT = Pattern.compile("\"(?:value|birthDate|id)\": *\"([^\"]*[0-9-][^\"]{4,})\"");

    @Inject
    SampleLibrary library;

    @Inject
    InMemorySpanExporter spans;

    @Inject
    CountTurnedAway turnedAway;

    @BeforeEach
    void some_requests_come() throws IOException {
        spans.reset();
        library.samples().forEach(sample -> submit(sample.body()).then().statusCode(oneOf(200, 400, 422)));
        String fresh = library.samples()
                .get(0)
                .body()
                .replace("\"demo-approved-outright\"", "\"observed-" + UUID.randomUUID() + "\"");
        submit(fresh).then().statusCode(200);
        submit(fresh).then().statusCode(200);
        submit("{\"resourceType\":\"Bundle\",\"id\":\"CANARY\"}").then().statusCode(oneOf(400, 422));
        given().contentType("application/json")
                .body(Files.readString(Path.of("docs/samples/plain/approved-gene-exception.json")))
                .post("/api/v1/decisions?member=CANARY")
                .then()
                .statusCode(200);
        given().header("X-Request-Id", "CANARY")
                .header("User-Agent", "CANARY")
                .header("baggage", "member=CANARY")
                .get("/CANARY/Patient?name=CANARY")
                .then()
                .statusCode(404);
        given().get("/api/v1/decisions/CANARY?name=CANARY").then().statusCode(404);
        turnedAway.turnedAway(CountTurnedAway.Why.QUEUE_FULL);
    }

    private static Response submit(String body) {
        return given().config(io.restassured.RestAssured.config()
                        .encoderConfig(io.restassured.config.EncoderConfig.encoderConfig()
                                .appendDefaultContentCharsetToContentTypeIfUndefined(false)
                                .encodeContentTypeAs("application/fhir+json", ContentType.TEXT)
                                .defaultContentCharset("UTF-8")))
                .contentType("application/fhir+json")
                .body(body)
                .post("/fhir/Claim/$submit");
    }

    private static String scrape() {
        return given().get("/q/metrics").then().statusCode(200).extract().asString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"dashboard.json", "alerts.yaml"})
    void every_metric_that_dashboard_and_alerts_name_is_in_a_scrape(String file) throws IOException {
        Set<String> named = METRIC.matcher(Files.readString(OPERATIONS.resolve(file)))
                .results()
                .map(found -> found.group())
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> scraped = scrape().lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("[{ ]", 2)[0])
                .collect(Collectors.toSet());
        assertThat(named).hasSizeGreaterThan(5);
        assertThat(scraped).containsAll(named);
    }

    @Test
    void dashboard_is_json_with_a_query_in_every_panel() {
        JsonPath dashboard = JsonPath.from(OPERATIONS.resolve("dashboard.json").toFile());
        List<String> queries = dashboard.getList("panels.targets.expr.flatten()");
        assertThat(queries)
                .hasSizeGreaterThanOrEqualTo(dashboard.getList("panels").size());
    }

    @Test
    void requests_count_by_answer_kind_of_plan_and_reason() {
        assertThat(scrape())
                .containsPattern("pa_requests_total\\{[^}]*outcome=\"A1\"[^}]*plan_class=\"commercial\"[^}]*} [1-9]")
                .containsPattern("pa_requests_total\\{[^}]*outcome=\"NA\"")
                .containsPattern("pa_requests_total\\{[^}]*outcome=\"A4-information\"")
                .containsPattern("pa_requests_total\\{[^}]*outcome=\"A4-human\"")
                .containsPattern("pa_pended_total\\{reason=\"facts-missing\"[^}]*} [1-9]")
                .containsPattern("pa_repeated_total [1-9]")
                .containsPattern("pa_refused_total\\{kind=\"invalid\"[^}]*} [1-9]")
                .containsPattern("pa_refused_total\\{kind=\"not-found\"[^}]*} [1-9]")
                .containsPattern("pa_shed_total\\{why=\"queue-full\"[^}]*} [1-9]")
                .containsPattern("pa_alarms_total\\{kind=\"decision\"")
                .containsPattern("pa_release_info\\{digest=\"[0-9a-f]{64}\",kind=\"policy\"[^}]*} 1.0")
                .containsPattern("pa_release_age_seconds\\{kind=\"models\"");
    }

    @Test
    void every_stage_has_a_histogram() {
        String scraped = scrape();
        assertThat(List.of("read", "decide", "explain", "render", "keep")).allSatisfy(stage -> assertThat(scraped)
                .containsPattern("pa_decision_seconds_bucket\\{[^}]*stage=\"" + stage + "\"[^}]*} [1-9]"));
    }

    @Test
    void scrape_holds_nothing_that_was_sent() {
        assertNothingSent(scrape());
    }

    @Test
    void spans_of_door_and_stages_hold_nothing_that_was_sent() {
        List<SpanData> finished = spans.getFinishedSpanItems();
        assertThat(finished).extracting(SpanData::getName).contains("read", "decide", "explain", "render", "keep");
        SpanData decide = finished.stream()
                .filter(span -> span.getName().equals("decide"))
                .findFirst()
                .orElseThrow();
        assertThat(finished)
                .filteredOn(span -> span.getSpanId().equals(decide.getParentSpanId()))
                .extracting(SpanData::getName)
                .isNotEmpty()
                .allMatch(name -> name.startsWith("POST"));
        assertNothingSent(finished.toString());
    }

    /** The words that stand as values in the samples, and the canary. What the answer's own vocabulary holds is no secret. */
    private void assertNothingSent(String shown) {
        assertThat(shown).doesNotContain("CANARY");
        Set<String> sent = library.samples().stream()
                .flatMap(sample -> SENT.matcher(sample.body()).results())
                .map(found -> found.group(1))
                .collect(Collectors.toSet());
        assertThat(sent).hasSizeGreaterThan(20);
        assertThat(sent).allSatisfy(value -> assertThat(shown).doesNotContain(value));
    }

    @Test
    void request_id_is_the_servers_own_and_stands_in_the_lines_of_the_request() {
        List<ExtLogRecord> lines = new CopyOnWriteArrayList<>();
        Handler collecting = new Collecting(lines);
        Logger root = LogContext.getLogContext().getLogger("");
        Logger doors = LogContext.getLogContext().getLogger("org.precisionbenefit.app.observe");
        root.addHandler(collecting);
        doors.setLevel(java.util.logging.Level.FINE);
        try {
            String id = given().header("X-Request-Id", "CANARY")
                    .get("/fhir/metadata")
                    .then()
                    .header("X-Request-Id", matchesPattern("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"))
                    .extract()
                    .header("X-Request-Id");
            given().get("/fhir/metadata").then().header("X-Request-Id", org.hamcrest.Matchers.not(equalTo(id)));
            assertThat(lines).anyMatch(line -> id.equals(line.getMdc(DoorWatch.FIELD)));
        } finally {
            doors.setLevel(null);
            root.removeHandler(collecting);
        }
    }

    @Test
    void health_says_what_is_loaded() {
        given().get("/q/health/ready")
                .then()
                .statusCode(200)
                .body("checks.name", hasItems("store", "releases"))
                .body("checks.find { it.name == 'store' }.data.fsync", equalTo("on"))
                .body("checks.find { it.name == 'releases' }.data.models", matchesPattern("[0-9a-f]{64}"));
        given().get("/q/health/started").then().statusCode(200).body("checks.name", hasItems("schema"));
        given().get("/q/health/live").then().statusCode(200).body("status", equalTo("UP"));
    }

    /** Keeps log lines with their fields. */
    private static final class Collecting extends Handler {
        private final List<ExtLogRecord> lines;

        Collecting(List<ExtLogRecord> lines) {
            this.lines = lines;
        }

        @Override
        public void publish(LogRecord line) {
            ExtLogRecord extended = ExtLogRecord.wrap(line);
            extended.copyAll();
            lines.add(extended);
        }

        @Override
        public void flush() {
            // Nothing is buffered.
        }

        @Override
        public void close() {
            lines.clear();
        }
    }
}
