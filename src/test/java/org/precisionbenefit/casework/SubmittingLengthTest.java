package org.precisionbenefit.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.precisionbenefit.access.Callers;
import org.precisionbenefit.audit.json.JsonCanonical;
import org.precisionbenefit.decision.DecisionId;
import org.precisionbenefit.formulary.PlanId;
import org.precisionbenefit.intake.ClaimIdentifier;
import org.precisionbenefit.intake.Prescriber;
import org.precisionbenefit.intake.PriorAuthRequest;
import org.precisionbenefit.intake.RefusedRequest;
import org.precisionbenefit.intake.RequestedItem;
import org.precisionbenefit.intake.Urgency;
import org.precisionbenefit.profile.MemberId;
import org.precisionbenefit.profile.MemberProfile;
import org.precisionbenefit.profile.Sex;

/** What the store could never keep is refused by name, because sending it again would not help. */
class SubmittingLengthTest {
    private static final String LONG = "x".repeat(256);

    @Test
    void claim_number_too_long_refused() {
        assertThat(refusedAt(LONG, "m", null)).isEqualTo("Claim.identifier.value");
    }

    @Test
    void member_number_too_long_refused() {
        assertThat(refusedAt("1", LONG, null)).isEqualTo("Coverage.identifier");
    }

    @Test
    void idempotency_key_too_long_refused() {
        assertThat(refusedAt("1", "m", LONG)).isEqualTo("Idempotency-Key");
    }

    @Test
    void version_too_long_refused() {
        assertThat(refusedAt("1", "m", null, LONG)).isEqualTo("Claim.meta.versionId");
    }

    private static String refusedAt(String claim, String member, @Nullable String key) {
        return refusedAt(claim, member, key, null);
    }

    private static String refusedAt(String claim, String member, @Nullable String key, @Nullable String version) {
        Submitting submitting = new Submitting(
                () -> {
                    throw new IllegalStateException("must not be asked");
                },
                new Submitting.Keeping(new FailingStore(), new JsonCanonical()),
                (decision, alarm, cause) -> {},
                Clock.systemUTC(),
                () -> new DecisionId("6b1f7c7e-2f0a-4b8e-9f3e-0d6a1c2b3d4e"));
        PriorAuthRequest request = new PriorAuthRequest(
                new ClaimIdentifier("", claim),
                null,
                Urgency.STANDARD,
                new PlanId("p"),
                new Prescriber("", ""),
                null,
                List.of(new RequestedItem(1, List.of(), "", null, null, List.of())),
                null);
        MemberProfile profile = new MemberProfile(
                new MemberId(member), null, Sex.UNKNOWN, List.of(), List.of(), List.of(), List.of(), List.of());
        Arrival arrival = new Arrival(Callers.SUBMITTER, request, profile, "application/json", "{}", key, version);
        RefusedRequest refused =
                catchThrowableOfType(RefusedRequest.class, () -> submitting.submit(arrival, file -> ""));
        return refused.expression();
    }
}
