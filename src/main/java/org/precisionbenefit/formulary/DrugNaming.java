package org.precisionbenefit.formulary;

import java.util.List;

/**
 * By what a drug is called beside its name, its brands and its products.
 *
 * @param synonyms other names of the ingredient, in lower case
 * @param parts the ingredients of a combination by name; empty for a single ingredient
 * @param codes codes that name no single product
 */
public record DrugNaming(List<String> synonyms, List<String> parts, List<OtherCode> codes) {
    /** No other names. */
    public static final DrugNaming NONE = new DrugNaming(List.of(), List.of(), List.of());

    public DrugNaming {
        synonyms = List.copyOf(synonyms);
        parts = List.copyOf(parts);
        codes = List.copyOf(codes);
    }
}
