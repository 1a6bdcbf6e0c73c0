package org.precisionbenefit.app.observe;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Scope;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.casework.MeasureStage;
import org.precisionbenefit.casework.Stage;
import org.precisionbenefit.terminology.LetterCase;

/** Gives each stage a histogram and, while traces are on, a span that holds nothing but its name. */
@Singleton
public class MeteredStages implements MeasureStage {
    private static final Duration[] STEPS = {
        Duration.ofNanos(250_000),
        Duration.ofMillis(1),
        Duration.ofMillis(4),
        Duration.ofMillis(16),
        Duration.ofMillis(64),
        Duration.ofMillis(250),
        Duration.ofSeconds(1),
        Duration.ofSeconds(2)
    };

    /** Null while traces are off: the library would make spans all the same, record them and send them nowhere. */
    private final @Nullable Tracer tracer;

    private final Map<Stage, Timer> timers = new EnumMap<>(Stage.class);

    public MeteredStages(
            MeterRegistry meters,
            Tracer tracer,
            @ConfigProperty(name = "quarkus.otel.sdk.disabled") boolean tracesOff) {
        this.tracer = tracesOff ? null : Objects.requireNonNull(tracer, "tracer is null");
        for (Stage stage : Stage.values()) {
            timers.put(
                    stage,
                    Timer.builder("pa.decision")
                            .description("How long a stage of a request takes")
                            .tag("stage", word(stage))
                            .serviceLevelObjectives(STEPS)
                            .register(meters));
        }
    }

    @Override
    public <T> T during(Stage stage, Supplier<T> work) {
        long start = System.nanoTime();
        try {
            if (tracer == null) {
                return work.get();
            }
            Span span = tracer.spanBuilder(word(stage)).startSpan();
            // To make a span current costs more than some stages; nobody asks for one that is not recorded.
            return span.isRecording() ? within(span, work) : work.get();
        } finally {
            Objects.requireNonNull(timers.get(stage)).record(System.nanoTime() - start, TimeUnit.NANOSECONDS);
        }
    }

    private static <T> T within(Span span, Supplier<T> work) {
        boolean done = false;
        try (Scope within = span.makeCurrent()) {
            T result = work.get();
            done = true;
            return result;
        } finally {
            if (!done) {
                span.setStatus(StatusCode.ERROR);
            }
            span.end();
        }
    }

    private static String word(Stage stage) {
        return LetterCase.lower(stage.name());
    }
}
