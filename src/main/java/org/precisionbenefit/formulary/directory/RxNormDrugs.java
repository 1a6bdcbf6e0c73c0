package org.precisionbenefit.formulary.directory;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.formulary.DrugEntry;
import org.precisionbenefit.formulary.DrugProduct;
import org.precisionbenefit.formulary.OtherCode;
import org.precisionbenefit.formulary.ProductDetail;
import org.precisionbenefit.formulary.ProductKind;
import org.precisionbenefit.formulary.directory.RxNormConcepts.Concept;
import org.precisionbenefit.formulary.names.DoseForm;
import org.precisionbenefit.formulary.names.DrugText;
import org.precisionbenefit.formulary.names.NameTerms;
import org.precisionbenefit.formulary.names.ReadDrugText;
import org.precisionbenefit.formulary.names.Strength;
import org.precisionbenefit.formulary.names.Words;
import org.precisionbenefit.terminology.Code;
import org.precisionbenefit.terminology.CodeSystem;
import org.precisionbenefit.terminology.LetterCase;
import org.precisionbenefit.terminology.RxCui;

/**
 * Makes drugs of the concepts of an RxNorm release. The ingredients of a product are those that the relations name, and
 * where no relation was brought those that its name says; a product whose ingredient cannot be told is rejected.
 */
public final class RxNormDrugs {
    private static final List<String> PRODUCTS = List.of("SCD", "SBD", "GPCK", "BPCK");
    private static final List<String> GROUPS = List.of("SCDF", "SCDG", "SBDF", "SBDG");

    private final SortedMap<RxCui, Concept> concepts;
    private final RxNormLinks links;
    private final NameTerms terms;
    private final ReadDrugText reader;
    private final ImportReport report;
    private final Origin origin;
    private final Map<String, Concept> ingredients = new TreeMap<>();
    private final Map<String, Concept> combinations = new TreeMap<>();
    private final SortedMap<String, CollectedDrug> drugs = new TreeMap<>();

    /**
     * Takes what was read.
     *
     * @param concepts the concepts
     * @param links what else is said of them; may be empty
     * @param terms the words of names
     * @param report gets what cannot be used
     * @param origin how rows are cited
     */
    public RxNormDrugs(
            RxNormConcepts concepts, RxNormLinks links, NameTerms terms, ImportReport report, Origin origin) {
        this.concepts = concepts.all();
        this.links = links;
        this.terms = terms;
        this.reader = new ReadDrugText(terms);
        this.report = report;
        this.origin = origin;
    }

    /** The drugs of which the release has products, by name. */
    public List<DrugEntry> drugs() {
        each(List.of("IN"), concept -> ingredients.put(Words.plain(concept.name()), concept));
        each(List.of("MIN"), concept -> combinations.put(partsOf(concept.name()), concept));
        each(PRODUCTS, this::product);
        each(List.of("PIN"), concept -> other(concept, OtherCode.Level.INGREDIENT));
        each(GROUPS, concept -> other(concept, OtherCode.Level.GROUP));
        return drugs.values().stream()
                .filter(CollectedDrug::hasProducts)
                .map(CollectedDrug::entry)
                .toList();
    }

    private void each(List<String> kinds, java.util.function.Consumer<Concept> reader) {
        concepts.values().stream()
                .filter(concept -> kinds.contains(concept.kind()))
                .forEach(reader);
    }

    private static String partsOf(String name) {
        SortedSet<String> parts = new TreeSet<>();
        for (String part : name.split(" / ", -1)) {
            parts.add(Words.plain(part));
        }
        return String.join("/", parts);
    }

    private void product(Concept concept) {
        DrugText text = reader.read(concept.name());
        boolean complete = text.isRead()
                && text.form() != null
                && text.parts().stream().noneMatch(part -> part.strengths().isEmpty());
        if (!complete) {
            report.rejected(
                    concept.row(),
                    "the name does not tell ingredient, strength and form"
                            + (text.unread().isEmpty()
                                    ? "."
                                    : " (not read: " + String.join(" ", text.unread()) + ")."));
            return;
        }
        SortedSet<String> names = ingredientNames(concept, text);
        if (names.isEmpty()) {
            report.rejected(concept.row(), "no ingredient of the directory has the name of this product.");
            return;
        }
        CollectedDrug drug = drug(names, concept);
        if (!drug.product(product(concept, text))) {
            report.rejected(concept.row(), "another product of the drug has the same name.");
        } else if (text.brand() != null && !concept.kind().equals("BPCK")) {
            drug.brand(text.brand());
        }
    }

