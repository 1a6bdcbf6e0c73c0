package org.precisionbenefit.formulary.benefit;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.formulary.Drug;
import org.precisionbenefit.formulary.DrugProduct;
import org.precisionbenefit.formulary.QuantityLimit;
import org.precisionbenefit.formulary.load.Flag;
import org.precisionbenefit.terminology.RxCui;

/**
 * Other drugs of the therapeutic class that the plan covers for the member, with what they cost for the same days. Each is
 * priced in the amount of its own limit, by the product that the plan prefers, or else the cheapest. First come those that
 * need neither authorization nor step, then what the member pays decides, then what the plan pays, then the name.
 */
final class AlternativesOf {
    private static final Comparator<BigDecimal> LEAST = Comparator.nullsLast(Comparator.naturalOrder());
    private static final Comparator<Alternative> BEST = Comparator.comparingInt((Alternative one) -> rank(one.free()))
            .thenComparing(Alternative::member, LEAST)
            .thenComparing(Alternative::plan, LEAST)
            .thenComparing(Alternative::name);

    private final BenefitRows rows;
    private final BenefitQuestion question;
    private final int days;

    AlternativesOf(BenefitRows rows, BenefitQuestion question, int days) {
        this.rows = rows;
        this.question = question;
        this.days = days;
    }

    List<Alternative> ranked() {
        SortedMap<RxCui, TherapeuticClass> others = new TreeMap<>();
        for (TherapeuticClass one : rows.classes(question.ingredient(), question.asOf())) {
            for (RxCui drug : one.drugs()) {
                if (!drug.equals(question.ingredient())) {
                    others.putIfAbsent(drug, one);
                }
            }
        }
        List<Alternative> alternatives = new ArrayList<>();
        others.forEach((drug, one) -> alternative(drug, one).ifPresent(alternatives::add));
        alternatives.sort(BEST);
        return alternatives;
    }

    private static int rank(Flag free) {
        return switch (free) {
            case YES -> 0;
            case UNKNOWN -> 1;
            case NO -> 2;
        };
    }

    /** A product with the row that speaks of it, and its lowest price. */
    private record Offer(
            DrugProduct product, BenefitRow row, @Nullable BigDecimal price) {}

    private Optional<Alternative> alternative(RxCui ingredient, TherapeuticClass of) {
        Drug drug = rows.drug(ingredient).orElse(null);
        if (drug == null) {
            return Optional.empty();
        }
        return offer(drug).map(offer -> {
            OpenedRow opened = OpenedRow.of(
                    offer.row(),
                    rows.overlay(question.plan(), ingredient, question.asOf()),
                    question.member().results());
            BenefitRow row = opened.row();
            PhaseCost cost = cost(row, offer.product(), of.insulin());
            return new Alternative(
                    ingredient,
                    drug.name(),
                    of.id(),
                    row.tier(),
                    free(row),
                    cost == null ? null : cost.member(),
                    cost == null ? null : cost.plan(),
                    words(row, offer.product(), cost));
        });
    }

    private Optional<Offer> offer(Drug drug) {
        List<Offer> offers = new ArrayList<>();
        for (DrugProduct product : drug.products()) {
            BenefitRow row = rows.listing(question.plan(), drug.ingredient(), product, question.asOf())
                    .row();
            if (row != null
                    && row.terms().coverage() != Coverage.EXCLUDED
                    && MemberEdits.all(MemberEdits.of(row.terms(), question.member())) != Flag.NO) {
                offers.add(new Offer(
                        product,
                        row,
                        Priced.lowest(rows.prices(question.plan(), product, question.asOf()))
                                .map(DrugPrice::usd)
                                .orElse(null)));
            }
        }
        return offers.stream()
                .min(Comparator.comparingInt(AlternativesOf::preference)
                        .thenComparing(Offer::price, LEAST)
                        .thenComparing(offer -> offer.product().name()));
    }

    private static int preference(Offer offer) {
        List<RxCui> preferred = offer.row().terms().ofProducts().preferred();
        RxCui code = offer.product().rxcui();
        int place = code == null ? -1 : preferred.indexOf(code);
        return place < 0 ? preferred.size() : place;
    }

    private static Flag free(BenefitRow row) {
        if (row.priorAuthorization() == Flag.YES || row.steps().required() == Flag.YES) {
            return Flag.NO;
        }
        return row.priorAuthorization() == Flag.NO && row.steps().required() == Flag.NO ? Flag.YES : Flag.UNKNOWN;
    }

    private @Nullable SupplyAsked usual(BenefitRow row) {
        QuantityLimit limit = row.limits().quantity();
        if (limit == null) {
            return null;
        }
        BigDecimal amount = limit.quantity()
                .multiply(BigDecimal.valueOf(days))
                .divide(BigDecimal.valueOf(limit.daysSupply()), 6, RoundingMode.HALF_UP);
        Pharmacy pharmacy =
                question.supply() == null ? Pharmacy.RETAIL : question.supply().pharmacy();
        return amount.signum() == 0 ? null : new SupplyAsked(amount, limit.unit(), days, pharmacy);
    }

    private @Nullable PhaseCost cost(BenefitRow row, DrugProduct product, boolean insulin) {
        SupplyAsked usual = usual(row);
        if (usual == null) {
            return null;
        }
        Priced priced = Priced.of(
                product,
                rows.prices(question.plan(), product, question.asOf()),
                BenefitCheck.dispensed(row, usual, product));
        CostSharing sharing = rows.costSharing(question.plan(), question.asOf()).orElse(null);
        return new CostOf(sharing, row.tier(), usual, priced, insulin).telling(question.paid());
    }

    private String words(BenefitRow row, DrugProduct product, @Nullable PhaseCost cost) {
        SupplyAsked usual = usual(row);
        if (usual == null || cost == null) {
            return product.name() + ": the plan sets no limit of quantity, so that no usual amount is known.";
        }
        return usual.quantity().stripTrailingZeros().toPlainString() + " " + usual.unit() + " of " + product.name()
                + " for " + days + " days, the most that the plan's limit allows. " + cost.working();
    }
}
