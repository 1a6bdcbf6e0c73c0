package org.precisionbenefit.formulary.publish;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.precisionbenefit.formulary.DrugEntry;
import org.precisionbenefit.formulary.DrugProduct;
import org.precisionbenefit.formulary.FormularyItem;
import org.precisionbenefit.formulary.FormularyRelease;
import org.precisionbenefit.formulary.Plan;
import org.precisionbenefit.formulary.QuantityLimit;
import org.precisionbenefit.formulary.SupplyLimits;
import org.precisionbenefit.formulary.benefit.CostSharing;
import org.precisionbenefit.formulary.benefit.PublishedList;
import org.precisionbenefit.formulary.load.Availability;
import org.precisionbenefit.formulary.load.CoverageTerms;
import org.precisionbenefit.formulary.load.DrugCode;
import org.precisionbenefit.formulary.load.Flag;
import org.precisionbenefit.formulary.load.LimitText;
import org.precisionbenefit.formulary.load.PublishedDrug;
import org.precisionbenefit.formulary.load.PublishedItem;
import org.precisionbenefit.formulary.load.PublishedLimit;
import org.precisionbenefit.formulary.load.PublishedPlan;
import org.precisionbenefit.formulary.load.PublishedTier;
import org.precisionbenefit.formulary.load.RuleFlags;
import org.precisionbenefit.terminology.AsOf;

/**
 * The plans of the authored files: each plan with one list, and on it one item for each product and row. Rows that are
 * over are left out; those of days to come are published with the days on which they hold. What a plan does not cover is
 * on no list, and what a published formulary says of a plan is published as that formulary.
 */
public final class FilesPublication implements Publication {
    /** Begins every id. */
    private static final String KEY = "f";

    private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;

    private final SortedPublication entries = new SortedPublication(KEY);
    private final FormularyRelease release;
    private final FindLists editions;
    private final LocalDate today;
    private final Instant since;

    /** Which lists of published formularies hold for a plan today? */
    @FunctionalInterface
    public interface FindLists {
        /** No published formulary answers. */
        FindLists NONE = published -> List.of();

        /** The ids of the lists, none where no edition answers. */
        List<String> of(PublishedList published);
    }

    /**
     * Builds the publication.
     *
     * @param release what is live
     * @param today the day from which on rows are published
     * @param since since when the release is live
     * @param editions where the published formulary is that says what a plan covers
     */
    public FilesPublication(FormularyRelease release, LocalDate today, Instant since, FindLists editions) {
        this.editions = Objects.requireNonNull(editions, "editions is null");
        this.release = Objects.requireNonNull(release, "release is null");
        this.today = Objects.requireNonNull(today, "today is null");
        this.since = Objects.requireNonNull(since, "since is null");
        release.plans().forEach(this::add);
        release.entries().forEach(this::add);
    }

    private void add(Plan plan) {
        String id = plan.id().value();
        Optional<PublishedList> elsewhere = release.benefits().published(plan.id(), new AsOf(today));
        Optional<CostSharing> costs = release.benefits().costSharing(plan.id(), new AsOf(today));
        entries.add(
                Entry.Kind.PLAN,
                new PlanEntry(
                        PublishedIds.plan(KEY, id),
                        new PublishedPlan(
                                id,
                                plan.name(),
                                List.of(id),
                                costs.map(CostSharing::deductible).orElse(null),
                                Flag.UNKNOWN,
                                Availability.UNSAID),
                        new PlanEntry.Facts(plan.lineOfBusiness(), plan.state()),
                        elsewhere.map(editions::of).orElseGet(() -> List.of(PublishedIds.list(KEY, id))),
                        costs.map(one -> FileCosts.of(id, one)).orElseGet(List::of),
                        since));
        // The list stays while some day is left on which it holds.
        if (elsewhere.isEmpty() || elsewhere.get().holds().end() != null) {
            entries.add(
                    Entry.Kind.PLAN,
                    new ListEntry(
                            PublishedIds.list(KEY, id),
                            id,
                            plan.name() + ": covered drugs",
                            Availability.UNSAID,
                            since));
        }
        String state = plan.state();
        if (state != null) {
            entries.add(Entry.Kind.AREA, new AreaEntry(PublishedIds.area(state), state, since));
        }
    }

