package org.precisionbenefit.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.precisionbenefit.api.cli.ModelDesk;
import org.precisionbenefit.prediction.cohort.InventedRequest;
import org.precisionbenefit.prediction.evaluation.EvaluationReport;
import org.precisionbenefit.prediction.evaluation.Evaluations;
import org.precisionbenefit.prediction.evaluation.TreeLearner;
import org.precisionbenefit.prediction.json.RequestBundle;
import org.precisionbenefit.prediction.xgboost.InventedMembers;
import org.precisionbenefit.prediction.xgboost.ModelPages;
import org.precisionbenefit.prediction.yaml.BundledProtocols;

/**
 * Runs the packed protocols on data of others, and writes what there is to read about models and invented members.
 *
 * @param learner who grows trees
 */
record ModelsRun(TreeLearner learner) implements ModelDesk {
    @Override
    public List<String> evaluations() {
        return BundledProtocols.IDS;
    }

    @Override
    public EvaluationReport evaluate(String id, Path data, Path into) throws IOException {
        EvaluationReport report = Evaluations.run(BundledProtocols.named(id), data, learner);
        write(report.files(), into);
        return report;
    }

    @Override
    public void cards(Path into) throws IOException {
        write(ModelPages.cards(), into);
    }

    @Override
    public void cohorts(Path into) throws IOException {
        for (String cohort : ModelPages.cohortNames()) {
            write(ModelPages.cohort(cohort), into);
        }
    }

    @Override
    public void requests(InventedAsk asked, Path into) throws IOException {
        Files.createDirectories(into);
        int number = 0;
        for (InventedRequest request :
                InventedMembers.asking(asked.cohort(), asked.seed(), asked.count(), asked.day())) {
            number++;
            Files.writeString(
                    into.resolve(String.format(Locale.ROOT, "%s-%06d.json", asked.cohort(), number)),
                    RequestBundle.of(request, asked.plan()));
        }
    }

    private static void write(Map<String, String> files, Path into) throws IOException {
        Files.createDirectories(into);
        for (Map.Entry<String, String> file : files.entrySet()) {
            Files.writeString(into.resolve(file.getKey()), file.getValue());
        }
    }
}
