package org.precisionbenefit.casework;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.precisionbenefit.access.VisiblePlans;
import org.precisionbenefit.audit.Canonical;
import org.precisionbenefit.audit.DecisionStore;
import org.precisionbenefit.audit.Exchange;
import org.precisionbenefit.audit.KeptDecision;
import org.precisionbenefit.audit.SubmissionKey;
import org.precisionbenefit.audit.review.ReviewStore;
import org.precisionbenefit.decision.Barrier;
import org.precisionbenefit.decision.DecisionId;
import org.precisionbenefit.decision.DecisionInputs;
import org.precisionbenefit.decision.DecisionRecord;
import org.precisionbenefit.decision.Explanation;
import org.precisionbenefit.formulary.LineOfBusiness;
import org.precisionbenefit.formulary.PlanId;
import org.precisionbenefit.formulary.published.AskPublished;
import org.precisionbenefit.intake.RefusedRequest;
import org.precisionbenefit.profile.history.LookUpHistory;
import org.precisionbenefit.terminology.AsOf;

/**
 * Takes a request from arrival to kept answer: repetition, decision, explanation, due instants, answer, one commit. A
 * fault on this way becomes a pend and an alarm.
 */
public final class Submitting implements SubmitRequest {
    private static final int ATTEMPTS = 5;

    private final CurrentEngine engines;
    private final Keeping keeping;
    private final EarlierCase earlier;
    private final GatherInputs gathering;
    private final Watching watching;
    private final Clock clock;
    private final Supplier<DecisionId> ids;
    /** The submissions that are being decided here; another instance waits in the database instead. */
    private final Set<String> running = ConcurrentHashMap.newKeySet();

    /**
     * Where decisions are kept, and where the plan's own records are looked up.
     *
     * @param store the store
     * @param canonical how records are written
     * @param history what the plan's own records say of a member
     * @param published what plans publish of their formularies
     * @param reviews what people decided
     */
    public record Keeping(
            DecisionStore store,
            Canonical canonical,
            LookUpHistory history,
            AskPublished published,
            ReviewStore reviews) {
        public Keeping {
            Objects.requireNonNull(store, "store is null");
            Objects.requireNonNull(canonical, "canonical is null");
            Objects.requireNonNull(history, "history is null");
            Objects.requireNonNull(published, "published is null");
            Objects.requireNonNull(reviews, "reviews is null");
        }

        /** Where no people review. */
        public Keeping(DecisionStore store, Canonical canonical, LookUpHistory history, AskPublished published) {
            this(store, canonical, history, published, ReviewStore.NONE);
        }

        /** Where no published formularies are kept. */
        public Keeping(DecisionStore store, Canonical canonical, LookUpHistory history) {
            this(store, canonical, history, AskPublished.NONE);
        }

        /** Where no history is kept. */
        public Keeping(DecisionStore store, Canonical canonical) {
            this(store, canonical, LookUpHistory.NONE);
        }
    }

    /**
     * Who looks on.
     *
     * @param alarms who looks at what went wrong
     * @param stages who measures
     */
    public record Watching(RaiseAlarm alarms, MeasureStage stages) {
        public Watching {
            Objects.requireNonNull(alarms, "alarms is null");
            Objects.requireNonNull(stages, "stages is null");
        }
    }

    /** Builds the way of a request that nobody measures. */
    public Submitting(
            CurrentEngine engines, Keeping keeping, RaiseAlarm alarms, Clock clock, Supplier<DecisionId> ids) {
        this(engines, keeping, new Watching(alarms, MeasureStage.NOT), clock, ids);
    }

    /**
     * Builds the way of a request.
     *
     * @param engines which engine decides now
     * @param keeping where decisions are kept
     * @param watching who looks on
     * @param clock the clock by which receipt is dated
     * @param ids draws the id of each new decision
     */
    public Submitting(
            CurrentEngine engines, Keeping keeping, Watching watching, Clock clock, Supplier<DecisionId> ids) {
        this.engines = Objects.requireNonNull(engines, "engines is null");
        this.keeping = Objects.requireNonNull(keeping, "keeping is null");
        this.earlier = new EarlierCase(keeping.store(), keeping.reviews(), keeping.canonical());
        this.gathering = new GatherInputs(keeping.history(), keeping.published());
        this.watching = Objects.requireNonNull(watching, "watching is null");
        this.clock = Objects.requireNonNull(clock, "clock is null");
        this.ids = Objects.requireNonNull(ids, "ids is null");
    }

    @Override
    public Answered submit(Arrival arrival, RenderAnswer door) {
        try {
            return taken(arrival, door);
        } catch (RefusedRequest refused) {
            throw refused.under(arrival.request().plan());
        }
    }

    private Answered taken(Arrival arrival, RenderAnswer door) {
        ArrivalChecks.checkPlan(arrival);
        ArrivalChecks.checkLengths(arrival);
        SubmissionKey key = ArrivalChecks.key(arrival);
        Optional<KeptDecision> before = earlier(arrival, key);
        if (before.isPresent()) {
            return repeated(before.get(), key);
        }
        if (!running.add(key.key())) {
            throw new RefusedRequest(
                    RefusedRequest.Kind.CONFLICT,
                    "Claim.identifier",
                    "The same submission is being decided at this moment. Send it again in a few seconds.");
        }
        try {
            return decided(arrival, key, door);
        } finally {
            running.remove(key.key());
        }
    }

