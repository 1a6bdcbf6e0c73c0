package org.precisionbenefit.formulary.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.formulary.Drug;
import org.precisionbenefit.formulary.DrugNaming;
import org.precisionbenefit.formulary.DrugProduct;
import org.precisionbenefit.formulary.DuplicateClass;
import org.precisionbenefit.formulary.FormularyItem;
import org.precisionbenefit.formulary.Plan;
import org.precisionbenefit.formulary.names.NameTerms;
import org.precisionbenefit.terminology.LetterCase;
import org.precisionbenefit.terminology.RxCui;
import org.precisionbenefit.terminology.authored.Authored;
import org.precisionbenefit.terminology.authored.Fields;
import org.precisionbenefit.terminology.authored.Place;
import org.precisionbenefit.terminology.authored.Problems;
import org.precisionbenefit.terminology.authored.Sourced;

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
        if (!text.matches("[a-z0-9]+(-[a-z0-9]+)*+")) {
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

    /** What the plans say of this drug, whose products these are. */
    List<FormularyItem> items(Drug drug, SortedMap<String, Plan> plans, RowDrugs drugs) {
        SortedSet<RxCui> products = new TreeSet<>();
        for (DrugProduct product : drug.products()) {
            if (product.rxcui() != null) {
                products.add(product.rxcui());
            }
        }
        return new ItemRows(name, ingredient, products, drugs, problems).read(file.items("formulary"), plans);
    }
}
