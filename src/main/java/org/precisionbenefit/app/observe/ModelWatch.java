package org.precisionbenefit.app.observe;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.precisionbenefit.access.VisiblePlans;
import org.precisionbenefit.audit.outcome.BoundOutcome;
import org.precisionbenefit.audit.outcome.OutcomeStore;
import org.precisionbenefit.decision.DecisionRecord;
import org.precisionbenefit.prediction.Forecast;
import org.precisionbenefit.prediction.ModelFacts;
import org.precisionbenefit.prediction.ModelStage;
import org.precisionbenefit.prediction.release.CalibrationWatch;
import org.precisionbenefit.prediction.release.DriftMonitor;
import org.precisionbenefit.terminology.Digest;
import org.precisionbenefit.terminology.LetterCase;

/**
 * Watches whether models still fit the members they meet: inputs, scores and abstentions of the latest decisions of this server, and
 * the outcomes that were imported. Where a model that is used no longer fits, it raises an alarm and takes models back to rules
 * only; nothing that it does can bring them forward again.
 */
@Singleton
public class ModelWatch {
    private static final Logger LOG = Logger.getLogger(ModelWatch.class);
    private static final long PAUSE_SECONDS = 60;
    /** One that goes on is said again. */
    private static final long ALARM_AGAIN_NANOS = Duration.ofHours(1).toNanos();

    private final Around around;
    private final OutcomeStore outcomes;
    private final MeterRegistry meters;
    private final MultiGauge drift;
    private final MultiGauge calibration;
    private final Map<Watched, DriftMonitor> monitors = new ConcurrentHashMap<>();
    private final Map<String, Long> alarmed = new HashMap<>();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread thread = new Thread(this::run, "model-watch");
    private SortedMap<String, CalibrationWatch> calibrated = new TreeMap<>();
    private long read = -1;
    private Digest readFor = Digest.of("");

    /** A model of certain files. */
    private record Watched(String model, Digest digest) {}

    /**
     * A watch.
     *
     * @param around what it watches and what it can do
     * @param outcomes what became of members
     * @param meters where it is counted
     */
    public ModelWatch(Around around, OutcomeStore outcomes, MeterRegistry meters) {
        this.around = Objects.requireNonNull(around, "around is null");
        this.outcomes = Objects.requireNonNull(outcomes, "outcomes is null");
        this.meters = Objects.requireNonNull(meters, "meters is null");
        this.drift = MultiGauge.builder("pa.model.drift")
                .description("Population stability index of the latest scores against what they are compared with")
                .register(meters);
        this.calibration = MultiGauge.builder("pa.model.calibration")
                .description("Cumulative sum of outcomes above and below what was predicted")
                .register(meters);
        thread.setDaemon(true);
        thread.setUncaughtExceptionHandler((dead, fault) -> LOG.errorf(
                "ALARM: this server does not watch any more whether models fit (%s). Restart it.",
                fault.getClass().getName()));
    }

    void begin(@Observes StartupEvent started) {
        thread.start();
    }

    void end(@Observes ShutdownEvent stopping) throws InterruptedException {
        ended.countDown();
        thread.join(TimeUnit.SECONDS.toMillis(5));
    }

    private void run() {
        try {
            while (!ended.await(PAUSE_SECONDS, TimeUnit.SECONDS)) {
                try {
                    look();
                } catch (IllegalStateException e) {
                    // The store's own words name the state of the database and no row.
                    LOG.warn(e.getMessage());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Takes the forecasts of a new decision in. */
    public void note(DecisionRecord record) {
        record.items().stream().flatMap(item -> item.forecasts().stream()).forEach(this::note);
    }

    private void note(Forecast forecast) {
        Counter.builder("pa.model.scores")
                .description("What models said, by whether they gave a score")
                .tag("model", forecast.model())
                .tag("said", said(forecast))
                .register(meters)
                .increment();
        monitors.computeIfAbsent(
                        new Watched(forecast.model(), forecast.modelDigest()),
                        watched -> new DriftMonitor(
                                watched.model(), around.references().of(watched.model()), around.window()))
                .add(forecast);
    }

    private static String said(Forecast forecast) {
        return forecast.outcome() instanceof Forecast.Abstained abstained
                ? LetterCase.lower(abstained.why().name()).replace('_', '-')
                : "score";
    }

    /** Looks at everything once. */
    public synchronized void look() {
        List<ModelFacts> live = around.live().get();
        monitors.keySet().removeIf(watched -> live.stream()
                .noneMatch(facts ->
                        facts.id().equals(watched.model()) && facts.digest().equals(watched.digest())));
        List<String> serious = new ArrayList<>();
        List<MultiGauge.Row<?>> rows = new ArrayList<>();
        monitors.forEach((watched, monitor) -> {
            DriftMonitor.Seen seen = monitor.seen();
            seen.stability()
                    .forEach((name, index) ->
                            rows.add(MultiGauge.Row.of(Tags.of("model", watched.model(), "of", name), index)));
            seen.alarms().forEach(alarm -> raise(alarm, isUsed(watched.model(), live), serious));
        });
        drift.register(rows, true);
        calibration(live);
        List<MultiGauge.Row<?>> sums = new ArrayList<>();
        calibrated.forEach((model, watch) -> {
            sums.add(MultiGauge.Row.of(Tags.of("model", model, "towards", "more"), watch.upward()));
            sums.add(MultiGauge.Row.of(Tags.of("model", model, "towards", "fewer"), watch.downward()));
            watch.alarm().ifPresent(alarm -> raise(alarm, isUsed(model, live), serious));
        });
        calibration.register(sums, true);
        if (!serious.isEmpty()) {
            around.back().fallBack(String.join(" ", serious));
        }
    }

    private static boolean isUsed(String model, List<ModelFacts> live) {
        return live.stream().anyMatch(facts -> facts.id().equals(model) && facts.stage() != ModelStage.SHADOW);
    }

    private void raise(String alarm, boolean used, List<String> serious) {
        if (used) {
            serious.add(alarm);
        }
        long now = System.nanoTime();
        // The figures behind the bracket change with every look, and the alarm is the same.
        String same = alarm.substring(0, Math.max(0, alarm.lastIndexOf('(')));
        Long before = alarmed.get(same);
        if (before == null || now - before >= ALARM_AGAIN_NANOS) {
            LOG.errorf("ALARM: %s", alarm);
            alarmed.put(same, now);
        }
    }

    /** Reads outcomes again only where there are new ones, or other models are live. */
    private void calibration(List<ModelFacts> live) {
        Digest now = Digest.of(
                live.stream().map(facts -> facts.digest().hex()).toList().toString());
        long last = outcomes.last();
        if (last == read && now.equals(readFor)) {
            return;
        }
        SortedMap<String, CalibrationWatch> watches = new TreeMap<>();
        for (OutcomeStore.Kept kept : outcomes.all(VisiblePlans.EVERY)) {
            BoundOutcome bound = kept.outcome();
            String model = bound.outcome().model();
            boolean isLive = live.stream()
                    .anyMatch(
                            facts -> facts.id().equals(model) && facts.digest().equals(bound.release()));
            if (isLive && bound.probability() != null) {
                watches.computeIfAbsent(model, CalibrationWatch::new)
                        .add(
                                Double.parseDouble(bound.probability()),
                                bound.outcome().happened());
            }
        }
        calibrated = watches;
        read = last;
        readFor = now;
    }
}
