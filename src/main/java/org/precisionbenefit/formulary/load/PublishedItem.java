package org.precisionbenefit.formulary.load;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A drug on a list.
 *
 * @param list the list: a formulary, or a plan that lists drugs of its own
 * @param drug the drug
 * @param tier the tier, or null where the list has none for it
 * @param flags the rules on it
 * @param limit the quantity limit, or null where none was published
 * @param terms how it comes to be on the list
 * @param availability whether and when it is available
 */
public record PublishedItem(
        String list,
        PublishedDrug drug,
        @Nullable PublishedTier tier,
        RuleFlags flags,
        @Nullable PublishedLimit limit,
        CoverageTerms terms,
        Availability availability)
        implements PublishedRow {
    public PublishedItem {
        ListKey.check(list);
        Objects.requireNonNull(drug, "drug is null");
        Objects.requireNonNull(flags, "flags is null");
        Objects.requireNonNull(terms, "terms is null");
        Objects.requireNonNull(availability, "availability is null");
    }

    @Override
    public String line() {
        return new RowLine("item")
                .add(list)
                .add(drug.code().kind())
                .add(drug.code().value())
                .add(drug.ndc())
                .add(drug.name())
                .add(tier == null ? "" : tier.word())
                .add(tier == null ? "" : tier.published())
                .add(flags.priorAuthorization())
                .add(flags.authorizationNewStarts())
                .add(flags.stepTherapy())
                .add(flags.stepNewStarts())
                .add(flags.quantityLimit())
                .add(limit == null ? null : limit.amount())
                .add(limit == null ? "" : limit.unit())
                .addOther(limit == null ? null : limit.days())
                .add(limit == null ? "" : limit.text())
                .add(terms.basis())
                .add(terms.selected())
                .add(terms.capped())
                .add(availability.status())
                .addOther(availability.start())
                .addOther(availability.end())
                .end();
    }
}
