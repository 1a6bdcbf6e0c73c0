package org.precisionbenefit.app;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Consumer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.precisionbenefit.api.ReleaseDesk;
import org.precisionbenefit.app.observe.ReleaseMeters;
import org.precisionbenefit.audit.ReleaseStore;
import org.precisionbenefit.policy.Policy;
import org.precisionbenefit.policy.drools.DroolsEvaluator;

/** Puts together what makes releases live while the server runs. */
@Singleton
public class ReleaseWiring {
    private static final EngineBuilder.Limits LIMITS = EngineBuilder.Limits.USUAL;

    @Produces
    @Singleton
    EngineBuilder builder(DroolsEvaluator evaluator) {
        return new EngineBuilder(evaluator, trial(evaluator), LIMITS);
    }

    /** Compiles a policy, and runs it where hardly anything is known, so that rules that never end are found before they serve. */
    static Consumer<Policy> trial(DroolsEvaluator evaluator) {
        return policy -> evaluator.evaluate(policy, TrialFacts.of(policy));
    }

    @Produces
    @Singleton
    ReleaseFollower follower(
            LiveEngine engines,
            EngineBuilder builder,
            ReleaseStore store,
            SignatureGate gate,
            ReleaseFollower.Watching watching) {
        return new ReleaseFollower(engines, builder, store, gate, watching);
    }

    @Produces
    @Singleton
    ReleaseFollower.Watching watching(
            LiveEngine engines, DroolsEvaluator evaluator, ReleaseMeters meters, Clock clock) {
        return new ReleaseFollower.Watching(
                clock,
                activation -> {
                    meters.swapped(engines.live().engine().releases());
                    meters.began(activation.entry().kind(), activation.since());
                },
                evaluator::keepOnly);
    }

    @Produces
    @Singleton
    ReleaseDesk desk(PolicyDesk policies, ModelsDesk models) {
        return new Desks(policies, models);
    }

    /** Doors ask {@link Desks}, never this one alone. */
    @Produces
    @Singleton
    @Typed(PolicyDesk.class)
    PolicyDesk policyDesk(
            Wiring.Folders folders,
            PolicyDesk.Checking checking,
            ReleaseStore store,
            SignatureGate gate,
            ReleaseFollower follower,
            Clock clock) {
        return new PolicyDesk(folders.rules(), checking, store, gate, follower, clock.withZone(folders.zone()));
    }

    @Produces
    @Singleton
    PolicyDesk.Checking checking(Wiring.Folders folders, EngineBuilder builder, LiveEngine engines) {
        AuthoredRules authored =
                new AuthoredRules(folders.rules(), folders.formulary(), AuthoredRules.Known.beside(engines, builder));
        return new PolicyDesk.Checking(files -> authored.check(files).problems(), builder, engines, LIMITS);
    }

    void begin(
            @Observes StartupEvent start,
            ReleaseFollower follower,
            PolicyDesk.Checking checking,
            ReleaseStore store,
            @ConfigProperty(name = "precision-benefit.check-after-start") Duration after) {
        follower.start();
        if (!after.isZero()) {
            new FirstCheck(checking, store, after).begin();
        }
    }

    void end(@Observes ShutdownEvent stop, ReleaseFollower follower) {
        follower.close();
    }
}
