package org.precisionbenefit.formulary.benefit;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.formulary.load.Flag;
import org.precisionbenefit.formulary.load.PublishedCost;

/**
 * What a supply costs the member and the plan, phase by phase. A charge for 30 days is paid three times for 90 where no
 * charge for 90 is written. Nobody pays more than the supply costs. What is not offered or not known is no zero.
 */
final class CostOf {
    private final @Nullable CostSharing sharing;
    private final @Nullable String tier;
    private final SupplyAsked asked;
    private final Priced priced;
    private final boolean insulin;

    /**
     * Prepares the cost of a supply.
     *
     * @param sharing what members of the plan pay, or null where it is not known
     * @param tier the drug's tier, or null where it has none
     * @param asked what is asked for
     * @param priced what it costs in all
     * @param insulin whether it is an insulin
     */
    CostOf(@Nullable CostSharing sharing, @Nullable String tier, SupplyAsked asked, Priced priced, boolean insulin) {
        this.sharing = sharing;
        this.tier = tier;
        this.asked = asked;
        this.priced = priced;
        this.insulin = insulin;
    }

    /** What the member pays: where the member stands, else with the deductible paid. */
    PhaseCost telling(@Nullable Accumulators paid) {
        if (sharing == null) {
            return notWritten();
        }
        return paid == null ? phase(sharing, PhaseCost.Phase.INITIAL, BigDecimal.ZERO, null) : now(sharing, paid);
    }

    private static PhaseCost notWritten() {
        return untold(PhaseCost.Phase.INITIAL, "It is not known what members of the plan pay on this day.");
    }

    CostAnswer answer(@Nullable Accumulators paid) {
        List<PhaseCost> phases = new ArrayList<>();
        if (sharing == null) {
            phases.add(notWritten());
        } else {
            if (sharing.deductible() == null || sharing.deductible().signum() > 0) {
                phases.add(deductible(sharing));
            }
            phases.add(phase(sharing, PhaseCost.Phase.INITIAL, BigDecimal.ZERO, null));
            if (sharing.outOfPocketCap() != null) {
                phases.add(phase(sharing, PhaseCost.Phase.AFTER_CAP, BigDecimal.ZERO, BigDecimal.ZERO));
            }
        }
        return new CostAnswer(
                priced.allowed() == null ? null : Dollars.cents(priced.allowed()),
                priced.price(),
                priced.words(),
                phases,
                sharing == null || paid == null ? null : now(sharing, paid),
                sharing == null ? null : sharing.source());
    }

    private PhaseCost deductible(CostSharing known) {
        return known.deductible() == null
                ? untold(PhaseCost.Phase.DEDUCTIBLE, "The deductible is not known.")
                : phase(known, PhaseCost.Phase.DEDUCTIBLE, known.deductible(), null);
    }

    private PhaseCost now(CostSharing known, Accumulators paid) {
        @Nullable BigDecimal cap = known.outOfPocketCap();
        @Nullable BigDecimal capLeft = null;
        if (cap != null) {
            if (paid.outOfPocket() == null) {
                return untold(PhaseCost.Phase.NOW, "It is not known what counts towards the cap of the year.");
            }
            capLeft = cap.subtract(paid.outOfPocket()).max(BigDecimal.ZERO);
        }
        boolean capReached = capLeft != null && capLeft.signum() == 0;
        if (!capReached && known.deductible() == null) {
            return untold(PhaseCost.Phase.NOW, "The deductible is not known.");
        }
        if (!capReached && paid.deductible() == null && afterDeductible(known) != Flag.NO) {
            return untold(PhaseCost.Phase.NOW, "It is not known what counts towards the deductible.");
        }
        BigDecimal left = capReached || paid.deductible() == null || known.deductible() == null
                ? BigDecimal.ZERO
                : known.deductible().subtract(paid.deductible()).max(BigDecimal.ZERO);
        return phase(known, PhaseCost.Phase.NOW, left, capLeft);
    }

