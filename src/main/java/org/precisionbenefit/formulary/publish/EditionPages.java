package org.precisionbenefit.formulary.publish;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.formulary.edition.Edition;
import org.precisionbenefit.formulary.load.DrugCode;
import org.precisionbenefit.formulary.load.PublishedCost;
import org.precisionbenefit.formulary.load.PublishedDrug;
import org.precisionbenefit.formulary.load.PublishedIndication;
import org.precisionbenefit.formulary.load.PublishedItem;
import org.precisionbenefit.formulary.load.PublishedPlan;

/** Reads editions of published formularies a page at a time. */
public interface EditionPages {
    /** The edition of each family that answers for a day, as far as was known at an instant; by their numbers. */
    List<Answering> answering(LocalDate day, Instant knownAt);

    /** The lists that hold drugs or hold for a plan, in the order in which pages are read. */
    List<String> lists(Edition edition);

    /** For which lists, tiers and kinds of pharmacy some plan says what members pay; each once. */
    List<Offered> offered(Edition edition);

    /** Drugs of a list by code, or by name those that have none, in one order that never changes. */
    List<PublishedItem> items(Edition edition, String list, From from, int most);

    /** What a list says of a drug, in one order that never changes. */
    List<PublishedItem> items(Edition edition, String list, DrugCode drug);

    /** Which drugs of a list are covered for certain diseases only, among the codes from the first to the last. */
    List<PublishedIndication> indications(Edition edition, String list, String first, String last);

    /** The drugs of all lists, each code and name once: at most so many codes or names. */
    List<PublishedDrug> drugs(Edition edition, From from, int most);

    /** Plans in the order of their keys, behind one of them. */
    List<PublishedPlan> plans(Edition edition, String after, int most);

    /** A plan, or null when the edition does not hold it. */
    @Nullable
    PublishedPlan plan(Edition edition, String plan);

    /** What members of these plans pay, by plan; a plan of which nothing is published is left out. */
    SortedMap<String, List<PublishedCost>> costs(Edition edition, List<String> plans);

    /**
     * An edition that answers.
     *
     * @param edition the edition
     * @param since since when
     */
    record Answering(Edition edition, Instant since) {
        public Answering {
            Objects.requireNonNull(edition, "edition is null");
            Objects.requireNonNull(since, "since is null");
        }
    }

    /**
     * That a list is used for a tier at a kind of pharmacy.
     *
     * @param list the list
     * @param tier the tier's word, empty for every one
     * @param pharmacy the kind of pharmacy
     * @param days the days of supply, or null where they are not said
     */
    record Offered(
            String list,
            String tier,
            String pharmacy,
            @Nullable Integer days) {
        public Offered {
            Objects.requireNonNull(list, "list is null");
            Objects.requireNonNull(tier, "tier is null");
            Objects.requireNonNull(pharmacy, "pharmacy is null");
        }
    }

    /**
     * From where on drugs are read.
     *
     * @param coded whether those with a code; else those without one, which come after
     * @param key the first code or name, empty to begin
     * @param skipped how many rows of this very code or name were read before
     */
    record From(boolean coded, String key, int skipped) {
        /** From the beginning. */
        public static final From START = new From(true, "", 0);

        /** From the first drug without a code. */
        public static final From NAMES = new From(false, "", 0);

        public From {
            Objects.requireNonNull(key, "key is null");
            if (skipped < 0) {
                throw new IllegalArgumentException("Rows that were read (" + skipped + ") must not be negative.");
            }
        }

        /** Behind a row of this key, of which this was so many-th. */
        From behind(String row) {
            return row.equals(key) ? new From(coded, key, skipped + 1) : new From(coded, row, 1);
        }
    }
}
