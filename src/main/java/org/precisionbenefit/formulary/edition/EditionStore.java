package org.precisionbenefit.formulary.edition;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.precisionbenefit.formulary.load.DrugCode;
import org.precisionbenefit.formulary.load.FormularyReader;
import org.precisionbenefit.formulary.load.PublishedCost;
import org.precisionbenefit.formulary.load.PublishedFile;
import org.precisionbenefit.formulary.load.PublishedIndication;
import org.precisionbenefit.formulary.load.PublishedItem;
import org.precisionbenefit.formulary.load.PublishedPlan;
import org.precisionbenefit.formulary.load.PublishedPrice;
import org.precisionbenefit.formulary.load.ReportLine;
import org.precisionbenefit.formulary.load.ReportingSink;
import org.precisionbenefit.terminology.ConfigurationFault;

/**
 * Keeps editions of published formularies. An edition is there whole or not at all, and only its state ever changes.
 */
public interface EditionStore {
    /**
     * Loads an edition as a draft.
     *
     * @param head what is said of it
     * @param reader reads the files
     * @param files the files
     * @param progress is told how far the load has come
     * @throws ConfigurationFault when a file cannot be read as a whole; then nothing is kept
     */
    Edition load(EditionHead head, FormularyReader reader, List<PublishedFile> files, ReportingSink.Progress progress)
            throws IOException;

    /** All editions, the newest first. */
    List<Edition> editions();

    /** An edition, or empty when there is none with this number. */
    Optional<Edition> find(long id);

    /** What was repaired and rejected in an edition, in the order in which it was met, at most so many lines. */
    List<ReportLine> report(long id, int most);

    /** Drugs of which rows of one list say different things for one day, as sentences, at most so many. */
    List<String> contradictions(long id, int most);

    /**
     * Says what a flag means where a draft does not have it; the report keeps it as a repair.
     *
     * @throws ConfigurationFault when the edition is no draft, or it was said before
     */
    void resolve(long id, FlagDefault value);

    /**
     * Makes an edition answer for its family from its first day on, in place of the one with the same first day.
     *
     * @param id the edition
     * @param by who does it
     * @param at when, later than everything that was done with the family before
     * @throws ConfigurationFault when it is active, holds no drug, has unknown flags without a default, or contradicts
     *     itself
     */
    void activate(long id, String by, Instant at);

    /**
     * Takes back the activation that was made last in a family: the edition that it replaced answers again, or the one
     * of an earlier first day.
     *
     * @return the edition that was taken back
     * @throws ConfigurationFault when nothing would be left to answer
     */
    Edition rollBack(String family, String by, Instant at);

    /** The edition that answers for a day as far as was known at an instant, or empty when there was none. */
    Optional<Edition> asOf(String family, LocalDate day, Instant knownAt);

    /** How often an edition of any family began or ceased to answer; it grows with each activation and rollback. */
    long events();

    /** When each edition of a family answered, as far as is known now. */
    FamilyHistory history(String family);

    /** A list of an edition whole; empty when the edition does not hold it. */
    DrugList list(Edition edition, String list);

    /** What an edition says of a drug on a list, flags that were not published by their defaults. */
    List<PublishedItem> items(Edition edition, String list, DrugCode drug);

    /** A plan of an edition, or empty when the edition does not hold it. */
    Optional<PublishedPlan> plan(Edition edition, String plan);

    /** The diseases for which alone a list covers a drug; empty when it covers it for every one. */
    List<PublishedIndication> indications(Edition edition, String list, DrugCode drug);

    /** What members of a plan pay, by tier, phase, pharmacy and days; one place may have several charges. */
    List<PublishedCost> costs(Edition edition, String plan);

    /** A plan's prices of a package, by days' supply. */
    List<PublishedPrice> prices(Edition edition, String plan, String ndc);

    /** Every price of a plan, by package and days' supply. */
    List<PublishedPrice> prices(Edition edition, String plan);

    /** What changes from one edition to another. */
    EditionDiff diff(Edition before, Edition after);
}
