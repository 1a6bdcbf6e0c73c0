package org.precisionbenefit.formulary.publish;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.formulary.edition.Edition;
import org.precisionbenefit.formulary.load.Availability;
import org.precisionbenefit.formulary.load.PublishedCost;
import org.precisionbenefit.formulary.load.PublishedPlan;
import org.precisionbenefit.formulary.publish.EditionPages.Answering;
import org.precisionbenefit.formulary.publish.EditionPages.From;

/** An edition of a published formulary that answers. Of its rows no more than a page is in memory. */
public final class EditionPublication implements Publication {
    private static final String PLAN = "p";
    private static final String LIST = "l";

    private final String key;
    private final Answering answering;
    private final EditionPages pages;
    private final SortedMap<String, String> lists = new TreeMap<>();
    private final EditionItems items;
    private final EditionMedicines medicines;

    /**
     * Builds the publication.
     *
     * @param answering the edition
     * @param pages where its rows are
     */
    public EditionPublication(Answering answering, EditionPages pages) {
        this.answering = Objects.requireNonNull(answering, "answering is null");
        this.pages = Objects.requireNonNull(pages, "pages is null");
        this.key = key(answering);
        List<String> names = pages.lists(answering.edition());
        names.forEach(name -> lists.putIfAbsent(PublishedIds.list(key, name), name));
        this.items = new EditionItems(key, answering, pages, names);
        this.medicines = new EditionMedicines(key, answering, pages);
    }

    private static String key(Answering answering) {
        return "e" + answering.edition().id();
    }

    /** The ids of the lists that hold for a plan of an edition; none where the edition does not hold it. */
    public static List<String> listsOf(Answering answering, EditionPages pages, String plan) {
        @Nullable PublishedPlan found = pages.plan(answering.edition(), plan);
        return found == null
                ? List.of()
                : found.lists().stream()
                        .map(list -> PublishedIds.list(key(answering), list))
                        .toList();
    }

    @Override
    public String key() {
        return key;
    }

    @Override
    public List<Placed> read(Entry.Kind kind, String after, Wanted wanted, int most) {
        return switch (kind) {
            case PLAN -> plans(after, most);
            case ITEM -> items.read(after, wanted, most);
            case MEDICINE -> medicines.read(after, wanted, most);
            case AREA -> List.of();
        };
    }

    @Override
    public Optional<Entry> find(Entry.Kind kind, String id) {
        if (!id.startsWith(key + "-")) {
            return Optional.empty();
        }
        return switch (kind) {
            case PLAN -> lists.containsKey(id) ? Optional.of(list(id)) : plan(id);
            case ITEM -> items.find(id);
            case MEDICINE -> medicines.find(id);
            case AREA -> Optional.empty();
        };
    }

    /** First the plans in the order of their keys, then the lists in the order of their ids. */
    private List<Placed> plans(String after, int most) {
        if (!after.isEmpty() && !after.startsWith(PLAN) && !after.startsWith(LIST)) {
            throw new IllegalArgumentException("A place among plans must name one.");
        }
        List<Placed> read = new ArrayList<>();
        if (!after.startsWith(LIST)) {
            String last = after.isEmpty() ? "" : after.substring(1);
            List<PublishedPlan> plans = pages.plans(edition(), last, most);
            // One question for all of them: an edition can hold thousands of plans.
            SortedMap<String, List<PublishedCost>> costs =
                    pages.costs(edition(), plans.stream().map(PublishedPlan::id).toList());
            plans.forEach(plan ->
                    read.add(new Placed(entry(plan, costs.getOrDefault(plan.id(), List.of())), PLAN + plan.id())));
        }
        String from = after.startsWith(LIST) ? after.substring(1) + "\0" : "";
        lists.tailMap(from).keySet().stream()
                .limit(Math.max(0, most - read.size()))
                .forEach(id -> read.add(new Placed(list(id), LIST + id)));
        return List.copyOf(read);
    }

    private Edition edition() {
        return answering.edition();
    }

    private PlanEntry entry(PublishedPlan plan) {
        return entry(plan, pages.costs(edition(), List.of(plan.id())).getOrDefault(plan.id(), List.of()));
    }

    private PlanEntry entry(PublishedPlan plan, List<PublishedCost> costs) {
        return new PlanEntry(
                PublishedIds.plan(key, plan.id()),
                plan,
                PlanEntry.Facts.UNKNOWN,
                plan.lists().stream().map(list -> PublishedIds.list(key, list)).toList(),
                costs.stream()
                        .filter(cost ->
                                cost.phase() == PublishedCost.Phase.ANY || cost.phase() == PublishedCost.Phase.INITIAL)
                        .toList(),
                answering.since());
    }

    private ListEntry list(String id) {
        String name = Objects.requireNonNull(lists.get(id));
        return new ListEntry(
                id,
                name,
                "Formulary " + name,
                new Availability(Availability.Status.ACTIVE, edition().head().holdsFrom(), null),
                answering.since());
    }

    /** A plan whose key is its id is asked for; one whose id is a digest is looked for. */
    private Optional<Entry> plan(String id) {
        @Nullable PublishedPlan named = pages.plan(edition(), id.substring(key.length() + 1));
        if (named != null && PublishedIds.plan(key, named.id()).equals(id)) {
            return Optional.of(entry(named));
        }
        return Walk.all((last, most) -> plans(last, most))
                .map(Placed::entry)
                .filter(entry -> entry.id().equals(id))
                .findFirst();
    }

    /** Reads a piece after another. */
    static final class Walk {
        private static final int PIECE = 1_000;

        private Walk() {}

        /** Reads a piece. */
        @FunctionalInterface
        interface Piece {
            List<Placed> read(String after, int most);
        }

        static Stream<Placed> all(Piece piece) {
            return Stream.iterate(
                            piece.read("", PIECE),
                            read -> !read.isEmpty(),
                            read -> piece.read(read.get(read.size() - 1).place(), PIECE))
                    .flatMap(List::stream);
        }
    }

    /** A place among drugs as a text. */
    static String place(String list, From from) {
        return list + "\u001f" + (from.coded() ? "c" : "n") + "\u001f" + from.key() + "\u001f" + from.skipped();
    }

    /** A place among drugs. */
    record Place(String list, From from) {
        private static final int FIELDS = 4;

        static Place of(String text) {
            String[] fields = text.split("\u001f", -1);
            if (fields.length != FIELDS || !(fields[1].equals("c") || fields[1].equals("n"))) {
                throw new IllegalArgumentException("A place among drugs must name a list and a drug.");
            }
            // What is no number is no such place either: NumberFormatException is an IllegalArgumentException.
            return new Place(fields[0], new From(fields[1].equals("c"), fields[2], Integer.parseInt(fields[3])));
        }
    }
}
