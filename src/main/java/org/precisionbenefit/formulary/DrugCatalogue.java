package org.precisionbenefit.formulary;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.formulary.DrugIdentification.FoundBy;
import org.precisionbenefit.formulary.DrugIdentification.Identified;
import org.precisionbenefit.formulary.DrugIdentification.Reason;
import org.precisionbenefit.formulary.DrugIdentification.Unidentified;
import org.precisionbenefit.terminology.Code;
import org.precisionbenefit.terminology.CodeSystem;
import org.precisionbenefit.terminology.RxCui;

/**
 * Tells which drug codes and a text name, as version 0.1.0 did; it is kept for releases of that time, whose decisions
 * are replayed with it. {@link NamedCatalogue} reads the others.
 *
 * <p>Nothing is guessed: one code that the catalogue does not hold, or two codes that do not name the same product, and
 * the request goes to a person, because approving another drug than the one meant is the worse error.
 */
final class DrugCatalogue implements Catalogue {
    private static final Pattern RXCUI = Pattern.compile("[1-9][0-9]{0,7}");

    private final Map<RxCui, Drug> byIngredient = new HashMap<>();
    private final Map<String, Drug> byName = new HashMap<>();
    private final Map<RxCui, Named> byProduct = new HashMap<>();
    private final Map<String, Named> byNdc = new HashMap<>();
    private final NamesInText names = new NamesInText();

    DrugCatalogue(List<DrugEntry> entries) {
        entries.forEach(this::add);
    }

    /** What one code names. */
    private record Named(Drug drug, @Nullable DrugProduct product) {}

    private void add(DrugEntry entry) {
        Drug drug = entry.drug();
        once(byIngredient.put(drug.ingredient(), drug) == null && byName.put(drug.name(), drug) == null);
        names.add(drug.name(), drug.ingredient());
        entry.brands().forEach(brand -> names.add(brand, drug.ingredient()));
        for (DrugProduct product : drug.products()) {
            once(byProduct.put(rxcui(product), new Named(drug, product)) == null);
            for (Code code : product.codes()) {
                once(byNdc.put(code.value(), new Named(drug, product)) == null);
            }
        }
    }

    private static RxCui rxcui(DrugProduct product) {
        return Objects.requireNonNull(
                product.rxcui(), "A release of that time holds no product without its RxNorm code.");
    }

    private static void once(boolean first) {
        if (!first) {
            throw new IllegalArgumentException("A catalogue must hold each drug, product and code once.");
        }
    }

    @Override
    public Optional<Drug> drug(RxCui ingredient) {
        return Optional.ofNullable(byIngredient.get(ingredient));
    }

    @Override
    public Optional<Drug> drugNamed(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    @Override
    public DrugIdentification identify(List<Code> codes, String text) {
        List<Named> named = new ArrayList<>();
        for (Code code : codes) {
            if (!code.isFrom(CodeSystem.RXNORM) && !code.isFrom(CodeSystem.NDC)) {
                continue;
            }
            List<Named> hits = code.isFrom(CodeSystem.NDC) ? byNdc(code.value()) : byRxNorm(code.value());
            if (hits.isEmpty()) {
                return new Unidentified(
                        Reason.UNKNOWN_CODE, "The drug catalogue does not hold the " + shown(code) + ".");
            }
            if (hits.size() > 1) {
                return new Unidentified(
                        Reason.AMBIGUOUS,
                        "The " + shown(code) + " has ten digits and no hyphens, and names several products so.");
            }
            named.addAll(hits);
        }
        return named.isEmpty()
                ? new Unidentified(Reason.NO_CODE, "No RxNorm or NDC code was sent.")
                : together(named, text);
    }

    private DrugIdentification together(List<Named> named, String text) {
        SortedSet<RxCui> drugs = new TreeSet<>();
        SortedSet<RxCui> products = new TreeSet<>();
        for (Named one : named) {
            drugs.add(one.drug().ingredient());
            if (one.product() != null) {
                products.add(rxcui(one.product()));
            }
        }
        if (drugs.size() > 1 || products.size() > 1) {
            return new Unidentified(
                    Reason.AMBIGUOUS,
                    "The codes name several " + (drugs.size() > 1 ? "drugs" : "products") + " (RxNorm "
                            + join(drugs.size() > 1 ? drugs : products) + ").");
        }
        SortedSet<RxCui> inText = names.find(text);
        if (!text.isBlank() && !inText.equals(drugs)) {
            // A text without a name that is known here may name a drug that is not in the catalogue.
            return new Unidentified(
                    Reason.CODE_AND_TEXT_DISAGREE,
                    "The codes name RxNorm " + join(drugs) + ", the text names "
                            + (inText.isEmpty() ? "no drug of the catalogue" : "RxNorm " + join(inText))
                            + ". Send a text that names the drug, or none.");
        }
        Identified identified = named.stream()
                .filter(one -> one.product() != null)
                .findFirst()
                .map(one -> new Identified(one.drug(), one.product(), FoundBy.PRODUCT_CODE))
                .orElseGet(() -> new Identified(named.get(0).drug(), null, FoundBy.INGREDIENT_CODE));
        return hasStrengthOf(text, identified)
                ? identified
                : new Unidentified(
                        Reason.CODE_AND_TEXT_DISAGREE,
                        "The text names a strength that "
                                + (identified.product() == null
                                        ? "no product of RxNorm " + join(drugs) + " has"
                                        : "is not the one of RxNorm " + join(products) + " ("
                                                + identified.product().strength() + ")")
                                + ". Send a text that names the strength of the code, or none.");
    }

    /** Whether the text names no strength, or the one of the product; of a drug alone, the one of any of its products. */
    private static boolean hasStrengthOf(String text, Identified identified) {
        List<DrugProduct> products =
                identified.product() == null ? identified.drug().products() : List.of(identified.product());
        return StrengthsInText.find(text, "").isEmpty()
                || products.stream().anyMatch(product -> StrengthsInText.find(text, product.unit())
                        .equals(StrengthsInText.find(product.strength(), product.unit())));
    }

    private List<Named> byNdc(String value) {
        return NdcLayout.elevenDigits(value).stream()
                .map(byNdc::get)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    private List<Named> byRxNorm(String value) {
        if (!RXCUI.matcher(value).matches()) {
            return List.of();
        }
        RxCui rxcui = new RxCui(value);
        Named product = byProduct.get(rxcui);
        Drug drug = byIngredient.get(rxcui);
        if (product != null) {
            return List.of(product);
        }
        return drug != null ? List.of(new Named(drug, null)) : List.of();
    }

    // What stands in a code's place may be anything, so that only digits and hyphens are repeated.
    private static String shown(Code code) {
        String system = code.isFrom(CodeSystem.NDC) ? "NDC" : "RxNorm code";
        return code.value().matches("[0-9-]{1,14}") ? system + " " + code.value() : system + " that was sent";
    }

    private static String join(SortedSet<RxCui> codes) {
        return String.join(" and ", codes.stream().map(RxCui::toString).toList());
    }
}
