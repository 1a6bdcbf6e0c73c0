package org.precisionbenefit.api.web;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.decision.DemonstrationReason;
import org.precisionbenefit.decision.Endorsement;
import org.precisionbenefit.evidence.Action;
import org.precisionbenefit.evidence.Strength;
import org.precisionbenefit.formulary.DrugTier;
import org.precisionbenefit.formulary.Plan;
import org.precisionbenefit.policy.Combination;
import org.precisionbenefit.policy.Kind;
import org.precisionbenefit.prediction.Forecast;
import org.precisionbenefit.prediction.ModelStage;
import org.precisionbenefit.profile.Provenance;
import org.precisionbenefit.terminology.LetterCase;
import org.precisionbenefit.terminology.Period;
import org.precisionbenefit.terminology.Quantity;
import org.precisionbenefit.terminology.unit.AmountText;

/** How the engine's values read in a page's English. Days are ISO days and instants are UTC, whatever the machine's. */
final class Words {
    private static final DateTimeFormatter MINUTES =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final int PERCENT_DECIMALS = 1;
    private static final int CONTRIBUTION_DECIMALS = 3;

    private Words() {}

    /** The instant to the minute, cut and never rounded up, so that a due instant is never shown too late. */
    static String minute(Instant instant) {
        return MINUTES.format(instant);
    }

    static String days(Period period) {
        return period.end() == null ? "from " + period.start() : period.start() + " to " + period.end();
    }

    static String amount(@Nullable Quantity quantity, @Nullable Integer daysSupply) {
        String amount = quantity == null ? "no quantity named" : AmountText.of(quantity.value(), quantity.unit());
        return daysSupply == null ? amount : amount + " for " + daysSupply + (daysSupply == 1 ? " day" : " days");
    }

    static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    /** A probability between 0 and 1 as percent. */
    static String percent(String probability) {
        return new BigDecimal(probability)
                        .movePointRight(2)
                        .setScale(PERCENT_DECIMALS, RoundingMode.HALF_UP)
                        .toPlainString()
                + " %";
    }

    /** A signed contribution, with a minus sign as wide as the plus. */
    static String signed(String contribution) {
        BigDecimal value = new BigDecimal(contribution).setScale(CONTRIBUTION_DECIMALS, RoundingMode.HALF_UP);
        String digits = value.abs().toPlainString();
        return switch (value.signum()) {
            case 1 -> "+" + digits;
            case -1 -> "\u2212" + digits;
            default -> digits;
        };
    }

    /** A feature as the model got it, or that it was not known. */
    static String feature(float value) {
        return Float.isFinite(value) ? plain(new BigDecimal(Float.toString(value))) : "not known";
    }

    static String standing(Provenance.Source source) {
        return switch (source) {
            case DOCUMENTED -> "documented";
            case ATTESTED -> "attested";
        };
    }

    static String kind(Kind kind) {
        return switch (kind) {
            case REQUIREMENT -> "";
            case SAFETY_EXCLUSION -> "Safety exclusion";
            case SAFETY_HOLD -> "Safety hold";
            case NOTE -> "Note";
        };
    }

    static String combination(Combination combination, int atLeast, int children) {
        return switch (combination) {
            case ALL -> children == 1 ? "" : "All of these that apply:";
            case ANY -> children == 1 ? "" : "Any one of these:";
            case AT_LEAST -> "At least " + atLeast + " of these:";
        };
    }

    static String action(Action action) {
        return switch (action) {
            case STANDARD -> "Use as usual";
            case MONITOR -> "Use and monitor";
            case START_DOSE -> "Start with the dose named";
            case MAXIMUM_DOSE -> "Stay within the dose named";
            case DOSE_REDUCTION -> "Reduce the dose";
            case DOSE_INCREASE -> "Increase the dose";
            case DOSE -> "Use the dose named";
            case TEST_FIRST -> "Test first";
            case AVOID -> "Avoid if possible";
            case ALTERNATIVE -> "Consider an alternative";
            case NO_RECOMMENDATION -> "No recommendation";
        };
    }

    /** The kind of a plan and the state whose law holds for it. */
    static String kind(Plan plan) {
        return (plan.lineOfBusiness() == null ? "kind of plan not stated" : plain(plan.lineOfBusiness())) + ", "
                + (plan.state() == null ? "state not stated" : plan.state());
    }

    /** A constant's name as words. */
    static String plain(Enum<?> constant) {
        return LetterCase.lower(constant.name()).replace('_', ' ');
    }

    static String strength(Strength strength) {
        return switch (strength) {
            case UNCLASSIFIED -> "not classified";
            case NO_RECOMMENDATION -> "none";
            case OPTIONAL -> "optional";
            case MODERATE -> "moderate";
            case STRONG -> "strong";
        };
    }

    static String stage(ModelStage stage) {
        return switch (stage) {
            case SHADOW -> "Shadow";
            case DEMONSTRATION -> "Demonstration";
            case RELEASED -> "Released";
        };
    }

    /** Why a model gives no score, in a word or two. */
    static String abstained(Forecast.Why why) {
        return switch (why) {
            case NOT_APPLICABLE -> "Does not apply";
            case TOO_MUCH_MISSING -> "Too much missing";
            case OUT_OF_RANGE -> "Out of range";
            case STALE -> "Too old";
            case OUT_OF_SUPPORT -> "Out of support";
            case TOO_WIDE -> "Too wide";
            case OPTED_OUT -> "Opted out";
            case NO_MODEL -> "No model";
            case UNAVAILABLE -> "Model not there";
        };
    }

    static String demonstration(DemonstrationReason reason) {
        return switch (reason) {
            case MODEL -> "A demonstration release of a model took part in this decision.";
            case SIGNATURES ->
                "A release that this decision was made with is signed for demonstration only. It decides nobody's"
                        + " care.";
        };
    }

    /** Who answers for a release and what for; nothing where nobody was asked. */
    static String endorsement(@Nullable Endorsement endorsement) {
        if (endorsement == null) {
            return "";
        }
        String purpose =
                switch (endorsement.purpose()) {
                    case DEMONSTRATION -> "Signed for DEMONSTRATION";
                    case PRODUCTION -> "Signed for production";
                };
        return purpose + " by " + endorsement.author() + " (author) and " + endorsement.approver() + " (approver)";
    }

    static String tier(DrugTier tier) {
        return tier.code().replace('-', ' ');
    }
}
