package org.precisionbenefit.decision;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.decision.PublishedCoverage.Answering;
import org.precisionbenefit.decision.PublishedCoverage.Listed;
import org.precisionbenefit.formulary.DrugIdentification;
import org.precisionbenefit.formulary.DrugProduct;
import org.precisionbenefit.formulary.FormularyRelease;
import org.precisionbenefit.formulary.PlanId;
import org.precisionbenefit.formulary.edition.Edition;
import org.precisionbenefit.formulary.load.DrugCode;
import org.precisionbenefit.formulary.published.PublishedAs;
import org.precisionbenefit.formulary.published.PublishedFormulary;
import org.precisionbenefit.intake.PriorAuthRequest;
import org.precisionbenefit.intake.RequestedItem;
import org.precisionbenefit.terminology.AsOf;

/** Which part of a published formulary does a decision rest on? The rest is not recorded. */
public final class PublishedAsked {
    private final FormularyRelease formulary;

    PublishedAsked(FormularyRelease formulary) {
        this.formulary = Objects.requireNonNull(formulary, "formulary is null");
    }

    /** Under which names the plan's formulary is published on the day, or empty when files say what it covers. */
    public Optional<PublishedAs> published(PlanId plan, AsOf asOf) {
        return PublishedAs.of(formulary, plan, asOf);
    }

    /**
     * The part that a request asks about.
     *
     * @param published the names
     * @param found what the edition that answers says, or null when none does
     */
    public PublishedCoverage of(
            PublishedAs published, @Nullable PublishedFormulary found, PriorAuthRequest request, AsOf asOf) {
        if (found == null) {
            return new PublishedCoverage(published, null, List.of());
        }
        List<Listed> items = new ArrayList<>();
        for (RequestedItem item : request.items()) {
            DrugProduct product = product(item);
            if (product != null && found.plan() != null) {
                DrugCode code = found.listed(DrugCode.of(product), asOf.date());
                items.add(new Listed(item.sequence(), found.items(code, asOf.date()), found.diseases(code)));
            }
        }
        return new PublishedCoverage(published, answering(found), items);
    }

    private static Answering answering(PublishedFormulary found) {
        Edition edition = found.edition();
        return new Answering(
                edition.id(),
                edition.digest(),
                edition.head().holdsFrom(),
                edition.head().knownFrom(),
                found.plan() != null);
    }

    private @Nullable DrugProduct product(RequestedItem item) {
        return formulary.identify(item.drugCodes(), item.drugText()) instanceof DrugIdentification.Identified known
                ? known.product()
                : null;
    }
}
