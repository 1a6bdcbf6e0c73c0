package org.precisionbenefit.api.web;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.casework.Answered;
import org.precisionbenefit.casework.CaseFile;
import org.precisionbenefit.casework.ItemDue;
import org.precisionbenefit.decision.Approved;
import org.precisionbenefit.decision.Automatic;
import org.precisionbenefit.decision.DecisionId;
import org.precisionbenefit.decision.DecisionInputs;
import org.precisionbenefit.decision.DecisionRecord;
import org.precisionbenefit.decision.Endorsed;
import org.precisionbenefit.decision.Endorsements;
import org.precisionbenefit.decision.Evaluation;
import org.precisionbenefit.decision.ItemDecision;
import org.precisionbenefit.decision.NotRequired;
import org.precisionbenefit.decision.Pended;
import org.precisionbenefit.decision.Proposal;
import org.precisionbenefit.decision.Question;
import org.precisionbenefit.decision.Releases;
import org.precisionbenefit.decision.SigningPurpose;
import org.precisionbenefit.evidence.Evidence;
import org.precisionbenefit.formulary.DrugIdentification;
import org.precisionbenefit.formulary.PlanId;
import org.precisionbenefit.intake.ClaimIdentifier;
import org.precisionbenefit.intake.Prescriber;
import org.precisionbenefit.intake.PriorAuthRequest;
import org.precisionbenefit.intake.RequestedItem;
import org.precisionbenefit.intake.Urgency;
import org.precisionbenefit.policy.CriterionId;
import org.precisionbenefit.policy.Facts;
import org.precisionbenefit.policy.Finding;
import org.precisionbenefit.policy.Status;
import org.precisionbenefit.policy.Term;
import org.precisionbenefit.policy.TermKey;
import org.precisionbenefit.prediction.ModelStage;
import org.precisionbenefit.profile.MemberId;
import org.precisionbenefit.profile.MemberProfile;
import org.precisionbenefit.profile.Sex;
import org.precisionbenefit.terminology.AsOf;
import org.precisionbenefit.terminology.Code;
import org.precisionbenefit.terminology.CodeSystem;
import org.precisionbenefit.terminology.Digest;
import org.precisionbenefit.terminology.Period;
import org.precisionbenefit.terminology.Quantity;

/** Decided requests made by hand, whose every free text can be chosen. */
final class DemoCase {
    static final Releases RELEASES = new Releases(
            "0.1.0", Digest.of("policy"), Digest.of("formulary"), Digest.of("knowledge"), Digest.of("models"));

    /** What every free text ends with; a test of escaping puts markup here. */
    private final String tail;

    private final DemoFacts facts;

    private DemoCase(String tail) {
        this.tail = tail;
        this.facts = new DemoFacts(tail);
    }

    static DemoCase plain() {
        return new DemoCase("");
    }

    static DemoCase ending(String tail) {
        return new DemoCase(tail);
    }

    static DecisionId id(int number) {
        return new DecisionId("00000000-0000-4000-8000-%012d".formatted(number));
    }

    Answered approvedByGene(int number) {
        Automatic approved = new Approved(
                "PA-2026-0001" + tail,
                new Period(LocalDate.of(2026, 11, 21), LocalDate.of(2027, 11, 20)),
                Quantity.of("30", "tablet"),
                30,
                facts.text("Every criterion is met; the gene result stands in for the trial of clopidogrel."));
        Map<String, Status> statuses = statuses(Status.MET);
        statuses.put("tried-clopidogrel", Status.NOT_MET);
        statuses.put("statute", Status.NOT_APPLICABLE);
        statuses.put("older", Status.NOT_APPLICABLE);
        Map<String, Status> rulesOnly = new TreeMap<>(statuses);
        rulesOnly.put("bleeding-score", Status.UNKNOWN);
        ItemDecision item = item(1, approved, approved, evaluation(statuses, rulesOnly));
        return answered(number, true, List.of(item), List.of());
    }

