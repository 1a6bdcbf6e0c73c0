package org.precisionbenefit.formulary.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.formulary.Drug;
import org.precisionbenefit.formulary.DrugNaming;
import org.precisionbenefit.formulary.DrugProduct;
import org.precisionbenefit.formulary.DrugTier;
import org.precisionbenefit.formulary.DuplicateClass;
import org.precisionbenefit.formulary.FormularyItem;
import org.precisionbenefit.formulary.Plan;
import org.precisionbenefit.formulary.PlanId;
import org.precisionbenefit.formulary.QuantityLimit;
import org.precisionbenefit.formulary.SupplyLimits;
import org.precisionbenefit.formulary.names.NameTerms;
import org.precisionbenefit.terminology.LetterCase;
import org.precisionbenefit.terminology.RxCui;
import org.precisionbenefit.terminology.authored.Authored;
import org.precisionbenefit.terminology.authored.Choices;
import org.precisionbenefit.terminology.authored.Fields;
import org.precisionbenefit.terminology.authored.Place;
import org.precisionbenefit.terminology.authored.Problems;
import org.precisionbenefit.terminology.authored.Sourced;
import org.precisionbenefit.terminology.authored.Suggestion;

/** Reads one file of the folder {@code drugs}: a drug, its products, and what each plan says of it since when. */
final class DrugFile {
    private static final List<String> NAMES = Sourced.names(
            "drug",
            "description",
            "rxcui",
            "keyed_by",
            "since",
            "brands",
            "synonyms",
            "ingredients",
            "codes",
            "duplicate_classes",
            "products",
            "formulary");
    private static final List<String> ROW = Sourced.datedNames(
            "plan", "tier", "prior_authorization", "step_therapy", "quantity_limit", "days_supply_limit");

    private static final List<String> CLASS = Sourced.datedNames("class");

    private final Problems problems;
    private final Fields file;
    private final String name;
    private final RxCui ingredient;

    private DrugFile(Authored authored, Problems problems) {
        this.problems = problems;
        Fields unnamed = Fields.of(authored, "drug file", NAMES);
        this.name = unnamed.checked("drug", DrugFile::lowerCase, "must be the ingredient's name in lower case.");
        this.file = unnamed.named("drug " + name);
        this.ingredient = file.rxcui("rxcui");
    }

    static DrugFile open(Authored authored, Problems problems) {
        return new DrugFile(authored, problems);
    }

    RxCui ingredient() {
        return ingredient;
    }

    String name() {
        return name;
    }

    Place place() {
        return file.place("drug");
    }

    Place classesPlace() {
        return file.place("duplicate_classes");
    }

    private static String lowerCase(String text) {
        if (!text.equals(LetterCase.lower(text))) {
            throw new IllegalArgumentException("not lower case");
        }
        return text;
    }

    List<String> brands() {
        return texts("brands");
    }

    /** The classes of two drugs at a time; a list that was left out would be unknown, which is not "none". */
    List<DuplicateClass> duplicateClasses() {
        file.value("duplicate_classes");
        List<DuplicateClass> classes = new ArrayList<>();
        for (Authored item : file.items("duplicate_classes")) {
            problems.attempt(() -> duplicateClass(Fields.of(item, "a duplicate class of drug " + name, CLASS)))
                    .ifPresent(classes::add);
        }
        return classes;
    }

    private static DuplicateClass duplicateClass(Fields row) {
        return new DuplicateClass(
                row.checked("class", DrugFile::hyphenated, "must be lower-case words and figures joined by hyphens."),
                Sourced.period(row),
                Sourced.citation(row));
    }

    private static String hyphenated(String text) {
        if (!text.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
            throw new IllegalArgumentException("not hyphenated");
        }
        return text;
    }

    /** By what else the drug is called. */
    DrugNaming naming(Codes codes) {
        return new DrugNaming(texts("synonyms"), texts("ingredients"), OtherCodes.read(file, name, problems, codes));
    }

    List<String> ingredients() {
        return texts("ingredients");
    }

    List<String> synonyms() {
        return texts("synonyms");
    }

