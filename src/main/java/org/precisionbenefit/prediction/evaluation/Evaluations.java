package org.precisionbenefit.prediction.evaluation;

import java.io.IOException;
import java.nio.file.Path;

/** The evaluations on real data, each by its protocol. */
public final class Evaluations {
    private Evaluations() {}

    /**
     * Runs the evaluation of a protocol.
     *
     * @param protocol what is to be done
     * @param folder where the data files lie
     * @param learner who grows trees
     * @throws IOException when the data file is not there or is another edition
     */
    public static EvaluationReport run(Protocol protocol, Path folder, TreeLearner learner) throws IOException {
        DataTable table = DataTable.read(folder, protocol.data());
        return switch (protocol.id()) {
            case "warfarin-dose", "warfarin-dose-2" -> new WarfarinDose(protocol, table, learner).report();
            case "checkpoint-response" -> new CheckpointResponse(protocol, table, learner).report();
            case "stroke-bleeding" ->
                StrokeOutcome.bleeding(protocol, table, learner).report();
            case "stroke-death" -> StrokeOutcome.death(protocol, table, learner).report();
            case "thiopurine-remission" -> new ThiopurineRemission(protocol, table, learner).report();
            case "psoriasis-arms" -> new PsoriasisArms(protocol, table, learner).report();
            case "confounded-trials", "confounded-trials-2" -> new ConfoundedTrials(protocol, table).report();
            default ->
                throw new IllegalArgumentException(
                        "The protocol (" + protocol.id() + ") must be one that an evaluation exists for.");
        };
    }
}
