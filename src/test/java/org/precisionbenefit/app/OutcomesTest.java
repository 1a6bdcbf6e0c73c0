package org.precisionbenefit.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.precisionbenefit.app.Signed.given;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.precisionbenefit.access.Role;
import org.precisionbenefit.access.VisiblePlans;
import org.precisionbenefit.api.cli.OutcomeDesk;
import org.precisionbenefit.api.oidc.RoleTokens;
import org.precisionbenefit.app.observe.ModelWatch;
import org.precisionbenefit.audit.Canonical;
import org.precisionbenefit.audit.Seal;
import org.precisionbenefit.audit.outcome.Outcome;
import org.precisionbenefit.audit.outcome.OutcomeStore;
import org.precisionbenefit.audit.postgres.RecordedDecisions;
import org.precisionbenefit.decision.DecisionId;
import org.precisionbenefit.decision.DecisionRecord;
import org.precisionbenefit.formulary.PlanId;

/** What became of members comes back, is sealed like decisions, and goes when they go. */
@QuarkusTest
@Tag("alone")
@QuarkusTestResource(DurableDatabase.class)
class OutcomesTest {
    private static final String CANARY = "claims-canary-4711";

    @Inject
    OutcomeStore outcomes;

    @Inject
    DataSource database;

    @Inject
    Seal seal;

    @Inject
    Canonical canonical;

    @Inject
    ModelWatch watch;

    private String decided() throws Exception {
        return given().contentType("application/json")
                .body(Files.readString(Path.of("docs/samples/plain/approved-gene-exception.json"))
                        .replace("demo-plain-approved-gene-exception", "outcome-" + UUID.randomUUID()))
                .post("/api/v1/decisions")
                .jsonPath()
                .getString("id");
    }

    private static void redacted(String decision) {
        RoleTokens.as(Role.PRIVACY)
                .contentType("application/json")
                .body("{\"decisions\":[\"" + decision
                        + "\"],\"law\":\"45 CFR 164.526\",\"reason\":\"The member asked for it in writing.\"}")
                .post("/api/v1/redactions")
                .then()
                .statusCode(200);
    }

    private OutcomeDesk.Imported imported(Outcome outcome) {
        RecordedDecisions recorded = new RecordedDecisions(database, seal, VisiblePlans.EVERY);
        return OutcomeImport.keep(
                List.of(outcome),
                ids -> recorded.of(ids).stream()
                        .map(one -> canonical.decode(one.record(), DecisionRecord.class))
                        .toList(),
                outcomes,
                LocalDate.now().plusYears(2));
    }

    private List<OutcomeStore.Kept> of(String decision) {
        return outcomes.all(VisiblePlans.EVERY).stream()
                .filter(kept -> kept.outcome().outcome().decision().value().equals(decision))
                .toList();
    }

    @Test
    void outcome_is_kept_once_sealed_by_plan_and_goes_with_its_decision() throws Exception {
        String id = decided();
        Outcome outcome = new Outcome(
                new DecisionId(id), 1, "mace-clopidogrel", true, LocalDate.now().plusDays(200), CANARY);
        long before = outcomes.last();
        assertThat(imported(outcome).fresh()).isEqualTo(1);
        assertThat(imported(outcome).known()).isEqualTo(1);
        assertThat(outcomes.last()).isGreaterThan(before);
        Outcome later = new Outcome(
                new DecisionId(id),
                1,
                "mace-clopidogrel",
                false,
                LocalDate.now().plusDays(210),
                CANARY);
        assertThat(imported(later).fresh()).isEqualTo(1);
        assertThat(of(id))
                .singleElement()
                .satisfies(kept -> assertThat(kept.outcome().outcome()).isEqualTo(later));
        assertThat(outcomes.all(VisiblePlans.only(Set.of(new PlanId("OTHER"))))).isEmpty();
        watch.look();

        try (Connection connection = Superuser.connect()) {
            try (PreparedStatement query =
                    connection.prepareStatement("select sealed from outcome where decision_id = ?::uuid")) {
                query.setString(1, id);
                try (ResultSet row = query.executeQuery()) {
                    while (row.next()) {
                        assertThat(new String(row.getBytes(1), StandardCharsets.ISO_8859_1))
                                .doesNotContain(CANARY);
                    }
                }
            }
        }
        redacted(id);
        assertThat(of(id)).isEmpty();
    }
}
