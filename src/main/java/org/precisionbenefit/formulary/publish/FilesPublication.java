package org.precisionbenefit.formulary.publish;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.precisionbenefit.formulary.Drug;
import org.precisionbenefit.formulary.DrugEntry;
import org.precisionbenefit.formulary.DrugProduct;
import org.precisionbenefit.formulary.FormularyItem;
import org.precisionbenefit.formulary.FormularyRelease;
import org.precisionbenefit.formulary.Plan;
import org.precisionbenefit.formulary.PlanId;
import org.precisionbenefit.formulary.QuantityLimit;
import org.precisionbenefit.formulary.SupplyLimits;
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

/**
 * The plans of the authored files: each plan with one list, and on it one item for each product and row. Rows that are
 * over are left out; those of days to come are published with the days on which they hold.
 */
public final class FilesPublication implements Publication {
    /** Begins every id. */
    private static final String KEY = "f";

    private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;

    private final SortedPublication entries = new SortedPublication(KEY);
    private final SortedMap<PlanId, Plan> plans = new TreeMap<>();
    private final LocalDate today;
    private final Instant since;

    /**
     * Builds the publication.
     *
     * @param release what is live
     * @param today the day from which on rows are published
     * @param since since when the release is live
     */
    public FilesPublication(FormularyRelease release, LocalDate today, Instant since) {
        this.today = Objects.requireNonNull(today, "today is null");
        this.since = Objects.requireNonNull(since, "since is null");
        release.plans().forEach(plan -> plans.put(plan.id(), plan));
        plans.values().forEach(this::add);
        release.entries().forEach(this::add);
    }

    private void add(Plan plan) {
        String id = plan.id().value();
        entries.add(
                Entry.Kind.PLAN,
                new PlanEntry(
                        PublishedIds.plan(KEY, id),
                        new PublishedPlan(id, plan.name(), List.of(id), null, Flag.UNKNOWN, Availability.UNSAID),
                        new PlanEntry.Facts(plan.lineOfBusiness(), plan.state()),
                        List.of(PublishedIds.list(KEY, id)),
                        List.of(),
                        since));
        entries.add(
                Entry.Kind.PLAN,
                new ListEntry(
                        PublishedIds.list(KEY, id),
                        id,
                        plan.name() + ": covered drugs",
                        Availability.UNSAID,
                        since));
        entries.add(Entry.Kind.AREA, new AreaEntry(PublishedIds.area(plan.state()), plan.state(), since));
    }

    private void add(DrugEntry entry) {
        Drug drug = entry.drug();
        List<FormularyItem> rows = entry.items().stream()
                .filter(row -> !row.holds().endsBy(today.minusDays(1)))
                .toList();
        if (rows.isEmpty()) {
            return;
        }
        for (DrugProduct product : drug.products()) {
            MedicineEntry medicine = medicine(entry, product);
            entries.add(Entry.Kind.MEDICINE, medicine);
            rows.forEach(row -> entries.add(Entry.Kind.ITEM, item(row, medicine)));
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
                        new PublishedTier(row.tier().code(), row.tier().code()),
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
                List.of(),
                List.of(),
                since);
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
        return Optional.of(new PublishedLimit(
                quantity.quantity(), LimitText.unit(quantity.unit()), quantity.daysSupply(), text));
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
