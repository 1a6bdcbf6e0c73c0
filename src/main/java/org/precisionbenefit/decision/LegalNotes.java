package org.precisionbenefit.decision;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.policy.law.ScoreRule;
import org.precisionbenefit.policy.law.ScoreUse;
import org.precisionbenefit.policy.law.StepLaw;
import org.precisionbenefit.prediction.Forecast;
import org.precisionbenefit.terminology.Citation;

/** What law wants said beside the answer to an item. A row that nobody read is never quoted. */
final class LegalNotes {
    private LegalNotes() {}

    static List<String> of(@Nullable LegalFrame law, ItemDecision item) {
        List<String> notes = new ArrayList<>();
        if (law == null) {
            return notes;
        }
        boolean pended = item.outcome().determination() instanceof Pended;
        ScoreRule rule = law.rule();
        if (rule != null && rule.source().verified()) {
            ScoreRule.Duties duties = rule.duties();
            Citation text = rule.source().citation();
            if (tookPart(law.scores(), item)) {
                add(notes, duties.disclosure(), text);
            }
            if (pended) {
                add(notes, duties.review(), text);
                add(notes, duties.notice(), text);
            }
        }
        if (pended) {
            notes.addAll(OwedSupply.notes(law));
        }
        if (item.waitsForStep()) {
            step(notes, law.step());
        }
        return notes;
    }

    private static boolean tookPart(ScoreUse use, ItemDecision item) {
        return (use == ScoreUse.ALLOWED || use == ScoreUse.OPENS_ONLY)
                && item.forecasts().stream()
                        .anyMatch(forecast ->
                                forecast.isShown() && forecast.outcome() instanceof Forecast.Scored);
    }

    private static void step(List<String> notes, @Nullable StepLaw law) {
        if (law != null && law.source().verified() && law.clock().grantedIfLate()) {
            add(
                    notes,
                    "If a request for an exception from step therapy is not answered in time, the law takes it as"
                            + " granted.",
                    law.source().citation());
        }
    }

    private static void add(List<String> notes, @Nullable String sentence, Citation text) {
        if (sentence != null) {
            notes.add(sentence + " (" + text.source() + ")");
        }
    }
}
