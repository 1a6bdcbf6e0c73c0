package org.precisionbenefit.formulary.benefit;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.formulary.Drug;
import org.precisionbenefit.formulary.DrugProduct;
import org.precisionbenefit.formulary.FormularyItem;
import org.precisionbenefit.formulary.FormularyRelease;
import org.precisionbenefit.formulary.PlanId;
import org.precisionbenefit.terminology.AsOf;
import org.precisionbenefit.terminology.RxCui;

/** The rows of a release of files. */
public final class FileRows implements BenefitRows {
    private final FormularyRelease release;

    public FileRows(FormularyRelease release) {
        this.release = Objects.requireNonNull(release, "release is null");
    }

    @Override
    public Listing listing(PlanId plan, RxCui ingredient, @Nullable DrugProduct product, AsOf asOf) {
        if (release.plan(plan).isEmpty()) {
            return Listing.without(Listing.Kind.NO_PLAN, "The plan is not known.");
        }
        ProductRows chosen = ProductRows.choose(release.items(plan, ingredient, asOf), product);
        if (chosen.item() != null) {
            return Listing.of(BenefitRow.of(chosen.item()));
        }
        return chosen.unclear()
                ? Listing.without(
                        Listing.Kind.UNCLEAR,
                        "The plan says different things of the drug's products. Name the product by its code.")
                : notListed(release.items(plan), asOf);
    }

    private static Listing notListed(List<FormularyItem> all, AsOf asOf) {
        return all.stream().allMatch(item -> asOf.date().isBefore(item.holds().start()))
                ? Listing.without(
                        Listing.Kind.NO_LIST, "No drugs are listed for the plan on this day; its first row is later.")
                : Listing.without(Listing.Kind.NOT_LISTED, "The drug is not on the plan's formulary.");
    }

    @Override
    public Optional<CostSharing> costSharing(PlanId plan, AsOf asOf) {
        return release.benefits().costSharing(plan, asOf);
    }

    @Override
    public List<DrugPrice> prices(PlanId plan, DrugProduct product, AsOf asOf) {
        return release.benefits().prices(plan, product, asOf);
    }

    @Override
    public List<TherapeuticClass> classes(RxCui ingredient, AsOf asOf) {
        return release.benefits().classesOf(ingredient, asOf);
    }

    @Override
    public List<OverlayRow> overlay(PlanId plan, RxCui ingredient, AsOf asOf) {
        return release.benefits().overlay(plan, ingredient, asOf);
    }

    @Override
    public Optional<Drug> drug(RxCui ingredient) {
        return release.drug(ingredient);
    }
}
