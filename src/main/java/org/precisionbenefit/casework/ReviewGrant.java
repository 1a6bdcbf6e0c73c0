package org.precisionbenefit.casework;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.decision.Pended;
import org.precisionbenefit.formulary.FormularyItem;
import org.precisionbenefit.terminology.Period;
import org.precisionbenefit.terminology.Quantity;
import org.precisionbenefit.terminology.RxCui;

/** What of an item is approved, and whether that is what the reviewer says it is. */
final class ReviewGrant {
    /** A later day is taken for a slip of the pen. */
    private static final int MOST_YEARS = 2;

    private final ItemUnderReview item;
    private final Pended pended;
    private final LocalDate today;

    ReviewGrant(ItemUnderReview item, Pended pended, LocalDate today) {
        this.item = item;
        this.pended = pended;
        this.today = today;
    }

    /** Everything that was asked. */
    Granted asAsked(ReviewRequest.@Nullable Grant grant) {
        ReviewRequest.Grant given = given(grant);
        if (given.quantity() != null || given.daysSupply() != null || given.drug() != null) {
            throw ReviewWords.refused(
                    "/grant",
                    "An approval as asked names no amount and no drug of its own. Leave them out, or use APPROVE_LESS.");
        }
        return granted(given.until(), item.asked().quantity(), item.asked().daysSupply(), null);
    }

    /** Less than was asked: a smaller amount, fewer days, or a drug that the plan wants tried first. */
    Granted less(ReviewRequest.@Nullable Grant grant) {
        ReviewRequest.Grant given = given(grant);
        return given.drug() == null ? smaller(given) : other(given, given.drug());
    }

    private Granted smaller(ReviewRequest.Grant given) {
        Quantity asked = item.asked().quantity();
        Quantity quantity = given.quantity() == null ? asked : quantity(given.quantity());
        Integer days = given.daysSupply() == null ? item.asked().daysSupply() : days(given.daysSupply());
        if (Objects.equals(quantity, asked) && Objects.equals(days, item.asked().daysSupply())) {
            throw ReviewWords.refused(
                    "/grant", "Nothing of it is less than was asked. Use APPROVE to approve all of it.");
        }
        return granted(given.until(), quantity, days, null);
    }

    private Granted other(ReviewRequest.Grant given, RxCui drug) {
        FormularyItem row = item.decided().benefit();
        List<RxCui> named = row == null ? List.of() : row.stepTherapy();
        if (!named.contains(drug)) {
            throw ReviewWords.refused(
                    "/grant/drug",
                    "Another drug must be one that the plan's own row, as it was recorded, names to be tried first.");
        }
        if (given.quantity() == null || given.daysSupply() == null) {
            throw ReviewWords.refused("/grant", "Another drug must be approved with its own quantity and days.");
        }
        return granted(given.until(), positive(given.quantity()), positive(given.daysSupply()), drug);
    }

    private Quantity quantity(Quantity given) {
        Quantity asked = item.asked().quantity();
        positive(given);
        if (asked != null
                && (!asked.unit().equals(given.unit()) || given.value().compareTo(asked.value()) > 0)) {
            throw ReviewWords.refused(
                    "/grant/quantity",
                    "The quantity must stand in the unit of the request and must not be more than was asked.");
        }
        return asked != null && given.value().compareTo(asked.value()) == 0 ? asked : given;
    }

    private int days(int given) {
        Integer asked = item.asked().daysSupply();
        positive(given);
        if (asked != null && given > asked) {
            throw ReviewWords.refused("/grant/daysSupply", "The days must not be more than were asked.");
        }
        return given;
    }

    private static Quantity positive(Quantity given) {
        if (given.value().compareTo(BigDecimal.ZERO) <= 0) {
            throw ReviewWords.refused("/grant/quantity", "The quantity must be above zero.");
        }
        return given;
    }

    private static int positive(int given) {
        if (given <= 0) {
            throw ReviewWords.refused("/grant/daysSupply", "The days must be above zero.");
        }
        return given;
    }

    private static ReviewRequest.Grant given(ReviewRequest.@Nullable Grant grant) {
        if (grant == null) {
            throw ReviewWords.refused("/grant", "An approval must say until which day it holds.");
        }
        return grant;
    }

    /** An approval that ends before the amount is used up would be less than it says. */
    private Granted granted(
            LocalDate until, @Nullable Quantity quantity, @Nullable Integer days, @Nullable RxCui drug) {
        LocalDate least = days == null ? today : today.plusDays(days - 1L);
        LocalDate years = today.plusYears(MOST_YEARS);
        LocalDate most = least.isAfter(years) ? least : years;
        if (until.isBefore(least) || until.isAfter(most)) {
            throw ReviewWords.refused(
                    "/grant/until",
                    "The last day must lie between " + least + " and " + most
                            + ", so that the approved days lie within the approval.");
        }
        // The number under which it waited, with the letter of an approval.
        String number = "A" + pended.referenceNumber().substring(1);
        return new Granted(number, new Period(today, until), quantity, days, drug);
    }
}
