package org.precisionbenefit.formulary.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.precisionbenefit.formulary.DrugEntry;
import org.precisionbenefit.formulary.DrugTier;
import org.precisionbenefit.formulary.FormularyItem;
import org.precisionbenefit.formulary.Plan;
import org.precisionbenefit.formulary.PlanId;
import org.precisionbenefit.formulary.benefit.BenefitTables;
import org.precisionbenefit.formulary.benefit.CostSharing;
import org.precisionbenefit.formulary.benefit.DrugPrice;
import org.precisionbenefit.formulary.benefit.OverlayRow;
import org.precisionbenefit.formulary.benefit.PublishedList;
import org.precisionbenefit.formulary.benefit.TherapeuticClass;
import org.precisionbenefit.terminology.LetterCase;
import org.precisionbenefit.terminology.RxCui;
import org.precisionbenefit.terminology.SourceFile;
import org.precisionbenefit.terminology.SourceFiles;
import org.precisionbenefit.terminology.authored.Authored;
import org.precisionbenefit.terminology.authored.Place;
import org.precisionbenefit.terminology.authored.Problems;
import org.precisionbenefit.terminology.yaml.YamlText;

/** Reads what is said of plans and products beside the rows of drugs: costs, prices, classes, the overlay. */
final class BenefitFiles {
    private static final String PRICES = "prices/";
    private static final String CLASSES = "classes/";
    private static final String OVERLAY = "overlay/";

    private final SourceFiles files;
    private final Problems problems;
    private final SortedMap<PlanId, List<CostSharing>> costs = new TreeMap<>();
    private final List<PublishedList> published = new ArrayList<>();

    BenefitFiles(SourceFiles files, Problems problems) {
        this.files = files;
        this.problems = problems;
    }

    static boolean reads(String path) {
        return path.startsWith(PRICES) || path.startsWith(CLASSES) || path.startsWith(OVERLAY);
    }

    /** Takes in what a plan's file says. */
    void add(PlanFile.Read read) {
        costs.put(read.plan().id(), read.sharing());
        published.addAll(read.published());
    }

    BenefitTables read(SortedMap<String, Plan> plans, List<DrugEntry> entries) {
        SortedMap<String, RxCui> byName = new TreeMap<>();
        RowDrugs drugs = new RowDrugs(byName);
        List<FormularyItem> items = new ArrayList<>();
        for (DrugEntry entry : entries) {
            byName.put(entry.drug().name(), entry.drug().ingredient());
            drugs.add(entry.drug());
            items.addAll(entry.items());
            entry.items()
                    .forEach(item -> refuseTierWithoutCost(item, entry.drug().name()));
        }
        return new BenefitTables(costs, published, prices(plans, drugs), classes(drugs), overlay(plans, drugs, items));
    }

    /** Where it is said what members pay, it must be said for each tier that a row of those days uses. */
    private void refuseTierWithoutCost(FormularyItem item, String drug) {
        DrugTier tier = item.tier();
        if (tier == null) {
            return;
        }
        costs.getOrDefault(item.plan(), List.of()).stream()
                .filter(sharing -> Days.share(sharing.holds(), item.holds()))
                .filter(sharing -> sharing.tier(tier.code()).isEmpty())
                .findFirst()
                .ifPresent(sharing -> problems.add(Place.start(fileOf(item.plan()))
                        .problem("The cost sharing since " + sharing.holds().start() + " of plan " + item.plan()
                                + " must have the tier (" + tier.code() + "), which drug " + drug
                                + " is in. Add the tier, or change the drug's.")));
    }

    private String fileOf(PlanId plan) {
        return files.files().stream()
                .map(SourceFile::path)
                .filter(path -> path.equals("plans/" + LetterCase.lower(plan.value()) + ".yaml"))
                .findFirst()
                .orElse("plans");
    }

    private List<DrugPrice> prices(SortedMap<String, Plan> plans, RowDrugs drugs) {
        List<DrugPrice> prices = new ArrayList<>();
        each(PRICES, authored -> prices.addAll(PriceFile.read(authored, plans, drugs, problems)));
        return prices;
    }

    private List<TherapeuticClass> classes(RowDrugs drugs) {
        SortedMap<String, TherapeuticClass> classes = new TreeMap<>();
        each(CLASSES, authored -> {
            TherapeuticClass read = ClassFile.read(authored, drugs);
            if (classes.put(read.id(), read) != null) {
                throw authored.place()
                        .fault("The class (" + read.id() + ") must not stand in two files. Remove one of the two.");
            }
        });
        return List.copyOf(classes.values());
    }

    private List<OverlayRow> overlay(SortedMap<String, Plan> plans, RowDrugs drugs, List<FormularyItem> items) {
        List<OverlayRow> overlay = new ArrayList<>();
        each(OVERLAY, authored -> overlay.addAll(OverlayFile.read(authored, plans, drugs, items, problems)));
        return overlay;
    }

    private void each(String folder, Consumer<Authored> reader) {
        for (SourceFile file : files.where(path -> path.startsWith(folder)).files()) {
            problems.run(() -> reader.accept(YamlText.read(file)));
        }
    }
}
