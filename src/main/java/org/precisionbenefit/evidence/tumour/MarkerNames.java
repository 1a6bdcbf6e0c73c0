package org.precisionbenefit.evidence.tumour;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.terminology.LetterCase;

/** The names by which laboratories call genes and markers, and the words by which they call a marker's status. */
public final class MarkerNames {
    private final List<Entry> entries;
    private final SortedMap<String, String> genes = new TreeMap<>();
    private final SortedMap<String, Entry> markers = new TreeMap<>();

    /**
     * Builds the list.
     *
     * @param entries the markers, no name twice
     * @param formerGenes other names of genes, each with the name used here
     */
    public MarkerNames(List<Entry> entries, SortedMap<String, String> formerGenes) {
        this.entries = List.copyOf(entries);
        formerGenes.forEach((other, gene) -> genes.put(key(other), gene));
        for (Entry entry : entries) {
            for (String name : entry.names()) {
                if (markers.put(key(name), entry) != null) {
                    throw new IllegalArgumentException("A marker's name must stand once.");
                }
            }
        }
    }

    public List<Entry> entries() {
        return entries;
    }

    /** The marker of this name. */
    public Optional<Entry> marker(String written) {
        return Optional.ofNullable(markers.get(key(written)));
    }

    /** The marker of which this gene's protein is stained, where there is one. */
    public Optional<Entry> proteinOf(String gene) {
        return entries.stream().filter(entry -> gene(gene).equals(entry.gene())).findFirst();
    }

    /** The gene that is meant; a name that the list does not know stands for itself, in capitals. */
    public String gene(String written) {
        String known = genes.get(key(written));
        if (known != null) {
            return known;
        }
        @Nullable Entry entry = markers.get(key(written));
        return entry != null && entry.gene() != null ? entry.gene() : LetterCase.upper(written.strip());
    }

    /** Names are the same without regard to case, blanks, hyphens, underscores and points. */
    public static String key(String name) {
        StringBuilder key = new StringBuilder(name.length());
        for (int i = 0; i < name.length(); i++) {
            char letter = name.charAt(i);
            if (!Character.isWhitespace(letter) && letter != '.' && letter != '_' && letter != '-') {
                key.append(Character.toLowerCase(letter));
            }
        }
        return key.toString();
    }

    /**
     * One marker.
     *
     * @param name its name here
     * @param gene the gene whose protein it is, or null
     * @param others other names
     * @param statuses each status with the words that mean exactly it
     */
    public record Entry(
            String name, @Nullable String gene, List<String> others, SortedMap<String, List<String>> statuses) {
        public Entry {
            Objects.requireNonNull(name, "name is null");
            others = List.copyOf(others);
            SortedMap<String, List<String>> copy = new TreeMap<>();
            statuses.forEach((status, words) -> copy.put(status, List.copyOf(words)));
            statuses = java.util.Collections.unmodifiableSortedMap(copy);
        }

        List<String> names() {
            List<String> all = new ArrayList<>(others);
            all.add(name);
            return all;
        }

        /** The status that a word means. */
        public Optional<String> status(String word) {
            String wanted = key(word);
            return statuses.entrySet().stream()
                    .filter(status -> key(status.getKey()).equals(wanted)
                            || status.getValue().stream().anyMatch(one -> key(one).equals(wanted)))
                    .map(java.util.Map.Entry::getKey)
                    .findFirst();
        }
    }
}
