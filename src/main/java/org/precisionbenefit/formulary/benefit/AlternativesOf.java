package org.precisionbenefit.formulary.benefit;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.formulary.Drug;
import org.precisionbenefit.formulary.load.Flag;
import org.precisionbenefit.terminology.RxCui;
import org.precisionbenefit.terminology.unit.AmountText;

/**
 * Other drugs of the therapeutic class that the plan covers for the member, with what they cost for the same days. Each is
 * priced in the amount of its own limit, by the product that the plan prefers, or else the cheapest. First come those that
 * need neither authorization nor step, then what the member pays decides, then what the plan pays, then the name.
 */
final class AlternativesOf {
    private static final Comparator<BigDecimal> LEAST = Comparator.nullsLast(Comparator.naturalOrder());
    private static final Comparator<OfferedDrug> BEST = Comparator.comparing(
            OfferedDrug::drug,
            Comparator.comparingInt((Alternative one) -> rank(one.free()))
                    .thenComparing(Alternative::member, LEAST)
                    .thenComparing(Alternative::plan, LEAST)
                    .thenComparing(Alternative::name));

    private final BenefitRows rows;
    private final BenefitQuestion question;
    private final Offers offers;
    private final @Nullable CostSharing sharing;

    AlternativesOf(BenefitRows rows, BenefitQuestion question, Offers offers) {
        this.rows = rows;
        this.question = question;
        this.offers = offers;
        this.sharing = rows.costSharing(question.plan(), question.asOf()).orElse(null);
    }

    List<Alternative> ranked() {
        return offered(false).stream().map(OfferedDrug::drug).toList();
    }

    /**
     * The drugs of the class that the plan covers for the member.
     *
     * @param own whether the drug that the question is about stands among them
     */
    List<OfferedDrug> offered(boolean own) {
        SortedMap<RxCui, TherapeuticClass> others = new TreeMap<>();
        for (TherapeuticClass one : rows.classes(question.ingredient(), question.asOf())) {
            for (RxCui drug : one.drugs()) {
                if (own || !drug.equals(question.ingredient())) {
                    others.putIfAbsent(drug, one);
                }
            }
        }
        List<OfferedDrug> offered = new ArrayList<>();
        others.forEach((drug, one) -> {
            OfferedDrug found =
                    rows.drug(drug).map(known -> offered(known, one)).orElse(null);
            if (found != null) {
                offered.add(found);
            }
        });
        offered.sort(BEST);
        return offered;
    }

    private static int rank(Flag free) {
        return switch (free) {
            case YES -> 0;
            case UNKNOWN -> 1;
            case NO -> 2;
        };
    }

    private @Nullable OfferedDrug offered(Drug drug, TherapeuticClass of) {
        Offers.OfDrug offered = offers.of(drug, rows);
        for (Offer offer : offered.offers()) {
            if (MemberEdits.all(MemberEdits.of(offer.row().terms(), question.member())) != Flag.NO) {
                BenefitRow row = OpenedRow.of(
                                offer.row(),
                                offered.overlay(),
                                question.member().results())
                        .row();
                Offer held = offer.by(row, offers.question());
                return new OfferedDrug(alternative(drug, of, held), held.product(), held.usual());
            }
        }
        return null;
    }

    private Alternative alternative(Drug drug, TherapeuticClass of, Offer offer) {
        BenefitRow row = offer.row();
        PhaseCost cost = offer.usual() == null || offer.priced() == null
                ? null
                : new CostOf(sharing, row.tier(), offer.usual(), offer.priced(), of.insulin()).telling(question.paid());
        return new Alternative(
                drug.ingredient(),
                drug.name(),
                of.id(),
                row.tier(),
                free(row),
                cost == null ? null : cost.member(),
                cost == null ? null : cost.plan(),
                words(offer, cost));
    }

    private static Flag free(BenefitRow row) {
        if (row.priorAuthorization() == Flag.YES || row.steps().required() == Flag.YES) {
            return Flag.NO;
        }
        return row.priorAuthorization() == Flag.NO && row.steps().required() == Flag.NO ? Flag.YES : Flag.UNKNOWN;
    }

    private static String words(Offer offer, @Nullable PhaseCost cost) {
        SupplyAsked usual = offer.usual();
        String product = offer.product().name();
        return usual == null || cost == null
                ? product + ": the plan sets no limit of quantity, so that no usual amount is known."
                : AmountText.of(usual.quantity(), usual.unit()) + " of " + product + " for " + usual.days()
                        + " days, the most that the plan's limit allows. " + cost.working();
    }
}
