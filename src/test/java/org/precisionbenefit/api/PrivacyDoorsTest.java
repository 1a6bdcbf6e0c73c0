package org.precisionbenefit.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.precisionbenefit.app.Signed.given;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RedirectConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.precisionbenefit.access.Permissions;
import org.precisionbenefit.access.Role;
import org.precisionbenefit.access.VisiblePlans;
import org.precisionbenefit.api.oidc.RoleTokens;
import org.precisionbenefit.app.DurableDatabase;
import org.precisionbenefit.app.Superuser;
import org.precisionbenefit.audit.AuditEntry.Event;
import org.precisionbenefit.audit.event.EventStore;
import org.precisionbenefit.audit.log.LogEntry;
import org.precisionbenefit.audit.log.Receipt;
import org.precisionbenefit.decision.DecisionId;

/** Who looks leaves an entry, auditors see a case minimised until they say why not, and what is redacted is gone at every door. */
@QuarkusTest
@Tag("alone")
@QuarkusTestResource(DurableDatabase.class)
class PrivacyDoorsTest {
    private static final String FHIR = "application/fhir+json";
    private static final String DOOR = "/api/v1/decisions/";
    private static final String REASON = "The member asks for it, ticket 4711.";

    @Inject
    EventStore events;

    @Test
    void every_door_writes_its_events_or_says_why_it_writes_none() {
        assertThat(Permissions.all())
                .allSatisfy(door ->
                        assertThat(DoorEvents.of(door)).as(AtDoor.name(door)).isPresent());
        Set<String> doors = Permissions.all().stream().map(AtDoor::name).collect(Collectors.toSet());
        assertThat(DoorEvents.lines())
                .allSatisfy(line -> assertThat(doors).containsAll(line.doors()))
                .allSatisfy(line -> assertThat(line.events()).allMatch(Event::hasDoor));
        Set<Event> written = new TreeSet<>();
        DoorEvents.lines().forEach(line -> written.addAll(line.events()));
        // These are written by starts, by commands and by the server's own watch.
        written.addAll(Set.of(
                Event.FORMULARY_RELEASE,
                Event.KNOWLEDGE_RELEASE,
                Event.MODEL_RELEASE,
                Event.CLOCK_RELEASE,
                Event.KEY_ROTATION,
                Event.SCHEMA));
        for (Event event : Event.values()) {
            assertThat(written.contains(event)).as(event.name()).isEqualTo(event.hasDoor());
        }
    }

    /** Walks to every door that writes an event, and holds what was written against the list. */
    @Test
    void each_door_has_written_what_the_list_says() throws Exception {
        String id = plain("walk-" + UUID.randomUUID());
        String waiting = toHuman("walk-" + UUID.randomUUID());
        String other = toHuman("walk-" + UUID.randomUUID());
        given().get(DOOR + id).then().statusCode(200);
        given().get(DOOR + id + "/evidence").then().statusCode(200);
        given().get(DOOR + id + "/counterfactuals").then().statusCode(200);
        given().get("/ui/decisions/" + id).then().statusCode(200);
        given().get("/ui/decisions/" + id + "/counterfactuals").then().statusCode(200);
        given().get("/what-if?decision=" + id).then().statusCode(200);
        given().contentType("application/json")
                .post("/api/v1/what-if?decision=" + id)
                .then()
                .statusCode(200);
        asFhir().body(body("walk-x")).post("/fhir/Claim/$inquire").then().statusCode(200);
        String form = RoleTokens.as(Role.REVIEWER)
                .get(DOOR + waiting + "/review?item=1")
                .then()
                .statusCode(200)
                .extract()
                .path("form");
        RoleTokens.as(Role.REVIEWER).get("/review/" + other + "/1").then().statusCode(200);
        RoleTokens.as(Role.REVIEWER)
                .contentType("application/x-www-form-urlencoded")
                .body("verdict=DENY")
                .post("/review/" + other + "/1")
                .then()
                .statusCode(422);
        RoleTokens.as(Role.REVIEWER).get("/review").then().statusCode(200);
        RoleTokens.as(Role.REVIEWER)
                .contentType("application/json")
                .body("{\"item\":1,\"form\":\"" + form
                        + "\",\"verdict\":\"APPROVE\",\"grant\":{\"until\":\"2027-06-30\"},"
                        + "\"override\":\"The stroke was ruled out by a later letter.\"}")
                .post(DOOR + waiting + "/review")
                .then()
                .statusCode(200);
        unmask(id).then().statusCode(204);
        RoleTokens.as(Role.AUDITOR)
                .config(unfollowed())
                .contentType("application/x-www-form-urlencoded")
                .formParam("reason", REASON)
                .post("/ui/decisions/" + id + "/unmask")
                .then()
                .statusCode(303);
        RoleTokens.as(Role.AUDITOR)
                .contentType("application/json")
                .post("/api/v1/simulations/recorded")
                .then()
                .statusCode(200);
        given().post("/api/v1/log/export").then().statusCode(204);
        given().config(unfollowed()).get("/ui/sign-in").then().statusCode(303);
        privacy("holds", REASON, id).then().statusCode(200);
        privacy("holds/lift", REASON, id).then().statusCode(200);
        privacy("redactions", REASON, id).then().statusCode(200);

        List<String> written =
                column("select distinct event || ' ' || case when event in ('READ', 'UNMASK', 'SIGN_IN') then"
                        + " subject else '' end from audit_event");
        List<String> reads = DoorEvents.lines().stream()
                .filter(line -> line.events().contains(Event.READ))
                .flatMap(line -> line.doors().stream())
                .map(door -> "READ " + door)
                // A draft is needed for it, which TrialPagesTest has.
                .filter(door -> !door.contains("/workbench/"))
                // ConsoleDoorsTest walks to these.
                .filter(door -> !door.contains("/console"))
                .toList();
        assertThat(written)
                .containsAll(reads)
                .contains(
                        "UNMASK POST /api/v1/decisions/{id}/unmask",
                        "UNMASK POST /ui/decisions/{id}/unmask",
                        "SIGN_IN GET /ui/sign-in",
                        "OVERRIDE ",
                        "LEGAL_HOLD ",
                        "HOLD_LIFTED ",
                        "REDACTION ",
                        "EXPORT ",
                        "POLICY_RELEASE ",
                        "FORMULARY_RELEASE ",
                        "KNOWLEDGE_RELEASE ",
                        "MODEL_RELEASE ",
                        "CLOCK_RELEASE ",
                        "SCHEMA ");
        assertThat(column("select entry from audit_event"))
                .allSatisfy(entry -> assertThat(LogEntry.read(entry).text()).isEqualTo(entry));
        assertThat(events.of(new DecisionId(id), VisiblePlans.EVERY))
                .extracting(EventStore.KeptEvent::event)
                .contains(Event.READ, Event.UNMASK, Event.LEGAL_HOLD, Event.REDACTION);
    }

