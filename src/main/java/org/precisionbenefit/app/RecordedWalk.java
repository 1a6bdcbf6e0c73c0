package org.precisionbenefit.app;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.audit.json.JsonCanonical;
import org.precisionbenefit.audit.postgres.RecordedDecisions;
import org.precisionbenefit.decision.Barrier;
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
import org.precisionbenefit.evidence.KnowledgeRelease;
import org.precisionbenefit.formulary.DrugIdentification;
import org.precisionbenefit.formulary.FormularyRelease;
import org.precisionbenefit.formulary.PlanId;
import org.precisionbenefit.intake.RequestedItem;
import org.precisionbenefit.policy.Facts;
import org.precisionbenefit.policy.PolicyRelease;
import org.precisionbenefit.policy.ReferenceEvaluator;
import org.precisionbenefit.prediction.ModelRelease;
import org.precisionbenefit.terminology.LetterCase;
import org.precisionbenefit.terminology.Period;

/**
 * Walks through recorded decisions and makes a request of each item that a policy judged, with the facts that two releases of
 * rules find in what was recorded. One thread walks.
 */
final class RecordedWalk {
    private static final int BATCH = 500;
    private static final int STANDS_FOR_MEMBER = 16;

    private final Decisions decisions;
    private final DecisionEngine before;
    private final DecisionEngine after;
    private final MonthlyCost costs;
    private final JsonCanonical canonical = new JsonCanonical();
    private long requests;
    private long leftOut;
    private @Nullable LocalDate first;
    private @Nullable LocalDate last;

    /**
     * What requests are tried with.
     *
     * @param before the earlier rules
     * @param after the later rules
     * @param formulary drugs, plans and prices
     * @param knowledge what is known of genes
     * @param models models
     */
    record Tried(
            PolicyRelease before,
            PolicyRelease after,
            FormularyRelease formulary,
            KnowledgeRelease knowledge,
            ModelRelease models) {}

    /** Where decisions come from. */
    interface Decisions {
        /** The ids of all of them, in the order in which their requests were received. */
        List<UUID> ids();

        /** The ids of the latest, in the same order. */
        default List<UUID> latest(int most) {
            List<UUID> all = ids();
            return all.subList(Math.max(0, all.size() - most), all.size());
        }

        /** These, in this order. */
        List<RecordedDecisions.Recorded> of(List<UUID> ids);

        /** Those of a database. */
        static Decisions of(RecordedDecisions kept) {
            return new Decisions() {
                @Override
                public List<UUID> ids() {
                    return kept.ids();
                }

                @Override
                public List<UUID> latest(int most) {
                    return kept.latest(most);
                }

                @Override
                public List<RecordedDecisions.Recorded> of(List<UUID> ids) {
                    return kept.of(ids);
                }
            };
        }
    }

    RecordedWalk(Decisions decisions, Tried tried) {
        this.decisions = decisions;
        this.before = engine(tried.before(), tried);
        this.after = engine(tried.after(), tried);
        this.costs = new MonthlyCost(tried.formulary());
    }

    private static DecisionEngine engine(PolicyRelease policies, Tried tried) {
        return new DecisionEngine(
                "simulation",
                new DecisionEngine.Knowledge(policies, tried.formulary(), tried.knowledge(), tried.models()),
                new ReferenceEvaluator());
    }

    /** The decisions, in the order in which their requests were received. */
    List<UUID> ids() {
        return decisions.ids();
    }

    /** The latest decisions, in the same order. */
    List<UUID> latest(int most) {
        return decisions.latest(most);
    }

    /** How many decisions could not be made again and were left out. */
    long leftOut() {
        return leftOut;
    }

    /** Hands on the requests of these decisions, in their order, and tells how many decisions are done. */
    void each(List<UUID> ids, Consumer<SimulatedRequest> into, Consumer<Integer> done) {
        for (int from = 0; from < ids.size(); from += BATCH) {
            int to = Math.min(from + BATCH, ids.size());
            decisions.of(ids.subList(from, to)).forEach(recorded -> add(recorded, into));
            done.accept(to);
        }
    }

    /** How many requests were handed on. */
    long requests() {
        return requests;
    }

    /** The days from the first to the last request that was handed on, or null when there was none. */
    @Nullable
    Period days() {
        LocalDate from = first;
        return from == null ? null : new Period(from, last);
    }

    /** A fault over one member's facts stops nobody's simulation, and its words, which may quote them, go nowhere. */
    private void add(RecordedDecisions.Recorded recorded, Consumer<SimulatedRequest> into) {
        Barrier.behind(() -> again(recorded), fault -> {
                    leftOut++;
                    return List.<SimulatedRequest>of();
                })
                .forEach(into);
    }

    private List<SimulatedRequest> again(RecordedDecisions.Recorded recorded) {
        DecisionInputs inputs =
                canonical.decode(recorded.record(), DecisionRecord.class).inputs();
        List<ItemDecision> one = before.decide(inputs).items();
        List<ItemDecision> other = after.decide(inputs).items();
        List<SimulatedRequest> made = new ArrayList<>();
        for (int i = 0; i < one.size(); i++) {
            if (isJudged(one.get(i)) || isJudged(other.get(i))) {
                note(inputs.asOf().date());
                made.add(request("r" + requests++, recorded.member(), inputs, one.get(i), other.get(i)));
            }
        }
        return made;
    }

    private void note(LocalDate day) {
        first = first == null || day.isBefore(first) ? day : first;
        last = last == null || day.isAfter(last) ? day : last;
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
                new SimulatedRequest.Who(member.substring(0, STANDS_FOR_MEMBER), groups(inputs)),
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