    private Flag afterDeductible(CostSharing known) {
        if (insulin && known.insulinCap() != null) {
            return Flag.NO;
        }
        if (known.deductible() != null && known.deductible().signum() == 0) {
            return Flag.NO;
        }
        return supply(known, PublishedCost.Phase.INITIAL)
                .map(supply -> supply.charge().afterDeductible())
                .orElse(Flag.NO);
    }

    /** The charge for the least days that are enough, or else the one for the most days. */
    private Optional<SupplyCost> supply(CostSharing known, PublishedCost.Phase phase) {
        List<SupplyCost> offered = tier == null
                ? List.of()
                : known.tier(tier).map(TierCost::supplies).orElse(List.of());
        return of(offered, insulin ? PublishedCost.Phase.INSULIN : phase)
                .or(() -> of(offered, phase))
                .or(() -> of(offered, PublishedCost.Phase.ANY));
    }

    private Optional<SupplyCost> of(List<SupplyCost> offered, PublishedCost.Phase phase) {
        List<SupplyCost> own = offered.stream()
                .filter(one -> one.phase() == phase && one.pharmacy() == asked.pharmacy())
                .toList();
        return own.stream()
                .filter(one -> one.days() >= asked.days())
                .min(Comparator.comparingInt(SupplyCost::days))
                .or(() -> own.stream().max(Comparator.comparingInt(SupplyCost::days)));
    }

    private static PublishedCost.Phase published(PhaseCost.Phase phase, BigDecimal deductibleLeft) {
        return switch (phase) {
            case DEDUCTIBLE -> PublishedCost.Phase.DEDUCTIBLE;
            case AFTER_CAP -> PublishedCost.Phase.CATASTROPHIC;
            case INITIAL -> PublishedCost.Phase.INITIAL;
            case NOW -> deductibleLeft.signum() > 0 ? PublishedCost.Phase.DEDUCTIBLE : PublishedCost.Phase.INITIAL;
        };
    }

    private PhaseCost phase(
            CostSharing known, PhaseCost.Phase phase, BigDecimal deductibleLeft, @Nullable BigDecimal capLeft) {
        Optional<SupplyCost> supply = supply(known, published(phase, deductibleLeft));
        if (supply.isEmpty()) {
            return untold(
                    phase,
                    tier == null || known.tier(tier).isEmpty()
                            ? "It is not written what members pay in this tier."
                            : "The plan does not offer this tier by "
                                    + (asked.pharmacy() == Pharmacy.MAIL ? "mail" : "retail") + ".");
        }
        Share share = new Share(supply.get(), asked.days(), priced.allowed());
        boolean ownPhase = supply.get().phase() == PublishedCost.Phase.DEDUCTIBLE;
        Flag applies = ownPhase ? Flag.NO : afterDeductible(known);
        if (deductibleLeft.signum() > 0 && applies == Flag.UNKNOWN) {
            return untold(phase, "It is not known whether the deductible is paid first in this tier.");
        }
        Share.Part part = share.after(applies == Flag.YES ? deductibleLeft : BigDecimal.ZERO);
        if (insulin && known.insulinCap() != null) {
            part = part.atMost(
                    known.insulinCap().multiply(BigDecimal.valueOf(Share.times(30, asked.days()))), "the insulin cap");
        }
        if (capLeft != null && supply.get().phase() != PublishedCost.Phase.CATASTROPHIC) {
            part = part.capped(capLeft, known.afterCap().multiply(BigDecimal.valueOf(share.times())));
        }
        return cost(phase, part);
    }

    private PhaseCost cost(PhaseCost.Phase phase, Share.Part part) {
        if (part.member() == null) {
            return untold(phase, part.words());
        }
        BigDecimal allowed = priced.allowed();
        return new PhaseCost(
                phase,
                Dollars.cents(part.member()),
                allowed == null ? null : Dollars.cents(allowed).subtract(Dollars.cents(part.member())),
                part.words() + (allowed == null ? " What the plan pays needs a price." : ""));
    }

    private static PhaseCost untold(PhaseCost.Phase phase, String words) {
        return new PhaseCost(phase, null, null, words);
    }
}
