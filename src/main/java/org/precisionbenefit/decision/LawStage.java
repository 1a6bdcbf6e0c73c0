package org.precisionbenefit.decision;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.formulary.FormularyRelease;
import org.precisionbenefit.formulary.Plan;
import org.precisionbenefit.intake.Membership;
import org.precisionbenefit.policy.law.Jurisdiction;
import org.precisionbenefit.policy.law.LawTables;
import org.precisionbenefit.policy.law.ScoreRule;
import org.precisionbenefit.policy.law.ScoreUse;
import org.precisionbenefit.policy.law.StepLaw;
import org.precisionbenefit.policy.law.SupplyRule;
import org.precisionbenefit.profile.history.CoveragePeriod;

/**
 * Which law holds for a request, and what may a score do under it? What is not known keeps scores out of the way: the
 * answer is then the one without them, which nobody is worse off for.
 */
final class LawStage {
    private final LawTables laws;
    private final FormularyRelease formulary;

    LawStage(LawTables laws, FormularyRelease formulary) {
        this.laws = laws;
        this.formulary = formulary;
    }

    /** What applied, or null where the release has no law on scores and the member made no choice. */
    @Nullable
    LegalFrame of(DecisionInputs inputs) {
        LocalDate day = inputs.asOf().date();
        Jurisdiction jurisdiction =
                formulary.plan(inputs.request().plan()).map(LawStage::of).orElseGet(() -> new Jurisdiction(null, null));
        // A release without a table on scores gives nobody another clock for a choice.
        StepLaw step = laws.judgesScores() ? laws.step(jurisdiction, day).orElse(null) : null;
        if (MemberChoice.optedOut(inputs)) {
            return new LegalFrame(
                    jurisdiction,
                    ScoreUse.NOT_RUN,
                    "The member chose not to be scored; no model was run.",
                    step,
                    null,
                    supplies(jurisdiction, inputs));
        }
        if (!laws.judgesScores()) {
            return null;
        }
        Optional<ScoreRule> rule = laws.score(jurisdiction, day);
        return new LegalFrame(
                jurisdiction,
                use(rule),
                because(jurisdiction, rule),
                step,
                rule.orElse(null),
                supplies(jurisdiction, inputs));
    }

    private List<SupplyRule> supplies(Jurisdiction jurisdiction, DecisionInputs inputs) {
        return Stream.of(SupplyRule.Kind.values())
                .flatMap(kind -> laws.supply(kind, jurisdiction, inputs.asOf().date()).stream())
                .filter(rule -> rule.source().verified() && isOwed(rule, inputs))
                .toList();
    }

    /** A beginning that is not known is not taken for one; of two that are known both must be recent. */
    private static boolean isOwed(SupplyRule rule, DecisionInputs inputs) {
        Integer within = rule.withinDays();
        if (within == null) {
            return true;
        }
        LocalDate day = inputs.asOf().date();
        List<LocalDate> starts = starts(inputs).toList();
        return !starts.isEmpty()
                && starts.stream().allMatch(start -> !start.isAfter(day) && day.isBefore(start.plusDays(within)));
    }

    private static Stream<LocalDate> starts(DecisionInputs inputs) {
        Membership membership = inputs.request().membership();
        KnownHistory history = inputs.history();
        Stream<LocalDate> sent = membership == null ? Stream.empty() : Stream.ofNullable(membership.coverageStart());
        Stream<LocalDate> kept = history == null
                ? Stream.empty()
                : history.coverage().stream()
                        .filter(period -> period.plan().equals(inputs.request().plan())
                                && period.status() == CoveragePeriod.Status.ACTIVE
                                && period.days().contains(inputs.asOf().date()))
                        .map(period -> period.days().start());
        return Stream.concat(sent, kept);
    }

    static Jurisdiction of(Plan plan) {
        return new Jurisdiction(plan.state(), plan.lineOfBusiness());
    }

    private static ScoreUse use(Optional<ScoreRule> rule) {
        return rule.filter(row -> row.source().verified()).map(ScoreRule::use).orElse(ScoreUse.FORBIDDEN);
    }

    private static String because(Jurisdiction jurisdiction, Optional<ScoreRule> rule) {
        if (!jurisdiction.isKnown()) {
            return "The state or the kind of plan of the coverage is not known, so that no score changes the answer.";
        }
        if (rule.isEmpty()) {
            return "No row of the law tables says what a score may do for this kind of plan in this state, so that none"
                    + " changes the answer.";
        }
        if (!rule.get().source().verified()) {
            return "The row of the law tables was not verified yet, so that no score changes the answer.";
        }
        String source = " (" + rule.get().source().citation().source() + ").";
        return switch (rule.get().use()) {
            case ALLOWED -> "A score may help to a yes and may ask for a person's look" + source;
            case OPENS_ONLY ->
                "A score may help to a yes; on every other path the answer is the one without it" + source;
            case FORBIDDEN, NOT_RUN -> "No score may change the answer" + source;
        };
    }
}
