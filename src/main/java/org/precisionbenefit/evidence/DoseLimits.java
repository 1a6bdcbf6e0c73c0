package org.precisionbenefit.evidence;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.evidence.DoseCheck.Basis;
import org.precisionbenefit.evidence.DoseCheck.Limit;
import org.precisionbenefit.evidence.DoseCheck.Result;
import org.precisionbenefit.evidence.label.LabelAction;
import org.precisionbenefit.evidence.label.LabelSays;
import org.precisionbenefit.terminology.Citation;
import org.precisionbenefit.terminology.LetterCase;
import org.precisionbenefit.terminology.RxCui;
import org.precisionbenefit.terminology.unit.Mass;

/**
 * Holds the dose that is asked for against the starting and maximum doses that guidance and labels give for the genes.
 * Figures by body weight are used where the weight is known. One that is a share of another dose, or counts by body
 * surface, cannot be told.
 */
final class DoseLimits {
    private static final Map<Action, Limit> OF_GUIDANCE =
            new EnumMap<>(Map.of(Action.START_DOSE, Limit.START_DOSE, Action.MAXIMUM_DOSE, Limit.MAXIMUM_DOSE));
    private static final Map<LabelAction.Effect, Limit> OF_LABELS = new EnumMap<>(Map.of(
            LabelAction.Effect.START_DOSE, Limit.START_DOSE,
            LabelAction.Effect.MAXIMUM_DOSE, Limit.MAXIMUM_DOSE,
            LabelAction.Effect.MAXIMUM_SINGLE_DOSE, Limit.MAXIMUM_SINGLE_DOSE,
            LabelAction.Effect.DOSE, Limit.DOSE));

    /** An example of a share is no figure of its own. */
    private static final String EXAMPLE = "example";

    private final RxCui drug;
    private final Circumstances known;
    private final List<DoseCheck> checks = new ArrayList<>();

    private DoseLimits(RxCui drug, Circumstances known) {
        this.drug = drug;
        this.known = known;
    }

    /**
     * The checks of one drug; none when it is not asked for.
     *
     * @param known what is known where the drug is spoken about
     */
    static List<DoseCheck> of(RxCui drug, Circumstances known, Evidence evidence) {
        if (!known.use().asked()) {
            return List.of();
        }
        DoseLimits limits = new DoseLimits(drug, known);
        limits.guideline(Basis.GUIDELINE, evidence.about(drug));
        evidence.conversions().stream()
                .filter(with -> with.drug().equals(drug))
                .forEach(with -> limits.guideline(Basis.GUIDELINE_WITH_DRUGS, with.answer()));
        evidence.said().stream().filter(label -> drug.equals(label.drug())).forEach(limits::label);
        return limits.checks;
    }

    private void guideline(Basis basis, GuidanceAnswer answer) {
        if (answer instanceof GuidanceAnswer.Given given && given.detail() != null) {
            for (Advice advice : given.detail().advice()) {
                Limit limit = OF_GUIDANCE.get(advice.action());
                if (limit != null && advice.amount() != null && !EXAMPLE.equals(advice.of())) {
                    check(
                            basis,
                            limit,
                            advice.amount(),
                            advice.when(),
                            given.guidance().source());
                }
            }
        }
    }

    private void label(LabelSays label) {
        for (LabelSays.Rule rule : label.rules()) {
            for (LabelAction action : rule.applies() ? rule.actions() : List.<LabelAction>of()) {
                Limit limit = OF_LABELS.get(action.effect());
                BigDecimal figure = action.figure();
                if (limit != null && figure != null) {
                    Amount amount = new Amount(Amount.Bound.EXACTLY, figure, null, action.unit());
                    check(Basis.LABEL, limit, amount, List.of(), rule.source());
                }
            }
        }
    }

    /** A lower bound is no limit; whoever has long had the drug does not start it. */
    private void check(Basis basis, Limit limit, Amount amount, List<String> when, Citation source) {
        boolean lower = amount.bound() == Amount.Bound.AT_LEAST || amount.bound() == Amount.Bound.ABOVE;
        boolean past = limit == Limit.START_DOSE && known.use().treatment() == Treatment.OVER_THREE_MONTHS;
        if (lower || past) {
            return;
        }
        BigDecimal dose = known.use().dailyDose();
        Compared compared = compared(limit, amount, when, dose);
        checks.add(new DoseCheck(drug, basis, limit, amount, dose, compared.result(), compared.detail(), source));
    }

    private record Compared(Result result, String detail) {}

    private Compared compared(Limit limit, Amount amount, List<String> when, @Nullable BigDecimal dose) {
        if (dose == null) {
            return open("The dose that is asked for is not known in milligrams a day.");
        }
        Optional<Ceiling> ceiling = Ceiling.of(amount.unit(), known.person().weight());
        if (ceiling.isEmpty()) {
            return open("The figure (" + amount.unit() + ") cannot be compared with a dose in milligrams a day"
                    + (amount.unit().contains("/kg") ? " without the weight." : "."));
        }
        BigDecimal high = amount.high() == null ? amount.low() : amount.high();
        int order = dose.compareTo(high.multiply(ceiling.get().milligrams()));
        if (order < 0 || (order == 0 && amount.bound() != Amount.Bound.BELOW)) {
            return new Compared(Result.WITHIN, asked(dose) + " lies within it.");
        }
        if (!when.isEmpty()) {
            return open(asked(dose) + " lies above it; the figure holds under a condition that is not checked here ("
                    + String.join("; ", when) + ").");
        }
        if (!ceiling.get().daily() || limit == Limit.MAXIMUM_SINGLE_DOSE) {
            return open(asked(dose) + " may be taken in parts; the figure is for one dose.");
        }
        return new Compared(Result.ABOVE, asked(dose) + " lies above it.");
    }

    private static String asked(BigDecimal dose) {
        return "The dose of " + dose.stripTrailingZeros().toPlainString() + " mg a day that is asked for";
    }

    private static Compared open(String detail) {
        return new Compared(Result.CANNOT_TELL, detail);
    }

    /**
     * One of a unit in milligrams.
     *
     * @param milligrams how many milligrams it is
     * @param daily whether it counts a day; otherwise one dose
     */
    private record Ceiling(BigDecimal milligrams, boolean daily) {
        /** Reads units such as mg, mg/day, mg/kg/day and mg twice daily. */
        static Optional<Ceiling> of(String unit, @Nullable BigDecimal weight) {
            String[] words = LetterCase.lower(unit).split("[/ ]", 2);
            String rest = words.length == 1 ? "" : words[1];
            BigDecimal factor = BigDecimal.ONE;
            if (rest.equals("kg") || rest.startsWith("kg/")) {
                if (weight == null) {
                    return Optional.empty();
                }
                factor = weight;
                rest = rest.equals("kg") ? "" : rest.substring("kg/".length());
            }
            BigDecimal times = factor;
            return times(rest).flatMap(daily -> Mass.milligramsOf(words[0])
                    .map(one -> new Ceiling(one.multiply(times).multiply(daily.milligrams()), daily.daily())));
        }

        private static Optional<Ceiling> times(String rest) {
            return switch (rest) {
                case "" -> Optional.of(new Ceiling(BigDecimal.ONE, false));
                case "day", "once daily" -> Optional.of(new Ceiling(BigDecimal.ONE, true));
                case "twice daily" -> Optional.of(new Ceiling(BigDecimal.valueOf(2), true));
                default -> Optional.empty();
            };
        }
    }
}
