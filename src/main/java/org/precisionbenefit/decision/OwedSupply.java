package org.precisionbenefit.decision;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.intake.SupplyAsked;
import org.precisionbenefit.policy.TermValue;
import org.precisionbenefit.policy.law.SupplyRule;
import org.precisionbenefit.terminology.Period;

/**
 * A limited supply that a law provides for. It is granted where it was asked for as such, in full and for no more days than
 * the law names; everything else that waits is only told of it. It takes nothing away and is no step towards a refusal.
 */
final class OwedSupply {
    /** What a law wants bridged: that something is not known yet or not met. All else is for a person to see first. */
    private static final Set<Pended.Reason> BRIDGED =
            EnumSet.of(Pended.Reason.FACTS_MISSING, Pended.Reason.CRITERION_NOT_MET, Pended.Reason.CANNOT_BE_ASKED);

    private OwedSupply() {}

    /** The supply, or empty when none was asked for, none is owed, or something speaks against giving it unseen. */
    static Optional<Approved> of(Pended pended, CriteriaTree tree, ItemContext context, Asked asked) {
        Integer days = asked.item().daysSupply();
        SupplyRule rule = rule(asked.item().supply(), context.scoring().law());
        if (rule == null
                || days == null
                || days > rule.days()
                || asked.item().quantity() == null
                || !BRIDGED.contains(pended.reason())
                || !tree.isSafe()
                || !isWithinLimit(context)) {
            return Optional.empty();
        }
        return Optional.of(new Approved(
                asked.number("A"),
                new Period(asked.asOf().date(), asked.asOf().date().plusDays(rule.days() - 1L)),
                asked.item().quantity(),
                days,
                "It is granted as the " + word(rule) + " that was asked for ("
                        + rule.source().citation().source() + "); the treatment itself is not decided by it."));
    }

    /** What is said of supplies beside an item that waits. */
    static List<String> notes(@Nullable LegalFrame law) {
        return law == null || law.supplies() == null
                ? List.of()
                : law.supplies().stream().map(OwedSupply::note).toList();
    }

    private static String note(SupplyRule rule) {
        String cite = " (" + rule.source().citation().source() + ").";
        return switch (rule.kind()) {
            case EMERGENCY ->
                "While this waits, the pharmacy may give a supply for " + rule.days() + " days in an emergency" + cite;
            case TRANSITION ->
                "While this waits, a supply for " + rule.days() + " days is owed within the first " + rule.withinDays()
                        + " days of coverage; ask for it as a transition supply" + cite;
        };
    }

    private static @Nullable SupplyRule rule(@Nullable SupplyAsked asked, @Nullable LegalFrame law) {
        if (asked == null || law == null || law.supplies() == null) {
            return null;
        }
        SupplyRule.Kind kind =
                switch (asked) {
                    case EMERGENCY -> SupplyRule.Kind.EMERGENCY;
                    case TRANSITION -> SupplyRule.Kind.TRANSITION;
                };
        return law.supplies().stream()
                .filter(rule -> rule.kind() == kind)
                .findFirst()
                .orElse(null);
    }

    private static boolean isWithinLimit(ItemContext context) {
        return AmountTerms.withinLimit(context) instanceof TermValue.Flag flag && flag.value();
    }

    private static String word(SupplyRule rule) {
        return switch (rule.kind()) {
            case EMERGENCY -> "emergency supply";
            case TRANSITION -> "transition supply";
        };
    }
}
