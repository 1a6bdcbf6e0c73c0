package org.precisionbenefit.api.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.precisionbenefit.prediction.evaluation.EvaluationReport;

/** What the command line asks for those who want to know what models are worth. */
public interface ModelDesk {
    /** The evaluations on real data there are, in the order of their reports. */
    List<String> evaluations();

    /**
     * Runs one of them and writes its report and plots.
     *
     * @param id one of {@link #evaluations}
     * @param data the folder of the data files
     * @param into the folder to write to
     * @throws IOException when a data file is not there or another edition, or nothing can be written
     */
    EvaluationReport evaluate(String id, Path data, Path into) throws IOException;

    /** Writes the card of every packed model, with plots. */
    void cards(Path into) throws IOException;

    /** Writes what every cohort of invented members is made of, with plots. */
    void cohorts(Path into) throws IOException;

    /** Writes invented requests for authorization, a bundle to a file. */
    void requests(InventedAsk asked, Path into) throws IOException;

    /**
     * Which invented requests are asked for.
     *
     * @param cohort the cohort whose members ask
     * @param seed the seed they are drawn with
     * @param count how many
     * @param day the day of all requests
     * @param plan the plan they are insured with
     */
    record InventedAsk(String cohort, long seed, int count, LocalDate day, String plan) {
        /** The most that are written at once. */
        public static final int MOST = 100_000;

        public InventedAsk {
            Objects.requireNonNull(cohort, "cohort is null");
            Objects.requireNonNull(day, "day is null");
            Objects.requireNonNull(plan, "plan is null");
            if (count < 1 || count > MOST) {
                throw new IllegalArgumentException(
                        "The number (" + count + ") of requests must lie between 1 and " + MOST + ".");
            }
        }
    }
}
