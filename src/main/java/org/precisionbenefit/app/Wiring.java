package org.precisionbenefit.app;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.precisionbenefit.access.VisiblePlans;
import org.precisionbenefit.api.BrowseFormularies;
import org.precisionbenefit.api.DescribePolicy;
import org.precisionbenefit.api.LiveBenefits;
import org.precisionbenefit.api.LiveKnowledge;
import org.precisionbenefit.api.NameDrug;
import org.precisionbenefit.api.RefusedSubmissions;
import org.precisionbenefit.api.ReplayDecision;
import org.precisionbenefit.api.ReplayOutcome;
import org.precisionbenefit.api.SampleLibrary;
import org.precisionbenefit.api.WhoAsks;
import org.precisionbenefit.app.observe.CountedSubmitting;
import org.precisionbenefit.app.observe.MeteredStages;
import org.precisionbenefit.app.observe.ModelWatch;
import org.precisionbenefit.app.observe.WatchedSubmitting;
import org.precisionbenefit.audit.Canonical;
import org.precisionbenefit.audit.DecisionStore;
import org.precisionbenefit.audit.EngineHistory;
import org.precisionbenefit.audit.KeptDecision;
import org.precisionbenefit.audit.ReleaseStore;
import org.precisionbenefit.audit.Replay;
import org.precisionbenefit.audit.Seal;
import org.precisionbenefit.audit.event.Gone;
import org.precisionbenefit.audit.json.JsonCanonical;
import org.precisionbenefit.audit.postgres.PostgresHistory;
import org.precisionbenefit.audit.rejection.NoteRejection;
import org.precisionbenefit.audit.review.ReviewStore;
import org.precisionbenefit.casework.CurrentEngine;
import org.precisionbenefit.casework.SubmitRequest;
import org.precisionbenefit.casework.Submitting;
import org.precisionbenefit.casework.TurnaroundClock;
import org.precisionbenefit.casework.yaml.ClockLoader;
import org.precisionbenefit.decision.DecisionEngine;
import org.precisionbenefit.decision.DecisionId;
import org.precisionbenefit.formulary.Drug;
import org.precisionbenefit.formulary.FormularyRelease;
import org.precisionbenefit.formulary.edition.EditionStore;
import org.precisionbenefit.formulary.published.AskPublished;
import org.precisionbenefit.formulary.published.PublishedLists;
import org.precisionbenefit.policy.EvaluatePolicy;
import org.precisionbenefit.policy.EvaluationFault;
import org.precisionbenefit.policy.Policy;
import org.precisionbenefit.policy.drools.DroolsEvaluator;
import org.precisionbenefit.profile.history.CountMembers;
import org.precisionbenefit.profile.history.LookUpHistory;

/** Puts the parts together. */
@Singleton
public class Wiring {
    /** Policy versions that stay compiled; more are compiled again when a replay needs them. */
    private static final int COMPILED_POLICIES = 200;

    /** How long a question without an instant of its own is answered without looking for activations. */
    private static final Duration KNOWN_FOR = Duration.ofSeconds(1);

    private static final Logger LOG = Logger.getLogger(Wiring.class);

