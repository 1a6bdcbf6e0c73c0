package org.precisionbenefit.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.precisionbenefit.api.cli.ModelDesk;
import org.precisionbenefit.prediction.evaluation.EvaluationReport;
import org.precisionbenefit.prediction.evaluation.Evaluations;
import org.precisionbenefit.prediction.evaluation.TreeLearner;
import org.precisionbenefit.prediction.yaml.BundledProtocols;

/**
 * Runs the packed protocols on data of others.
 *
 * @param learner who grows trees
 */
record EvaluationRun(TreeLearner learner) implements ModelDesk {
    @Override
    public List<String> evaluations() {
        return BundledProtocols.IDS;
    }

    @Override
    public EvaluationReport evaluate(String id, Path data, Path into) throws IOException {
        EvaluationReport report = Evaluations.run(BundledProtocols.named(id), data, learner);
        Files.createDirectories(into);
        for (Map.Entry<String, String> file : report.files().entrySet()) {
            Files.writeString(into.resolve(file.getKey()), file.getValue());
        }
        return report;
    }
}
