package org.precisionbenefit.formulary.publish;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Entries that are held in memory, read in the order of their ids. */
final class SortedPublication implements Publication {
    private final String key;
    private final Map<Entry.Kind, SortedMap<String, Entry>> entries = new EnumMap<>(Entry.Kind.class);

    SortedPublication(String key) {
        this.key = key;
        for (Entry.Kind kind : Entry.Kind.values()) {
            entries.put(kind, new TreeMap<>());
        }
    }

    private SortedMap<String, Entry> of(Entry.Kind kind) {
        return entries.getOrDefault(kind, new TreeMap<>());
    }

    /** Adds an entry; of two under one id the first stays. */
    void add(Entry.Kind kind, Entry entry) {
        of(kind).putIfAbsent(entry.id(), entry);
    }

    @Override
    public String key() {
        return key;
    }

    @Override
    public List<Placed> read(Entry.Kind kind, String after, Wanted wanted, int most) {
        // No id sorts between an id and the same id with a NUL behind it.
        return of(kind).tailMap(after.isEmpty() ? "" : after + "\0").values().stream()
                .limit(most)
                .map(entry -> new Placed(entry, entry.id()))
                .toList();
    }

    @Override
    public Optional<Entry> find(Entry.Kind kind, String id) {
        return Optional.ofNullable(of(kind).get(id));
    }
}