    Answered missingFact(int number) {
        Pended pended = new Pended(
                "REF-2026-0002",
                Pended.WaitsFor.INFORMATION,
                Pended.Reason.FACTS_MISSING,
                facts.text("One fact that could change the answer was not sent."),
                List.of(new Question(
                        new TermKey("diagnosis", "stroke-or-tia"),
                        facts.text("Has the member ever had a stroke or a transient ischemic attack?"),
                        Term.Type.FLAG,
                        "",
                        List.of(Code.of(CodeSystem.ICD10CM, "I63.9")),
                        facts.text("Neither a diagnosis nor a statement that it was ruled out was sent."),
                        List.of(new CriterionId("no-stroke")))),
                List.of(new CriterionId("no-stroke")),
                null);
        Map<String, Status> statuses = statuses(Status.MET);
        statuses.put("no-stroke", Status.UNKNOWN);
        statuses.put("prasugrel", Status.UNKNOWN);
        statuses.put("bleeding-score", Status.UNKNOWN);
        ItemDecision item = item(1, pended, pended, evaluation(statuses, statuses));
        return answered(number, false, List.of(item), List.of(due(1)));
    }

    Answered overLimit(int number) {
        Pended pended = person(
                Pended.Reason.QUANTITY_OVER_LIMIT,
                "More is asked for than the plan's limit.",
                "quantity",
                new Proposal(
                        Quantity.of("30", "tablet"), 30, facts.text("This amount stays within the plan's limit.")));
        Map<String, Status> statuses = statuses(Status.MET);
        statuses.put("quantity", Status.NOT_MET);
        statuses.put("prasugrel", Status.NOT_MET);
        return answered(
                number, false, List.of(item(1, pended, pended, evaluation(statuses, statuses))), List.of(due(1)));
    }

    /** Three items: one for a person because of a score alone, one not required, one whose drug cannot be told. */
    Answered threeItems(int number) {
        Pended hold =
                person(Pended.Reason.SAFETY_HOLD, "A score asks for a pharmacist's look.", "bleeding-score", null);
        Automatic approved = new Approved(
                "PA-2026-0004",
                new Period(LocalDate.of(2026, 11, 21), LocalDate.of(2027, 11, 20)),
                null,
                null,
                facts.text("Every criterion is met."));
        Map<String, Status> statuses = statuses(Status.MET);
        statuses.put("bleeding-score", Status.NOT_MET);
        NotRequired free = new NotRequired(facts.text("The plan covers this drug without an authorization."));
        Pended unknown =
                person(Pended.Reason.DRUG_NOT_IDENTIFIED, "The code names no drug of the catalogue.", null, null);
        DrugIdentification none = new DrugIdentification.Unidentified(
                DrugIdentification.Reason.UNKNOWN_CODE, facts.text("Unknown code."));
        return answered(
                number,
                true,
                List.of(
                        item(1, hold, approved, evaluation(statuses, statuses(Status.MET))),
                        bare(2, facts.drug(), free),
                        bare(3, none, unknown)),
                List.of(due(1), due(3)));
    }

    private Pended person(
            Pended.Reason reason, String because, @Nullable String deciding, @Nullable Proposal proposal) {
        List<CriterionId> ids = deciding == null ? List.of() : List.of(new CriterionId(deciding));
        return new Pended(
                "REF-2026-0003" + tail,
                Pended.WaitsFor.HUMAN_REVIEW,
                reason,
                facts.text(because),
                List.of(),
                ids,
                proposal);
    }

    private static Map<String, Status> statuses(Status all) {
        Map<String, Status> statuses = new TreeMap<>();
        DemoPolicy.policy("root")
                .criteria()
                .forEach(criterion -> statuses.put(criterion.id().value(), all));
        return statuses;
    }

    private Evaluation evaluation(Map<String, Status> statuses, Map<String, Status> rulesOnly) {
        return new Evaluation(
                tail.isEmpty() ? DemoPolicy.ID : DemoPolicy.MARKED_ID,
                Digest.of("policy file"),
                Facts.of(Map.of()),
                findings(statuses),
                findings(rulesOnly));
    }

