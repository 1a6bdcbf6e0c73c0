package org.precisionbenefit.formulary.yaml;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.precisionbenefit.formulary.FormularyItem;
import org.precisionbenefit.terminology.ConfigurationFault;
import org.precisionbenefit.terminology.Period;
import org.precisionbenefit.terminology.authored.Fields;

/** The rows of one drug on one plan, in the order of their days; a row without an end lasts until the next starts. */
final class DatedRows {
    private final SortedMap<LocalDate, FormularyItem> byStart = new TreeMap<>();

    /**
     * Adds a row.
     *
     * @throws ConfigurationFault when a row with the same start is there already
     */
    void add(Fields row, FormularyItem item) {
        LocalDate start = item.holds().start();
        if (byStart.putIfAbsent(start, item) != null) {
            throw row.flaw(
                    "since", start.toString(), "must not stand twice. Remove one row, or give it another since.");
        }
    }

    List<FormularyItem> items() {
        List<FormularyItem> items = new ArrayList<>();
        for (FormularyItem item : byStart.values()) {
            SortedMap<LocalDate, FormularyItem> later =
                    byStart.tailMap(item.holds().start().plusDays(1));
            items.add(later.isEmpty() ? item : until(item, later.firstKey().minusDays(1)));
        }
        return items;
    }

    private static FormularyItem until(FormularyItem item, LocalDate lastDay) {
        LocalDate end = item.holds().end();
        return new FormularyItem(
                item.plan(),
                item.ingredient(),
                item.tier(),
                item.priorAuthorization(),
                item.stepTherapy(),
                item.supplyLimits(),
                new Period(item.holds().start(), end != null && end.isBefore(lastDay) ? end : lastDay),
                item.source());
    }
}
