package org.precisionbenefit.evidence.tumour;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.evidence.Dated;
import org.precisionbenefit.profile.TumourFact;
import org.precisionbenefit.terminology.LetterCase;

/** The kinds of tumours and which belongs to which. */
public final class TumourTree {
    private static final Pattern OTHERS = Pattern.compile("[^a-z0-9]+");
    private static final List<String> NEGATIONS = List.of(" no", " non", " not", " without");

    private final SortedMap<String, List<Dated<Tumour>>> rows;

    /**
     * Builds the tree.
     *
     * @param rows the rows of each kind by its name; each kind named by {@code under} is there, and none is below itself
     */
    public TumourTree(SortedMap<String, List<Dated<Tumour>>> rows) {
        SortedMap<String, List<Dated<Tumour>>> copy = new TreeMap<>();
        rows.forEach((name, dated) -> copy.put(name, List.copyOf(dated)));
        this.rows = Collections.unmodifiableSortedMap(copy);
    }

    /** The names of all kinds. */
    public SortedSet<String> names() {
        return new TreeSet<>(rows.keySet());
    }

    /** The rows of each kind. */
    public SortedMap<String, List<Dated<Tumour>>> rows() {
        return rows;
    }

    /** Where a tumour belongs on a day. */
    Placed place(TumourFact fact, LocalDate day) {
        SortedMap<String, Tumour> all = on(day);
        SortedSet<String> found = new TreeSet<>();
        String histology = plain(fact.histology());
        for (Tumour tumour : all.values()) {
            if (tumour.isCoded(fact.codes()) || says(histology, tumour.words())) {
                found.addAll(upwards(tumour.name(), all));
            }
        }
        // A narrower kind can be known only after the wider one is; the tree is not deep.
        for (int before = -1; before < found.size(); ) {
            before = found.size();
            for (Tumour tumour : all.values()) {
                if (tumour.under() != null && found.contains(tumour.under()) && says(histology, tumour.wordsWithin())) {
                    found.add(tumour.name());
                }
            }
        }
        return new Placed(found, leaves(found, all), all);
    }

    private SortedMap<String, Tumour> on(LocalDate day) {
        SortedMap<String, Tumour> all = new TreeMap<>();
        rows.forEach((name, dated) -> Dated.on(day, dated).ifPresent(row -> all.put(name, row.value())));
        return all;
    }

    private static List<String> upwards(String name, SortedMap<String, Tumour> all) {
        List<String> path = new ArrayList<>();
        @Nullable String at = name;
        while (at != null && !path.contains(at)) {
            path.add(at);
            Tumour tumour = all.get(at);
            at = tumour == null ? null : tumour.under();
        }
        return path;
    }

    private static SortedSet<String> leaves(SortedSet<String> found, SortedMap<String, Tumour> all) {
        SortedSet<String> leaves = new TreeSet<>(found);
        for (String name : found) {
            List<String> path = upwards(name, all);
            leaves.removeAll(path.subList(1, path.size()));
        }
        return leaves;
    }

    /** Whether the text holds one of the phrases as whole words, and not with "non" or "no" before it. */
    private static boolean says(String text, List<String> phrases) {
        return phrases.stream().anyMatch(phrase -> {
            // The blank at the end of one word is the one before the next.
            for (int at = text.indexOf(phrase); at >= 0; at = text.indexOf(phrase, at + 1)) {
                int from = at;
                if (NEGATIONS.stream().noneMatch(no -> text.startsWith(no, from - no.length()))) {
                    return true;
                }
            }
            return false;
        });
    }

    /** Small letters and digits with one blank between words and around them. */
    static String plain(String text) {
        return " " + OTHERS.matcher(LetterCase.lower(text)).replaceAll(" ").strip() + " ";
    }

    /**
     * Where a tumour belongs.
     *
     * @param kinds every kind that it is, the wider ones included
     * @param narrowest the narrowest of them
     * @param all every kind by its name
     */
    record Placed(SortedSet<String> kinds, SortedSet<String> narrowest, SortedMap<String, Tumour> all) {
        Placed {
            kinds = Collections.unmodifiableSortedSet(new TreeSet<>(kinds));
            narrowest = Collections.unmodifiableSortedSet(new TreeSet<>(narrowest));
            all = Collections.unmodifiableSortedMap(new TreeMap<>(all));
        }

        /**
         * Whether two of the narrowest kinds cannot be one tumour: where their paths part, the kind above does not say that
         * those below it overlap. A kind that is a root itself, such as an inherited disease, contradicts none.
         */
        boolean isContradictory() {
            for (String one : narrowest) {
                for (String other : narrowest.tailSet(one)) {
                    if (!one.equals(other)
                            && parentOf(one) != null
                            && parentOf(other) != null
                            && !overlap(one, other)) {
                        return true;
                    }
                }
            }
            return false;
        }

        private @Nullable String parentOf(String kind) {
            Tumour tumour = all.get(kind);
            return tumour == null ? null : tumour.under();
        }

        private boolean overlap(String one, String other) {
            List<String> path = upwards(other, all);
            return upwards(one, all).stream()
                    .filter(path::contains)
                    .findFirst()
                    .map(all::get)
                    .filter(Tumour::overlapping)
                    .isPresent();
        }

        /** Whether it is of this kind; unknown when it may be a kind that is narrower than what was sent. */
        Finding.State is(String kind) {
            if (kinds.contains(kind)) {
                return Finding.State.MET;
            }
            if (upwards(kind, all).stream().anyMatch(narrowest::contains)) {
                return Finding.State.UNKNOWN;
            }
            return kinds.isEmpty() ? Finding.State.UNKNOWN : Finding.State.NOT_MET;
        }
    }
}