    @Produces
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }

    @Produces
    @Singleton
    Canonical canonical() {
        return new JsonCanonical();
    }

    @Produces
    @Singleton
    Seal seal(@ConfigProperty(name = "precision-benefit.keys-dir") Path keys) {
        return new FolderSeal(new KeysFolder(keys));
    }

    @Produces
    @Singleton
    DroolsEvaluator evaluator() {
        return new DroolsEvaluator(COMPILED_POLICIES);
    }

    @Produces
    @Singleton
    LoadedReleases releases(ReleaseStore store, EvaluatePolicy evaluator) {
        return new LoadedReleases(store, evaluator);
    }

    @Produces
    @Singleton
    @Startup
    LiveEngine currentEngine(
            ReleaseStore store,
            DroolsEvaluator evaluator,
            Folders folders,
            KeyRegister keys,
            SignatureGate gate,
            ModelSource models) {
        keys.check();
        Publishing publishing = new Publishing(store, gate);
        FormularyRelease formulary = LoadedReleases.formulary(publishing.formulary(folders.formulary()));
        DecisionEngine.Knowledge knowledge = new DecisionEngine.Knowledge(
                LoadedReleases.policy(publishing.policies(folders.rules(), formulary)),
                formulary,
                LoadedReleases.knowledge(publishing.knowledge(folders.formulary())),
                LoadedReleases.models(publishing.models(models)));
        TurnaroundClock clock = new ClockLoader().load(publishing.clocks(folders.formulary()));
        if (folders.compiles()) {
            Thread compiling = new Thread(() -> compile(knowledge.policy().policies(), evaluator), "compile-policies");
            compiling.setDaemon(true);
            compiling.start();
        }
        CurrentEngine.Live live = new CurrentEngine.Live(
                new DecisionEngine(folders.version(), knowledge, evaluator),
                clock,
                new LivePlans(knowledge.formulary(), folders.zone()),
                publishing.endorsements());
        return new LiveEngine(new LiveEngine.Serving(live, knowledge));
    }

    /** Doors open meanwhile: a request waits for its own policy only. One that does not compile sends its drugs to people. */
    private static void compile(List<Policy> policies, DroolsEvaluator evaluator) {
        for (Policy policy : policies) {
            try {
                evaluator.prepare(policy);
            } catch (EvaluationFault fault) {
                LOG.errorf(
                        "ALARM: policy %s does not compile; every request under it waits for a person.", policy.id());
            }
        }
    }

    @Produces
    @Singleton
    Folders folders(
            @ConfigProperty(name = "precision-benefit.rules-dir") Path rules,
            @ConfigProperty(name = "precision-benefit.formulary-dir") Path formulary,
            @ConfigProperty(name = "precision-benefit.zone") String zone,
            @ConfigProperty(name = "quarkus.application.version") String version,
            @ConfigProperty(name = "precision-benefit.compile-at-start") boolean compiles) {
        return new Folders(rules, formulary, ZoneId.of(zone), version, compiles);
    }

    /**
     * The settings of what is published at start.
     *
     * @param rules where policies are authored
     * @param formulary where formulary, knowledge and clocks are authored
     * @param zone the zone for a plan that is not known
     * @param version the engine's version
     * @param compiles whether policies are compiled at once
     */
    record Folders(Path rules, Path formulary, ZoneId zone, String version, boolean compiles) {}

    @Produces
    @Singleton
    Submitting.Keeping keeping(
            DecisionStore store,
            Canonical canonical,
            LookUpHistory history,
            AskPublished published,
            ReviewStore reviews) {
        return new Submitting.Keeping(store, canonical, history, published, reviews);
    }

    @Produces
    @Singleton
    PostgresHistory history(DataSource database, Seal seal, Canonical canonical, Clock clock) {
        return new PostgresHistory(database, seal, canonical, clock, UUID::randomUUID);
    }

    @Produces
    @Singleton
    SubmitRequest submitting(
            CurrentEngine engines,
            Submitting.Keeping keeping,
            MeteredStages stages,
            MeterRegistry meters,
            ModelWatch watch,
            Clock clock) {
        Submitting submitting = new Submitting(
                engines,
                keeping,
                new Submitting.Watching(new LoggedAlarms(), stages),
                clock,
                () -> new DecisionId(UUID.randomUUID().toString()));
        return new WatchedSubmitting(new CountedSubmitting(submitting, engines, meters), watch);
    }

    /** The engines are asked for when something is refused: doors are built before there is a schema. */
    @Produces
    @Singleton
    RefusedSubmissions refusedSubmissions(WhoAsks who, Instance<CurrentEngine> engines, NoteRejection note) {
        return new RefusedSubmissions(who, plan -> engines.get().live().plans().lineOfBusiness(plan) != null, note);
    }

    @Produces
    @Singleton
    ReplayDecision replay(DecisionStore store, Canonical canonical, LoadedReleases releases, Folders folders) {
        Replay replay = new Replay(canonical, releases, EngineHistory.of(folders.version()));
        return (id, plans) -> orGone(store, id, plans)
                .map(kept -> replay.replay(kept, store.entry(id, plans)))
                .map(result -> new ReplayOutcome(result.verdict() == Replay.Verdict.EQUAL, result.detail()));
    }

    /** What was destroyed is told of, where it would be shown or computed again. */
    static Optional<KeptDecision> orGone(DecisionStore store, DecisionId id, VisiblePlans plans) {
        Optional<KeptDecision> kept = store.find(id, plans);
        if (kept.isEmpty()) {
            store.redactedAt(id, plans).ifPresent(at -> {
                throw Gone.since(id, at);
            });
        }
        return kept;
    }

    @Produces
    @Singleton
    DescribePolicy describePolicy(LoadedReleases releases) {
        return (made, id) -> releases.policy(made.policy()).flatMap(release -> release.policies().stream()
                .filter(policy -> policy.id().equals(id))
                .findFirst());
    }

    @Produces
    @Singleton
    LiveKnowledge liveKnowledge(Instance<CurrentEngine> engines, Folders folders, Clock clock) {
        return new EngineKnowledge(engines, clock.withZone(folders.zone()));
    }

    @Produces
    @Singleton
    AskPublished published(
            EditionStore editions, @ConfigProperty(name = "precision-benefit.published-lists") int most, Clock clock) {
        return new PublishedLists(editions, most, clock, KNOWN_FOR);
    }

    @Produces
    @Singleton
    LiveBenefits liveBenefits(Instance<CurrentEngine> engines, AskPublished published, Clock clock) {
        return new EngineBenefits(engines, published, clock);
    }

    @Produces
    @Singleton
    BrowseFormularies formularies(
            Instance<CurrentEngine> engines,
            ReleaseStore store,
            LoadedReleases releases,
            CountMembers members,
            Folders folders,
            Clock clock) {
        return new KeptFormularies(engines, store, releases, members, clock.withZone(folders.zone()));
    }

    @Produces
    @Singleton
    NameDrug nameDrug(LoadedReleases releases) {
        return (made, ingredient) -> releases.formulary(made.formulary())
                .flatMap(formulary -> formulary.drug(ingredient))
                .map(Drug::name);
    }

    @Produces
    @Singleton
    SampleLibrary samples() throws IOException {
        return new SampleFiles();
    }
}
