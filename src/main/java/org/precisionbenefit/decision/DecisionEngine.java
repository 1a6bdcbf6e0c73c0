package org.precisionbenefit.decision;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.evidence.DrugsTaken;
import org.precisionbenefit.evidence.Evidence;
import org.precisionbenefit.evidence.KnowledgeRelease;
import org.precisionbenefit.evidence.MemberResults;
import org.precisionbenefit.evidence.tumour.TumourCase;
import org.precisionbenefit.formulary.DrugIdentification;
import org.precisionbenefit.formulary.DrugProduct;
import org.precisionbenefit.formulary.FormularyItem;
import org.precisionbenefit.formulary.FormularyRelease;
import org.precisionbenefit.intake.Membership;
import org.precisionbenefit.intake.PriorAuthRequest;
import org.precisionbenefit.intake.RequestedItem;
import org.precisionbenefit.policy.EvaluatePolicy;
import org.precisionbenefit.policy.PolicyRelease;
import org.precisionbenefit.policy.law.ScoreUse;
import org.precisionbenefit.prediction.Forecast;
import org.precisionbenefit.prediction.ModelRelease;
import org.precisionbenefit.prediction.ModelStage;
import org.precisionbenefit.prediction.PredictionInput;
import org.precisionbenefit.profile.MemberProfile;
import org.precisionbenefit.profile.history.MemberHistory;
import org.precisionbenefit.terminology.AsOf;
import org.precisionbenefit.terminology.GeneSymbol;
import org.precisionbenefit.terminology.RxCui;

/**
 * Decides requests with one set of releases. It is a pure function: no clock, no input or output, no chance; the same
 * inputs give the same record. It cannot deny, and it cannot grant less than was asked: its answers are of type
 * {@link Automatic}.
 */
public final class DecisionEngine {
    private static final Cancelled WITHDRAWN =
            new Cancelled("The submitter withdrew this request before it was answered; nothing was decided on it.");
    private static final Evidence NO_EVIDENCE = new Evidence(List.of(), List.of());

