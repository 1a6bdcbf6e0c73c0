package org.precisionbenefit.casework.docket;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.access.VisiblePlans;
import org.precisionbenefit.casework.Answered;
import org.precisionbenefit.casework.CaseFile;
import org.precisionbenefit.casework.CaseQuery;
import org.precisionbenefit.casework.FindCase;
import org.precisionbenefit.casework.ItemDue;
import org.precisionbenefit.decision.Approved;
import org.precisionbenefit.decision.Automatic;
import org.precisionbenefit.decision.DecisionId;
import org.precisionbenefit.decision.DecisionInputs;
import org.precisionbenefit.decision.DecisionRecord;
import org.precisionbenefit.decision.Explanation;
import org.precisionbenefit.decision.ItemDecision;
import org.precisionbenefit.decision.Pended;
import org.precisionbenefit.decision.Releases;
import org.precisionbenefit.evidence.Evidence;
import org.precisionbenefit.formulary.Drug;
import org.precisionbenefit.formulary.DrugIdentification;
import org.precisionbenefit.formulary.PlanId;
import org.precisionbenefit.intake.ClaimIdentifier;
import org.precisionbenefit.intake.Prescriber;
import org.precisionbenefit.intake.PriorAuthRequest;
import org.precisionbenefit.intake.RequestedItem;
import org.precisionbenefit.intake.Urgency;
import org.precisionbenefit.policy.CriterionId;
import org.precisionbenefit.profile.MemberId;
import org.precisionbenefit.profile.MemberProfile;
import org.precisionbenefit.profile.Sex;
import org.precisionbenefit.terminology.AsOf;
import org.precisionbenefit.terminology.Citation;
import org.precisionbenefit.terminology.Code;
import org.precisionbenefit.terminology.CodeSystem;
import org.precisionbenefit.terminology.Digest;
import org.precisionbenefit.terminology.Period;
import org.precisionbenefit.terminology.Quantity;
import org.precisionbenefit.terminology.RxCui;

/** Requests for one drug, decided by hand, as they are found. */
public final class PlainCases implements FindCase {
    /** The digest of every release. */
    public static final Digest RELEASE = Digest.of("a release");

    private static final LocalDate DAY = LocalDate.of(2026, 11, 21);
    private final Map<DecisionId, CaseFile> files = new HashMap<>();
    private int opened;

    /** An id by its number. */
    public static DecisionId id(int number) {
        return new DecisionId("00000000-0000-4000-8000-%012d".formatted(number));
    }

    /** What waits for a person because a criterion is not met. */
    public static Automatic waits() {
        return new Pended(
                "R1",
                Pended.WaitsFor.HUMAN_REVIEW,
                Pended.Reason.CRITERION_NOT_MET,
                "It is not met.",
                List.of(),
                List.of(new CriterionId("no-stroke-or-tia")),
                null);
    }

    /** What is approved at once. */
    public static Automatic approved() {
        return new Approved("A1", new Period(DAY, DAY.plusDays(9)), Quantity.of("30", "tablet"), 30, "Every.");
    }

    /** A decided request. */
    public static CaseFile file(
            DecisionId id, String plan, Instant receivedAt, @Nullable DecisionId completes, Automatic answer) {
        PriorAuthRequest request = new PriorAuthRequest(
                new ClaimIdentifier("urn:test", "1"),
                null,
                Urgency.STANDARD,
                new PlanId(plan),
                new Prescriber("", ""),
                null,
                List.of(new RequestedItem(
                        1,
                        List.of(Code.of(CodeSystem.RXNORM, "309362")),
                        "clopidogrel",
                        null,
                        null,
                        List.of(Code.of(CodeSystem.ICD10CM, "I25.10")))),
                null);
        MemberProfile profile = new MemberProfile(
                new MemberId("member"),
                LocalDate.of(1955, 3, 1),
                Sex.FEMALE,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
        ItemDecision item = new ItemDecision(
                1,
                new DrugIdentification.Identified(
                        new Drug(new RxCui("32968"), "clopidogrel", List.of()),
                        null,
                        DrugIdentification.FoundBy.PRODUCT_CODE),
                null,
                new Evidence(List.of(), List.of()),
                List.of(),
                null,
                new ItemDecision.Outcome(answer, answer),
                new ItemDecision.Remarks(List.of(), List.of()));
        DecisionRecord record = new DecisionRecord(
                new DecisionInputs(
                        id,
                        request,
                        profile,
                        new AsOf(receivedAt.atOffset(ZoneOffset.UTC).toLocalDate()),
                        completes,
                        null),
                new Releases("e", RELEASE, RELEASE, RELEASE, RELEASE),
                false,
                null,
                List.of(item));
        List<ItemDue> due = answer instanceof Pended
                ? List.of(new ItemDue(1, receivedAt.plusSeconds(259_200), new Citation("A rule", "", DAY)))
                : List.of();
        return new CaseFile(record, new Explanation(List.of()), receivedAt, due);
    }

    /** Holds a request, in the place of what was held of it before. */
    public void hold(CaseFile file) {
        files.put(file.record().inputs().id(), file);
    }

    /** How often one was opened. */
    public int opened() {
        return opened;
    }

    @Override
    public Optional<Answered> find(DecisionId id, VisiblePlans plans) {
        opened++;
        return Optional.ofNullable(files.get(id)).map(file -> new Answered(file, "{}", false));
    }

    @Override
    public List<Answered> matching(CaseQuery query, VisiblePlans plans) {
        return List.of();
    }

    /** Every drug of one class, every plan of one kind. */
    public static NameGroups groups() {
        return new NameGroups() {
            @Override
            public List<String> classes(Releases releases, RxCui drug, AsOf asOf) {
                return List.of("P2Y12 platelet inhibitors");
            }

            @Override
            public String lineOfBusiness(Releases releases, PlanId plan) {
                return "commercial";
            }
        };
    }
}
