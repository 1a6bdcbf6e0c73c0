package org.precisionbenefit.app;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.precisionbenefit.access.VisiblePlans;
import org.precisionbenefit.audit.json.JsonCanonical;
import org.precisionbenefit.audit.postgres.RecordedDecisions;
import org.precisionbenefit.decision.Cancelled;
import org.precisionbenefit.decision.DecisionEngine;
import org.precisionbenefit.decision.DecisionInputs;
import org.precisionbenefit.decision.DecisionRecord;
import org.precisionbenefit.decision.Evaluation;
import org.precisionbenefit.decision.ItemDecision;
import org.precisionbenefit.decision.NotRequired;
import org.precisionbenefit.decision.simulation.AgeBand;
import org.precisionbenefit.decision.simulation.MonthlyCost;
import org.precisionbenefit.decision.simulation.SimulatedRequest;
import org.precisionbenefit.decision.simulation.SimulationReport;
import org.precisionbenefit.evidence.KnowledgeRelease;
import org.precisionbenefit.formulary.DrugIdentification;
import org.precisionbenefit.formulary.FormularyRelease;
import org.precisionbenefit.formulary.PlanId;
import org.precisionbenefit.intake.RequestedItem;
import org.precisionbenefit.policy.Facts;
import org.precisionbenefit.policy.PolicyRelease;
import org.precisionbenefit.policy.ReferenceEvaluator;
import org.precisionbenefit.prediction.ModelRelease;
import org.precisionbenefit.terminology.ConfigurationFault;
import org.precisionbenefit.terminology.LetterCase;

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
        KnowledgeRelease knowledge = LoadedReleases.knowledge(ReleaseFolders.knowledge(formulary));
        ModelRelease models = LoadedReleases.models(ReleaseFolders.models(Settings.showsModels()));
        return new DatabaseVisit(keys)
                .asApplication(database -> read(database, seen, rules, knowledge, models))
                .orElseThrow(() -> new ConfigurationFault(
                        "precision-benefit.data-dir",
                        "There is no database in the data folder whose requests could be tried. Name the right"
                                + " folder."));
    }

    private RequestSource read(
            DataSource database, VisiblePlans seen, Rules rules, KnowledgeRelease knowledge, ModelRelease models) {
        return new Found(new RecordedDecisions(database, keys.seal(), seen), rules, knowledge, models).whole();
    }

    /** Everything is read while the database is there: one that was started for this visit is not there afterwards. */
    private static final class Found {
        private static final int BATCH = 500;

        private final RecordedDecisions decisions;
        private final Rules rules;
        private final DecisionEngine before;
        private final DecisionEngine after;
        private final MonthlyCost costs;
        private final JsonCanonical canonical = new JsonCanonical();

        Found(RecordedDecisions decisions, Rules rules, KnowledgeRelease knowledge, ModelRelease models) {
            this.decisions = decisions;
            this.rules = rules;
            this.before = engine(rules.before(), rules.formulary(), knowledge, models);
            this.after = engine(rules.after(), rules.formulary(), knowledge, models);
            this.costs = new MonthlyCost(rules.formulary());
        }

        private static DecisionEngine engine(
                PolicyRelease policies, FormularyRelease formulary, KnowledgeRelease knowledge, ModelRelease models) {
            return new DecisionEngine(
                    "simulation",
                    new DecisionEngine.Knowledge(policies, formulary, knowledge, models),
                    new ReferenceEvaluator());
        }

        RequestSource whole() {
            List<UUID> ids = decisions.ids();
            List<SimulatedRequest> requests = new ArrayList<>();
            for (int from = 0; from < ids.size(); from += BATCH) {
                decisions
                        .of(ids.subList(from, Math.min(from + BATCH, ids.size())))
                        .forEach(recorded -> add(recorded, requests));
            }
            SimulationReport.Run run = new SimulationReport.Run(
                    "recorded",
                    null,
                    requests.size(),
                    rules.before().digest().hex(),
                    rules.after().digest().hex(),
                    rules.formulary().digest().hex());
            return new Held(run, requests);
        }

        private void add(RecordedDecisions.Recorded recorded, List<SimulatedRequest> into) {
            DecisionInputs inputs =
                    canonical.decode(recorded.record(), DecisionRecord.class).inputs();
            List<ItemDecision> one = before.decide(inputs).items();
            List<ItemDecision> other = after.decide(inputs).items();
            for (int i = 0; i < one.size(); i++) {
                if (isJudged(one.get(i)) || isJudged(other.get(i))) {
                    into.add(request("r" + into.size(), recorded.member(), inputs, one.get(i), other.get(i)));
                }
            }
        }

        /** What the formulary leaves free or was withdrawn is the same whatever policies say. */
        private static boolean isJudged(ItemDecision item) {
            return item.evaluation() != null
                    && !(item.outcome().determination() instanceof NotRequired)
                    && !(item.outcome().determination() instanceof Cancelled);
        }

        private SimulatedRequest request(
                String id, String member, DecisionInputs inputs, ItemDecision one, ItemDecision other) {
            RequestedItem item = inputs.request().items().stream()
                    .filter(asked -> asked.sequence() == one.sequence())
                    .findFirst()
                    .orElseThrow();
            PlanId plan = inputs.request().plan();
            DrugIdentification.Identified drug = (DrugIdentification.Identified) one.drug();
            return new SimulatedRequest(
                    id,
                    new SimulatedRequest.Who(member.substring(0, 16), groups(inputs)),
                    new SimulatedRequest.What(
                            plan,
                            drug.drug().ingredient(),
                            item,
                            inputs.asOf(),
                            costs.of(plan, drug.drug().ingredient(), item, inputs.asOf())),
                    facts(one),
                    facts(other));
        }

        private static Facts facts(ItemDecision item) {
            Evaluation evaluation = item.evaluation();
            return evaluation == null ? new Facts(new TreeMap<>()) : evaluation.facts();
        }

        private static SortedMap<String, String> groups(DecisionInputs inputs) {
            SortedMap<String, String> groups = new TreeMap<>();
            groups.put("sex", LetterCase.lower(inputs.profile().sex().name()));
            LocalDate born = inputs.profile().birthDate();
            groups.put(
                    "age",
                    born == null
                            ? "unknown"
                            : AgeBand.of((int)
                                    ChronoUnit.YEARS.between(born, inputs.asOf().date())));
            return groups;
        }
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
