package org.precisionbenefit.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.precisionbenefit.api.oidc.ClientTokens;
import org.precisionbenefit.app.DurableDatabase;
import org.precisionbenefit.audit.Activation;
import org.precisionbenefit.audit.ActivationHistory;
import org.precisionbenefit.audit.Activations;
import org.precisionbenefit.audit.LiveReleases;
import org.precisionbenefit.audit.ReleaseKind;
import org.precisionbenefit.terminology.Digest;

/** The doors of releases as the server opens them, and what its database keeps; what is live stays as it is. */
@QuarkusTest
@Tag("alone")
@QuarkusTestResource(DurableDatabase.class)
class ReleaseDoorsTest {
    private static final String POLICY = "/api/v1/releases/policy/";

    @Inject
    Activations activations;

    @Inject
    LiveReleases live;

    private static ValidatableResponse post(String path) {
        return RestAssured.given()
                .header("Authorization", "Bearer " + ClientTokens.of("jane", List.of("designer"), List.of("*")))
                .contentType(ContentType.JSON)
                .body("")
                .post(path)
                .then();
    }

    private List<Activation> entered() {
        return activations.of(ReleaseKind.POLICY);
    }

    @Test
    void what_is_live_is_not_entered_again_and_there_is_nothing_to_go_back_to() {
        int entries = entered().size();
        post(POLICY + "publish").statusCode(200).body(containsString("is live already, since"));
        post(POLICY + "rollback").statusCode(409).body(containsString("There is no release of policies that was live"));
        post(POLICY + "rollback?to=" + Digest.of("never")).statusCode(409).body(containsString("was ever live here"));
        assertThat(entered()).hasSize(entries);
    }

    @Test
    void other_kinds_past_days_and_what_cannot_be_read_change_nothing_and_are_not_repeated() {
        int entries = entered().size();
        post("/api/v1/releases/formulary/publish").statusCode(409).body(containsString("Only policies are published"));
        post(POLICY + "publish?effective=2020-01-01")
                .statusCode(409)
                .body(containsString("must not be live from a day before today"));
        for (String path : List.of(
                "/api/v1/releases/zzz/publish",
                "/api/v1/releases/zzz/rollback",
                POLICY + "publish?effective=zzz",
                POLICY + "rollback?to=zzz")) {
            post(path)
                    .statusCode(422)
                    .body(containsString("The parameter must be"))
                    .body(not(containsString("zzz")));
        }
        assertThat(entered()).hasSize(entries);
    }

    @Test
    void database_keeps_activations_in_order_and_what_was_refused_is_live_nowhere() {
        Activation first = entered().get(0);
        assertThat(first.entry().action()).isEqualTo(Activation.Action.START);
        Instant now = Instant.now();
        Activation.Entry entry = new Activation.Entry(
                ReleaseKind.POLICY,
                first.entry().digest(),
                now.plus(900, ChronoUnit.DAYS),
                now,
                "jane",
                Activation.Action.PUBLISH);
        Activation later = activations.enter(entry);
        assertThat(entered()).last().isEqualTo(new Activation(later.number(), entry, null));
        assertThat(new ActivationHistory(entered()).upcoming(now)).containsExactly(later);
        assertThat(activations.due(ReleaseKind.POLICY, now)).contains(first);
        Activation.Refusal refusal = new Activation.Refusal(now, "It is bad.");
        activations.refuse(later, refusal);
        activations.refuse(later, new Activation.Refusal(now, "Once more."));
        assertThat(entered()).last().extracting(Activation::refusal).isEqualTo(refusal);
        assertThat(activations.due(ReleaseKind.POLICY, now.plus(901, ChronoUnit.DAYS)))
                .contains(first);
        assertThat(live.live())
                .filteredOn(one -> one.kind() == ReleaseKind.POLICY)
                .containsExactly(new LiveReleases.LiveRelease(
                        ReleaseKind.POLICY, first.entry().digest(), first.since()));
    }
}
