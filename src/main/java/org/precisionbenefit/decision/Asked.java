package org.precisionbenefit.decision;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.precisionbenefit.intake.Membership;
import org.precisionbenefit.intake.RequestedItem;
import org.precisionbenefit.policy.CriterionId;
import org.precisionbenefit.terminology.AsOf;
import org.precisionbenefit.terminology.LetterCase;

/**
 * What was asked and under which numbers it is answered. Numbers follow from the decision's id, so that replay gives the
 * same ones.
 *
 * @param id the decision
 * @param item the item
 * @param asOf the day
 * @param leastDays for how many days an approval holds at least, because a result opens so many; 0 for none
 */
record Asked(DecisionId id, RequestedItem item, AsOf asOf, int leastDays) {
    Asked {
        Objects.requireNonNull(id, "id is null");
        Objects.requireNonNull(item, "item is null");
        Objects.requireNonNull(asOf, "asOf is null");
    }

    Asked(DecisionId id, RequestedItem item, AsOf asOf) {
        this(id, item, asOf, 0);
    }

    /** The same with what results opened. */
    Asked opening(OpenedBenefit opened) {
        Integer days = opened.authorizationDays();
        return new Asked(id, item, asOf, days == null ? 0 : days);
    }

    /** The same of an item with another amount. */
    Asked of(RequestedItem other) {
        return new Asked(id, other, asOf, leastDays);
    }

    /** The number of this item's answer: a letter for its kind, sixteen digits of the decision's id, the sequence. */
    String number(String kind) {
        String digits = LetterCase.upper(id.value().replace("-", "").substring(0, 16));
        return kind + digits + "-" + item.sequence();
    }

    Pended forPerson(Pended.Reason reason, String because, List<CriterionId> deciding) {
        return new Pended(number("R"), Pended.WaitsFor.HUMAN_REVIEW, reason, because, List.of(), deciding, null);
    }

    /** Whoever is not known to be covered is neither approved nor told that no authorization is needed. */
    Pended forPerson(List<Membership.Doubt> doubts) {
        String words = doubts.stream().map(Membership.Doubt::words).collect(Collectors.joining(" and "));
        return forPerson(
                Pended.Reason.MEMBERSHIP_IN_DOUBT, "A person reviews this request, because " + words + ".", List.of());
    }
}
