package org.precisionbenefit.formulary;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.formulary.CodeIndex.Named;
import org.precisionbenefit.formulary.DrugIdentification.FoundBy;
import org.precisionbenefit.formulary.DrugIdentification.Identified;
import org.precisionbenefit.formulary.DrugIdentification.Reason;
import org.precisionbenefit.formulary.DrugIdentification.Unidentified;
import org.precisionbenefit.formulary.names.NameTerms;
import org.precisionbenefit.formulary.names.Words;
import org.precisionbenefit.terminology.Code;
import org.precisionbenefit.terminology.CodeSystem;
import org.precisionbenefit.terminology.RxCui;

/**
 * Tells which drug codes and a text name: an exact code first, then one of a group, then one of the ingredient, and a
 * name where no code tells it. The answer says by which it was found.
 *
 * <p>Nothing is guessed. Codes that name different drugs or products, and a text that names another drug, strength or
 * brand than the codes, are a conflict: approving another drug than the one meant is the worse error.
 */
final class NamedCatalogue implements Catalogue {
    private final CodeIndex codes = new CodeIndex();
    private final NameIndex names;
    private final Map<Code, ProductStrengths> strengths = new HashMap<>();
    private final ByName byName;

    NamedCatalogue(List<DrugEntry> entries, NameTerms terms) {
        this.names = new NameIndex(terms);
        for (DrugEntry entry : entries) {
            codes.add(entry);
            names.add(entry);
            entry.drug().products().forEach(product -> strengths.put(product.key(), ProductStrengths.of(product)));
        }
        this.byName = new ByName(names, codes, strengths);
    }

    @Override
    public Optional<Drug> drug(RxCui ingredient) {
        return codes.drug(ingredient);
    }

    @Override
    public Optional<Drug> drugNamed(String name) {
        return codes.drugNamed(name);
    }

    @Override
    public DrugIdentification identify(List<Code> sent, String text) {
        List<Named> named = new ArrayList<>();
        List<Code> unknown = new ArrayList<>();
        for (Code code : sent) {
            if (CodeIndex.reads(code)) {
                List<Named> hits = codes.find(code);
                if (hits.size() > 1) {
                    return new Unidentified(
                            Reason.AMBIGUOUS,
                            "The " + shown(code) + " has ten digits and no hyphens, and names several products so.");
                }
                if (hits.isEmpty()) {
                    unknown.add(code);
                }
                named.addAll(hits);
            }
        }
        return named.isEmpty() ? byName.identify(unknown, text) : byCodes(named, unknown, text);
    }

    private DrugIdentification byCodes(List<Named> named, List<Code> unknown, String text) {
        // A billing code stands for whatever is billed so, and new ones come each quarter: it contradicts no exact
        // code.
        Optional<Code> stranger =
                unknown.stream().filter(code -> !code.isFrom(CodeSystem.HCPCS)).findFirst();
        if (stranger.isPresent()) {
            return new Unidentified(
                    Reason.UNKNOWN_CODE, "The drug catalogue does not hold the " + shown(stranger.get()) + ".");
        }
        SortedSet<RxCui> drugs = new TreeSet<>();
        named.forEach(one -> drugs.add(one.drug().ingredient()));
        List<DrugProduct> products = products(named);
        if (drugs.size() > 1 || products.size() > 1) {
            String several = drugs.size() > 1
                    ? "drugs (RxNorm " + join(drugs)
                    : "products ("
                            + products.stream()
                                    .map(DrugProduct::key)
                                    .map(NamedCatalogue::shown)
                                    .sorted()
                                    .collect(Collectors.joining(" and "));
            return new Unidentified(Reason.AMBIGUOUS, "The codes name several " + several + ").");
        }
        Drug drug = named.get(0).drug();
        DrugProduct product = products.isEmpty() ? null : products.get(0);
        FoundBy by =
                named.stream().map(Named::by).min(Comparator.naturalOrder()).orElseThrow();
        String disagreement = disagreement(drug, product, text);
        return disagreement == null
                ? new Identified(drug.alone(), product, by)
                : new Unidentified(Reason.CODE_AND_TEXT_DISAGREE, disagreement);
    }

