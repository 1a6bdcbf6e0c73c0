package org.precisionbenefit.formulary.published;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.formulary.benefit.CostSharing;
import org.precisionbenefit.formulary.edition.DrugList;
import org.precisionbenefit.formulary.edition.Edition;
import org.precisionbenefit.formulary.edition.EditionStore;
import org.precisionbenefit.formulary.edition.FamilyHistory;
import org.precisionbenefit.formulary.load.PublishedPlan;

/**
 * Answers from lists that it holds whole, the least recently used going first. Rows of an edition never change, so that a
 * list is never stale; which edition answers does change, by this process or another, and is looked up whenever a question
 * asks for an instant later than the last look. So every answer is the one that the store gives for the same instant.
 */
public final class PublishedLists implements AskPublished {
    /** A plan is some dozen rows, a list some thousand; one list serves many plans. */
    private static final int PLANS_OF_A_LIST = 16;

    private static final int MOST_FAMILIES = 1_000;

    private final EditionStore store;
    private final Clock clock;
    private final Duration period;
    private final Recent<OfFamily, FamilyHistory> families = new Recent<>(MOST_FAMILIES);
    private final Recent<OfEdition, PlanRows> plans;
    private final Recent<OfEdition, DrugList> lists;
    private final Recent<OfEdition, PublishedPrices> prices;
    private volatile Look last = new Look(-1, Instant.MIN);

    /** What was seen of the events of all families: how many there were at an instant. */
    private record Look(long events, Instant at) {}

    /** A family as it stands after so many events of all. */
    private record OfFamily(String family, long events) {}

    /** A plan or list of an edition. */
    private record OfEdition(long edition, String name) {}

    /** A plan with its costs; null where the edition does not hold it. */
    private record PlanRows(
            @Nullable PublishedPlan plan, @Nullable CostSharing costs) {}

    /**
     * Builds it.
     *
     * @param store where editions are kept
     * @param most how many lists, and prices of how many plans, are held at most
     * @param clock the clock by which activations are dated
     * @param period how old {@link #known()} may be
     */
    public PublishedLists(EditionStore store, int most, Clock clock, Duration period) {
        this.store = Objects.requireNonNull(store, "store is null");
        this.clock = Objects.requireNonNull(clock, "clock is null");
        this.period = Objects.requireNonNull(period, "period is null");
        this.lists = new Recent<>(most);
        this.prices = new Recent<>(most);
        this.plans = new Recent<>(most * PLANS_OF_A_LIST);
    }

    @Override
    public Instant known() {
        Instant now = clock.instant();
        Instant at = last.at();
        // A clock that was set back would else keep an old look until it has caught up.
        return at.isAfter(now) || at.isBefore(now.minus(period)) ? look(now).at() : at;
    }

    @Override
    public Optional<PublishedFormulary> asOf(PublishedAs published, LocalDate day, Instant knownAt) {
        Look look = last.at().isBefore(knownAt) ? look(knownAt) : last;
        return families.get(new OfFamily(published.family(), look.events()), () -> store.history(published.family()))
                .asOf(day, knownAt)
                .map(edition -> formulary(edition, published));
    }

    /** Looks again, unless another thread has done so since. The instant is taken first: what is counted is not older. */
    private synchronized Look look(Instant needed) {
        if (last.at().isBefore(needed) || last.at().isAfter(clock.instant())) {
            Instant at = clock.instant();
            last = new Look(store.events(), at);
        }
        return last;
    }

    private PublishedFormulary formulary(Edition edition, PublishedAs published) {
        PlanRows rows = plans.get(new OfEdition(edition.id(), published.plan()), () -> planRows(edition, published));
        return new PublishedFormulary(edition, rows.plan(), rows.costs(), lists(edition, rows.plan()));
    }

    private PlanRows planRows(Edition edition, PublishedAs published) {
        PublishedPlan plan = store.plan(edition, published.plan()).orElse(null);
        return plan == null
                ? new PlanRows(null, null)
                : new PlanRows(
                        plan,
                        PublishedCosts.of(
                                plan,
                                store.costs(edition, published.plan()),
                                lists(edition, plan),
                                edition.head().holdsFrom(),
                                PublishedRules.source(published, edition)));
    }

    private List<DrugList> lists(Edition edition, @Nullable PublishedPlan plan) {
        return plan == null
                ? List.of()
                : plan.lists().stream()
                        .map(list -> lists.get(new OfEdition(edition.id(), list), () -> store.list(edition, list)))
                        .toList();
    }

    @Override
    public PublishedPrices prices(PublishedFormulary found) {
        PublishedPlan plan = found.plan();
        return plan == null
                ? PublishedPrices.NONE
                : prices.get(
                        new OfEdition(found.edition().id(), plan.id()),
                        () -> new PublishedPrices(store.prices(found.edition(), plan.id())));
    }
}
