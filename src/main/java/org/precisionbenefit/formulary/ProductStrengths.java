package org.precisionbenefit.formulary;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.formulary.names.Strength;
import org.precisionbenefit.formulary.names.Strengths;
import org.precisionbenefit.terminology.LetterCase;

/**
 * The strengths by which one product may be called: of each ingredient what a piece holds, and where it holds a volume
 * also how much of it is in one millilitre.
 *
 * @param unit the unit in which the product is counted
 * @param allowed the strengths
 * @param brand the brand in brackets, which may itself hold figures ("250 MG Daily Dose"); empty without one
 */
record ProductStrengths(String unit, Set<Strength> allowed, String brand) {
    ProductStrengths {
        allowed = Set.copyOf(allowed);
    }

    static ProductStrengths of(DrugProduct product) {
        Set<Strength> allowed = new HashSet<>();
        for (Strengths.Written written : Strengths.in(product.strength())) {
            Strength strength = Objects.requireNonNull(
                    written.strength(), "A strength of the catalogue must be readable: " + product.strength());
            allowed.add(perPiece(strength, product.unit()));
            Strength all = whole(strength, product.detail());
            if (all != null) {
                allowed.add(all);
            }
        }
        String brand = product.detail() == null || product.detail().brand() == null
                ? ""
                : "[" + product.detail().brand() + "]";
        return new ProductStrengths(product.unit(), allowed, LetterCase.lower(brand));
    }

    private static @Nullable Strength whole(Strength strength, @Nullable ProductDetail detail) {
        if (detail == null || detail.content() == null) {
            return null;
        }
        int space = detail.content().indexOf(' ');
        return strength.in(
                new BigDecimal(detail.content().substring(0, space)),
                detail.content().substring(space + 1));
    }

    private static Strength perPiece(Strength strength, String unit) {
        return unit.equals(strength.per()) ? new Strength(strength.amount(), strength.unit(), null) : strength;
    }

    /** Whether the text names no strength, or only strengths of this product. */
    boolean allow(String text) {
        String said = brand.isEmpty() ? text : LetterCase.lower(text).replace(brand, " ");
        return Strengths.in(said).stream()
                .allMatch(
                        written -> written.strength() != null && allowed.contains(perPiece(written.strength(), unit)));
    }

    /** Whether these are strengths of this product, each of its ingredients' one. */
    boolean are(List<Strength> strengths) {
        return !strengths.isEmpty()
                && strengths.stream().allMatch(strength -> allowed.contains(perPiece(strength, unit)));
    }
}
