package org.precisionbenefit.app.observe;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.casework.Answered;
import org.precisionbenefit.casework.Arrival;
import org.precisionbenefit.casework.CurrentEngine;
import org.precisionbenefit.casework.RenderAnswer;
import org.precisionbenefit.casework.SubmitRequest;
import org.precisionbenefit.decision.Automatic;
import org.precisionbenefit.decision.DecisionRecord;
import org.precisionbenefit.decision.NotRequired;
import org.precisionbenefit.decision.Pended;
import org.precisionbenefit.formulary.LineOfBusiness;
import org.precisionbenefit.terminology.LetterCase;

/** Counts answers by what they say. Every label is a word of a closed list: no id, no code, nothing that was sent. */
public final class CountedSubmitting implements SubmitRequest {
    private final SubmitRequest submit;
    private final CurrentEngine engines;
    private final MeterRegistry meters;
    private final Map<Labels, Counter> requests = new ConcurrentHashMap<>();
    private final Map<Pended.Reason, Counter> pended = new ConcurrentHashMap<>();
    private final Counter repeated;

    /**
     * Counts what another one submits.
     *
     * @param submit where requests are decided
     * @param engines what is live, which knows the kind of a plan
     * @param meters where it is counted
     */
    public CountedSubmitting(SubmitRequest submit, CurrentEngine engines, MeterRegistry meters) {
        this.submit = Objects.requireNonNull(submit, "submit is null");
        this.engines = Objects.requireNonNull(engines, "engines is null");
        this.meters = Objects.requireNonNull(meters, "meters is null");
        this.repeated = Counter.builder("pa.repeated")
                .description("Repeated submissions that got their kept answer")
                .register(meters);
    }

    private record Labels(String outcome, String planClass) {}

    @Override
    public Answered submit(Arrival arrival, RenderAnswer door) {
        Answered answered = submit.submit(arrival, door);
        if (answered.repeated()) {
            repeated.increment();
        } else {
            count(answered.file().record());
        }
        return answered;
    }

    private void count(DecisionRecord record) {
        List<Automatic> answers = record.items().stream()
                .map(item -> item.outcome().determination())
                .toList();
        requests.computeIfAbsent(new Labels(outcome(answers), planClass(record)), this::requestCounter)
                .increment();
        answers.stream()
                .filter(Pended.class::isInstance)
                .map(answer -> ((Pended) answer).reason())
                .forEach(reason ->
                        pended.computeIfAbsent(reason, this::pendedCounter).increment());
    }

    /** A request counts once, by the item that waits for most. */
    private static String outcome(List<Automatic> answers) {
        if (answers.stream().anyMatch(answer -> waitsFor(answer) == Pended.WaitsFor.HUMAN_REVIEW)) {
            return "A4-human";
        }
        if (answers.stream().anyMatch(answer -> waitsFor(answer) == Pended.WaitsFor.INFORMATION)) {
            return "A4-information";
        }
        return answers.stream().allMatch(NotRequired.class::isInstance) ? "NA" : "A1";
    }

    private static Pended.@Nullable WaitsFor waitsFor(Automatic answer) {
        return answer instanceof Pended waiting ? waiting.waitsFor() : null;
    }

    private String planClass(DecisionRecord record) {
        LineOfBusiness line =
                engines.live().plans().lineOfBusiness(record.inputs().request().plan());
        return line == null ? "unknown" : word(line);
    }

    private Counter requestCounter(Labels labels) {
        return Counter.builder("pa.requests")
                .description("Decided requests")
                .tag("outcome", labels.outcome())
                .tag("plan_class", labels.planClass())
                .register(meters);
    }

    private Counter pendedCounter(Pended.Reason reason) {
        return Counter.builder("pa.pended")
                .description("Items that wait, by the kind of reason")
                .tag("reason", word(reason))
                .register(meters);
    }

    private static String word(Enum<?> constant) {
        return LetterCase.lower(constant.name()).replace('_', '-');
    }
}
