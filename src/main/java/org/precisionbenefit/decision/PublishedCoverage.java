package org.precisionbenefit.decision;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.formulary.load.PublishedItem;
import org.precisionbenefit.formulary.published.PublishedAs;
import org.precisionbenefit.terminology.Digest;

/**
 * What a plan's published formulary said of what is asked, as it was looked up for this decision. Later editions change
 * nothing of it.
 *
 * @param published under which names the formulary is published
 * @param edition the edition that answered, or null when none did
 * @param items what it said of each item whose product is known; empty where it does not hold the plan
 */
public record PublishedCoverage(
        PublishedAs published, @Nullable Answering edition, List<Listed> items) {
    public PublishedCoverage {
        Objects.requireNonNull(published, "published is null");
        items = List.copyOf(items);
    }

    /**
     * An edition that answered.
     *
     * @param id its number
     * @param digest the digest of its rows and of what was said of flags that were not published
     * @param holdsFrom its first day
     * @param knownFrom when it was loaded
     * @param holdsPlan whether it holds the plan
     */
    public record Answering(long id, Digest digest, LocalDate holdsFrom, Instant knownFrom, boolean holdsPlan) {
        public Answering {
            Objects.requireNonNull(digest, "digest is null");
            Objects.requireNonNull(holdsFrom, "holdsFrom is null");
            Objects.requireNonNull(knownFrom, "knownFrom is null");
        }
    }

    /**
     * What it said of one item.
     *
     * @param sequence the item's number in the request
     * @param rows the rows of its product that hold on the day, none when it is not on the plan's lists
     * @param diseases the diseases for which alone it is covered, as published; empty for every one
     */
    public record Listed(int sequence, List<PublishedItem> rows, List<String> diseases) {
        public Listed {
            rows = List.copyOf(rows);
            diseases = List.copyOf(diseases);
        }
    }

    /** What it said of an item; no row where nothing was looked up. */
    public Listed of(int sequence) {
        return items.stream()
                .filter(item -> item.sequence() == sequence)
                .findFirst()
                .orElseGet(() -> new Listed(sequence, List.of(), List.of()));
    }
}
