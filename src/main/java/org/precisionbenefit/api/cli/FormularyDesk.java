package org.precisionbenefit.api.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import org.precisionbenefit.formulary.edition.Edition;
import org.precisionbenefit.formulary.edition.EditionDiff;
import org.precisionbenefit.formulary.edition.FlagDefault;
import org.precisionbenefit.formulary.load.LoadCounts;
import org.precisionbenefit.formulary.load.ReportLine;
import org.precisionbenefit.formulary.load.ReportingSink;
import org.precisionbenefit.terminology.ConfigurationFault;

/**
 * What the command line asks about published formularies, beside the server that runs on the data folder or without
 * one.
 */
public interface FormularyDesk {
    /**
     * Reads files and keeps nothing.
     *
     * @throws ConfigurationFault when a file cannot be read as a whole
     */
    LoadCounts check(Sources sources, ReportingSink.Report report, ReportingSink.Progress progress) throws IOException;

    /**
     * Loads files as a draft.
     *
     * @param sources the files
     * @param what which formulary they are an edition of
     * @param progress is told how far the load has come
     * @throws ConfigurationFault when a file cannot be read as a whole; then nothing is kept
     */
    Edition load(Sources sources, What what, ReportingSink.Progress progress) throws IOException, InterruptedException;

    /** All editions, the newest first. */
    List<Edition> editions() throws IOException, InterruptedException;

    /** What was repaired and rejected in an edition, at most so many lines. */
    List<ReportLine> report(long id, int most) throws IOException, InterruptedException;

    /** Drugs of which rows of one list say different things for one day, as sentences, at most so many. */
    List<String> contradictions(long id, int most) throws IOException, InterruptedException;

    /** What changes from one edition to another. */
    EditionDiff diff(long before, long after) throws IOException, InterruptedException;

    /** Says what a flag means where a draft does not have it. */
    void resolve(long id, FlagDefault value) throws IOException, InterruptedException;

    /** Makes an edition answer from its first day on. */
    void activate(long id, String by) throws IOException, InterruptedException;

    /** Takes back what was activated last; the edition that was taken back. */
    Edition rollBack(String family, String by) throws IOException, InterruptedException;

    /**
     * Which files are read, and how.
     *
     * @param format csv, fhir, partd or qhp
     * @param files files, or folders whose files are read
     * @param without what is left out of FHIR: new-starts, limit-details
     */
    record Sources(String format, List<Path> files, SortedSet<String> without) {
        public Sources {
            Objects.requireNonNull(format, "format is null");
            files = List.copyOf(files);
            without = new TreeSet<>(without);
        }
    }

    /**
     * Of what an edition is loaded.
     *
     * @param family the formulary's name
     * @param from the first day on which the edition holds
     * @param by who loads it
     */
    record What(String family, LocalDate from, String by) {
        public What {
            Objects.requireNonNull(family, "family is null");
            Objects.requireNonNull(from, "from is null");
            Objects.requireNonNull(by, "by is null");
        }
    }
}
