package org.precisionbenefit.decision;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.formulary.FormularyItem;
import org.precisionbenefit.formulary.QuantityLimit;
import org.precisionbenefit.formulary.benefit.Packaging;
import org.precisionbenefit.intake.RequestedItem;
import org.precisionbenefit.policy.TermValue;
import org.precisionbenefit.profile.Provenance;
import org.precisionbenefit.terminology.Quantity;

/** Compares the requested amount with the formulary's limits. */
final class AmountTerms {
    private AmountTerms() {}

    static TermValue withinLimit(ItemContext context) {
        return withinLimit(context.item(), context.benefit());
    }

    static TermValue withinLimit(RequestedItem item, FormularyItem benefit) {
        List<Provenance> facts = List.of(
                new Provenance("Claim.item[" + item.sequence() + "].quantity", Provenance.Source.DOCUMENTED, null));
        QuantityLimit limit = benefit.supplyLimits().quantity();
        Integer mostDays = benefit.supplyLimits().days();
        Integer days = item.daysSupply();
        if (mostDays != null && days != null && days > mostDays) {
            return new TermValue.Flag(false, Provenance.Source.DOCUMENTED, facts);
        }
        if (limit != null) {
            return withinQuantity(item, benefit, limit, facts);
        }
        return mostDays != null && days == null
                ? ClinicalTerms.unknown(TermValue.Reason.ABSENT, "The days supply was not sent.", facts)
                : new TermValue.Flag(true, Provenance.Source.DOCUMENTED, facts);
    }

    private static TermValue withinQuantity(
            RequestedItem item, FormularyItem benefit, QuantityLimit limit, List<Provenance> facts) {
        Quantity asked = item.quantity();
        Integer days = item.daysSupply();
        if (asked == null || days == null) {
            return ClinicalTerms.unknown(
                    TermValue.Reason.ABSENT, "The quantity and its days supply were not both sent.", facts);
        }
        if (asked.value().signum() <= 0) {
            return ClinicalTerms.unknown(TermValue.Reason.UNREADABLE, "The quantity must be positive.", facts);
        }
        if (!Units.same(asked.unit(), limit.unit())) {
            return ClinicalTerms.unknown(
                    TermValue.Reason.UNIT,
                    "The quantity must be counted in " + limit.unit() + "; the unit sent cannot be converted.",
                    facts);
        }
        BigDecimal askedRate = asked.value().multiply(BigDecimal.valueOf(limit.daysSupply()));
        BigDecimal allowedRate = limit.quantity().multiply(BigDecimal.valueOf(days));
        BigDecimal whole = inWholePackages(benefit, limit, days);
        boolean within = askedRate.compareTo(allowedRate) <= 0
                || (whole != null && asked.value().compareTo(whole) <= 0);
        return new TermValue.Flag(within, Provenance.Source.DOCUMENTED, facts);
    }

    /** The most that stays within the limits for the days asked; empty when nothing whole does. */
    static Optional<Proposal> atLimit(RequestedItem item, FormularyItem benefit) {
        QuantityLimit limit = benefit.supplyLimits().quantity();
        if (limit == null || item.daysSupply() == null) {
            return Optional.empty();
        }
        Integer mostDays = benefit.supplyLimits().days();
        int days = mostDays == null ? item.daysSupply() : Math.min(mostDays, item.daysSupply());
        BigDecimal whole = inWholePackages(benefit, limit, days);
        BigDecimal most = whole != null
                ? whole
                : limit.quantity()
                        .multiply(BigDecimal.valueOf(days))
                        .divide(BigDecimal.valueOf(limit.daysSupply()), 0, RoundingMode.DOWN);
        return most.signum() <= 0
                ? Optional.empty()
                : Optional.of(new Proposal(
                        new Quantity(most, limit.unit()),
                        days,
                        "The plan's limit is " + limit.quantity().toPlainString() + " " + limit.unit() + " in "
                                + limit.daysSupply() + " days"
                                + (mostDays == null ? "" : ", for at most " + mostDays + " days at a time")
                                + ". A new request for this quantity that names this one can be approved at once;"
                                + " a person looks at the request as it stands."));
    }

    private static @Nullable BigDecimal inWholePackages(FormularyItem benefit, QuantityLimit limit, int days) {
        Packaging packaging = benefit.ownTerms().packaging();
        return packaging == null ? null : packaging.inWholePackages(limit, days);
    }
}
