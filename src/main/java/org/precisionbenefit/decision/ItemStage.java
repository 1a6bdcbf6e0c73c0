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
import org.precisionbenefit.intake.Membership;
import org.precisionbenefit.intake.RequestedItem;
import org.precisionbenefit.prediction.Forecast;
import org.precisionbenefit.prediction.PredictionInput;
import org.precisionbenefit.terminology.RxCui;

/** Decides one item: its drug, its row, what genes and models say, and then its policy. */
final class ItemStage {
    private static final Cancelled WITHDRAWN =
            new Cancelled("The submitter withdrew this request before it was answered; nothing was decided on it.");
    private static final Evidence NO_EVIDENCE = new Evidence(List.of(), List.of());

    private final DecisionEngine.Knowledge knowledge;
    private final OtherItems otherItems;
    private final BenefitStage benefitStage;
    private final PolicyStage policyStage;
    private final TakenDrugs takenDrugs;
    private final KnownOfMember known;
    private final TumourCases tumourCases;
    private final PlanRows planRows;
    private final ModelsAsked models;

    ItemStage(DecisionEngine.Knowledge knowledge, PolicyStage policyStage) {
        this.knowledge = knowledge;
        this.otherItems = new OtherItems(knowledge.formulary());
        this.benefitStage = new BenefitStage(knowledge.formulary());
        this.policyStage = policyStage;
        this.takenDrugs = new TakenDrugs(knowledge.formulary());
        this.known = new KnownOfMember(knowledge, takenDrugs);
        this.tumourCases = new TumourCases(takenDrugs, knowledge);
        this.planRows = new PlanRows(knowledge.formulary());
        this.models = new ModelsAsked(knowledge.models(), knowledge.policy());
    }

    /** Whoever is not known to be covered waits for a person, who finds what the policy says of the case. */
    ItemDecision decide(RequestedItem item, DecisionInputs inputs, @Nullable LegalFrame law) {
        if (inputs.request().cancels()) {
            return undecided(
                    item, knowledge.formulary().identify(item.drugCodes(), item.drugText()), WITHDRAWN, List.of());
        }
        Asked asked = new Asked(inputs.id(), item, inputs.asOf());
        ItemDecision decided = decide(asked, inputs, law);
        List<Membership.Doubt> doubts = doubts(inputs);
        if (!doubts.isEmpty()) {
            return decided.waiting(asked.forPerson(doubts));
        }
        return decided.noting(CoverageEnd.notes(decided, inputs));
    }

    private List<Membership.Doubt> doubts(DecisionInputs inputs) {
        return Stream.concat(
                        inputs.request().doubtsOn(inputs.asOf().date()).stream(),
                        EnrolmentDoubts.of(inputs, knowledge.formulary()).stream())
                .toList();
    }

    /**
     * The item, to be decided again with other facts.
     *
     * @param trying weighs by the reference evaluator
     */
    Reconsidered reconsider(RequestedItem item, DecisionInputs inputs, @Nullable LegalFrame law, PolicyStage trying) {
        Asked asked = new Asked(inputs.id(), item, inputs.asOf());
        Prepared prepared = prepare(asked, inputs, law);
        Ready ready = prepared.ready();
        if (ready == null) {
            return new Reconsidered.Settled("No fact that a policy asks for would change this answer. "
                    + because(Objects.requireNonNull(prepared.undecided())));
        }
        List<Membership.Doubt> doubts = doubts(inputs);
        Optional<Pended> road = benefitStage.road(ready.base(), asked, inputs);
        if (!doubts.isEmpty() || road.isPresent()) {
            Pended waits = doubts.isEmpty() ? road.orElseThrow() : asked.forPerson(doubts);
            return new Reconsidered.Settled(
                    "No fact that a policy asks for would change this answer. " + waits.because());
        }
        return policyStage.reconsider(ready.drug(), ready.context(), ready.asked(), trying);
    }

    private static String because(ItemDecision decided) {
        return decided.outcome().determination() instanceof Pended pended ? pended.because() : "";
    }

    private ItemDecision decide(Asked asked, DecisionInputs inputs, @Nullable LegalFrame law) {
        Prepared prepared = prepare(asked, inputs, law);
        Ready ready = prepared.ready();
        if (ready == null) {
            return Objects.requireNonNull(prepared.undecided());
        }
        ItemDecision weighed = policyStage.decide(ready.drug(), ready.context(), ready.asked());
        OpenedBenefit opened = ready.opened();
        ItemDecision decided = opened == null ? weighed : weighed.opening(ready.base(), opened);
        return benefitStage
                .road(ready.base(), asked, inputs)
                .map(decided::waiting)
                .orElse(decided);
    }

    /** One of both: what its policy is asked about, or the answer without a policy. */
    private record Prepared(@Nullable Ready ready, @Nullable ItemDecision undecided) {}

    /** What the policy is asked about, and the plan's own row with what results open of it. */
    private record Ready(
            DrugIdentification.Identified drug,
            ItemContext context,
            Asked asked,
            FormularyItem base,
            @Nullable OpenedBenefit opened) {}

    private static Prepared without(ItemDecision undecided) {
        return new Prepared(null, undecided);
    }

    private Prepared prepare(Asked asked, DecisionInputs inputs, @Nullable LegalFrame law) {
        RequestedItem item = asked.item();
        DrugIdentification drug = knowledge.formulary().identify(item.drugCodes(), item.drugText());
        if (!(drug instanceof DrugIdentification.Identified identified)) {
            String detail = ((DrugIdentification.Unidentified) drug).detail();
            return without(undecided(
                    item, drug, asked.forPerson(Pended.Reason.DRUG_NOT_IDENTIFIED, detail, List.of()), List.of()));
        }
        if (identified.foundBy().isName()) {
            // A name alone does not tell strength and form, and the code beside it may be the one of another drug.
            String detail = Objects.requireNonNullElse(identified.note(), "The drug was found by its name alone.");
            return without(undecided(
                    item, drug, asked.forPerson(Pended.Reason.DRUG_NOT_IDENTIFIED, detail, List.of()), List.of()));
        }
        RxCui ingredient = identified.drug().ingredient();
        Optional<Pended> conflict = otherItems.conflict(ingredient, inputs, asked);
        if (conflict.isPresent()) {
            return without(undecided(item, drug, conflict.get(), List.of()));
        }
        PlanRows.Found found = planRows.of(identified, item, inputs);
        PlanRow row = found.row();
        if (row == null) {
            return without(undecided(item, drug, BenefitStage.unlisted(asked, found.because()), List.of()));
        }
        FormularyItem base = row.item();
        Evidence evidence = interpret(item, identified.product(), base, inputs);
        List<Forecast> forecasts = models.forecasts(
                new PredictionInput(ingredient, item.diagnoses(), inputs.profile(), evidence, inputs.asOf()),
                inputs.request().plan(),
                law);
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
        Ready ready = new Ready(identified, context, opened == null ? asked : asked.opening(opened), base, opened);
        return new Prepared(ready, null);
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

    static ItemDecision undecided(RequestedItem item, DrugIdentification drug, Automatic answer, List<String> alarms) {
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
