package org.precisionbenefit.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.precisionbenefit.access.VisiblePlans;
import org.precisionbenefit.audit.postgres.RecordedDecisions;
import org.precisionbenefit.decision.simulation.SimulatedRequest;
import org.precisionbenefit.decision.simulation.SimulationReport;
import org.precisionbenefit.formulary.FormularyRelease;
import org.precisionbenefit.formulary.PlanId;
import org.precisionbenefit.policy.PolicyRelease;
import org.precisionbenefit.terminology.ConfigurationFault;

/** The requests that the database holds, with the facts that two releases of rules find in what was recorded of each. */
final class RecordedRequests {
    private final KeysFolder keys;

    RecordedRequests(KeysFolder keys) {
        this.keys = keys;
    }

    /**
     * What requests are tried with.
     *
     * @param before the earlier rules
     * @param after the later rules
     * @param formulary drugs, plans and prices
     */
    record Rules(PolicyRelease before, PolicyRelease after, FormularyRelease formulary) {}

    /** The recorded requests of these plans, or of every plan where none is named. */
    RequestSource of(List<String> plans, Rules rules, Path formulary) throws IOException, InterruptedException {
        VisiblePlans seen = plans.isEmpty()
                ? VisiblePlans.EVERY
                : VisiblePlans.only(plans.stream().map(PlanId::new).collect(Collectors.toSet()));
        RecordedWalk.Tried tried = new RecordedWalk.Tried(
                rules.before(),
                rules.after(),
                rules.formulary(),
                LoadedReleases.knowledge(ReleaseFolders.knowledge(formulary)),
                LoadedReleases.models(Settings.models().read()));
        return new DatabaseVisit(keys)
                .asApplication(database -> read(database, seen, tried))
                .orElseThrow(() -> new ConfigurationFault(
                        "precision-benefit.data-dir",
                        "There is no database in the data folder whose requests could be tried. Name the right"
                                + " folder."));
    }

    private RequestSource read(DataSource database, VisiblePlans seen, RecordedWalk.Tried tried) {
        return read(RecordedWalk.Decisions.of(new RecordedDecisions(database, keys.seal(), seen)), tried);
    }

    /** Everything is read while the database is there: one that was started for this visit is not there afterwards. */
    static RequestSource read(RecordedWalk.Decisions decisions, RecordedWalk.Tried tried) {
        RecordedWalk walk = new RecordedWalk(decisions, tried);
        List<SimulatedRequest> requests = new ArrayList<>();
        walk.each(walk.ids(), requests::add, done -> {});
        SimulationReport.Run run = SimulationReport.Run.recorded(
                requests.size(),
                tried.before().digest().hex(),
                tried.after().digest().hex(),
                tried.formulary().digest().hex(),
                walk.days());
        return new Held(run, requests);
    }

    /** Requests that were read already. */
    private record Held(SimulationReport.Run run, List<SimulatedRequest> requests) implements RequestSource {
        @Override
        public long size() {
            return requests.size();
        }

        @Override
        public List<SimulatedRequest> between(long from, long to) {
            return requests.subList((int) from, (int) to);
        }
    }
}
