package org.precisionbenefit.formulary.edition;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.precisionbenefit.formulary.load.DrugCode;
import org.precisionbenefit.formulary.load.PublishedIndication;
import org.precisionbenefit.formulary.load.PublishedItem;

/**
 * One list of drugs of one edition, whole and unchanging, with a look into a map for each question. Rows say mostly the
 * same of tier, rules and limit, so that equal parts are held once.
 */
public final class DrugList {
    private final List<PublishedItem> items;
    private final Map<DrugCode, List<PublishedItem>> byCode;
    private final Map<DrugCode, List<String>> diseases;

    /**
     * Builds a list.
     *
     * @param items its rows, in the order in which they are given back; flags that were not published by their defaults
     * @param indications the diseases for which alone it covers a drug
     */
    public DrugList(List<PublishedItem> items, List<PublishedIndication> indications) {
        Shared shared = new Shared();
        this.items = items.stream().map(shared::item).toList();
        Map<DrugCode, List<PublishedItem>> byDrug = new HashMap<>();
        this.items.forEach(item -> byDrug.computeIfAbsent(item.drug().code(), any -> new ArrayList<>())
                .add(item));
        byDrug.replaceAll((code, rows) -> List.copyOf(rows));
        this.byCode = Map.copyOf(byDrug);
        Map<DrugCode, List<String>> named = new HashMap<>();
        indications.forEach(one ->
                named.computeIfAbsent(one.drug(), any -> new ArrayList<>()).add(one.disease()));
        named.replaceAll((code, all) -> List.copyOf(all));
        this.diseases = Map.copyOf(named);
    }

    /** Parts of rows that were met before. */
    private static final class Shared {
        private final Map<Object, Object> parts = new HashMap<>();

        private PublishedItem item(PublishedItem item) {
            return new PublishedItem(
                    once(item.list()),
                    item.drug(),
                    item.tier() == null ? null : once(item.tier()),
                    once(item.flags()),
                    item.limit() == null ? null : once(item.limit()),
                    once(item.terms()),
                    once(item.availability()));
        }

        /** Equal records are interchangeable. */
        @SuppressWarnings("unchecked")
        private <T> T once(T part) {
            return (T) Objects.requireNonNullElse(parts.putIfAbsent(part, part), part);
        }
    }

    /** Every row. */
    public List<PublishedItem> items() {
        return items;
    }

    /** The rows of a drug; none of one that is listed by its name alone. */
    public List<PublishedItem> items(DrugCode drug) {
        return drug.kind() == DrugCode.Kind.NONE ? List.of() : byCode.getOrDefault(drug, List.of());
    }

    /** The diseases for which alone it covers a drug; empty when it covers it for every one. */
    public List<String> diseases(DrugCode drug) {
        return diseases.getOrDefault(drug, List.of());
    }
}