    /**
     * What was kept for the same submission, as far as that must be known before it is decided. Nearly every submission is
     * new, and the store itself says of one that is not, when it is about to be kept. Only one that follows an earlier case
     * is judged by what stands there, and there its own first answer may stand.
     */
    private Optional<KeptDecision> earlier(Arrival arrival, SubmissionKey key) {
        return arrival.request().related() == null
                ? Optional.empty()
                : keeping.store().findByKey(key.key(), arrival.caller().plans());
    }

    /** Updates of one case go one after the other: who was overtaken is decided again, after the other. */
    private Answered decided(Arrival arrival, SubmissionKey key, RenderAnswer door) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Ready ready = decide(arrival, key, door);
            Optional<KeptDecision> stands =
                    during(Stage.KEEP, () -> keeping.store().keep(ready.kept()));
            if (stands.isPresent() && !stands.get().id().equals(ready.kept().id())) {
                return repeated(stands.get(), key);
            }
            if (stands.isPresent()) {
                raiseAlarms(ready.file().record());
                return new Answered(ready.file(), stands.get().exchange(), false);
            }
        }
        throw new RefusedRequest(
                RefusedRequest.Kind.CONFLICT,
                "Claim.related",
                "The case is being updated by several requests at once. Send this one again in a few seconds.");
    }

    private Ready decide(Arrival arrival, SubmissionKey key, RenderAnswer door) {
        CurrentEngine.Live live = engines.live();
        // No finer than the store keeps it, or the kept decision would not be the one that its audit entry tells of.
        Instant receivedAt = clock.instant().truncatedTo(ChronoUnit.MICROS);
        DecisionInputs asked = inputs(arrival, live, receivedAt);
        return Barrier.behind(
                () -> {
                    DecisionInputs inputs = gathering.of(asked, live.engine(), receivedAt);
                    DecisionRecord record =
                            during(Stage.DECIDE, () -> live.engine().decide(inputs));
                    Explanation why = during(Stage.EXPLAIN, () -> live.engine().explain(record));
                    return ready(file(live, record, why, receivedAt), key, arrival, door);
                },
                fault -> {
                    String alarm = Barrier.alarm(fault);
                    watching.alarms().raise(asked.id(), alarm, fault);
                    DecisionRecord record = live.engine().faulted(asked, alarm);
                    return ready(file(live, record, new Explanation(List.of()), receivedAt), key, arrival, door);
                });
    }

    /** A decided request with its rendered answer, about to be kept. */
    private record Ready(CaseFile file, KeptDecision kept) {}

    private Ready ready(CaseFile file, SubmissionKey key, Arrival arrival, RenderAnswer door) {
        String answer = during(Stage.RENDER, () -> door.render(file));
        Exchange exchange = new Exchange(arrival.caller().id(), arrival.contentType(), arrival.body(), answer);
        return new Ready(file, file.kept(key, exchange, keeping.canonical()));
    }

    private CaseFile file(CurrentEngine.Live live, DecisionRecord record, Explanation explanation, Instant receivedAt) {
        PlanId plan = record.inputs().request().plan();
        CaseBegan began = new CaseBegan(
                earlier.openedAt(record.inputs().completes(), receivedAt, VisiblePlans.only(Set.of(plan))),
                receivedAt,
                live.plans().zone(plan));
        LineOfBusiness line = live.plans().lineOfBusiness(plan);
        return new CaseFile(record, explanation, receivedAt, live.clock().due(record, line, began));
    }

    private <T> T during(Stage stage, Supplier<T> work) {
        return watching.stages().during(stage, work);
    }

    /** What a decision that is kept calls somebody for; a fault was called out where it happened. */
    private void raiseAlarms(DecisionRecord record) {
        if (record.fault() != null) {
            return;
        }
        record.items().forEach(item -> item.callsOperator()
                .forEach(alarm -> watching.alarms().raise(record.inputs().id(), alarm, null)));
    }

    private Answered repeated(KeptDecision kept, SubmissionKey key) {
        if (!kept.key().body().equals(key.body())) {
            throw new RefusedRequest(
                    RefusedRequest.Kind.INVALID,
                    "Claim.identifier",
                    "This submission number was used before for another request. Send a new number or version; name"
                            + " the earlier request in Claim.related when this one completes or replaces it.");
        }
        return CaseFiles.answered(kept, keeping.canonical(), true);
    }

    private DecisionInputs inputs(Arrival arrival, CurrentEngine.Live live, Instant receivedAt) {
        AsOf asOf = new AsOf(
                receivedAt.atZone(live.plans().zone(arrival.request().plan())).toLocalDate());
        return new DecisionInputs(
                ids.get(),
                arrival.request(),
                live.engine().reading(arrival.profile(), arrival.request()),
                asOf,
                earlier.of(arrival),
                live.endorsements());
    }
}
