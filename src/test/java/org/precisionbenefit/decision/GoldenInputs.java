package org.precisionbenefit.decision;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.precisionbenefit.formulary.PlanId;
import org.precisionbenefit.intake.ClaimIdentifier;
import org.precisionbenefit.intake.Prescriber;
import org.precisionbenefit.intake.PriorAuthRequest;
import org.precisionbenefit.intake.RequestedItem;
import org.precisionbenefit.intake.Urgency;
import org.precisionbenefit.profile.Answer;
import org.precisionbenefit.profile.ConditionFact;
import org.precisionbenefit.profile.GeneFact;
import org.precisionbenefit.profile.LabFact;
import org.precisionbenefit.profile.MedicationFact;
import org.precisionbenefit.profile.MemberId;
import org.precisionbenefit.profile.MemberProfile;
import org.precisionbenefit.profile.Provenance;
import org.precisionbenefit.profile.Sex;
import org.precisionbenefit.terminology.AsOf;
import org.precisionbenefit.terminology.Code;
import org.precisionbenefit.terminology.CodeSystem;
import org.precisionbenefit.terminology.GeneSymbol;
import org.precisionbenefit.terminology.Quantity;

/**
 * Makes a request of one item out of what a case gives: {@code codes} are written {@code NDC 00378518693}, amounts
 * {@code 30 tablet}, diagnoses and conditions by ICD-10-CM code, drugs taken by RxNorm code, labs by LOINC code. A fact is
 * documented and dated a month before the day unless it says otherwise; an answer is attested.
 */
final class GoldenInputs {
    private final Map<String, Object> given;
    private final LocalDate day;

    private GoldenInputs(Map<String, Object> given) {
        this.given = given;
        this.day = LocalDate.parse((String) given.get("as of"));
    }

    static DecisionInputs of(GoldenCase golden) {
        return new GoldenInputs(golden.given()).inputs();
    }

    private DecisionInputs inputs() {
        return new DecisionInputs(
                new DecisionId("00000000-0000-4000-8000-000000000000"),
                new PriorAuthRequest(
                        new ClaimIdentifier("urn:golden", "1"),
                        null,
                        Urgency.STANDARD,
                        new PlanId(text("plan").orElseThrow()),
                        new Prescriber("", ""),
                        null,
                        List.of(item()),
                        null),
                new MemberProfile(
                        new MemberId("golden"),
                        text("born").map(LocalDate::parse).orElse(null),
                        Sex.UNKNOWN,
                        facts("conditions", this::condition),
                        facts("medications", this::medication),
                        facts("labs", this::lab),
                        facts("genes", this::gene),
                        answers()),
                new AsOf(day),
                null,
                null);
    }

    private RequestedItem item() {
        return new RequestedItem(
                1,
                GoldenCase.words(given.get("codes")).stream()
                        .map(GoldenInputs::code)
                        .toList(),
                text("text").orElse(""),
                text("quantity").map(GoldenInputs::amount).orElse(null),
                text("days").map(Integer::valueOf).orElse(null),
                GoldenCase.words(given.getOrDefault("diagnoses", List.of())).stream()
                        .map(code -> Code.of(CodeSystem.ICD10CM, code))
                        .toList());
    }

    private ConditionFact condition(Map<String, Object> fact) {
        return new ConditionFact(
                List.of(Code.of(CodeSystem.ICD10CM, (String) fact.get("code"))),
                ConditionFact.Presence.valueOf((String) fact.getOrDefault("is", "PRESENT")),
                from("Condition/1", fact));
    }

    private MedicationFact medication(Map<String, Object> fact) {
        String days = (String) fact.get("days");
        return new MedicationFact(
                List.of(Code.of(CodeSystem.RXNORM, (String) fact.get("drug"))),
                (String) fact.getOrDefault("text", ""),
                days == null ? null : Integer.valueOf(days),
                MedicationFact.Outcome.valueOf((String) fact.getOrDefault("outcome", "TAKEN")),
                from("MedicationStatement/1", fact));
    }

    private LabFact lab(Map<String, Object> fact) {
        return new LabFact(
                List.of(Code.of(CodeSystem.LOINC, (String) fact.get("code"))),
                amount((String) fact.get("value")),
                from("Observation/lab", fact));
    }

    /** A result without report is somebody's word. */
    private GeneFact gene(Map<String, Object> fact) {
        boolean reported = !"no".equals(fact.get("report"));
        if (!reported) {
            fact.putIfAbsent("says", "ATTESTED");
        }
        return new GeneFact(
                new GeneSymbol("CYP2C19"),
                (String) fact.get("diplotype"),
                (String) fact.get("phenotype"),
                GeneFact.Status.valueOf((String) fact.getOrDefault("status", "FINAL")),
                reported,
                from("Observation/gene", fact));
    }

    private List<Answer> answers() {
        Provenance attested = new Provenance("QuestionnaireResponse/1", Provenance.Source.ATTESTED, day);
        return GoldenCase.entries(given.getOrDefault("answers", Map.of())).entrySet().stream()
                .map(one -> new Answer(one.getKey(), (String) one.getValue(), "", attested))
                .toList();
    }

    private <T> List<T> facts(String kind, Function<Map<String, Object>, T> read) {
        return ((List<?>) given.getOrDefault(kind, List.of()))
                .stream().map(fact -> read.apply(GoldenCase.entries(fact))).toList();
    }

    private Provenance from(String resource, Map<String, Object> fact) {
        return new Provenance(
                resource,
                Provenance.Source.valueOf((String) fact.getOrDefault("says", "DOCUMENTED")),
                fact.containsKey("on") ? LocalDate.parse((String) fact.get("on")) : day.minusMonths(1));
    }

    private Optional<String> text(String key) {
        return Optional.ofNullable((String) given.get(key)).filter(text -> !text.isEmpty());
    }

    private static Code code(String text) {
        int space = text.indexOf(' ');
        return Code.of(CodeSystem.valueOf(text.substring(0, space)), text.substring(space + 1));
    }

    private static Quantity amount(String text) {
        String[] parts = text.split(" ", 2);
        return Quantity.of(parts[0], parts.length == 1 ? "" : parts[1]);
    }
}
