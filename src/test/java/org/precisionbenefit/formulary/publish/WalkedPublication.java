package org.precisionbenefit.formulary.publish;

import java.util.ArrayList;
import java.util.List;

/** Reads publications from beginning to end. */
public final class WalkedPublication {
    private WalkedPublication() {}

    /** Every entry of a kind, read in pieces of this size. */
    public static List<Entry> all(Publication publication, Entry.Kind kind, Publication.Wanted wanted, int piece) {
        List<Entry> entries = new ArrayList<>();
        List<Publication.Placed> read = publication.read(kind, "", wanted, piece);
        while (!read.isEmpty()) {
            if (read.size() > piece) {
                throw new AssertionError("A piece must not be larger than was asked.");
            }
            read.forEach(placed -> entries.add(placed.entry()));
            read = publication.read(kind, read.get(read.size() - 1).place(), wanted, piece);
        }
        return entries;
    }

    /** Every entry of a kind. */
    public static List<Entry> all(Publication publication, Entry.Kind kind) {
        return all(publication, kind, Publication.Wanted.ALL, 1_000);
    }
}
