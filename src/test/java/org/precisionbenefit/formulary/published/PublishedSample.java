package org.precisionbenefit.formulary.published;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.formulary.edition.DrugList;
import org.precisionbenefit.formulary.edition.Edition;
import org.precisionbenefit.formulary.edition.EditionHead;
import org.precisionbenefit.formulary.edition.EditionState;
import org.precisionbenefit.formulary.load.Availability;
import org.precisionbenefit.formulary.load.DrugCode;
import org.precisionbenefit.formulary.load.Flag;
import org.precisionbenefit.formulary.load.LoadCounts;
import org.precisionbenefit.formulary.load.LoadedRows;
import org.precisionbenefit.formulary.load.PublishedCost;
import org.precisionbenefit.formulary.load.PublishedIndication;
import org.precisionbenefit.formulary.load.PublishedPlan;
import org.precisionbenefit.formulary.load.PublishedPrice;
import org.precisionbenefit.terminology.Digest;

/**
 * One plan of one edition that answers from January 2026 on, known since then, without a database.
 *
 * @param found what it says
 * @param own its prices
 */
public record PublishedSample(PublishedFormulary found, PublishedPrices own) implements AskPublished {
    /** The instant from which it is known. */
    public static final Instant LOADED = Instant.parse("2026-01-01T08:00:00Z");

    /** Its first day. */
    public static final LocalDate FROM = LocalDate.of(2026, 1, 1);

    /** The edition of what these rows say of a plan {@code GOLD-1}, which may have none. */
    public static PublishedSample of(LoadedRows rows, boolean holdsPlan, PublishedPrice... prices) {
        Edition edition = new Edition(
                7,
                new EditionHead("own", FROM, LOADED, "designer"),
                EditionState.ACTIVE,
                Digest.of("rows"),
                new LoadCounts(1, 0, 0, 0, 0, 0),
                List.of(),
                List.of());
        PublishedAs as = new PublishedAs("own", "GOLD-1");
        @Nullable
        PublishedPlan plan = holdsPlan
                ? new PublishedPlan("GOLD-1", "Gold", List.of("GOLD"), null, Flag.NO, Availability.UNSAID)
                : null;
        List<DrugList> lists = List.of(new DrugList(rows.items(), rows.of(PublishedIndication.class)));
        return new PublishedSample(
                new PublishedFormulary(
                        edition,
                        plan,
                        plan == null
                                ? null
                                : PublishedCosts.of(
                                        plan,
                                        rows.of(PublishedCost.class),
                                        lists,
                                        FROM,
                                        PublishedRules.source(as, edition)),
                        lists),
                new PublishedPrices(List.of(prices)));
    }

    /** The code of an RxNorm concept. */
    public static DrugCode rxNorm(String value) {
        return new DrugCode(DrugCode.Kind.RXNORM, value);
    }

    @Override
    public Instant known() {
        return LOADED.plusSeconds(60);
    }

    @Override
    public Optional<PublishedFormulary> asOf(PublishedAs published, LocalDate day, Instant knownAt) {
        return day.isBefore(FROM) || knownAt.isBefore(LOADED) ? Optional.empty() : Optional.of(found);
    }

    @Override
    public PublishedPrices prices(PublishedFormulary asked) {
        return own;
    }
}
