package org.precisionbenefit.api.web;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.formulary.Drug;
import org.precisionbenefit.formulary.DrugProduct;
import org.precisionbenefit.formulary.FormularyItem;
import org.precisionbenefit.formulary.FormularyRelease;
import org.precisionbenefit.formulary.Plan;
import org.precisionbenefit.formulary.QuantityLimit;
import org.precisionbenefit.formulary.benefit.Alternative;
import org.precisionbenefit.formulary.benefit.AmountAnswer;
import org.precisionbenefit.formulary.benefit.BenefitAnswer;
import org.precisionbenefit.formulary.benefit.BenefitCheck;
import org.precisionbenefit.formulary.benefit.BenefitQuestion;
import org.precisionbenefit.formulary.benefit.CostAnswer;
import org.precisionbenefit.formulary.benefit.FileRows;
import org.precisionbenefit.formulary.benefit.MemberFacts;
import org.precisionbenefit.formulary.benefit.Pharmacy;
import org.precisionbenefit.formulary.benefit.PhaseCost;
import org.precisionbenefit.formulary.benefit.SupplyAsked;
import org.precisionbenefit.formulary.benefit.TherapeuticClass;
import org.precisionbenefit.formulary.edition.CostText;
import org.precisionbenefit.formulary.load.Flag;
import org.precisionbenefit.terminology.AsOf;
import org.precisionbenefit.terminology.RxCui;

/**
 * What a supply costs nobody in particular, and what else of the class the plan covers.
 *
 * @param product the code of the product
 * @param quantity how much
 * @param unit its unit
 * @param days for how many days
 * @param pharmacy from what kind of pharmacy
 * @param cost the cost in all and by phase, or null where the drug is not covered
 * @param amount whether it is within the limits, or nothing
 * @param alternatives other drugs of the class, the best first
 */
