package org.precisionbenefit.formulary.benefit;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.formulary.load.Flag;
import org.precisionbenefit.formulary.load.PublishedCost;

/**
 * What a supply costs the member and the plan, phase by phase. A charge for 30 days is paid three times for 90 where no
 * charge for 90 is written. Nobody pays more than the supply costs. What is not offered or not known is no zero.
 */
final class CostOf {
    private final @Nullable CostSharing sharing;
    /** What members pay in the drug's tier, or null where that is not written. */
    private final @Nullable TierCost offered;

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
        this.offered =
                sharing == null || tier == null ? null : sharing.tier(tier).orElse(null);
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
        SupplyCost supply = supply(PublishedCost.Phase.INITIAL);
        return supply == null ? Flag.NO : supply.charge().afterDeductible();
    }

    /** The charge of a phase, or null where the plan does not offer the tier so; insulin has charges of its own. */
    private @Nullable SupplyCost supply(PublishedCost.Phase phase) {
        if (offered == null) {
            return null;
        }
        SupplyCost own = of(offered.supplies(), insulin ? PublishedCost.Phase.INSULIN : phase);
        if (own == null && insulin) {
            own = of(offered.supplies(), phase);
        }
        return own == null ? of(offered.supplies(), PublishedCost.Phase.ANY) : own;
    }

    /** The charge for the least days that are enough, or else the one for the most days. */
    private @Nullable SupplyCost of(List<SupplyCost> supplies, PublishedCost.Phase phase) {
        SupplyCost enough = null;
        SupplyCost most = null;
        for (SupplyCost one : supplies) {
            if (one.phase() == phase && one.pharmacy() == asked.pharmacy()) {
                most = most == null || one.days() > most.days() ? one : most;
                if (one.days() >= asked.days() && (enough == null || one.days() < enough.days())) {
                    enough = one;
                }
            }
        }
        return enough == null ? most : enough;
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
        SupplyCost supply = supply(published(phase, deductibleLeft));
        if (supply == null) {
            return untold(
                    phase,
                    offered == null
                            ? "It is not written what members pay in this tier."
                            : "The plan does not offer this tier by "
                                    + (asked.pharmacy() == Pharmacy.MAIL ? "mail" : "retail") + ".");
        }
        Share share = new Share(supply, asked.days(), priced.allowed());
        boolean ownPhase = supply.phase() == PublishedCost.Phase.DEDUCTIBLE;
        Flag applies = ownPhase ? Flag.NO : afterDeductible(known);
        if (deductibleLeft.signum() > 0 && applies == Flag.UNKNOWN) {
            return untold(phase, "It is not known whether the deductible is paid first in this tier.");
        }
        Share.Part part = share.after(applies == Flag.YES ? deductibleLeft : BigDecimal.ZERO);
        if (insulin && known.insulinCap() != null) {
            part = part.atMost(
                    known.insulinCap().multiply(BigDecimal.valueOf(Share.times(30, asked.days()))), "the insulin cap");
        }
        if (capLeft != null && supply.phase() != PublishedCost.Phase.CATASTROPHIC) {
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
