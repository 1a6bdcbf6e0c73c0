package org.precisionbenefit.formulary;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.precisionbenefit.formulary.DrugIdentification.FoundBy;
import org.precisionbenefit.formulary.DrugIdentification.Identified;
import org.precisionbenefit.formulary.DrugIdentification.Reason;
import org.precisionbenefit.formulary.DrugIdentification.Unidentified;
import org.precisionbenefit.formulary.names.DrugText;
import org.precisionbenefit.formulary.names.Strength;
import org.precisionbenefit.formulary.names.Words;
import org.precisionbenefit.terminology.Code;
import org.precisionbenefit.terminology.LetterCase;

/** Finds a drug by its name where no code tells it: none was sent, or only ones that the catalogue does not hold. */
final class ByName {
    private final NameIndex names;
    private final CodeIndex codes;
    private final Map<Code, ProductStrengths> strengths;

    ByName(NameIndex names, CodeIndex codes, Map<Code, ProductStrengths> strengths) {
        this.names = names;
        this.codes = codes;
        this.strengths = strengths;
    }

    DrugIdentification identify(List<Code> unknown, String text) {
        NameIndex.NamedDrug readable = names.readable(text);
        if (readable == null) {
            return unknown.isEmpty()
                    ? new Unidentified(
                            Reason.NO_CODE,
                            "No RxNorm, NDC or billing code was sent, and the text is not the name of one drug of the"
                                    + " catalogue.")
                    : new Unidentified(Reason.UNKNOWN_CODE, notHeld(unknown));
        }
        Drug drug = codes.drug(readable.drug()).orElseThrow();
        if (!unknown.isEmpty()) {
            // The code may be a retired one of this product or the right one of another, so that only the name counts.
            return new Identified(
                    drug.alone(),
                    null,
                    FoundBy.INGREDIENT_NAME,
                    notHeld(unknown) + " The drug was found by its name alone (" + drug.name() + ").");
        }
        String note = "No code was sent. The drug was found by its name alone (" + drug.name() + ").";
        List<DrugProduct> products = drug.products().stream()
                .filter(product -> is(product, readable.text()))
                .toList();
        return products.size() == 1
                ? new Identified(drug.alone(), products.get(0), FoundBy.PRODUCT_NAME, note)
                : new Identified(drug.alone(), null, FoundBy.INGREDIENT_NAME, note);
    }

    private static String notHeld(List<Code> unknown) {
        return "The drug catalogue does not hold the "
                + unknown.stream().map(NamedCatalogue::shown).collect(Collectors.joining(" and the ")) + ".";
    }

    /** Whether the name says form, strengths and brand, and they are those of the product. */
    private boolean is(DrugProduct product, DrugText text) {
        ProductDetail detail = product.detail();
        List<Strength> named =
                text.parts().stream().flatMap(part -> part.strengths().stream()).toList();
        return detail != null
                && text.form() != null
                && text.form().name().equals(detail.form())
                && Objects.requireNonNull(strengths.get(product.key())).are(named)
                && (detail.brand() == null
                        ? text.brand() == null && namesIngredient(product, text)
                        : isBrand(detail, text));
    }

    private static boolean namesIngredient(DrugProduct product, DrugText text) {
        String name = LetterCase.lower(product.name());
        return text.parts().stream().allMatch(part -> Words.plain(name).contains(part.name()));
    }

    private static boolean isBrand(ProductDetail detail, DrugText text) {
        String brand = Words.plain(Objects.requireNonNull(detail.brand()));
        return text.brand() == null
                ? text.parts().size() == 1 && text.parts().get(0).name().equals(brand)
                : Words.plain(text.brand()).equals(brand);
    }
}
