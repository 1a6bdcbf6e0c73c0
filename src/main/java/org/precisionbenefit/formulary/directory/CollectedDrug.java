package org.precisionbenefit.formulary.directory;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.formulary.Drug;
import org.precisionbenefit.formulary.DrugEntry;
import org.precisionbenefit.formulary.DrugNaming;
import org.precisionbenefit.formulary.DrugProduct;
import org.precisionbenefit.formulary.OtherCode;
import org.precisionbenefit.formulary.names.Words;
import org.precisionbenefit.terminology.RxCui;

/** A drug while a directory is read. */
final class CollectedDrug {
    private static final int PLACES = 6;
    private static final BigDecimal MOST = new BigDecimal("1000000");

    private final String name;
    private final RxCui key;
    private final List<String> parts;
    private final SortedSet<String> brands = new TreeSet<>();
    private final SortedSet<String> named = new TreeSet<>();
    private final List<OtherCode> codes = new ArrayList<>();
    private final SortedMap<String, DrugProduct> products = new TreeMap<>();

    CollectedDrug(String name, RxCui key, List<String> parts) {
        this.name = name;
        this.key = key;
        this.parts = List.copyOf(parts);
    }

    /** Takes a brand; a name in other letters is the same name. */
    void brand(String brand) {
        String plain = Words.plain(brand);
        if (!plain.equals(Words.plain(name)) && named.add(plain)) {
            brands.add(brand);
        }
    }

    /** What one piece holds as files write it, or null where it is no amount that a file may hold. */
    static @Nullable String content(BigDecimal amount, String measure) {
        BigDecimal figure = amount.stripTrailingZeros();
        boolean holds = figure.signum() > 0 && figure.scale() <= PLACES && figure.compareTo(MOST) < 0;
        return holds ? figure.toPlainString() + " " + measure : null;
    }

    void code(OtherCode code) {
        codes.add(code);
    }

    /** Takes a product; false when one of this name is there. */
    boolean product(DrugProduct product) {
        return products.putIfAbsent(product.name(), product) == null;
    }

    boolean hasProducts() {
        return !products.isEmpty();
    }

    DrugEntry entry() {
        return new DrugEntry(
                new Drug(key, name, List.copyOf(products.values())),
                List.copyOf(brands),
                List.of(),
                List.of(),
                new DrugNaming(List.of(), parts, codes));
    }
}