    private SortedSet<String> ingredientNames(Concept concept, DrugText text) {
        SortedSet<String> names = new TreeSet<>();
        for (RxCui ingredient : links.ingredients(concept.rxcui())) {
            Concept known = concepts.get(ingredient);
            if (known != null && known.kind().equals("IN")) {
                names.add(Words.plain(known.name()));
            }
        }
        if (!names.isEmpty()) {
            return names;
        }
        for (DrugText.Part part : text.parts()) {
            String known = known(part.name(), concept.name());
            if (known == null) {
                return new TreeSet<>();
            }
            names.add(known);
        }
        return names;
    }

    private @Nullable String known(String name, String text) {
        String bare = terms.bare(name);
        int space = name.lastIndexOf(' ');
        if (ingredients.containsKey(name) || ingredients.containsKey(bare)) {
            return ingredients.containsKey(name) ? name : bare;
        }
        boolean suffixed = space > 0
                && name.length() - space == 5
                && LetterCase.lower(text).contains("-" + name.substring(space + 1));
        return suffixed && ingredients.containsKey(name.substring(0, space)) ? name.substring(0, space) : null;
    }

    private CollectedDrug drug(SortedSet<String> names, Concept product) {
        List<String> parts = names.stream().map(this::written).toList();
        String key = String.join("/", parts);
        return drugs.computeIfAbsent(key, any -> {
            if (names.size() == 1) {
                return new CollectedDrug(key, ingredient(names.first()).rxcui(), List.of());
            }
            Concept several = combinations.get(String.join("/", names));
            // Without a concept for the combination the drug is keyed by its first product, which its file says.
            return new CollectedDrug(key, several == null ? product.rxcui() : several.rxcui(), parts);
        });
    }

    private String written(String plain) {
        return LetterCase.lower(ingredient(plain).name());
    }

    private Concept ingredient(String plain) {
        return Objects.requireNonNull(ingredients.get(plain));
    }

    private DrugProduct product(Concept concept, DrugText text) {
        List<Code> packages = links.packages(concept.rxcui()).stream()
                .map(code -> Code.of(CodeSystem.NDC, code))
                .toList();
        DoseForm form = Objects.requireNonNull(text.form());
        List<Strength> strengths =
                text.parts().stream().flatMap(part -> part.strengths().stream()).toList();
        String strength = strengths.stream().map(Strength::words).distinct().collect(Collectors.joining(" / "));
        DrugText.Content content = text.content();
        return new DrugProduct(
                concept.rxcui(),
                concept.name(),
                strength,
                form.countedIn(strengths),
                packages,
                origin.at(
                        "concept " + concept.rxcui() + ", line " + concept.row().line()),
                new ProductDetail(
                        form.name(),
                        form.route(),
                        text.brand() == null ? ProductKind.GENERIC : ProductKind.BRAND,
                        text.brand(),
                        content == null ? null : CollectedDrug.content(content.amount(), content.measure()),
                        origin.since()));
    }

    /** A code of a salt or of a group; where its drug has no products here, or is not told, it is left out. */
    private void other(Concept concept, OtherCode.Level level) {
        SortedSet<String> names = new TreeSet<>();
        for (RxCui ingredient : links.of(concept.rxcui(), "form_of")) {
            Concept known = concepts.get(ingredient);
            if (known != null) {
                names.add(Words.plain(known.name()));
            }
        }
        if (names.isEmpty()) {
            reader.read(concept.name()).parts().forEach(part -> {
                String known = known(part.name(), concept.name());
                names.add(known == null ? "?" : known);
            });
        }
        List<String> written = new ArrayList<>();
        names.stream().filter(ingredients::containsKey).map(this::written).forEach(written::add);
        CollectedDrug drug = written.size() == names.size() ? drugs.get(String.join("/", written)) : null;
        if (drug == null) {
            report.leftOut("a salt or group of no product");
        } else {
            drug.code(new OtherCode(
                    Code.of(CodeSystem.RXNORM, concept.rxcui().value()),
                    level,
                    concept.name(),
                    origin.at("concept " + concept.rxcui())));
        }
    }
}
