package org.precisionbenefit.evidence.tumour;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.precisionbenefit.evidence.tumour.Reading.Says;
import org.precisionbenefit.profile.BiomarkerFact;
import org.precisionbenefit.profile.BiomarkerFinding;

/** What results say about a marker's status. */
final class StatusReader {
    /** The marker whose status stain and probe make together. */
    static final String HER2 = "HER2";

    private final MarkerNames names;

    StatusReader(MarkerNames names) {
        this.names = names;
    }

    /** What the results of the marker say, each for itself; those of HER2 by specimen. */
    List<Reading> read(MarkerRule.Status rule, List<BiomarkerFact> facts) {
        if (!rule.marker().equals(HER2)) {
            return facts.stream().map(fact -> one(rule, fact)).toList();
        }
        SortedMap<String, List<BiomarkerFact>> bySpecimen = new TreeMap<>();
        for (BiomarkerFact fact : facts) {
            bySpecimen
                    .computeIfAbsent(String.valueOf(Reading.day(fact)), day -> new ArrayList<>())
                    .add(fact);
        }
        return bySpecimen.values().stream()
                .map(group -> Her2.of(group).reading(rule.status(), group))
                .toList();
    }

    private Reading one(MarkerRule.Status rule, BiomarkerFact fact) {
        if (!(fact.finding() instanceof BiomarkerFinding.Stated stated)) {
            return fact.finding() instanceof BiomarkerFinding.Measured
                    ? Reading.unclear("The result gives a figure and no status.", fact)
                    : Reading.of(Says.SILENT, fact);
        }
        Optional<String> status = names.marker(rule.marker()).flatMap(entry -> entry.status(stated.word()));
        if (status.isEmpty()) {
            return Reading.unclear("The word of the result is none that is known for this marker.", fact);
        }
        return Reading.of(status.get().equals(rule.status()) ? Says.PRESENT : Says.ABSENT, fact);
    }
}