    private final String version;
    private final Knowledge knowledge;
    private final OtherItems otherItems;
    private final BenefitStage benefitStage;
    private final PolicyStage policyStage;
    private final TakenDrugs takenDrugs;
    private final KnownOfMember known;
    private final TumourCases tumourCases;
    private final ResultsAsked asked;
    private final HistoryAsked historyAsked;
    private final PublishedAsked publishedAsked;
    private final PlanRows planRows;
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
        this.otherItems = new OtherItems(knowledge.formulary());
        this.benefitStage = new BenefitStage(knowledge.formulary());
        this.policyStage = new PolicyStage(knowledge.policy(), knowledge.formulary(), evaluator);
        this.takenDrugs = new TakenDrugs(knowledge.formulary());
        this.known = new KnownOfMember(knowledge, takenDrugs);
        this.tumourCases = new TumourCases(takenDrugs, knowledge);
        this.asked = new ResultsAsked(
                policyStage.genes(knowledge.evidence()),
                policyStage.labelDrugs(),
                knowledge.evidence(),
                knowledge.formulary());
        this.historyAsked = new HistoryAsked(knowledge.policy(), knowledge.formulary());
        this.publishedAsked = new PublishedAsked(knowledge.formulary());
        this.planRows = new PlanRows(knowledge.formulary());
        this.lawStage = new LawStage(knowledge.policy().laws(), knowledge.formulary());
    }

    /** The part of a member's history that the policies ask about, or null when there is no history. */
    public @Nullable KnownHistory asked(MemberHistory history, AsOf asOf) {
        return historyAsked.of(history, asOf);
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
                .map(item -> decide(item, inputs, law))
                .map(item -> item.noting(LegalNotes.of(law, item)))
                .toList();
        boolean demonstration = items.stream()
                .flatMap(item -> item.forecasts().stream())
                .anyMatch(forecast -> forecast.stage() == ModelStage.DEMONSTRATION);
        return new DecisionRecord(inputs, releases(), demonstration, null, items, law);
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
                .map(item -> undecided(
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

    /** Whoever is not known to be covered waits for a person, who finds what the policy says of the case. */
    private ItemDecision decide(RequestedItem item, DecisionInputs inputs, @Nullable LegalFrame law) {
        if (inputs.request().cancels()) {
            return undecided(
                    item, knowledge.formulary().identify(item.drugCodes(), item.drugText()), WITHDRAWN, List.of());
        }
        Asked asked = new Asked(inputs.id(), item, inputs.asOf());
        ItemDecision decided = decide(asked, inputs, law);
        List<Membership.Doubt> doubts = Stream.concat(
                        inputs.request().doubtsOn(inputs.asOf().date()).stream(),
                        EnrolmentDoubts.of(inputs, knowledge.formulary()).stream())
                .toList();
        if (!doubts.isEmpty()) {
            return decided.waiting(asked.forPerson(doubts));
        }
        return decided.noting(CoverageEnd.notes(decided, inputs));
    }

    private ItemDecision decide(Asked asked, DecisionInputs inputs, @Nullable LegalFrame law) {
        RequestedItem item = asked.item();
        DrugIdentification drug = knowledge.formulary().identify(item.drugCodes(), item.drugText());
        if (!(drug instanceof DrugIdentification.Identified identified)) {
            String detail = ((DrugIdentification.Unidentified) drug).detail();
            return undecided(
                    item, drug, asked.forPerson(Pended.Reason.DRUG_NOT_IDENTIFIED, detail, List.of()), List.of());
        }
        if (identified.foundBy().isName()) {
            // A name alone does not tell strength and form, and the code beside it may be the one of another drug.
            String detail = Objects.requireNonNullElse(identified.note(), "The drug was found by its name alone.");
            return undecided(
                    item, drug, asked.forPerson(Pended.Reason.DRUG_NOT_IDENTIFIED, detail, List.of()), List.of());
        }
        RxCui ingredient = identified.drug().ingredient();
        Optional<Pended> conflict = otherItems.conflict(ingredient, inputs, asked);
        if (conflict.isPresent()) {
            return undecided(item, drug, conflict.get(), List.of());
        }
        PlanRows.Found found = planRows.of(identified, item, inputs);
        PlanRow row = found.row();
        if (row == null) {
            return undecided(item, drug, BenefitStage.unlisted(asked, found.because()), List.of());
        }
        FormularyItem base = row.item();
        Evidence evidence = interpret(item, identified.product(), base, inputs);
        List<Forecast> forecasts = law != null && law.scores() == ScoreUse.NOT_RUN
                ? List.of()
                : knowledge
                        .models()
                        .predict(new PredictionInput(
                                ingredient, item.diagnoses(), inputs.profile(), evidence, inputs.asOf()));
        OpenedBenefit opened = benefitStage.opened(base, evidence, inputs);
        ItemContext context = new ItemContext(
                new ItemOfPrescriber(item, inputs.request().prescriber()),
                knowledge.formulary().plan(inputs.request().plan()).orElseThrow(),
                opened == null ? row : row.opened(opened),
                inputs.profile(),
                evidence,
                new ItemContext.Scoring(forecasts, law),
                inputs.asOf(),
                inputs.history());
        ItemDecision decided = opened == null
                ? policyStage.decide(identified, context, asked)
                : policyStage.decide(identified, context, asked.opening(opened)).opening(base, opened);
        return benefitStage.road(base, asked, inputs).map(decided::waiting).orElse(decided);
    }

    /** Speaks about the requested drug, those that the plan wants tried first and those that the policy asks about. */
    private Evidence interpret(
            RequestedItem item, @Nullable DrugProduct product, FormularyItem benefit, DecisionInputs inputs) {
        SortedSet<RxCui> drugs = new TreeSet<>(benefit.stepTherapy());
        drugs.add(benefit.ingredient());
        drugs.addAll(knowledge.evidence().inEveryDecision());
        drugs.addAll(policyStage.evidenceDrugs(benefit.ingredient(), inputs));
        DrugsTaken taken = new DrugsTaken(
                takenDrugs.of(inputs.profile().medications(), inputs.asOf().date()), false);
        MemberResults results = new MemberResults(
                inputs.profile().genes(),
                inputs.profile().biomarkers(),
                asksOfTumours(drugs) ? tumourCases.of(item, inputs) : TumourCase.UNKNOWN);
        KnowledgeRelease genes = knowledge.evidence();
        Evidence evidence =
                genes.interpret(results, known.of(item, product, benefit, inputs, drugs), taken, drugs, inputs.asOf());
        return evidence.adjusting(policyStage.adjustedGenes(benefit.ingredient(), inputs).stream()
                .map(gene -> genes.adjusted(gene, evidence, taken, benefit.ingredient(), inputs.asOf()))
                .toList());
    }

    private boolean asksOfTumours(SortedSet<RxCui> drugs) {
        return drugs.stream()
                .anyMatch(drug -> knowledge.evidence().tumours().file(drug).isPresent());
    }

    private static ItemDecision undecided(
            RequestedItem item, DrugIdentification drug, Automatic answer, List<String> alarms) {
        return new ItemDecision(
                item.sequence(),
                drug,
                null,
                NO_EVIDENCE,
                List.of(),
                null,
                new ItemDecision.Outcome(answer, answer),
                new ItemDecision.Remarks(List.of(), alarms));
    }
}
