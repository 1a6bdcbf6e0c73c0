package org.precisionbenefit.app;

import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.precisionbenefit.access.VisiblePlans;
import org.precisionbenefit.api.CheckPolicyText;
import org.precisionbenefit.api.LivePolicies;
import org.precisionbenefit.api.ReadReleases;
import org.precisionbenefit.api.TryDraft;
import org.precisionbenefit.audit.Canonical;
import org.precisionbenefit.audit.ReleaseStore;
import org.precisionbenefit.audit.Seal;
import org.precisionbenefit.audit.postgres.RecordedDecisions;
import org.precisionbenefit.casework.CurrentEngine;
import org.precisionbenefit.decision.DecisionEngine;
import org.precisionbenefit.policy.draft.DraftTrialStore;

/** Puts the parts of the workbench together. */
@Singleton
public class WorkbenchWiring {
    /** A check of a shipped policy takes some hundredths of it. */
    private static final Duration LONGEST_CHECK = Duration.ofSeconds(2);

    /** Three times what the most requests take at half a processor's pace. */
    private static final Duration LONGEST_SIMULATION = Duration.ofMinutes(30);

    private static final int CHECKS_AT_ONCE = 2;

    @Produces
    @Singleton
    LivePolicies policies(
            Instance<CurrentEngine> engines,
            ReleaseStore store,
            LoadedReleases loaded,
            Wiring.Folders folders,
            Clock clock) {
        return new EnginePolicies(engines, store, loaded, clock.withZone(folders.zone()));
    }

    @Produces
    @Singleton
    CheckPolicyText check(LivePolicies policies) {
        return new BoundedTextCheck(policies, LONGEST_CHECK, CHECKS_AT_ONCE);
    }

    @Produces
    @Singleton
    ReadReleases history(ReleaseStore store, LoadedReleases loaded, Clock clock) {
        return new ReleaseHistory(store, loaded, clock);
    }

    @Produces
    @Singleton
    Recorded recorded(DataSource database, Seal seal) {
        return plans -> RecordedWalk.Decisions.of(new RecordedDecisions(database, seal, plans));
    }

    /** The decisions that were recorded for members of certain plans. */
    @FunctionalInterface
    interface Recorded extends Function<VisiblePlans, RecordedWalk.Decisions> {}

    /** What a simulation is made with. */
    @FunctionalInterface
    interface TrialLive extends Supplier<TrialRun.Live> {}

    @Produces
    @Singleton
    TrialLive trialLive(
            LivePolicies policies, Instance<CurrentEngine> engines, LoadedReleases loaded, Recorded recorded) {
        return () -> {
            DecisionEngine engine = engines.get().live().engine();
            return new TrialRun.Live(
                    policies.live(),
                    engine.evidence(),
                    loaded.models(engine.releases().models()).orElseThrow(),
                    recorded,
                    TrialRun.LEAST_MEMBERS);
        };
    }

    @Produces
    @Singleton
    TryDraft trials(TrialLive live, DraftTrialStore trials, Canonical canonical, Clock clock) {
        return new DraftTrials(live, trials, canonical, clock, LONGEST_SIMULATION);
    }

    void stop(@Disposes TryDraft trials) {
        ((DraftTrials) trials).stop();
    }
}
