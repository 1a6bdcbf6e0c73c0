package org.precisionbenefit.formulary.published;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.precisionbenefit.formulary.load.PublishedPrice;

/** A plan's own prices of packages, whole and unchanging. */
public final class PublishedPrices {
    /** Those of a plan that publishes none. */
    public static final PublishedPrices NONE = new PublishedPrices(List.of());

    private final Map<String, List<PublishedPrice>> byPackage;

    /** The prices, in the order in which they are given back. */
    public PublishedPrices(List<PublishedPrice> prices) {
        byPackage = Map.copyOf(prices.stream().collect(Collectors.groupingBy(PublishedPrice::ndc)));
    }

    public boolean isEmpty() {
        return byPackage.isEmpty();
    }

    /** The prices of a package (eleven digits), by days' supply. */
    public List<PublishedPrice> of(String ndc) {
        return byPackage.getOrDefault(ndc, List.of());
    }
}
