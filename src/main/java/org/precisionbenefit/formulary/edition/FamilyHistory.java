package org.precisionbenefit.formulary.edition;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * When each edition of a family answered. What it says of an instant never changes, because nothing can be done with a
 * family at an instant that is past for it.
 *
 * @param editions every edition that ever answered
 * @param events when each began and ceased to, in the order in which it was done
 */
public record FamilyHistory(List<Edition> editions, List<EditionEvent> events) {
    public FamilyHistory {
        editions = List.copyOf(editions);
        events = List.copyOf(events);
    }

    /** The edition that answers for a day as far as was known at an instant, or empty when there was none. */
    public Optional<Edition> asOf(LocalDate day, Instant knownAt) {
        Set<Long> answering = new TreeSet<>();
        for (EditionEvent event : events) {
            if (event.at().isAfter(knownAt)) {
                continue;
            }
            if (event.answers()) {
                answering.add(event.edition());
            } else {
                answering.remove(event.edition());
            }
        }
        return editions.stream()
                .filter(edition -> answering.contains(edition.id()))
                .filter(edition -> !edition.head().holdsFrom().isAfter(day))
                .max(Comparator.comparing(edition -> edition.head().holdsFrom()));
    }
}
