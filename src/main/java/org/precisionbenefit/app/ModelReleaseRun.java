package org.precisionbenefit.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.access.VisiblePlans;
import org.precisionbenefit.api.cli.ModelReleaseDesk;
import org.precisionbenefit.audit.json.JsonCanonical;
import org.precisionbenefit.audit.postgres.RecordedDecisions;
import org.precisionbenefit.decision.DecisionRecord;
import org.precisionbenefit.decision.choice.ChoiceCounts;
import org.precisionbenefit.decision.choice.ChoiceReport;
import org.precisionbenefit.formulary.PlanId;
import org.precisionbenefit.prediction.xgboost.ReleaseGate;
import org.precisionbenefit.terminology.ConfigurationFault;

/**
 * Says whether models may go live, and counts how members fare who chose not to be scored.
 *
 * @param keys the keys by which recorded decisions open
 */
record ModelReleaseRun(KeysFolder keys) implements ModelReleaseDesk {
    private static final int BATCH = 500;

    @Override
    public List<String> check(@Nullable Path folder) throws IOException {
        ModelSource here = Settings.models();
        ModelSource asked = folder == null ? here : new ModelSource(folder, here.demonstration());
        return ReleaseGate.against(asked.read());
    }

    @Override
    public Counted choices(List<String> plans) throws IOException, InterruptedException {
        VisiblePlans seen = plans.isEmpty()
                ? VisiblePlans.EVERY
                : VisiblePlans.only(plans.stream().map(PlanId::new).collect(Collectors.toSet()));
        return new DatabaseVisit(keys)
                .asApplication(database -> counted(new RecordedDecisions(database, keys.seal(), seen)))
                .orElseThrow(() -> new ConfigurationFault(
                        "precision-benefit.data-dir",
                        "There is no database in the data folder whose decisions could be counted. Name the right"
                                + " folder."));
    }

    private static Counted counted(RecordedDecisions recorded) {
        JsonCanonical canonical = new JsonCanonical();
        ChoiceCounts counts = new ChoiceCounts();
        List<UUID> ids = recorded.ids();
        for (int from = 0; from < ids.size(); from += BATCH) {
            recorded.of(ids.subList(from, Math.min(from + BATCH, ids.size())))
                    .forEach(one -> counts.add(canonical.decode(one.record(), DecisionRecord.class)));
        }
        ChoiceReport report = counts.report();
        return new Counted(report, canonical.encode(report));
    }
}
