package org.precisionbenefit.api.web;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.access.VisiblePlans;
import org.precisionbenefit.api.TryDraft;
import org.precisionbenefit.formulary.PlanId;
import org.precisionbenefit.policy.draft.DraftTrial;
import org.precisionbenefit.policy.draft.PolicyDraft;

/**
 * A simulation of a draft.
 *
 * @param trial what was begun
 * @param policy the policy that the draft writes, with its version
 * @param running whether it still runs, so that the page looks again by itself
 * @param done how far it is in words
 * @param share how far it is as the width of a bar, in per cent
 * @param why why it has no report, or empty
 * @param report what it came to, or null
 */
public record TrialView(
        TrialRow trial,
        String policy,
        boolean running,
        String done,
        String share,
        String why,
        @Nullable TrialReportView report) {
    public TrialView {
        Objects.requireNonNull(trial, "trial is null");
    }

    /**
     * A simulation in a list.
     *
     * @param number its number
     * @param draft the draft's number
     * @param what what is tried
     * @param by who began it
     * @param at when
     * @param state how it stands
     */
    public record TrialRow(long number, long draft, String what, String by, String at, String state) {
        static TrialRow of(TryDraft.Shown shown) {
            DraftTrial trial = shown.trial();
            return new TrialRow(
                    trial.number(),
                    trial.draft(),
                    tried(trial.order()),
                    trial.startedBy().value(),
                    Words.minute(trial.startedAt()),
                    switch (shown.state()) {
                        case RUNNING -> "running";
                        case ENDED -> "ended";
                        case FAILED -> "ended without a report";
                        case BROKEN_OFF -> "broken off";
                    });
        }
    }

    static List<TrialRow> rows(List<TryDraft.Shown> trials, VisiblePlans seen) {
        return trials.stream()
                .filter(each -> each.trial().order().isFor(seen))
                .map(TrialRow::of)
                .toList();
    }

    static TrialView of(TryDraft.Shown shown, PolicyDraft draft) {
        DraftTrial.End end = shown.trial().end();
        String fault = end == null || end.fault() == null ? "" : end.fault();
        return new TrialView(
                TrialRow.of(shown),
                draft.policy().policy() + " " + draft.policy().version(),
                shown.state() == TryDraft.State.RUNNING,
                shown.total() == 0
                        ? "The requests are being read."
                        : String.format(Locale.ROOT, "%,d of %,d are done.", shown.done(), shown.total()),
                (shown.total() == 0 ? 0 : 100 * shown.done() / shown.total()) + "%",
                shown.state() == TryDraft.State.BROKEN_OFF
                        ? "It was broken off: the server was stopped, or another server runs it. Start it again if no"
                                + " report appears."
                        : fault,
                shown.report() == null ? null : TrialReportView.of(shown.report()));
    }

    private static String tried(DraftTrial.Order order) {
        if (!order.recorded()) {
            return String.format(
                    Locale.ROOT,
                    "%,d invented requests for the drugs of %s, seed %d",
                    order.requests(),
                    order.everyPolicy() ? "every policy" : "this policy",
                    order.seed());
        }
        String plans = order.plans() instanceof VisiblePlans.Only only
                ? only.plans().stream().map(PlanId::value).sorted().collect(Collectors.joining(", "))
                : "every plan";
        return String.format(Locale.ROOT, "the latest recorded requests, at most %,d, of %s", order.requests(), plans);
    }
}
