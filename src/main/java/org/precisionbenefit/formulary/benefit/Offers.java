package org.precisionbenefit.formulary.benefit;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.precisionbenefit.formulary.Drug;
import org.precisionbenefit.formulary.DrugProduct;
import org.precisionbenefit.formulary.PlanId;
import org.precisionbenefit.terminology.AsOf;
import org.precisionbenefit.terminology.RxCui;

/**
 * What a plan offers of each drug on a day, whoever the member is. It is worked out for a drug when that is first asked
 * about and then held; so every call must bring the same rows.
 */
public final class Offers {
    private static final Comparator<BigDecimal> LEAST = Comparator.nullsLast(Comparator.naturalOrder());

    /** What the plan prefers, or else the cheapest. */
    private static final Comparator<Offer> BEST = Comparator.comparingInt(Offer::preference)
            .thenComparing(Offer::price, LEAST)
            .thenComparing(offer -> offer.product().name());

    private final For question;
    private final ConcurrentMap<RxCui, OfDrug> drugs = new ConcurrentHashMap<>();

    /**
     * What of a question does not depend on the member.
     *
     * @param plan the plan
     * @param asOf the day
     * @param days for how many days a supply is
     * @param pharmacy from what kind of pharmacy
     */
    public record For(PlanId plan, AsOf asOf, int days, Pharmacy pharmacy) {
        private static final int USUAL_DAYS = 30;

        public For {
            Objects.requireNonNull(plan, "plan is null");
            Objects.requireNonNull(asOf, "asOf is null");
            Objects.requireNonNull(pharmacy, "pharmacy is null");
        }

        /** Those of a question; where no supply is asked for, 30 days from a retail pharmacy. */
        public static For of(BenefitQuestion question) {
            SupplyAsked supply = question.supply();
            return new For(
                    question.plan(),
                    question.asOf(),
                    supply == null ? USUAL_DAYS : supply.days(),
                    supply == null ? Pharmacy.RETAIL : supply.pharmacy());
        }
    }

    /**
     * What is offered of a drug.
     *
     * @param offers its products that are not excluded, the best first
     * @param overlay what results can open of the plan's row
     */
    record OfDrug(List<Offer> offers, List<OverlayRow> overlay) {
        OfDrug {
            offers = List.copyOf(offers);
            overlay = List.copyOf(overlay);
        }
    }

    public Offers(For question) {
        this.question = Objects.requireNonNull(question, "question is null");
    }

    For question() {
        return question;
    }

    /** What is offered of a drug of the catalogue. */
    OfDrug of(Drug drug, BenefitRows rows) {
        OfDrug ready = drugs.get(drug.ingredient());
        if (ready == null) {
            // Two threads may work out the same; no lock is held while rows are read.
            ready = workedOut(drug, rows);
            drugs.put(drug.ingredient(), ready);
        }
        return ready;
    }

    private OfDrug workedOut(Drug drug, BenefitRows rows) {
        List<Offer> offers = new ArrayList<>();
        for (DrugProduct product : drug.products()) {
            BenefitRow row = rows.listing(question.plan(), drug.ingredient(), product, question.asOf())
                    .row();
            if (row != null && row.terms().coverage() != Coverage.EXCLUDED) {
                DrugPrice lowest = Priced.lowest(rows.prices(question.plan(), product, question.asOf()));
                offers.add(Offer.of(product, row, lowest, question));
            }
        }
        offers.sort(BEST);
        return new OfDrug(offers, rows.overlay(question.plan(), drug.ingredient(), question.asOf()));
    }
}