    private List<String> texts(String list) {
        return file.scalars(list).stream().map(Authored.Scalar::value).toList();
    }

    /** Whether the key is the code of a product, because no code of the ingredient is at hand. */
    boolean keyedByProduct() {
        return file.has("keyed_by")
                && file.choice("keyed_by", new TreeMap<>(Map.of("ingredient", false, "product", true)));
    }

    /** The drug with its products; the file's own citation stands for rows that give none. */
    Drug drug(Codes codes, @Nullable NameTerms terms) {
        List<DrugProduct> products = new ArrayList<>();
        ProductRow row = new ProductRow(file, name, terms);
        for (Authored item : file.items("products")) {
            problems.attempt(() -> row.read(item, codes)).ifPresent(products::add);
        }
        if (file.items("products").isEmpty()) {
            problems.add(file.place("products")
                    .problem("The products of drug " + name + " must hold at least one product."));
        }
        if (keyedByProduct() && products.stream().noneMatch(product -> ingredient.equals(product.rxcui()))) {
            problems.add(file.place("rxcui")
                    .problem("The rxcui (" + ingredient + ") of drug " + name
                            + " must be the one of a product, because the drug is keyed by it."));
        }
        return new Drug(ingredient, name, products);
    }

    /** What the plans say of this drug. */
    List<FormularyItem> items(SortedMap<String, Plan> plans, SortedMap<String, RxCui> drugs) {
        SortedMap<PlanId, DatedRows> byPlan = new TreeMap<>();
        for (Authored item : file.items("formulary")) {
            problems.run(() -> {
                Fields row = row(item);
                Plan plan = row.choice("plan", plans);
                byPlan.computeIfAbsent(plan.id(), any -> new DatedRows()).add(row, item(row, plan.id(), drugs));
            });
        }
        List<FormularyItem> items = new ArrayList<>();
        byPlan.values().forEach(rows -> items.addAll(rows.items()));
        return items;
    }

    private Fields row(Authored item) {
        Fields unnamed = Fields.of(item, "a formulary row of drug " + name, ROW);
        return unnamed.named("drug " + name + " on plan " + unnamed.text("plan"));
    }

    private FormularyItem item(Fields row, PlanId plan, SortedMap<String, RxCui> drugs) {
        return new FormularyItem(
                plan,
                ingredient,
                row.choice("tier", Choices.by(DrugTier.values(), DrugTier::code)),
                row.flag("prior_authorization"),
                steps(row, drugs),
                limits(row),
                Sourced.period(row),
                Sourced.citation(row));
    }

    private List<RxCui> steps(Fields row, SortedMap<String, RxCui> drugs) {
        row.value("step_therapy");
        List<RxCui> steps = new ArrayList<>();
        for (Authored.Scalar step : row.scalars("step_therapy")) {
            RxCui drug = drugs.get(step.value());
            if (drug == null) {
                throw step.place()
                        .fault("The step drug (" + step.value() + ") of " + row.owner()
                                + " must be the name of a drug of the folder drugs."
                                + Suggestion.orAll(step.value(), drugs.keySet()).sentence());
            }
            if (drug.equals(ingredient)) {
                throw step.place()
                        .fault("The step drug (" + step.value() + ") of " + row.owner() + " must be another drug.");
            }
            steps.add(drug);
        }
        return steps;
    }

    /** A limit in so many days says nothing of how many days are covered at a time, so that both have to be written. */
    private SupplyLimits limits(Fields row) {
        @Nullable QuantityLimit quantity = row.has("quantity_limit") ? limit(row) : null;
        return quantity == null && !row.has("days_supply_limit")
                ? SupplyLimits.NONE
                : new SupplyLimits(quantity, row.positiveCount("days_supply_limit", "days supply limit"));
    }

    private QuantityLimit limit(Fields row) {
        Fields limit = Fields.of(row.value("quantity_limit"), "drug " + name, List.of("quantity", "unit", "days"));
        return new QuantityLimit(
                limit.positive("quantity", "quantity limit"),
                limit.text("unit"),
                limit.positiveCount("days", "days of the quantity limit"));
    }
}
