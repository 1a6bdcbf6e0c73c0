package org.precisionbenefit.casework;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.decision.DecisionEngine;
import org.precisionbenefit.decision.DecisionInputs;
import org.precisionbenefit.decision.KnownHistory;
import org.precisionbenefit.decision.PublishedAsked;
import org.precisionbenefit.decision.PublishedCoverage;
import org.precisionbenefit.formulary.published.AskPublished;
import org.precisionbenefit.formulary.published.PublishedAs;
import org.precisionbenefit.formulary.published.PublishedFormulary;
import org.precisionbenefit.intake.PriorAuthRequest;
import org.precisionbenefit.profile.history.LookUpHistory;
import org.precisionbenefit.profile.history.MemberHistory;

/**
 * Gathers what a decision is given beside the request: the plan's own records of the member, and what the plan published.
 *
 * @param history where the plan's own records are looked up
 * @param published what plans publish of their formularies
 */
public record GatherInputs(LookUpHistory history, AskPublished published) {
    public GatherInputs {
        Objects.requireNonNull(history, "history is null");
        Objects.requireNonNull(published, "published is null");
    }

    /**
     * The inputs with both, as they were known at an instant.
     *
     * @param asked what is asked, and for whom
     * @param engine the engine that is to decide
     */
    public DecisionInputs of(DecisionInputs asked, DecisionEngine engine, Instant knownBy) {
        return asked.knowing(history(asked, engine, knownBy)).listing(published(asked, engine, knownBy));
    }

    /**
     * What the plan's own records say, as they were known when the request arrived. Records that cannot be read are a fault
     * like any other: to decide as if there were none would be silence. A withdrawal asks nothing of the member.
     */
    private @Nullable KnownHistory history(DecisionInputs asked, DecisionEngine engine, Instant knownBy) {
        if (asked.request().cancels()) {
            return null;
        }
        MemberHistory known =
                history.of(asked.profile().member(), asked.request().plan(), knownBy);
        return engine.asked(known, asked);
    }

    /** What the plan's published formulary says of what is asked, or null where files say what the plan covers. */
    private @Nullable PublishedCoverage published(DecisionInputs asked, DecisionEngine engine, Instant knownBy) {
        PriorAuthRequest request = asked.request();
        PublishedAsked parts = engine.published();
        Optional<PublishedAs> as = parts.published(request.plan(), asked.asOf());
        if (as.isEmpty() || request.cancels()) {
            return null;
        }
        PublishedFormulary found =
                published.asOf(as.get(), asked.asOf().date(), knownBy).orElse(null);
        return parts.of(as.get(), found, request, asked.asOf());
    }
}
