package org.precisionbenefit.decision;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.evidence.KnowledgeRelease;
import org.precisionbenefit.formulary.DrugIdentification;
import org.precisionbenefit.formulary.FormularyRelease;
import org.precisionbenefit.policy.Criterion;
import org.precisionbenefit.policy.EvaluatePolicy;
import org.precisionbenefit.policy.EvaluationFault;
import org.precisionbenefit.policy.Facts;
import org.precisionbenefit.policy.Finding;
import org.precisionbenefit.policy.Kind;
import org.precisionbenefit.policy.Policy;
import org.precisionbenefit.policy.PolicyRelease;
import org.precisionbenefit.policy.Status;
import org.precisionbenefit.policy.TermKey;
import org.precisionbenefit.policy.TermValue;
import org.precisionbenefit.policy.law.ScoreUse;
import org.precisionbenefit.prediction.Forecast;
import org.precisionbenefit.profile.Provenance;
import org.precisionbenefit.terminology.GeneSymbol;
import org.precisionbenefit.terminology.RxCui;

/** Evaluates the policy of one item, with and without scores, and turns its findings into the answer. */
final class PolicyStage {
    private final PolicyRelease policies;
    private final EvaluatePolicy evaluator;
    private final FactAssembler assembler;
    private final Adjudicator adjudicator;
    private final ConversionNotes conversions;
    private final DoseNotes doses;

    PolicyStage(PolicyRelease policies, FormularyRelease formulary, EvaluatePolicy evaluator) {
        this.policies = policies;
        this.evaluator = evaluator;
        this.assembler = new FactAssembler(policies, formulary);
        this.adjudicator = new Adjudicator(policies);
        this.conversions = new ConversionNotes(formulary);
        this.doses = new DoseNotes(formulary);
    }

    /** The drugs of which the policy in force asks what guidance or labels say. */
    SortedSet<RxCui> evidenceDrugs(RxCui ingredient, DecisionInputs inputs) {
        SortedSet<RxCui> drugs = new TreeSet<>();
        policies.policyFor(ingredient, inputs.request().plan(), inputs.asOf()).ifPresent(policy -> {
            drugs.addAll(assembler.guidanceDrugs(policy));
            drugs.addAll(assembler.labelDrugs(policy));
        });
        return drugs;
    }

    /** The drugs of which some policy asks what labels say. */
    SortedSet<RxCui> labelDrugs() {
        SortedSet<RxCui> drugs = new TreeSet<>();
        policies.policies().forEach(policy -> drugs.addAll(assembler.labelDrugs(policy)));
        return drugs;
    }

    /** The genes of which the policy in force asks what other drugs make of them. */
    SortedSet<GeneSymbol> adjustedGenes(RxCui ingredient, DecisionInputs inputs) {
        return policies.policyFor(ingredient, inputs.request().plan(), inputs.asOf())
                .map(assembler::adjustedGenes)
                .orElseGet(TreeSet::new);
    }

    /** The genes that the policies ask about. */
    SortedSet<GeneSymbol> genes(KnowledgeRelease knowledge) {
        return GenesAsked.of(policies, knowledge, assembler);
    }

    ItemDecision decide(DrugIdentification.Identified drug, ItemContext context, Asked asked) {
        List<String> alarms = alarms(context.forecasts());
        Optional<Policy> policy = policy(context);
        if (policy.isEmpty()) {
            Automatic outcome = isFree(context)
                    ? notRequired()
                    : withProposal(
                            asked.forPerson(
                                    Pended.Reason.NOT_IN_FORMULARY,
                                    context.row().stepUnnamed()
                                            ? "A person reviews this request, because the plan's published formulary asks"
                                                    + " for a step and no policy in force says through which drugs."
                                            : "A person reviews this request, because no policy for this drug is in force.",
                                    List.of()),
                            AmountTerms.atLimit(context.item(), context.benefit()));
            return item(drug, context, null, new ItemDecision.Outcome(outcome, outcome), remarks(List.of(), alarms));
        }
        try {
            return decide(policy.get(), drug, context, asked);
        } catch (EvaluationFault fault) {
            Automatic outcome = isFree(context) ? notRequired() : systemFault(asked);
            List<String> raised = new ArrayList<>(alarms);
            raised.add(String.valueOf(fault.getMessage()));
            return item(drug, context, null, new ItemDecision.Outcome(outcome, outcome), remarks(List.of(), raised));
        }
    }

    private Optional<Policy> policy(ItemContext context) {
        return policies.policyFor(context.benefit().ingredient(), context.plan().id(), context.asOf())
                .filter(found -> !context.row().stepUnnamed() || assembler.knowsSteps(found));
    }

    /**
     * The item, to be weighed again with other facts.
     *
     * @param trying weighs by another evaluator
     */
    Reconsidered reconsider(DrugIdentification.Identified drug, ItemContext context, Asked asked, PolicyStage trying) {
        if (isFree(context)) {
            return new Reconsidered.Settled("No fact that a policy asks for would change this answer. "
                    + notRequired().because());
        }
        Optional<Policy> found = policy(context);
        if (found.isEmpty()) {
            return new Reconsidered.Settled("No policy was asked, so no fact that a policy asks for would change it.");
        }
        Policy policy = found.get();
        OtherFacts other = new OtherFacts(policy, policies, assembler, context);
        return new Reconsidered.Open(
                policy,
                other.facts(),
                facts -> trying.weighed(policy, other.of(facts), drug, asked),
                facts -> weighed(policy, other.of(facts), drug, asked));
    }

    private Automatic weighed(
            Policy policy, OtherFacts.Together together, DrugIdentification.Identified drug, Asked asked) {
        ItemContext context = together.context();
        return decide(policy, together.facts(), drug, context, asked.of(context.item()))
                .outcome()
                .determination();
    }

