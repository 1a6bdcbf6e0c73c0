package org.precisionbenefit.formulary.publish;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.formulary.edition.Edition;
import org.precisionbenefit.formulary.load.CoverageTerms;
import org.precisionbenefit.formulary.load.DrugCode;
import org.precisionbenefit.formulary.load.PublishedItem;
import org.precisionbenefit.formulary.publish.EditionPages.Answering;
import org.precisionbenefit.formulary.publish.EditionPages.From;
import org.precisionbenefit.formulary.publish.EditionPublication.Place;
import org.precisionbenefit.formulary.publish.Publication.Placed;
import org.precisionbenefit.formulary.publish.Publication.Wanted;

/** The items of an edition, list by list. */
final class EditionItems {
    private static final Pattern ID = Pattern.compile("(.+)-(?<kind>[rnh])(?<code>[0-9a-z]{1,12})-[0-9a-f]{8}");
    private static final Pattern MEDICINE = Pattern.compile(".*-(?<kind>[rn])(?<code>[0-9]{1,11})-[0-9a-f]{8}");

    private final String key;
    private final Answering answering;
    private final EditionPages pages;
    private final List<String> lists;
    private final SortedMap<String, SortedSet<String>> pharmacies = new TreeMap<>();

    EditionItems(String key, Answering answering, EditionPages pages, List<String> lists) {
        this.key = key;
        this.answering = answering;
        this.pages = pages;
        this.lists = List.copyOf(lists);
        pages.offered(answering.edition()).forEach(one -> pharmacies
                .computeIfAbsent(one.list() + "\u001f" + one.tier(), any -> new TreeSet<>())
                .add(PharmacyKind.word(one.pharmacy(), one.days())));
    }

    private Edition edition() {
        return answering.edition();
    }

    List<Placed> read(String after, Wanted wanted, int most) {
        Place begin = after.isEmpty() ? new Place(lists.isEmpty() ? "" : lists.get(0), From.START) : Place.of(after);
        int first = lists.indexOf(begin.list());
        if (first < 0 && !lists.isEmpty()) {
            throw new IllegalArgumentException("A place among items must name a list.");
        }
        List<Placed> read = new ArrayList<>();
        From from = begin.from();
        for (String list : lists.subList(Math.max(first, 0), lists.size())) {
            if (read.size() >= most) {
                break;
            }
            if (wanted.lists().isEmpty() || wanted.lists().contains(PublishedIds.list(key, list))) {
                read(list, from, wanted, most, read);
            }
            from = From.START;
        }
        return List.copyOf(read);
    }

    private void read(String list, From from, Wanted wanted, int most, List<Placed> read) {
        SortedMap<String, DrugCode> codes = codes(wanted.medicines());
        if (codes != null) {
            // The few drugs that are looked for have codes, so that nothing else of the list is read.
            for (DrugCode drug :
                    codes.tailMap(from.coded() ? from.key() : "\uffff").values()) {
                int skipped = drug.value().equals(from.key()) ? from.skipped() : 0;
                add(list, new From(true, drug.value(), skipped), rows(list, drug, skipped, most - read.size()), read);
            }
            return;
        }
        if (from.coded()) {
            page(list, from, most - read.size(), read);
        }
        page(list, from.coded() ? From.NAMES : from, most - read.size(), read);
    }

    private void page(String list, From from, int room, List<Placed> read) {
        if (room > 0) {
            add(list, from, pages.items(edition(), list, from, room), read);
        }
    }

    private List<PublishedItem> rows(String list, DrugCode drug, int skipped, int room) {
        return room <= 0
                ? List.of()
                : pages.items(edition(), list, drug).stream()
                        .skip(skipped)
                        .limit(room)
                        .toList();
    }

    private void add(String list, From begin, List<PublishedItem> rows, List<Placed> read) {
        From from = begin;
        Diseases diseases = Diseases.of(pages, edition(), list, rows);
        for (PublishedItem row : rows) {
            from = from.behind(
                    from.coded() ? row.drug().code().value() : row.drug().name());
            read.add(new Placed(entry(row, diseases), EditionPublication.place(list, from)));
        }
    }

    /** The drugs of the ids by their codes, or null where all are looked for or an id tells no code. */
    private @Nullable SortedMap<String, DrugCode> codes(SortedSet<String> medicines) {
        SortedMap<String, DrugCode> codes = new TreeMap<>();
        for (String medicine : medicines) {
            Matcher id = MEDICINE.matcher(medicine);
            if (medicine.startsWith(key + "-")) {
                if (!id.matches()) {
                    return null;
                }
                codes.put(id.group("code"), code(id));
            }
        }
        return medicines.isEmpty() ? null : codes;
    }

    private static DrugCode code(Matcher id) {
        return new DrugCode(id.group("kind").equals("r") ? DrugCode.Kind.RXNORM : DrugCode.Kind.NDC, id.group("code"));
    }

    private ItemEntry entry(PublishedItem row, Diseases diseases) {
        List<String> notes = new ArrayList<>();
        List<String> covered = diseases.of(row);
        if (!covered.isEmpty()) {
            notes.add("Covered for these diseases only: " + String.join("; ", covered) + ".");
        }
        if (row.terms().basis() == CoverageTerms.Basis.SUPPLEMENT) {
            notes.add("Covered by the plan beyond Part D, which excludes the drug.");
        }
        SortedSet<String> kinds = new TreeSet<>(pharmacies.getOrDefault(row.list() + "\u001f", new TreeSet<>()));
        if (row.tier() != null) {
            kinds.addAll(
                    pharmacies.getOrDefault(row.list() + "\u001f" + row.tier().word(), new TreeSet<>()));
        }
        return new ItemEntry(
                key + "-" + PublishedIds.safe(row.list()) + "-" + PublishedIds.drug(row.drug()) + "-"
                        + PublishedIds.mark(row.line()),
                new ItemEntry.Place(PublishedIds.list(key, row.list()), PublishedIds.medicine(key, row.drug())),
                row,
                List.copyOf(kinds),
                notes,
                answering.since());
    }

    Optional<Entry> find(String id) {
        Matcher parts = ID.matcher(id);
        if (!parts.matches()) {
            return Optional.empty();
        }
        Wanted wanted =
                new Wanted(new TreeSet<>(List.of(parts.group(1) + ".formulary")), new TreeSet<>(), new TreeSet<>());
        if (parts.group("kind").equals("h")) {
            return EditionPublication.Walk.all((last, most) -> read(last, wanted, most))
                    .map(Placed::entry)
                    .filter(entry -> entry.id().equals(id))
                    .findFirst();
        }
        List<Placed> read = new ArrayList<>();
        lists.stream()
                .filter(list -> wanted.lists().contains(PublishedIds.list(key, list)))
                .forEach(list -> add(list, From.START, pages.items(edition(), list, code(parts)), read));
        return read.stream()
                .map(Placed::entry)
                .filter(entry -> entry.id().equals(id))
                .findFirst();
    }
}