public record SupplyView(
        String product,
        String quantity,
        String unit,
        String days,
        String pharmacy,
        @Nullable CostView cost,
        String amount,
        List<AlternativeLine> alternatives) {
    private static final int MONTH = 30;
    private static final BigDecimal MOST = BigDecimal.valueOf(100_000);

    public SupplyView {
        alternatives = List.copyOf(alternatives);
    }

    /**
     * A supply as the address asks for it; what is left out or no number is what the plan allows for a month.
     *
     * @param product the code of a product
     * @param quantity how much
     * @param days for how many days
     * @param pharmacy retail or mail
     */
    record Asked(
            @Nullable String product,
            @Nullable String quantity,
            @Nullable String days,
            @Nullable String pharmacy) {
        BigDecimal amount(BigDecimal otherwise) {
            boolean readable = quantity != null && quantity.strip().matches("[0-9]{1,5}(\\.[0-9]{1,3})?");
            BigDecimal read = readable && quantity != null ? new BigDecimal(quantity.strip()) : otherwise;
            return read.signum() > 0 && read.compareTo(MOST) < 0 ? read : otherwise;
        }

        int length(int otherwise) {
            int read = days != null && days.strip().matches("[0-9]{1,3}") ? Integer.parseInt(days.strip()) : otherwise;
            return read > 0 ? read : otherwise;
        }

        Pharmacy place() {
            return "mail".equals(pharmacy) ? Pharmacy.MAIL : Pharmacy.RETAIL;
        }
    }

    /**
     * What it costs.
     *
     * @param allowed what it costs in all
     * @param working how that was found
     * @param phases by phase of the benefit year
     */
    public record CostView(String allowed, String working, List<PhaseLine> phases) {
        public CostView {
            phases = List.copyOf(phases);
        }

        static CostView of(CostAnswer cost) {
            return new CostView(
                    CostText.dollars(cost.allowed()),
                    cost.priceWords(),
                    cost.phases().stream().map(PhaseLine::of).toList());
        }
    }

    /**
     * The cost in one phase.
     *
     * @param phase the phase
     * @param member what the member pays
     * @param plan what the plan pays
     * @param working how it was found
     */
    public record PhaseLine(String phase, String member, String plan, String working) {
        static PhaseLine of(PhaseCost cost) {
            return new PhaseLine(
                    switch (cost.phase()) {
                        case DEDUCTIBLE -> "nothing of the deductible is paid";
                        case INITIAL -> "the deductible is paid";
                        case AFTER_CAP -> "the cap is reached";
                        case NOW -> "now";
                    },
                    CostText.dollars(cost.member()),
                    CostText.dollars(cost.plan()),
                    cost.working());
        }
    }

    /**
     * Another drug of the class.
     *
     * @param name its name
     * @param path its name in the address of its page
     * @param kind the class
     * @param tier its tier, or nothing
     * @param free whether neither authorization nor step is needed, in words
     * @param member what the member pays
     * @param plan what the plan pays
     * @param words for which product and amount
     */
    public record AlternativeLine(
            String name, String path, String kind, String tier, String free, String member, String plan, String words) {
        static AlternativeLine of(Alternative other, FormularyRelease release) {
            String tier = other.tier();
            return new AlternativeLine(
                    other.name(),
                    LabelListView.path(other.name()),
                    release.benefits().classes().stream()
                            .filter(one -> one.id().equals(other.therapeuticClass()))
                            .map(TherapeuticClass::name)
                            .findFirst()
                            .orElse(other.therapeuticClass()),
                    tier == null ? "" : tier.replace('-', ' '),
                    free(other.free()),
                    CostText.dollars(other.member()),
                    CostText.dollars(other.plan()),
                    other.words());
        }

        private static String free(Flag free) {
            return switch (free) {
                case YES -> "neither";
                case NO -> "needed";
                case UNKNOWN -> "not known";
            };
        }
    }

    static @Nullable SupplyView of(FormularyRelease release, Plan plan, Drug drug, Asked asked, AsOf asOf) {
        DrugProduct product = product(release, plan, drug, asked, asOf);
        if (product == null) {
            return null;
        }
        QuantityLimit limit = release.item(plan.id(), drug.ingredient(), asOf)
                .map(FormularyItem::supplyLimits)
                .map(limits -> limits.quantity())
                .filter(one -> one.unit().equals(product.unit()))
                .orElse(new QuantityLimit(BigDecimal.valueOf(MONTH), product.unit(), MONTH));
        SupplyAsked supply = new SupplyAsked(
                asked.amount(limit.quantity()), product.unit(), asked.length(limit.daysSupply()), asked.place());
        BenefitAnswer answer = new BenefitCheck(new FileRows(release))
                .answer(new BenefitQuestion(
                        plan.id(), drug.ingredient(), product, asOf, MemberFacts.NONE, supply, null));
        CostAnswer cost = answer.cost();
        AmountAnswer amount = answer.amount();
        return new SupplyView(
                code(product),
                Words.plain(supply.quantity()),
                supply.unit(),
                String.valueOf(supply.days()),
                Words.plain(supply.pharmacy()),
                cost == null ? null : CostView.of(cost),
                amount == null ? "" : amount.words(),
                answer.alternatives().stream()
                        .map(other -> AlternativeLine.of(other, release))
                        .toList());
    }

    /** The product that was asked for; else the first that the plan prefers, or that has a price, or any. */
    private static @Nullable DrugProduct product(
            FormularyRelease release, Plan plan, Drug drug, Asked asked, AsOf asOf) {
        List<String> preferred = release.item(plan.id(), drug.ingredient(), asOf).stream()
                .flatMap(item -> item.ownTerms().ofProducts().preferred().stream())
                .map(code -> code.value())
                .toList();
        FileRows rows = new FileRows(release);
        Optional<DrugProduct> named = drug.products().stream()
                .filter(one -> code(one).equals(asked.product()))
                .findFirst();
        return named.or(() -> drug.products().stream()
                        .filter(one -> !preferred.isEmpty() && code(one).equals(preferred.get(0)))
                        .findFirst())
                .or(() -> drug.products().stream()
                        .filter(one -> !rows.prices(plan.id(), one, asOf).isEmpty())
                        .findFirst())
                .or(() -> drug.products().stream().findFirst())
                .orElse(null);
    }

    /** By what a product is asked for: its RxNorm code, or its first package where it has none. */
    static String code(DrugProduct product) {
        RxCui rxcui = product.rxcui();
        return rxcui == null ? product.codes().get(0).value() : rxcui.value();
    }
}