    /** The products named; the one without a brand is left out beside the same one with its brand. */
    private static List<DrugProduct> products(List<Named> named) {
        List<DrugProduct> products = named.stream()
                .map(Named::product)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        return products.stream()
                .filter(product -> products.stream()
                        .noneMatch(other -> !other.equals(product)
                                && brand(product) == null
                                && brand(other) != null
                                && product.codes().isEmpty()
                                && other.clinicalName().equals(product.clinicalName())))
                .toList();
    }

    private @Nullable String disagreement(Drug drug, @Nullable DrugProduct product, String text) {
        if (text.isBlank()) {
            return null;
        }
        NameIndex.Mentioned mentioned = names.mentionedIn(text);
        if (mentioned.drugs().size() != 1 || !mentioned.drugs().contains(drug.ingredient())) {
            // A text without a name that is known here may name a drug that is not in the catalogue.
            return "The codes name RxNorm " + drug.ingredient() + ", the text names "
                    + (mentioned.drugs().isEmpty() ? "no drug of the catalogue" : "RxNorm " + join(mentioned.drugs()))
                    + ". Send a text that names the drug, or none.";
        }
        if (names.namesAnUnknownPart(text)) {
            return "The codes name RxNorm " + drug.ingredient()
                    + ", the text names several ingredients. Send a text that names the drug, or none.";
        }
        List<DrugProduct> meant = product == null ? drug.products() : List.of(product);
        if (meant.stream().noneMatch(one -> strengthsOf(one).allow(text))) {
            return "The text names a strength that "
                    + (product == null
                            ? "no product of RxNorm " + drug.ingredient() + " has"
                            : "is not the one of " + called(product) + " (" + product.strength() + ")")
                    + ". Send a text that names the strength of the code, or none.";
        }
        if (product != null && mentioned.brands().stream().anyMatch(brand -> isAnother(brand, product, drug))) {
            return "The text names another brand than " + called(product)
                    + ". Send a text that names the product of the code, or none.";
        }
        return null;
    }

    private static String called(DrugProduct product) {
        return product.rxcui() == null ? shown(product.key()) : "RxNorm " + product.rxcui();
    }

    private ProductStrengths strengthsOf(DrugProduct product) {
        return Objects.requireNonNull(strengths.get(product.key()));
    }

    /** Whether the brand is known to be sold as something else than the product; a brand without products says nothing. */
    private static boolean isAnother(String brand, DrugProduct product, Drug drug) {
        List<DrugProduct> sold =
                drug.products().stream().filter(one -> isSoldAs(one, brand)).toList();
        return !isSoldAs(product, brand)
                && !sold.isEmpty()
                && (brand(product) != null
                        || sold.stream().noneMatch(one -> one.clinicalName().equals(product.clinicalName())));
    }

    /** A pack has the brand of what it holds, with more words behind it. */
    private static boolean isSoldAs(DrugProduct product, String brand) {
        String own = brand(product);
        return own != null && (" " + own + " ").contains(" " + brand + " ");
    }

    private static @Nullable String brand(DrugProduct product) {
        return product.detail() == null || product.detail().brand() == null
                ? null
                : Words.plain(product.detail().brand());
    }

    // What stands in a code's place may be anything, so that only digits and hyphens are repeated.
    static String shown(Code code) {
        String system =
                code.isFrom(CodeSystem.NDC) ? "NDC" : code.isFrom(CodeSystem.HCPCS) ? "billing code" : "RxNorm code";
        return code.value().matches("[A-Z]?[0-9-]{1,14}") ? system + " " + code.value() : system + " that was sent";
    }

    private static String join(SortedSet<RxCui> codes) {
        return String.join(" and ", codes.stream().map(RxCui::toString).toList());
    }
}
