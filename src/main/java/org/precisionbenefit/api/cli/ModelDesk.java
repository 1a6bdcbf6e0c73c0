package org.precisionbenefit.api.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
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
}
