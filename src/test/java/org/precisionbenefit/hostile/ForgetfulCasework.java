package org.precisionbenefit.hostile;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.access.VisiblePlans;
import org.precisionbenefit.audit.AuditEntry;
import org.precisionbenefit.audit.Canonical;
import org.precisionbenefit.audit.DecisionStore;
import org.precisionbenefit.audit.Found;
import org.precisionbenefit.audit.KeptDecision;
import org.precisionbenefit.audit.KeptEntry;
import org.precisionbenefit.audit.Replay;
import org.precisionbenefit.audit.Salt;
import org.precisionbenefit.casework.Answered;
import org.precisionbenefit.casework.Arrival;
import org.precisionbenefit.casework.CaseQuery;
import org.precisionbenefit.casework.CurrentEngine;
import org.precisionbenefit.casework.FindCase;
import org.precisionbenefit.casework.RenderAnswer;
import org.precisionbenefit.casework.SubmitRequest;
import org.precisionbenefit.casework.Submitting;
import org.precisionbenefit.casework.yaml.ClockLoader;
import org.precisionbenefit.decision.DecisionEngine;
import org.precisionbenefit.decision.DecisionId;
import org.precisionbenefit.decision.RealReleases;
import org.precisionbenefit.formulary.LineOfBusiness;
import org.precisionbenefit.formulary.PlanId;
import org.precisionbenefit.intake.ClaimIdentifier;
import org.precisionbenefit.prediction.ModelStage;
import org.precisionbenefit.profile.MemberId;
import org.precisionbenefit.terminology.Digest;

/**
 * Decides with what ships, replays what would be kept, and keeps nothing. Behind its doors no fault hides: what the
 * barrier would turn into a pend, and a replay that gives other bytes, ends the run.
 */
final class ForgetfulCasework implements SubmitRequest, FindCase {
    private static final DecisionId ID = new DecisionId("00000000-0000-4000-8000-000000000001");
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-21T12:00:00Z"), ZoneOffset.UTC);

    private final List<String> alarms = new ArrayList<>();
    private final SubmitRequest submitting;
    private @Nullable Answered first;

    ForgetfulCasework(Canonical canonical) {
        DecisionEngine engine = RealReleases.engine(ModelStage.DEMONSTRATION);
        CurrentEngine.Live live = new CurrentEngine.Live(
                engine, new ClockLoader().load(RealReleases.formularyFiles()), new OneZone(), null);
        this.submitting = new Submitting(
                () -> live,
                new Submitting.Keeping(
                        new Nothing(canonical, new Replay(canonical, releases -> Optional.of(engine))), canonical),
                this::raise,
                CLOCK,
                () -> ID);
    }

    private void raise(DecisionId decision, String alarm, @Nullable Throwable cause) {
        if (cause != null) {
            throw new AssertionError("Deciding must not fail.", cause);
        }
        alarms.add(alarm);
    }

    /** The alarms since the last question, which stand in a log. */
    Optional<String> alarms() {
        Optional<String> said = alarms.isEmpty() ? Optional.empty() : Optional.of(String.join("\n", alarms));
        alarms.clear();
        return said;
    }

    @Override
    public Answered submit(Arrival arrival, RenderAnswer door) {
        Answered answered = submitting.submit(arrival, door);
        first = first == null ? answered : first;
        return answered;
    }

    @Override
    public Optional<Answered> find(DecisionId id, VisiblePlans plans) {
        return Optional.empty();
    }

    /** Whoever asks gets the first case, so that an answer is written. */
    @Override
    public List<Answered> matching(CaseQuery query, VisiblePlans plans) {
        return first == null ? List.of() : List.of(first);
    }

    private record OneZone() implements CurrentEngine.Plans {
        @Override
        public ZoneId zone(PlanId plan) {
            return ZoneOffset.UTC;
        }

        @Override
        public @Nullable LineOfBusiness lineOfBusiness(PlanId plan) {
            return null;
        }
    }

    private record Nothing(Canonical canonical, Replay replay) implements DecisionStore {
        @Override
        public Optional<KeptDecision> keep(KeptDecision decision) {
            AuditEntry entry = AuditEntry.decided(decision, new Salt("5a".repeat(32)), Digest.of("sealed"));
            canonical.decode(canonical.encode(entry), AuditEntry.class);
            Replay.Result again = replay.replay(decision);
            if (again.verdict() != Replay.Verdict.EQUAL) {
                throw new AssertionError("A decision must replay to its own bytes. " + again.detail());
            }
            return Optional.of(decision);
        }

        @Override
        public Optional<KeptDecision> find(DecisionId id, VisiblePlans plans) {
            return Optional.empty();
        }

        @Override
        public Optional<KeptDecision> findByKey(String key, VisiblePlans plans) {
            return Optional.empty();
        }

        @Override
        public List<Found> ofClaim(ClaimIdentifier claim, VisiblePlans plans) {
            return List.of();
        }

        @Override
        public List<Found> ofMember(MemberId member, VisiblePlans plans) {
            return List.of();
        }

        @Override
        public Optional<KeptEntry> entry(DecisionId id, VisiblePlans plans) {
            return Optional.empty();
        }
    }
}
