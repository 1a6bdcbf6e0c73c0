package org.precisionbenefit.formulary;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.formulary.DrugIdentification.FoundBy;
import org.precisionbenefit.terminology.Code;
import org.precisionbenefit.terminology.CodeSystem;
import org.precisionbenefit.terminology.RxCui;

/** What each code of the catalogue names; every question is one look into a map. */
final class CodeIndex {
    private static final Pattern RXCUI = Pattern.compile("[1-9][0-9]{0,7}");

    private final Map<RxCui, Drug> byIngredient = new HashMap<>();
    private final Map<String, Drug> byName = new HashMap<>();
    private final Map<RxCui, Named> byRxCui = new HashMap<>();
    private final Map<String, Named> byNdc = new HashMap<>();
    private final Map<String, Named> byHcpcs = new HashMap<>();

    /**
     * What one code names.
     *
     * @param drug the drug
     * @param product the product, or null when the code names none
     * @param by how exactly the code names it
     */
    record Named(Drug drug, @Nullable DrugProduct product, FoundBy by) {
        Named {
            Objects.requireNonNull(drug, "drug is null");
            Objects.requireNonNull(by, "by is null");
        }
    }

    void add(DrugEntry entry) {
        Drug drug = entry.drug();
        once(byIngredient.put(drug.ingredient(), drug) == null && byName.put(drug.name(), drug) == null);
        for (DrugProduct product : drug.products()) {
            Named named = new Named(drug, product, FoundBy.PRODUCT_CODE);
            once(product.rxcui() == null || byRxCui.put(product.rxcui(), named) == null);
            product.codes().forEach(code -> once(byNdc.put(code.value(), named) == null));
        }
        entry.naming().codes().forEach(other -> add(drug, other));
    }

    private void add(Drug drug, OtherCode other) {
        FoundBy by =
                switch (other.level()) {
                    case INGREDIENT -> FoundBy.INGREDIENT_CODE;
                    case GROUP -> FoundBy.GROUP_CODE;
                    case BILLING -> FoundBy.BILLING_CODE;
                };
        Named named = new Named(drug, null, by);
        if (other.code().isFrom(CodeSystem.HCPCS)) {
            once(byHcpcs.put(other.code().value(), named) == null);
        } else {
            once(byRxCui.put(new RxCui(other.code().value()), named) == null);
        }
    }

    private static void once(boolean first) {
        if (!first) {
            throw new IllegalArgumentException("A catalogue must hold each drug, product and code once.");
        }
    }

    Optional<Drug> drug(RxCui ingredient) {
        return Optional.ofNullable(byIngredient.get(ingredient));
    }

    Optional<Drug> drugNamed(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** Whether codes of this system name drugs. */
    static boolean reads(Code code) {
        return code.isFrom(CodeSystem.RXNORM) || code.isFrom(CodeSystem.NDC) || code.isFrom(CodeSystem.HCPCS);
    }

    /** What the code names: nothing where it is unknown, several products where ten digits without hyphens fit several. */
    List<Named> find(Code code) {
        if (code.isFrom(CodeSystem.NDC)) {
            return NdcLayout.elevenDigits(code.value()).stream()
                    .map(byNdc::get)
                    .filter(Objects::nonNull)
                    .distinct()
                    .toList();
        }
        Named named = code.isFrom(CodeSystem.HCPCS) ? byHcpcs.get(code.value()) : byRxNorm(code.value());
        return named == null ? List.of() : List.of(named);
    }

    private @Nullable Named byRxNorm(String value) {
        if (!RXCUI.matcher(value).matches()) {
            return null;
        }
        RxCui rxcui = new RxCui(value);
        Named named = byRxCui.get(rxcui);
        Drug drug = byIngredient.get(rxcui);
        if (named != null || drug == null) {
            return named;
        }
        return new Named(drug, null, FoundBy.INGREDIENT_CODE);
    }
}
