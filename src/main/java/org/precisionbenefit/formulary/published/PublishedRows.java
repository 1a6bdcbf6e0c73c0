package org.precisionbenefit.formulary.published;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.formulary.Drug;
import org.precisionbenefit.formulary.DrugProduct;
import org.precisionbenefit.formulary.PlanId;
import org.precisionbenefit.formulary.benefit.BenefitRow;
import org.precisionbenefit.formulary.benefit.BenefitRows;
import org.precisionbenefit.formulary.benefit.CostSharing;
import org.precisionbenefit.formulary.benefit.Coverage;
import org.precisionbenefit.formulary.benefit.DiagnosisRange;
import org.precisionbenefit.formulary.benefit.DrugPrice;
import org.precisionbenefit.formulary.benefit.ItemTerms;
import org.precisionbenefit.formulary.benefit.Listing;
import org.precisionbenefit.formulary.benefit.OverlayRow;
import org.precisionbenefit.formulary.benefit.StepRule;
import org.precisionbenefit.formulary.benefit.TherapeuticClass;
import org.precisionbenefit.formulary.load.DrugCode;
import org.precisionbenefit.formulary.load.PublishedItem;
import org.precisionbenefit.formulary.load.PublishedPrice;
import org.precisionbenefit.terminology.AsOf;
import org.precisionbenefit.terminology.Code;
import org.precisionbenefit.terminology.CodeSystem;
import org.precisionbenefit.terminology.Period;
import org.precisionbenefit.terminology.RxCui;

/**
 * The benefits of one plan whose coverage is what it publishes, for one question. What it does not publish (classes, the
 * overlay, prices for all) is as files say it.
 */
public final class PublishedRows implements BenefitRows {
    /** Pieces that a price for one unit can only mean; a price for a pen may be one for a millilitre. */
    private static final List<String> COUNTED = List.of("tablet", "capsule");

    /** The system of diseases that a publisher names in words of its own. */
    private static final String DISEASE_WORDS = "urn:precision-benefit:published-disease";

    /** Publishers give a price for each days' supply. */
    private static final Comparator<PublishedPrice> FEWEST_DAYS =
            Comparator.comparingInt(PublishedPrice::days).thenComparing(PublishedPrice::unitCost);

    private final BenefitRows files;
    private final PublishedAs as;
    private final AskPublished lists;
    private final @Nullable PublishedFormulary found;

    /**
     * Builds them for one question.
     *
     * @param files what files say
     * @param as under which names the plan's formulary is published
     * @param lists where it is asked for
     * @param found what was found for the day of the question, or null when no edition answers
     */
    public PublishedRows(BenefitRows files, PublishedAs as, AskPublished lists, @Nullable PublishedFormulary found) {
        this.files = Objects.requireNonNull(files, "files is null");
        this.as = Objects.requireNonNull(as, "as is null");
        this.lists = Objects.requireNonNull(lists, "lists is null");
        this.found = found;
    }

    @Override
    public Listing listing(PlanId plan, RxCui ingredient, @Nullable DrugProduct product, AsOf asOf) {
        if (found == null) {
            return Listing.without(
                    Listing.Kind.NO_LIST, "No edition of the plan's published formulary answers for this day.");
        }
        if (found.plan() == null) {
            return Listing.without(Listing.Kind.NO_LIST, "The plan's published formulary does not hold the plan.");
        }
        List<PublishedItem> rows = PublishedRules.speaking(rows(found, ingredient, product, asOf));
        if (rows.isEmpty()) {
            return Listing.without(
                    Listing.Kind.NOT_LISTED,
                    product == null
                            ? "No product of the drug that is known here is on the plan's published formulary."
                            : "The product is not on the plan's published formulary.");
        }
        return rows.size() > 1
                ? Listing.without(
                        Listing.Kind.UNCLEAR,
                        product == null
                                ? "The plan's published formulary says different things of the drug's products. Name"
                                        + " the product."
                                : "The plan's published formulary says different things of this product.")
                : Listing.of(row(new PublishedRules(rows.get(0)), found));
    }