    private List<Finding> findings(Map<String, Status> statuses) {
        List<Finding> findings = new ArrayList<>();
        DemoPolicy.policy("root").criteria().forEach(criterion -> {
            boolean leaf = criterion.header().citation() != null;
            findings.add(new Finding(
                    criterion.id(),
                    statuses.get(criterion.id().value()),
                    facts.text(because(
                            criterion.id().value(), statuses.get(criterion.id().value()))),
                    leaf ? facts.cited(criterion.header().citation()) : null,
                    leaf ? List.of(facts.fact("Observation/" + criterion.id().value())) : List.of()));
        });
        return findings;
    }

    private static String because(String id, Status status) {
        return switch (status) {
            case MET -> "What was sent meets this line.";
            case NOT_MET -> "What was sent does not meet this line.";
            case UNKNOWN -> "Nothing was sent that could tell.";
            case NOT_APPLICABLE -> "The line does not apply to this member (" + id + ").";
        };
    }

    private ItemDecision item(int sequence, Automatic answer, Automatic rulesOnly, Evaluation evaluation) {
        return new ItemDecision(
                sequence,
                facts.drug(),
                facts.benefit(),
                facts.evidence(),
                List.of(
                        facts.scored("bleeding", ModelStage.DEMONSTRATION),
                        facts.scored("mace", ModelStage.SHADOW),
                        facts.abstained()),
                evaluation,
                new ItemDecision.Outcome(answer, rulesOnly),
                new ItemDecision.Remarks(
                        List.of(facts.text("Prasugrel 10 mg is not usually given below 60 kg.")),
                        List.of(facts.text("Model renal abstained: a feature lies outside its range."))));
    }

    private ItemDecision bare(int sequence, DrugIdentification drug, Automatic answer) {
        return new ItemDecision(
                sequence,
                drug,
                null,
                new Evidence(List.of(), List.of()),
                List.of(),
                null,
                new ItemDecision.Outcome(answer, answer),
                new ItemDecision.Remarks(List.of(), List.of()));
    }

    private ItemDue due(int sequence) {
        return new ItemDue(sequence, Instant.parse("2026-11-24T15:04:59Z"), facts.cited(DemoPolicy.PLAN));
    }

    /** The first was made before releases were signed, the second by signed ones, the others in a demonstration. */
    private static @Nullable Endorsements endorsements(int number) {
        return switch (number) {
            case 1 -> null;
            case 2 -> Endorsed.as(SigningPurpose.PRODUCTION);
            default -> Endorsed.as(SigningPurpose.DEMONSTRATION);
        };
    }

    private Answered answered(int number, boolean demonstration, List<ItemDecision> items, List<ItemDue> due) {
        List<RequestedItem> asked = items.stream()
                .map(item -> new RequestedItem(
                        item.sequence(),
                        List.of(),
                        facts.text("a drug by its name"),
                        new Quantity(new BigDecimal("30"), facts.text("tablet")),
                        30,
                        List.of()))
                .toList();
        PriorAuthRequest request = new PriorAuthRequest(
                new ClaimIdentifier("urn:demo", facts.text("demo-" + number)),
                null,
                Urgency.STANDARD,
                new PlanId("DEMO-COMMERCIAL" + tail),
                new Prescriber("", ""),
                null,
                asked,
                null);
        MemberProfile profile = new MemberProfile(
                new MemberId("member-who-must-not-show"),
                LocalDate.of(1955, 3, 1),
                Sex.UNKNOWN,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
        DecisionInputs inputs = new DecisionInputs(
                id(number),
                request,
                profile,
                new AsOf(LocalDate.of(2026, 11, 21)),
                number > 1 ? id(1) : null,
                endorsements(number));
        CaseFile file = new CaseFile(
                new DecisionRecord(inputs, RELEASES, demonstration, null, items),
                facts.explanation(),
                Instant.parse("2026-11-21T15:04:59Z"),
                due);
        return new Answered(file, "{}", false);
    }
}
