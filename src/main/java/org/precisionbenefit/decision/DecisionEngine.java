package org.precisionbenefit.decision;

import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.evidence.KnowledgeRelease;
import org.precisionbenefit.formulary.DrugIdentification;
import org.precisionbenefit.formulary.FormularyRelease;
import org.precisionbenefit.intake.PriorAuthRequest;
import org.precisionbenefit.intake.RequestedItem;
import org.precisionbenefit.policy.EvaluatePolicy;
import org.precisionbenefit.policy.PolicyRelease;
import org.precisionbenefit.policy.ReferenceEvaluator;
import org.precisionbenefit.prediction.Forecast;
import org.precisionbenefit.prediction.ModelRelease;
import org.precisionbenefit.prediction.ModelStage;
import org.precisionbenefit.profile.MemberProfile;
import org.precisionbenefit.profile.history.MemberHistory;
import org.precisionbenefit.terminology.GeneSymbol;

/**
 * Decides requests with one set of releases. It is a pure function: no clock, no input or output, no chance; the same
 * inputs give the same record. It cannot deny, and it cannot grant less than was asked: its answers are of type
 * {@link Automatic}.
 */
public final class DecisionEngine {
    private final String version;
    private final Knowledge knowledge;
    private final ItemStage itemStage;
    private final PolicyStage trying;
    private final ResultsAsked asked;
    private final HistoryAsked historyAsked;
    private final PublishedAsked publishedAsked;
    private final LawStage lawStage;

    /**
     * The releases that decisions are made with.
     *
     * @param policy policies
     * @param formulary drugs and benefits
     * @param evidence gene knowledge
     * @param models models
     */
    public record Knowledge(
            PolicyRelease policy, FormularyRelease formulary, KnowledgeRelease evidence, ModelRelease models) {
        public Knowledge {
            Objects.requireNonNull(policy, "policy is null");
            Objects.requireNonNull(formulary, "formulary is null");
            Objects.requireNonNull(evidence, "evidence is null");
            Objects.requireNonNull(models, "models is null");
        }
    }

    /**
     * Builds an engine.
     *
     * @param version the engine's own version, which every record names
     * @param knowledge the releases
     * @param evaluator runs policies
     */
    public DecisionEngine(String version, Knowledge knowledge, EvaluatePolicy evaluator) {
        this.version = Objects.requireNonNull(version, "version is null");
        this.knowledge = Objects.requireNonNull(knowledge, "knowledge is null");
        PolicyStage policyStage = new PolicyStage(knowledge.policy(), knowledge.formulary(), evaluator);
        this.itemStage = new ItemStage(knowledge, policyStage);
        this.trying = new PolicyStage(knowledge.policy(), knowledge.formulary(), new ReferenceEvaluator());
        this.asked = new ResultsAsked(
                policyStage.genes(knowledge.evidence()),
                policyStage.labelDrugs(),
                knowledge.evidence(),
                knowledge.formulary());
        this.historyAsked = new HistoryAsked(knowledge.policy(), knowledge.formulary());
        this.publishedAsked = new PublishedAsked(knowledge.formulary());
        this.lawStage = new LawStage(knowledge.policy().laws(), knowledge.formulary());
    }

    /** The part of a member's history that the policies of the requested drugs ask about, or null when there is no history. */
    public @Nullable KnownHistory asked(MemberHistory history, DecisionInputs inputs) {
        return historyAsked.of(history, inputs.request(), inputs.asOf());
    }

    /** Which part of published formularies its decisions rest on. */
    public PublishedAsked published() {
        return publishedAsked;
    }

    /** The genes that the policies ask about; results of others are kept out of what decisions rest on. */
    public SortedSet<GeneSymbol> genes() {
        return asked.genes();
    }

    /** The profile as far as a request needs it: what nobody asks about is left out, and that it was sent is said. */
    public MemberProfile reading(MemberProfile profile, PriorAuthRequest request) {
        return asked.read(profile, request);
    }

    /** What this engine knows of genes and drugs. */
    public KnowledgeRelease evidence() {
        return knowledge.evidence();
    }

    /** The plans and drugs that this engine knows. */
    public FormularyRelease formulary() {
        return knowledge.formulary();
    }

    /** The releases that every record of this engine names. */
    public Releases releases() {
        return new Releases(
                version,
                knowledge.policy().digest(),
                knowledge.formulary().digest(),
                knowledge.evidence().digest(),
                knowledge.models().digest());
    }

    /** Decides every item of a request. */
    public DecisionRecord decide(DecisionInputs inputs) {
        LegalFrame law = inputs.request().cancels() ? null : lawStage.of(inputs);
        List<ItemDecision> items = inputs.request().items().stream()
                .map(item -> itemStage.decide(item, inputs, law))
                .map(item -> item.noting(LegalNotes.of(law, item)))
                .toList();
        boolean demonstration = items.stream()
                .flatMap(item -> item.forecasts().stream())
                .anyMatch(forecast -> forecast.stage() == ModelStage.DEMONSTRATION);
        return new DecisionRecord(inputs, releases(), demonstration, null, items, law);
    }

    /**
     * One item of a request, to be decided again with other facts: its drug, row, evidence and scores stay as they are. What
     * no fact can change is said instead.
     *
     * @param sequence the item's number in the request
     */
    public Reconsidered reconsider(DecisionInputs inputs, int sequence) {
        if (inputs.request().cancels()) {
            return new Reconsidered.Settled("The request was withdrawn, and nothing was decided on it.");
        }
        RequestedItem item = inputs.request().items().stream()
                .filter(one -> one.sequence() == sequence)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("The item (" + sequence + ") must be asked for."));
        return itemStage.reconsider(item, inputs, lawStage.of(inputs), trying);
    }

    /** The models that this engine asks. */
    public ModelRelease models() {
        return knowledge.models();
    }

    /** The policies that this engine decides with. */
    public PolicyRelease policies() {
        return knowledge.policy();
    }

    /**
     * The record of a request that a fault kept from being decided: every item waits for a person. It is what stands
     * behind the {@link Barrier} when something unforeseen happens.
     *
     * @param inputs what was to be decided
     * @param alarm what the operator must look at, without member data
     */
    public DecisionRecord faulted(DecisionInputs inputs, String alarm) {
        List<ItemDecision> items = inputs.request().items().stream()
                .map(item -> ItemStage.undecided(
                        item,
                        new DrugIdentification.Unidentified(
                                DrugIdentification.Reason.NO_CODE, "A fault kept the drug from being identified."),
                        PolicyStage.systemFault(new Asked(inputs.id(), item, inputs.asOf())),
                        List.of(alarm)))
                .toList();
        return new DecisionRecord(inputs, releases(), false, alarm, items);
    }

    /** Which features moved the scores of a record? A second pure function, of the record alone. */
    public Explanation explain(DecisionRecord record) {
        return new Explanation(record.items().stream()
                .flatMap(item -> item.forecasts().stream()
                        .filter(forecast -> forecast.outcome() instanceof Forecast.Scored)
                        .map(forecast -> new Explanation.ScoreExplanation(
                                item.sequence(),
                                forecast.model(),
                                knowledge.models().explain(forecast))))
                .toList());
    }
}
