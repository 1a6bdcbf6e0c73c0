package org.precisionbenefit.formulary.edition;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

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
        Edition found = null;
        for (Edition edition : editions) {
            LocalDate from = edition.head().holdsFrom();
            boolean nearer = found == null || from.isAfter(found.head().holdsFrom());
            if (nearer && !from.isAfter(day) && answers(edition.id(), knownAt)) {
                found = edition;
            }
        }
        return Optional.ofNullable(found);
    }

    /** What was done last with it until then decides. */
    private boolean answers(long edition, Instant knownAt) {
        boolean answers = false;
        for (EditionEvent event : events) {
            if (event.edition() == edition && !event.at().isAfter(knownAt)) {
                answers = event.answers();
            }
        }
        return answers;
    }
}
