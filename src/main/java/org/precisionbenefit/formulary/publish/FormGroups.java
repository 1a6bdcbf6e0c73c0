package org.precisionbenefit.formulary.publish;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.formulary.DrugEntry;
import org.precisionbenefit.formulary.DrugProduct;
import org.precisionbenefit.formulary.OtherCode;
import org.precisionbenefit.formulary.ProductDetail;
import org.precisionbenefit.terminology.CodeSystem;
import org.precisionbenefit.terminology.LetterCase;

/**
 * Which codes of dose form groups (RxNorm SCDG and SBDG) a product has, by how RxNorm names these: what is taken, and
 * the group of its forms. Only codes that the catalogue holds are found.
 */
final class FormGroups {
    private static final Map<String, Predicate<DrugProduct>> GROUPS = new TreeMap<>(Map.of(
            " pill", product -> is(product, "oral") && !product.unit().equals("ml"),
            " oral product", product -> is(product, "oral"),
            " oral liquid product",
                    product -> is(product, "oral") && product.unit().equals("ml"),
            " injectable product", product -> is(product, "injection"),
            " topical product", product -> is(product, "topical")));

    private FormGroups() {}

    private static boolean is(DrugProduct product, String route) {
        ProductDetail detail = product.detail();
        return detail != null && detail.route().equals(route);
    }

    static List<OtherCode> of(DrugEntry entry, DrugProduct product) {
        @Nullable
        String brand = product.detail() == null ? null : product.detail().brand();
        String named = LetterCase.lower((brand == null ? entry.drug().name() : brand));
        return entry.naming().codes().stream()
                .filter(code ->
                        code.level() == OtherCode.Level.GROUP && code.code().isFrom(CodeSystem.RXNORM))
                .filter(code -> GROUPS.entrySet().stream()
                        .anyMatch(group -> LetterCase.lower(code.name()).equals(named + group.getKey())
                                && group.getValue().test(product)))
                .toList();
    }
}
