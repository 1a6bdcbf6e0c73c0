package org.precisionbenefit.app;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.precisionbenefit.app.observe.Around;
import org.precisionbenefit.app.observe.ReleaseMeters;
import org.precisionbenefit.audit.Canonical;
import org.precisionbenefit.audit.ReleaseStore;
import org.precisionbenefit.audit.Seal;
import org.precisionbenefit.audit.outcome.OutcomeStore;
import org.precisionbenefit.audit.postgres.PostgresOutcomes;
import org.precisionbenefit.prediction.xgboost.ReleaseGate;

/** Puts together what makes models live, watches them and takes them back. */
@Singleton
public class ModelWiring {
    @Produces
    @Singleton
    ModelSource source(
            @ConfigProperty(name = "precision-benefit.models-dir") Optional<Path> folder,
            @ConfigProperty(name = "precision-benefit.demonstration") boolean demonstration) {
        return new ModelSource(folder.orElse(null), demonstration);
    }

    @Produces
    @Singleton
    ModelAdmission admission(SignatureGate gate, ModelSource source) {
        return new ModelAdmission(gate, source);
    }

    @Produces
    @Singleton
    ModelFollower follower(
            LiveEngine engines,
            EngineBuilder builder,
            ReleaseStore store,
            ModelAdmission admission,
            ModelFollower.Watching watching) {
        return new ModelFollower(engines, builder, store, admission, watching);
    }

    @Produces
    @Singleton
    ModelFollower.Watching watching(LiveEngine engines, ReleaseMeters meters, Clock clock) {
        return new ModelFollower.Watching(clock, activation -> {
            meters.swapped(engines.live().engine().releases());
            meters.began(activation.entry().kind(), activation.since());
        });
    }

    @Produces
    @Singleton
    ModelsDesk desk(
            ModelSource source,
            ReleaseStore store,
            ModelAdmission admission,
            ModelFollower follower,
            @ConfigProperty(name = "precision-benefit.models-in-shadow") Duration shadow,
            ModelClock clock) {
        return new ModelsDesk(source, store, admission, follower, shadow, clock.clock());
    }

    /** The clock in the zone in which a day of releases begins. */
    record ModelClock(Clock clock) {}

    @Produces
    @Singleton
    ModelClock clock(Clock clock, Wiring.Folders folders) {
        return new ModelClock(clock.withZone(folders.zone()));
    }

    @Produces
    @Singleton
    OutcomeStore outcomes(DataSource database, Seal seal, Canonical canonical, Clock clock) {
        return new PostgresOutcomes(database, seal, canonical, clock);
    }

    /** The engine is asked for with each look, because what is watched may be another release by then. */
    @Produces
    @Singleton
    Around around(
            Instance<LiveEngine> engines,
            Instance<ModelsDesk> desk,
            ReleaseStore store,
            @ConfigProperty(name = "precision-benefit.models-watched") int window) {
        return new Around(
                () -> engines.get().serving().knowledge().models().facts(),
                model -> store.find(engines.get().serving().knowledge().models().digest())
                        .map(files -> ReleaseGate.references(files).get(model))
                        .orElse(null),
                why -> desk.get().fallBack(why),
                window);
    }

    void begin(@Observes StartupEvent start, ModelFollower follower) {
        follower.start();
    }

    void end(@Observes ShutdownEvent stop, ModelFollower follower) {
        follower.close();
    }
}