    private void add(DrugEntry entry) {
        for (DrugProduct product : entry.drug().products()) {
            for (Plan plan : release.plans()) {
                FileDays days = new FileDays(release.benefits(), plan.id(), today);
                for (FormularyItem row : days.rows(entry.items(), product)) {
                    MedicineEntry medicine = medicine(entry, product);
                    entries.add(Entry.Kind.MEDICINE, medicine);
                    entries.add(Entry.Kind.ITEM, item(row, medicine));
                }
            }
        }
    }

    private MedicineEntry medicine(DrugEntry entry, DrugProduct product) {
        PublishedDrug drug = new PublishedDrug(code(product), "", product.name());
        return new MedicineEntry(
                KEY + "-" + PublishedIds.drug(drug),
                drug,
                product.detail() == null ? "" : product.detail().form(),
                FormGroups.of(entry, product),
                since);
    }

    private static DrugCode code(DrugProduct product) {
        return product.rxcui() == null
                ? new DrugCode(DrugCode.Kind.NDC, product.codes().get(0).value())
                : new DrugCode(DrugCode.Kind.RXNORM, product.rxcui().value());
    }

    private ItemEntry item(FormularyItem row, MedicineEntry medicine) {
        String plan = row.plan().value();
        return new ItemEntry(
                PublishedIds.plan(KEY, plan) + "-" + PublishedIds.drug(medicine.drug()) + "-"
                        + DAY.format(row.holds().start()),
                new ItemEntry.Place(PublishedIds.list(KEY, plan), medicine.id()),
                new PublishedItem(
                        plan,
                        medicine.drug(),
                        row.tier() == null
                                ? null
                                : new PublishedTier(
                                        row.tier().code(), row.tier().code()),
                        RuleFlags.of(
                                Flag.of(row.priorAuthorization()),
                                Flag.of(!row.stepTherapy().isEmpty()),
                                Flag.of(!row.supplyLimits().equals(SupplyLimits.NONE))),
                        limit(row.supplyLimits()).orElse(null),
                        CoverageTerms.ORDINARY,
                        new Availability(
                                Availability.Status.ACTIVE,
                                row.holds().start(),
                                row.holds().end())),
                pharmacies(row),
                FileNotes.of(row),
                since);
    }

    /** The kinds of pharmacy at which members pay for the tier, without those for more days than are covered at a time. */
    private List<String> pharmacies(FormularyItem row) {
        Integer most = row.supplyLimits().days();
        return release
                .benefits()
                .costSharing(row.plan(), new AsOf(today))
                .map(costs -> FileCosts.of(row.plan().value(), costs))
                .orElseGet(List::of)
                .stream()
                .filter(cost -> cost.tier() == null
                        || row.tier() == null
                        || cost.tier().word().equals(row.tier().code()))
                .filter(cost -> most == null || cost.days() == null || cost.days() <= most)
                .map(cost -> PharmacyKind.word(cost.pharmacy(), cost.days()))
                .distinct()
                .sorted()
                .toList();
    }

    /** The limit in words that {@link LimitText} reads as the same figures. */
    private static Optional<PublishedLimit> limit(SupplyLimits limits) {
        List<String> words = new ArrayList<>();
        QuantityLimit quantity = limits.quantity();
        if (quantity != null) {
            words.add(quantity.quantity().toPlainString() + " " + quantity.unit() + " every "
                    + (quantity.daysSupply() == 1 ? "day" : quantity.daysSupply() + " days"));
        }
        if (limits.days() != null) {
            words.add("at most " + limits.days() + " days at a time");
        }
        String text = String.join("; ", words);
        if (quantity == null) {
            return words.isEmpty() ? Optional.empty() : Optional.of(new PublishedLimit(null, "", null, text));
        }
        return Optional.of(
                new PublishedLimit(quantity.quantity(), LimitText.unit(quantity.unit()), quantity.daysSupply(), text));
    }

    @Override
    public String key() {
        return KEY;
    }

    @Override
    public List<Placed> read(Entry.Kind kind, String after, Wanted wanted, int most) {
        return entries.read(kind, after, wanted, most);
    }

    @Override
    public Optional<Entry> find(Entry.Kind kind, String id) {
        return entries.find(kind, id);
    }
}
