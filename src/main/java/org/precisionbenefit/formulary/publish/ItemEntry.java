package org.precisionbenefit.formulary.publish;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.precisionbenefit.formulary.load.PublishedItem;

/**
 * A drug on a list as it is published.
 *
 * @param id its id
 * @param place the list and the drug by their ids
 * @param item what the list says of the drug
 * @param pharmacies the kinds of pharmacy at which the list is used for its tier, such as {@code 1-month-in-retail};
 *     empty where that is not known
 * @param notes what else limits the coverage, as sentences
 * @param updated since when it stands so
 */
public record ItemEntry(
        String id, Place place, PublishedItem item, List<String> pharmacies, List<String> notes, Instant updated)
        implements Entry {
    public ItemEntry {
        Objects.requireNonNull(id, "id is null");
        Objects.requireNonNull(place, "place is null");
        Objects.requireNonNull(item, "item is null");
        pharmacies = List.copyOf(pharmacies);
        notes = List.copyOf(notes);
        Objects.requireNonNull(updated, "updated is null");
    }

    /**
     * Where an item stands.
     *
     * @param list the id of its list
     * @param medicine the id of its drug
     */
    public record Place(String list, String medicine) {
        public Place {
            Objects.requireNonNull(list, "list is null");
            Objects.requireNonNull(medicine, "medicine is null");
        }
    }
}