    @Test
    void redacted_decision_is_gone_at_every_door_and_its_entry_stands() throws Exception {
        String number = "redacted-" + UUID.randomUUID();
        String id = plain(number);
        String bundle = "redacted-" + UUID.randomUUID();
        String sent = submitted(gene(bundle)).then().statusCode(200).extract().path("entry[0].resource.id");
        Response done = privacy("redactions", REASON, id, sent);
        done.then().statusCode(200).body("decisions", hasItem(id));
        Receipt receipt = Receipt.read(done.header("Decision-Receipt"));
        assertThat(column("select entry from audit_event where id = '" + done.path("event") + "'"))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(LogEntry.read(entry).leaf()).isEqualTo(receipt.entry());
                    assertThat(entry)
                            .contains(id, sent, "\"subject\":\"LAW\"")
                            .doesNotContain("4711", "person-privacy");
                });

        for (String path : List.of("", "/evidence", "/counterfactuals")) {
            given().get(DOOR + id + path).then().statusCode(410).body(containsString("REDACTED"));
        }
        given().get(DOOR + id + "/evidence").then().body("resourceType", equalTo("OperationOutcome"));
        given().post(DOOR + id + "/replay").then().statusCode(410).body("detail", containsString("REDACTED"));
        for (String path : List.of("", "/counterfactuals")) {
            given().get("/ui/decisions/" + id + path)
                    .then()
                    .statusCode(410)
                    .contentType("text/html")
                    .body(containsString("REDACTED"), containsString("<h1>Redacted</h1>"));
        }
        given().get("/ui/decisions?id=" + id).then().statusCode(410);
        given().post("/ui/decisions/" + id + "/replay").then().statusCode(410);
        unmask(id).then().statusCode(410);
        posted(number).then().statusCode(410).body("detail", containsString("REDACTED"));
        submitted(gene(bundle))
                .then()
                .statusCode(410)
                .body("resourceType", equalTo("OperationOutcome"), "issue[0].code", equalTo("deleted"));
        privacy("redactions", REASON, id).then().statusCode(410);
        privacy("holds", REASON, id).then().statusCode(410);

        assertThat(column("select count(*) from payload where decision_id in ('" + id + "', '" + sent + "')"))
                .containsExactly("0");
        assertThat(column("select count(*) from audit_entry where decision_id = '" + id + "'"))
                .containsExactly("1");
        asFhir().body(gene(bundle))
                .post("/fhir/Claim/$inquire")
                .then()
                .statusCode(200)
                .body(not(containsString(sent)));
    }

    @Test
    void what_waits_or_is_held_is_not_redacted_and_bad_words_are_refused() throws Exception {
        String waiting = toHuman("kept-" + UUID.randomUUID());
        privacy("redactions", REASON, waiting)
                .then()
                .statusCode(409)
                .body("detail", containsString("waits for an answer"));
        String id = plain("kept-" + UUID.randomUUID());
        privacy("holds", REASON, id).then().statusCode(200);
        privacy("redactions", REASON, id).then().statusCode(409).body("detail", containsString("legal hold"));
        privacy("redactions", "short", id).then().statusCode(422).body("pointer", equalTo("/reason"));
        privacy("redactions", REASON, "00000000-0000-4000-8000-00000000000a")
                .then()
                .statusCode(404);
        privacy("redactions", REASON, id, id).then().statusCode(422).body("pointer", equalTo("/decisions"));
        privacy("holds/lift", REASON, id).then().statusCode(200);
        given().get(DOOR + id).then().statusCode(200);
        for (String hostile :
                List.of("", "[]", "{\"decisions\":null}", "{\"decisions\":[\"CANARY\"]}", "{\"CANARY\":1}")) {
            RoleTokens.as(Role.PRIVACY)
                    .contentType("application/json")
                    .body(hostile)
                    .post("/api/v1/redactions")
                    .then()
                    .statusCode(org.hamcrest.Matchers.in(List.of(400, 422)))
                    .body(not(containsString("CANARY")));
        }
    }

    @Test
    void what_is_past_its_time_is_listed_and_destroyed_on_request_only() throws Exception {
        String old = plain("old-" + UUID.randomUUID());
        String held = plain("old-" + UUID.randomUUID());
        String young = plain("old-" + UUID.randomUUID());
        change("update decision set received_at = received_at - interval '11 years' where id in ('" + old + "', '"
                + held + "')");
        change("update decision set received_at = received_at - interval '9 years' where id = '" + young + "'");
        privacy("holds", REASON, held).then().statusCode(200);
        given().get(DOOR + old).then().statusCode(200);
        Response listed = RoleTokens.as(Role.PRIVACY).post("/api/v1/retention");
        listed.then()
                .statusCode(200)
                .body("rule.years", equalTo(10))
                .body("due", hasItem(old), "due", not(hasItem(young)), "kept", hasItem(held));
        given().get(DOOR + old).then().statusCode(200);
        RoleTokens.as(Role.PRIVACY)
                .post("/api/v1/retention?apply=true")
                .then()
                .statusCode(200)
                .body("done[0].decisions", hasItem(old));
        given().get(DOOR + old).then().statusCode(410);
        given().get(DOOR + held).then().statusCode(200);
        given().get(DOOR + young).then().statusCode(200);
        assertThat(column("select subject || ' ' || role from audit_event e where event = 'REDACTION' and decisions @>"
                        + " array['" + old + "']::uuid[]"))
                .containsExactly("RETENTION privacy");
    }

    @Test
    void auditor_sees_a_case_minimised_until_he_says_why_not() throws Exception {
        String number = "canary-claim-" + UUID.randomUUID();
        String id = submitted(gene(number)
                        .replace("DEMO-0002", "CANARY-MEMBER-71")
                        .replace("1968-04-12", "1937-02-19")
                        .replace("demo-condition-acs", "canary-condition-75")
                        .replace("As labelled", "canary dosage text"))
                .then()
                .statusCode(200)
                .extract()
                .path("entry[0].resource.id");
        List<String> hidden =
                List.of(number, "CANARY-MEMBER-71", "1937-02-19", "canary-condition-75", "canary dosage text");
        List<String> whole = new ArrayList<>(List.of(given().get(DOOR + id).asString()));
        assertThat(whole.get(0)).contains("CANARY-MEMBER-71", "1937-02-19", "canary-condition-75", number);
        String json = RoleTokens.as(Role.AUDITOR)
                .get(DOOR + id)
                .then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .extract()
                .asString();
        String page = RoleTokens.as(Role.AUDITOR).get("/ui/decisions/" + id).asString();
        String bundle = RoleTokens.as(Role.AUDITOR).get(DOOR + id + "/evidence").asString();
        assertThat(List.of(json, page, bundle))
                .allSatisfy(shown -> assertThat(shown).doesNotContain(hidden.toArray(String[]::new)));
        assertThat(json)
                .contains("\"birthDate\":\"1937-01-01\"", "CYP2C19", "\"Condition/1\"", "\"action\":{\"code\":\"A");
        assertThat(page).contains("minimised view", "/ui/decisions/" + id + "/unmask");
        assertThat(RoleTokens.as(Role.REVIEWER).get(DOOR + id).asString()).contains("CANARY-MEMBER-71");

        RoleTokens.as(Role.AUDITOR)
                .get("/ui/decisions/" + id + "/unmask")
                .then()
                .statusCode(200)
                .body(containsString("<label for=\"reason\">"));
        RoleTokens.as(Role.AUDITOR)
                .contentType("application/x-www-form-urlencoded")
                .formParam("reason", "<b>why")
                .post("/ui/decisions/" + id + "/unmask")
                .then()
                .statusCode(422)
                .body(containsString("&lt;b&gt;why"), not(containsString("<b>why")));
        unmask(id).then().statusCode(204);
        assertThat(RoleTokens.as(Role.AUDITOR).get(DOOR + id).asString()).contains("CANARY-MEMBER-71", "1937-02-19");
        assertThat(RoleTokens.as(Role.AUDITOR).get("/ui/decisions/" + id).asString())
                .doesNotContain("minimised view");
        change("update audit_event set at = at - interval '61 minutes' where event = 'UNMASK' and decisions @> array['"
                + id + "']::uuid[]");
        assertThat(RoleTokens.as(Role.AUDITOR).get(DOOR + id).asString()).doesNotContain("CANARY-MEMBER-71");
        assertThat(column("select event || entry || subject from audit_event where decisions @> array['" + id
                        + "']::uuid[]"))
                .hasSizeGreaterThan(5)
                .allSatisfy(row -> assertThat(row).doesNotContain(hidden.toArray(String[]::new)));
    }

    @Test
    void nothing_is_shown_where_the_look_cannot_be_written_down() throws Exception {
        String id = plain("unwritten-" + UUID.randomUUID());
        change("revoke insert on audit_event from pbe_application");
        try {
            given().get(DOOR + id).then().statusCode(503).body(not(containsString("CYP2C19")));
            given().get("/ui/decisions/" + id).then().statusCode(503);
            posted("unwritten-" + UUID.randomUUID()).then().statusCode(200);
        } finally {
            change("grant insert on audit_event to pbe_application");
        }
        given().get(DOOR + id).then().statusCode(200);
    }

    private static Response unmask(String id) {
        return RoleTokens.as(Role.AUDITOR)
                .contentType("application/json")
                .body("{\"reason\":\"" + REASON + "\"}")
                .post(DOOR + id + "/unmask");
    }

    private static Response privacy(String door, String reason, String... ids) {
        String law = door.equals("redactions") ? "\"law\":\"45 CFR 164.526\"," : "";
        return RoleTokens.as(Role.PRIVACY)
                .contentType("application/json")
                .body("{\"decisions\":[\"" + String.join("\",\"", ids) + "\"]," + law + "\"reason\":\"" + reason
                        + "\"}")
                .post("/api/v1/" + door);
    }

    private static Response posted(String number) throws IOException {
        return given().contentType("application/json")
                .body(Files.readString(Path.of("docs/samples/plain/approved-gene-exception.json"))
                        .replace("demo-plain-approved-gene-exception", number))
                .post("/api/v1/decisions");
    }

    private static String plain(String number) throws IOException {
        return posted(number).then().statusCode(200).extract().path("id");
    }

    private static String gene(String number) throws IOException {
        return Files.readString(Path.of("docs/samples/approved-gene-exception.json"))
                .replace("demo-approved-gene-exception", number);
    }

    private static String body(String number) throws IOException {
        return Files.readString(Path.of("docs/samples/to-human.json"))
                .replace("\"value\": \"demo-to-human\"", "\"value\": \"" + number + "\"");
    }

    private static Response submitted(String bundle) {
        return asFhir().body(bundle).post("/fhir/Claim/$submit");
    }

    private static String toHuman(String number) throws IOException {
        return submitted(body(number)).then().statusCode(200).extract().path("entry[0].resource.id");
    }

    private static RestAssuredConfig unfollowed() {
        return RestAssuredConfig.config()
                .redirect(RedirectConfig.redirectConfig().followRedirects(false));
    }

    private static RequestSpecification asFhir() {
        return given().config(RestAssuredConfig.config()
                        .encoderConfig(EncoderConfig.encoderConfig()
                                .appendDefaultContentCharsetToContentTypeIfUndefined(false)
                                .encodeContentTypeAs(FHIR, ContentType.TEXT)
                                .defaultContentCharset(StandardCharsets.UTF_8)))
                .contentType(FHIR);
    }

    private static void change(String sql) throws Exception {
        try (Connection connection = Superuser.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static List<String> column(String sql) throws Exception {
        List<String> found = new ArrayList<>();
        try (Connection connection = Superuser.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                found.add(row.getString(1));
            }
        }
        return found;
    }
}
