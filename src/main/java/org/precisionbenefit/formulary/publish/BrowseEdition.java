package org.precisionbenefit.formulary.publish;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.formulary.edition.Edition;
import org.precisionbenefit.formulary.load.DrugCode;
import org.precisionbenefit.formulary.load.PublishedItem;
import org.precisionbenefit.formulary.load.PublishedPlan;
import org.precisionbenefit.formulary.publish.EditionPages.From;
import org.precisionbenefit.formulary.publish.EditionPublication.Place;

/**
 * Reads the plans of an edition, and the drugs on a plan's lists, a page at a time and by keys. A page looks at a bounded
 * number of rows: one that finds little is short, perhaps empty, and leads on.
 */
public final class BrowseEdition {
    private static final int MOST_READ = 500;
    private static final int MOST_LOOKED_AT = 20_000;

    private final EditionPages pages;
    private final Edition edition;

    public BrowseEdition(EditionPages pages, Edition edition) {
        this.pages = Objects.requireNonNull(pages, "pages is null");
        this.edition = Objects.requireNonNull(edition, "edition is null");
    }

    /**
     * A drug on a list.
     *
     * @param item what the list says of it
     * @param diseases the diseases for which alone it is covered; empty for every one
     */
    public record Listed(PublishedItem item, List<String> diseases) {
        public Listed {
            Objects.requireNonNull(item, "item is null");
            diseases = List.copyOf(diseases);
        }
    }

    /**
     * A page.
     *
     * @param found what was found
     * @param next behind which place to read on, or null when this was all
     */
    public record Page<T>(List<T> found, @Nullable String next) {
        public Page {
            found = List.copyOf(found);
        }
    }

    /** Looks at one thing after another until a page is full and it is known whether anything follows. */
    private static final class Looking<T> {
        private final Predicate<T> wanted;
        private final int most;
        private final List<T> found = new ArrayList<>();
        private int lookedAt;
        private String last = "";
        private @Nullable String next;

        private Looking(Predicate<T> wanted, int most) {
            this.wanted = wanted;
            this.most = most;
        }

        private void at(T one, String place) {
            if (next == null && wanted.test(one)) {
                if (found.size() == most) {
                    next = last;
                } else {
                    found.add(one);
                    last = place;
                }
            }
            lookedAt++;
            if (next == null && lookedAt >= MOST_LOOKED_AT) {
                next = place;
            }
        }

        private boolean isDone() {
            return next != null;
        }

        private Page<T> page() {
            return new Page<>(found, next);
        }
    }

    /** A plan of the edition, or null when it does not hold it. */
    public @Nullable PublishedPlan plan(String plan) {
        return pages.plan(edition, plan);
    }

    /**
     * Plans in the order of their keys.
     *
     * @param wanted which
     * @param after behind which plan, or empty to begin
     * @param most how many at most, above zero
     */
    public Page<PublishedPlan> plans(Predicate<PublishedPlan> wanted, String after, int most) {
        Looking<PublishedPlan> looking = new Looking<>(wanted, most);
        String last = after;
        int piece = Math.min(MOST_READ, most + 1);
        List<PublishedPlan> read = pages.plans(edition, last, piece);
        while (!read.isEmpty() && !looking.isDone()) {
            read.forEach(plan -> looking.at(plan, plan.id()));
            last = read.get(read.size() - 1).id();
            boolean all = read.size() < piece;
            piece = Math.min(MOST_READ, 2 * piece);
            read = all || looking.isDone() ? List.of() : pages.plans(edition, last, piece);
        }
        return looking.page();
    }

    /**
     * Drugs on lists, list by list and by code within each, those without a code last.
     *
     * @param lists the lists, each once
     * @param wanted which
     * @param after behind which place, or empty to begin
     * @param most how many at most, above zero
     * @throws IllegalArgumentException when there is no such place
     */
    public Page<Listed> drugs(List<String> lists, Predicate<Listed> wanted, String after, int most) {
        Looking<Listed> looking = new Looking<>(wanted, most);
        Place begin = after.isEmpty() ? null : Place.of(after);
        int first = begin == null ? 0 : lists.indexOf(begin.list());
        if (first < 0) {
            throw new IllegalArgumentException("A place among drugs must name a list of the plan.");
        }
        From from = begin == null ? From.START : begin.from();
        for (String list : lists.subList(first, lists.size())) {
            if (from.coded()) {
                walk(list, from, looking);
            }
            walk(list, from.coded() ? From.NAMES : from, looking);
            from = From.START;
        }
        return looking.page();
    }

    private void walk(String list, From begin, Looking<Listed> looking) {
        From from = begin;
        int piece = Math.min(MOST_READ, looking.most + 1);
        boolean more = !looking.isDone();
        while (more) {
            List<PublishedItem> rows = pages.items(edition, list, from, piece);
            Diseases diseases = Diseases.of(pages, edition, list, rows);
            for (PublishedItem row : rows) {
                from = from.behind(
                        from.coded() ? row.drug().code().value() : row.drug().name());
                looking.at(new Listed(row, diseases.of(row)), EditionPublication.place(list, from));
            }
            more = rows.size() == piece && !looking.isDone();
            piece = Math.min(MOST_READ, 2 * piece);
        }
    }

    /** What lists say of one drug. */
    public List<Listed> drug(List<String> lists, DrugCode code) {
        List<Listed> found = new ArrayList<>();
        for (String list : lists) {
            List<PublishedItem> rows = pages.items(edition, list, code);
            Diseases diseases = Diseases.of(pages, edition, list, rows);
            rows.forEach(row -> found.add(new Listed(row, diseases.of(row))));
        }
        return found;
    }
}