    /** The rows of the product, or of every product of the drug where none is named. */
    private List<PublishedItem> rows(
            PublishedFormulary from, RxCui ingredient, @Nullable DrugProduct product, AsOf asOf) {
        List<DrugProduct> products =
                product == null ? files.drug(ingredient).map(Drug::products).orElse(List.of()) : List.of(product);
        List<PublishedItem> rows = new ArrayList<>();
        for (DrugProduct one : products) {
            rows.addAll(from.items(from.listed(DrugCode.of(one), asOf.date()), asOf.date()));
        }
        return rows;
    }

    private BenefitRow row(PublishedRules rules, PublishedFormulary from) {
        PublishedItem row = rules.row();
        return new BenefitRow(
                row.tier() == null ? null : row.tier().word(),
                row.flags().priorAuthorization(),
                new StepRule(row.flags().stepTherapy(), List.of()),
                rules.limits(),
                rules.limitUnread() ? limitText(row) : null,
                terms(from.diseases(row.drug().code())),
                rules.holds(from.edition().head().holdsFrom()),
                rules.source(as, from.edition().id(), from.edition().head().knownFrom()));
    }

    /** No code stands for a disease that is published in words, so that no other code is held against it. */
    private static ItemTerms terms(List<String> diseases) {
        return diseases.isEmpty()
                ? ItemTerms.PLAIN
                : new ItemTerms(
                        Coverage.INDICATION_ONLY,
                        null,
                        diseases.stream().map(PublishedRows::disease).toList(),
                        null,
                        null,
                        null,
                        null,
                        null);
    }

    private static DiagnosisRange disease(String words) {
        return new DiagnosisRange(DISEASE_WORDS, words.replace(".", "").isBlank() ? "a disease without a name" : words);
    }

    private static String limitText(PublishedItem row) {
        return row.limit() == null || row.limit().text().isEmpty()
                ? "a limit that is not published"
                : row.limit().text();
    }

    @Override
    public Optional<CostSharing> costSharing(PlanId plan, AsOf asOf) {
        return found == null ? Optional.empty() : Optional.ofNullable(found.costs());
    }

    /** What files say, and the plan's own price of each package. */
    @Override
    public List<DrugPrice> prices(PlanId plan, DrugProduct product, AsOf asOf) {
        List<DrugPrice> prices = new ArrayList<>(files.prices(plan, product, asOf));
        PublishedFormulary from = found;
        PublishedPrices own = from == null ? PublishedPrices.NONE : lists.prices(from);
        if (from != null && !own.isEmpty() && COUNTED.contains(product.unit())) {
            product.codes().stream()
                    .filter(code -> code.isFrom(CodeSystem.NDC))
                    .flatMap(code -> own.of(code.value()).stream()
                            .min(FEWEST_DAYS)
                            .map(price -> price(plan, product, code, price, from))
                            .stream())
                    .forEach(prices::add);
        }
        return prices;
    }

    private DrugPrice price(
            PlanId plan, DrugProduct product, Code code, PublishedPrice price, PublishedFormulary from) {
        return new DrugPrice(
                as.family() + " edition " + from.edition().id(),
                plan,
                code,
                product.unit(),
                price.unitCost(),
                null,
                new Period(from.edition().head().holdsFrom(), null),
                PublishedRules.source(as, from.edition()));
    }

    @Override
    public List<TherapeuticClass> classes(RxCui ingredient, AsOf asOf) {
        return files.classes(ingredient, asOf);
    }

    @Override
    public List<OverlayRow> overlay(PlanId plan, RxCui ingredient, AsOf asOf) {
        return files.overlay(plan, ingredient, asOf);
    }

    @Override
    public Optional<Drug> drug(RxCui ingredient) {
        return files.drug(ingredient);
    }
}
