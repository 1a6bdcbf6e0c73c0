package org.precisionbenefit.formulary.benefit;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.formulary.Drug;
import org.precisionbenefit.formulary.DrugProduct;
import org.precisionbenefit.formulary.load.Flag;
import org.precisionbenefit.terminology.RxCui;

/**
 * Tells what a plan does for a member, a drug and a day. A pure function of its rows: no clock, no chance; it grants nothing,
 * and what it is not told is unknown and never "no".
 */
public final class BenefitCheck {
    private final BenefitRows rows;

    public BenefitCheck(BenefitRows rows) {
        this.rows = Objects.requireNonNull(rows, "rows is null");
    }

    /** Answers a question. */
    public BenefitAnswer answer(BenefitQuestion question) {
        return answer(question, new Offers(Offers.For.of(question)));
    }

    /**
     * Answers a question.
     *
     * @param offers what was worked out before from the same rows for the same plan, day and supply; it changes no answer
     */
    public BenefitAnswer answer(BenefitQuestion question, Offers offers) {
        Listing listing = rows.listing(question.plan(), question.ingredient(), question.product(), question.asOf());
        BenefitRow base = listing.row();
        List<Alternative> alternatives = new AlternativesOf(rows, question, offers).ranked();
        if (base == null) {
            return without(
                    question,
                    new CoverageAnswer(
                            status(listing.kind()),
                            notListed(listing.kind()),
                            listing.words(),
                            List.of(),
                            List.of(),
                            null),
                    alternatives);
        }
        if (base.terms().coverage() == Coverage.EXCLUDED) {
            return without(
                    question,
                    new CoverageAnswer(
                            CoverageAnswer.Status.EXCLUDED,
                            Flag.NO,
                            "The plan excludes the drug: " + base.terms().reason(),
                            List.of(),
                            List.of(),
                            base.source()),
                    alternatives);
        }
        OpenedRow opened = OpenedRow.of(
                base,
                rows.overlay(question.plan(), question.ingredient(), question.asOf()),
                question.member().results());
        return new BenefitAnswer(
                question,
                coverage(base, question.member()),
                rules(opened),
                new AmountOf(opened.row(), question.supply(), question.product()).answer(),
                product(base, question),
                question.supply() == null ? null : cost(opened.row(), question, question.supply()),
                alternatives);
    }

    /**
     * The drugs of the class that the plan covers for the member, the one that is asked about among them, each in the amount of
     * its limit; the best for the member first.
     *
     * @param offers what was worked out before from the same rows for the same plan, day and supply
     */
    public List<OfferedDrug> offered(BenefitQuestion question, Offers offers) {
        return new AlternativesOf(rows, question, offers).offered(true);
    }

    private static BenefitAnswer without(
            BenefitQuestion question, CoverageAnswer coverage, List<Alternative> alternatives) {
        return new BenefitAnswer(question, coverage, null, null, null, null, alternatives);
    }

    /** What is on no list is not covered; what cannot be told is unknown. */
    private static Flag notListed(Listing.Kind kind) {
        return kind == Listing.Kind.NOT_LISTED ? Flag.NO : Flag.UNKNOWN;
    }

    private static CoverageAnswer.Status status(Listing.Kind kind) {
        return switch (kind) {
            case LISTED -> CoverageAnswer.Status.COVERED;
            case NOT_LISTED -> CoverageAnswer.Status.NOT_LISTED;
            case UNCLEAR -> CoverageAnswer.Status.UNCLEAR;
            case NO_LIST -> CoverageAnswer.Status.NO_LIST;
            case NO_PLAN -> CoverageAnswer.Status.NO_PLAN;
        };
    }

    static CoverageAnswer coverage(BenefitRow row, MemberFacts member) {
        List<CoverageAnswer.Edit> edits = MemberEdits.of(row.terms(), member);
        Flag met = MemberEdits.all(edits);
        String words =
                switch (met) {
                    case YES -> "The plan covers the drug.";
                    case NO -> "The plan does not cover the drug for this member by its own conditions.";
                    case UNKNOWN -> "Whether the plan covers the drug for this member cannot be told yet.";
                };
        boolean some = row.terms().coverage() == Coverage.INDICATION_ONLY;
        return new CoverageAnswer(
                some ? CoverageAnswer.Status.INDICATION_ONLY : CoverageAnswer.Status.COVERED,
                met,
                words,
                edits,
                edits.stream()
                        .filter(edit -> edit.met() == Flag.UNKNOWN)
                        .map(MemberEdits::asks)
                        .toList(),
                row.source());
    }

    private static RulesAnswer rules(OpenedRow opened) {
        BenefitRow row = opened.row();
        return new RulesAnswer(
                row.tier(),
                row.priorAuthorization(),
                row.steps(),
                row.terms().distributed(),
                opened.change() == null ? null : opened.change().authorizationDays(),
                opened.applied(),
                opened.couldApply(),
                row.source());
    }

    private ProductAnswer product(BenefitRow row, BenefitQuestion question) {
        List<RxCui> preferred = row.terms().ofProducts().preferred();
        if (preferred.isEmpty()) {
            return new ProductAnswer(Flag.YES, List.of(), "The plan prefers no product.");
        }
        List<DrugProduct> all =
                rows.drug(question.ingredient()).map(Drug::products).orElse(List.of());
        List<String> names = preferred.stream()
                .map(code -> all.stream()
                        .filter(product -> code.equals(product.rxcui()))
                        .map(DrugProduct::name)
                        .findFirst()
                        .orElse(code.value()))
                .toList();
        String order = "The plan prefers " + String.join(", then ", names) + ".";
        DrugProduct asked = question.product();
        if (asked == null) {
            return new ProductAnswer(Flag.UNKNOWN, names, order);
        }
        int place = asked.rxcui() == null ? -1 : preferred.indexOf(asked.rxcui());
        return new ProductAnswer(
                Flag.of(place == 0),
                names,
                order
                        + (place < 0
                                ? " The product that was asked for is not among them."
                                : place == 0
                                        ? " It was asked for."
                                        : " The one asked for is number " + (place + 1) + "."));
    }

    private CostAnswer cost(BenefitRow row, BenefitQuestion question, SupplyAsked supply) {
        DrugProduct product = question.product();
        Priced priced = Priced.of(
                product,
                product == null ? null : Priced.lowest(rows.prices(question.plan(), product, question.asOf())),
                dispensed(row, supply, product));
        boolean insulin = false;
        for (TherapeuticClass one : rows.classes(question.ingredient(), question.asOf())) {
            insulin |= one.insulin();
        }
        CostSharing sharing = rows.costSharing(question.plan(), question.asOf()).orElse(null);
        return new CostOf(sharing, row.tier(), supply, priced, insulin).answer(question.paid());
    }

    /** What is given out: whole packages where only those are. */
    static SupplyAsked dispensed(BenefitRow row, SupplyAsked supply, @Nullable DrugProduct product) {
        BigDecimal size =
                row.terms().packaging() == null ? null : row.terms().packaging().packageSize();
        if (size == null || row.limits().quantity() == null) {
            return supply;
        }
        String unit = row.limits().quantity().unit();
        BigDecimal counted = CountedIn.unit(supply.quantity(), supply.unit(), unit, product);
        return counted == null
                ? supply
                : new SupplyAsked(
                        counted.divide(size, 0, RoundingMode.CEILING).multiply(size),
                        unit,
                        supply.days(),
                        supply.pharmacy());
    }
}
