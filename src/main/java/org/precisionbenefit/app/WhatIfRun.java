package org.precisionbenefit.app;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.access.VisiblePlans;
import org.precisionbenefit.api.AskWhatIf;
import org.precisionbenefit.api.fhir.FhirSubmitting;
import org.precisionbenefit.api.rest.DecisionRequest;
import org.precisionbenefit.api.rest.PlainForm;
import org.precisionbenefit.audit.Exchange;
import org.precisionbenefit.casework.CurrentEngine;
import org.precisionbenefit.casework.GatherInputs;
import org.precisionbenefit.decision.DecisionEngine;
import org.precisionbenefit.decision.DecisionId;
import org.precisionbenefit.decision.DecisionInputs;
import org.precisionbenefit.decision.whatif.Comparing;
import org.precisionbenefit.decision.whatif.PrepareInputs;
import org.precisionbenefit.decision.whatif.WhatIf;
import org.precisionbenefit.formulary.DrugIdentification;
import org.precisionbenefit.formulary.benefit.BenefitRows;
import org.precisionbenefit.formulary.benefit.FileRows;
import org.precisionbenefit.formulary.published.PublishedAs;
import org.precisionbenefit.formulary.published.PublishedRows;
import org.precisionbenefit.intake.PriorAuthRequest;
import org.precisionbenefit.intake.RefusedRequest;
import org.precisionbenefit.intake.RequestedItem;
import org.precisionbenefit.profile.MemberProfile;
import org.precisionbenefit.profile.ReadSubmission;
import org.precisionbenefit.profile.Submission;
import org.precisionbenefit.terminology.AsOf;

/** Compares therapies by the engine that decides now. A comparison is worth some dozens of decisions: one at a time. */
final class WhatIfRun implements AskWhatIf {
    /** Nobody's: no authorization that was granted has a number of it. */
    private static final DecisionId NONE = new DecisionId("00000000-0000-4000-8000-000000000000");

    private final Supplier<CurrentEngine.Live> live;
    private final GatherInputs gathering;
    private final Reading reading;
    private final Kept kept;
    private final Clock clock;
    private final Semaphore place = new Semaphore(1);

    /**
     * How bodies are read.
     *
     * @param fhir as a bundle
     * @param plain as plain JSON
     */
    record Reading(ReadSubmission fhir, PlainForm plain) {
        Asked read(String contentType, byte[] body) {
            if (contentType.startsWith(FhirSubmitting.MEDIA_TYPE)) {
                Submission sent = fhir.read(body);
                return new Asked(sent.request(), sent.profile());
            }
            DecisionRequest sent = plain.read(body);
            return new Asked(sent.request(), sent.profile());
        }
    }

    /** Where kept requests are found. */
    @FunctionalInterface
    interface Kept {
        /** The request of a decision as it was sent, or empty when the caller may see none of this id. */
        Optional<Exchange> of(DecisionId id, VisiblePlans plans);
    }

    /** What is asked, and for whom. */
    private record Asked(PriorAuthRequest request, MemberProfile profile) {}

    WhatIfRun(Supplier<CurrentEngine.Live> live, GatherInputs gathering, Reading reading, Kept kept, Clock clock) {
        this.live = Objects.requireNonNull(live, "live is null");
        this.gathering = Objects.requireNonNull(gathering, "gathering is null");
        this.reading = Objects.requireNonNull(reading, "reading is null");
        this.kept = Objects.requireNonNull(kept, "kept is null");
        this.clock = Objects.requireNonNull(clock, "clock is null");
    }

    @Override
    public WhatIf of(String contentType, byte[] body, @Nullable Integer item, VisiblePlans plans) {
        Asked asked = reading.read(contentType, body);
        if (!plans.include(asked.request().plan())) {
            throw new RefusedRequest(
                    RefusedRequest.Kind.FORBIDDEN,
                    "Coverage.class",
                    "The caller may not ask about members of this plan. Use a token that names the plan.");
        }
        return alone(asked, item);
    }

    /** The request as it was sent, which says more of the member than what the decision rested on. */
    @Override
    public WhatIf ofDecision(DecisionId id, @Nullable Integer item, VisiblePlans plans) {
        Exchange exchange = kept.of(id, plans)
                .orElseThrow(() -> new RefusedRequest(
                        RefusedRequest.Kind.NOT_FOUND, "/", "There is no decision of this id. Check the id."));
        return alone(reading.read(exchange.contentType(), exchange.request().getBytes(StandardCharsets.UTF_8)), item);
    }

    private WhatIf alone(Asked asked, @Nullable Integer item) {
        if (!place.tryAcquire()) {
            throw new RefusedRequest(
                    RefusedRequest.Kind.CONFLICT,
                    "/",
                    "Somebody else compares therapies at this moment. Ask again in a few seconds.");
        }
        try {
            return compare(asked, item);
        } finally {
            place.release();
        }
    }

    private WhatIf compare(Asked asked, @Nullable Integer sequence) {
        PriorAuthRequest request = asked.request();
        if (request.cancels()) {
            throw invalid("Claim", "A withdrawal asks for no therapy. Send the request that was withdrawn.");
        }
        RequestedItem item = item(request, sequence);
        CurrentEngine.Live now = live.get();
        DecisionEngine engine = now.engine();
        DrugIdentification drug = engine.formulary().identify(item.drugCodes(), item.drugText());
        if (!(drug instanceof DrugIdentification.Identified known)
                || known.foundBy().isName()) {
            throw invalid(
                    "Claim.item",
                    "The drug must be told by a code that the catalogue holds, so that others of its class can be found.");
        }
        Instant at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        AsOf asOf = new AsOf(at.atZone(now.plans().zone(request.plan())).toLocalDate());
        PrepareInputs prepare = (instead, profile) -> gathering.of(
                new DecisionInputs(NONE, instead, engine.reading(profile, instead), asOf, null, now.endorsements()),
                engine,
                at);
        return new Comparing(engine, prepare, request, item.sequence())
                .compare(asked.profile(), known, rows(engine, request, asOf, at));
    }

    private static RequestedItem item(PriorAuthRequest request, @Nullable Integer sequence) {
        return request.items().stream()
                .filter(item -> sequence == null || item.sequence() == sequence)
                .findFirst()
                .orElseThrow(() -> invalid("item", "The request has no item of this sequence. Name one that it has."));
    }

    private BenefitRows rows(DecisionEngine engine, PriorAuthRequest request, AsOf asOf, Instant at) {
        BenefitRows files = new FileRows(engine.formulary());
        Optional<PublishedAs> as = PublishedAs.of(engine.formulary(), request.plan(), asOf);
        return as.isEmpty()
                ? files
                : new PublishedRows(
                        files,
                        as.get(),
                        gathering.published(),
                        gathering.published().asOf(as.get(), asOf.date(), at).orElse(null));
    }

    private static RefusedRequest invalid(String place, String words) {
        return new RefusedRequest(RefusedRequest.Kind.INVALID, place, words);
    }
}