    private ItemDecision decide(Policy policy, DrugIdentification.Identified drug, ItemContext context, Asked asked) {
        return decide(policy, assembler.assemble(policy, context), drug, context, asked);
    }

    private ItemDecision decide(
            Policy policy, Facts facts, DrugIdentification.Identified drug, ItemContext context, Asked asked) {
        Facts hidden = ScoreTerms.withoutScores(facts, policies);
        List<Finding> findings = evaluator.evaluate(policy, facts);
        boolean scored = !hidden.equals(facts);
        List<Finding> rulesOnly = scored ? evaluator.evaluate(policy, hidden) : findings;
        Automatic withoutScores = answer(policy, hidden, rulesOnly, context, asked);
        // A score opens a way or holds for safety. That one is low is no ground: what would be asked for is asked for.
        Automatic withScores = scored && new CriteriaTree(policy, findings).root() != Status.NOT_MET
                ? answer(policy, facts, findings, context, asked)
                : withoutScores;
        boolean counts = counts(context.scoring().use(), withScores);
        return item(
                drug,
                context,
                new Evaluation(policy.id(), policy.digest(), facts, findings, rulesOnly),
                new ItemDecision.Outcome(counts ? withScores : withoutScores, withoutScores),
                remarks(notes(policy, counts ? findings : rulesOnly, context), alarms(context.forecasts())));
    }

    /** Whether the law, or the member's own choice, lets an answer that knows scores stand. */
    private static boolean counts(ScoreUse use, Automatic withScores) {
        return switch (use) {
            case ALLOWED -> true;
            case OPENS_ONLY -> withScores instanceof Approved;
            case FORBIDDEN, NOT_RUN -> false;
        };
    }

    /** What the formulary leaves free is free by the formulary; its policy is evaluated for notes and for the record. */
    private Automatic answer(Policy policy, Facts facts, List<Finding> findings, ItemContext context, Asked asked) {
        Automatic weighed = adjudicator.weigh(policy, facts, findings, asked);
        if (isFree(context)) {
            return notRequired();
        }
        if (weighed instanceof Pended pended) {
            Optional<Approved> owed = OwedSupply.of(pended, new CriteriaTree(policy, findings), context, asked);
            if (owed.isPresent()) {
                return owed.get();
            }
        }
        if (weighed instanceof Pended pended && isOverLimit(context)) {
            return withProposal(pended, proposal(policy, facts, context, asked));
        }
        return weighed;
    }

    /** A proposal only where the smaller request would be approved: the same policy with the amount within its limit. */
    private Optional<Proposal> proposal(Policy policy, Facts facts, ItemContext context, Asked asked) {
        Facts within = facts.with(withinLimit(policy));
        Automatic weighed = adjudicator.weigh(policy, within, evaluator.evaluate(policy, within), asked);
        return weighed instanceof Approved || !context.row().needsAuthorization()
                ? AmountTerms.atLimit(context.item(), context.benefit())
                : Optional.empty();
    }

    private Map<TermKey, TermValue> withinLimit(Policy policy) {
        TermValue yes = new TermValue.Flag(true, Provenance.Source.DOCUMENTED, List.of());
        return policy.criteria().stream()
                .flatMap(criterion -> criterion instanceof Criterion.Leaf leaf ? Stream.of(leaf) : Stream.empty())
                .filter(adjudicator::isQuantity)
                .collect(Collectors.toMap(leaf -> leaf.when().term(), leaf -> yes, (a, b) -> a));
    }

    /** No authorization is needed: none is asked for by the formulary, and the amount is known to be within its limit. */
    private static boolean isFree(ItemContext context) {
        return !context.row().needsAuthorization()
                && AmountTerms.withinLimit(context) instanceof TermValue.Flag flag
                && flag.value();
    }

    private static boolean isOverLimit(ItemContext context) {
        return AmountTerms.withinLimit(context) instanceof TermValue.Flag flag && !flag.value();
    }

    private static NotRequired notRequired() {
        return new NotRequired("The plan's formulary asks for no authorization of this drug in this amount.");
    }

    private static Pended withProposal(Pended pended, Optional<Proposal> proposal) {
        return new Pended(
                pended.referenceNumber(),
                pended.waitsFor(),
                pended.reason(),
                pended.because(),
                pended.questions(),
                pended.deciding(),
                proposal.orElse(null));
    }

    static Pended systemFault(Asked asked) {
        return asked.forPerson(
                Pended.Reason.SYSTEM,
                "A person reviews this request, because a fault inside the engine kept it from being decided.",
                List.of());
    }

    private List<String> notes(Policy policy, List<Finding> findings, ItemContext context) {
        List<String> notes = new ArrayList<>();
        new CriteriaTree(policy, findings)
                .beside(Kind.NOTE, Status.MET)
                .forEach(leaf -> notes.add(leaf.header().text()));
        notes.addAll(conversions.of(context.evidence()));
        notes.addAll(doses.of(context.evidence()));
        return notes;
    }

    private static List<String> alarms(List<Forecast> forecasts) {
        return forecasts.stream().flatMap(forecast -> forecast.alarm().stream()).toList();
    }

    private static ItemDecision.Remarks remarks(List<String> notes, List<String> alarms) {
        return new ItemDecision.Remarks(notes, alarms);
    }

    private static ItemDecision item(
            DrugIdentification.Identified drug,
            ItemContext context,
            @Nullable Evaluation evaluation,
            ItemDecision.Outcome outcome,
            ItemDecision.Remarks remarks) {
        return new ItemDecision(
                context.item().sequence(),
                drug,
                context.benefit(),
                context.evidence(),
                context.forecasts(),
                evaluation,
                outcome,
                remarks);
    }
}
