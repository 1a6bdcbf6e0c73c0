package org.precisionbenefit.formulary.published;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.formulary.DrugTier;
import org.precisionbenefit.formulary.QuantityLimit;
import org.precisionbenefit.formulary.SupplyLimits;
import org.precisionbenefit.formulary.edition.Edition;
import org.precisionbenefit.formulary.load.CoverageTerms;
import org.precisionbenefit.formulary.load.Flag;
import org.precisionbenefit.formulary.load.PublishedItem;
import org.precisionbenefit.formulary.load.PublishedLimit;
import org.precisionbenefit.terminology.Citation;
import org.precisionbenefit.terminology.Period;

/**
 * What a published row means for a member.
 *
 * @param row the row, flags that were not published by their defaults
 */
public record PublishedRules(PublishedItem row) {
    public PublishedRules {
        Objects.requireNonNull(row, "row is null");
    }

    /** What a row says of the benefit; the limit only where there is one. */
    private record Said(
            @Nullable String tier,
            Flag authorization,
            Flag step,
            Flag limited,
            @Nullable PublishedLimit limit) {
        private static Said of(PublishedItem row) {
            return new Said(
                    row.tier() == null ? null : row.tier().word(),
                    row.flags().priorAuthorization(),
                    row.flags().stepTherapy(),
                    row.flags().quantityLimit(),
                    row.flags().quantityLimit() == Flag.NO ? null : row.limit());
        }
    }

    /**
     * The rows of one product that count, one for each thing that they say: what the formulary itself says comes before
     * what is covered beside it, and rows that agree are as one.
     */
    public static List<PublishedItem> speaking(List<PublishedItem> rows) {
        if (rows.size() < 2) {
            return rows;
        }
        List<PublishedItem> own = rows.stream()
                .filter(row -> row.terms().basis() == CoverageTerms.Basis.FORMULARY)
                .toList();
        List<PublishedItem> counting = own.isEmpty() ? rows : own;
        List<Said> said = counting.stream().map(Said::of).toList();
        return Stream.iterate(0, at -> at < counting.size(), at -> at + 1)
                .filter(at -> said.indexOf(said.get(at)) == at)
                .map(counting::get)
                .toList();
    }

    /** The tier where it is one of the US Drug Formulary guide, else null. */
    public @Nullable DrugTier tier() {
        return Stream.of(DrugTier.values())
                .filter(tier ->
                        row.tier() != null && tier.code().equals(row.tier().word()))
                .findFirst()
                .orElse(null);
    }

    /** Whether an authorization is needed; what nobody said is taken as yes, so that a person or a policy looks. */
    public boolean priorAuthorization() {
        return row.flags().priorAuthorization() != Flag.NO;
    }

    /** Whether other drugs are to be tried first, which are not named. */
    public boolean step() {
        return row.flags().stepTherapy() != Flag.NO;
    }

    /** The limit, none where none was published or it cannot be read. */
    public SupplyLimits limits() {
        PublishedLimit limit = row.limit();
        return row.flags().quantityLimit() == Flag.NO
                        || limit == null
                        || limit.amount() == null
                        || limit.days() == null
                        || limit.unit().isEmpty()
                ? SupplyLimits.NONE
                : new SupplyLimits(new QuantityLimit(limit.amount(), limit.unit(), limit.days()), null);
    }

    /** Whether there is a limit that does not say how much of what in how many days. */
    public boolean limitUnread() {
        return row.flags().quantityLimit() != Flag.NO && limits().quantity() == null;
    }

    /** The days on which it holds, within an edition that holds from a day. */
    public Period holds(LocalDate from) {
        LocalDate start = row.availability().start();
        return new Period(
                start == null || start.isBefore(from) ? from : start,
                row.availability().end());
    }

    /** Where it is written. */
    public Citation source(PublishedAs as, long edition, Instant knownFrom) {
        return source(as, ", " + row.drug().code(), edition, knownFrom);
    }

    /** Where what is said of a plan is written. */
    static Citation source(PublishedAs as, Edition edition) {
        return source(as, "", edition.id(), edition.head().knownFrom());
    }

    private static Citation source(PublishedAs as, String row, long edition, Instant knownFrom) {
        return new Citation(
                "Published formulary " + as.family() + ", edition " + edition,
                "plan " + as.plan() + row,
                knownFrom.atZone(ZoneOffset.UTC).toLocalDate());
    }
}
