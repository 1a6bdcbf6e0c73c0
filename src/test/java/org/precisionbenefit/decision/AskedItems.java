package org.precisionbenefit.decision;

import java.time.LocalDate;
import java.util.List;
import org.precisionbenefit.formulary.PlanId;
import org.precisionbenefit.intake.PriorAuthRequest;
import org.precisionbenefit.intake.RequestedItem;
import org.precisionbenefit.profile.MedicationFact;
import org.precisionbenefit.profile.MemberProfile;
import org.precisionbenefit.terminology.AsOf;
import org.precisionbenefit.terminology.Code;
import org.precisionbenefit.terminology.CodeSystem;
import org.precisionbenefit.terminology.Quantity;

/** Requests of the commercial plan that differ in their items only. */
final class AskedItems {
    private static final DecisionInputs ANY = VariedInputs.of(1, 1).get(0);

    private AskedItems() {}

    static DecisionInputs request(RequestedItem... items) {
        PriorAuthRequest asked = ANY.request();
        return new DecisionInputs(
                ANY.id(),
                new PriorAuthRequest(
                        asked.identifier(),
                        null,
                        asked.urgency(),
                        new PlanId("DEMO-COMMERCIAL"),
                        asked.prescriber(),
                        null,
                        List.of(items),
                        null),
                ANY.profile(),
                new AsOf(LocalDate.of(2026, 11, 21)),
                null,
                null);
    }

    /** The same request of a member who had these drugs, with no question answered. */
    static DecisionInputs with(DecisionInputs inputs, List<MedicationFact> medications) {
        MemberProfile member = inputs.profile();
        return new DecisionInputs(
                inputs.id(),
                inputs.request(),
                new MemberProfile(
                        member.member(),
                        member.birthDate(),
                        member.sex(),
                        member.conditions(),
                        medications,
                        member.labs(),
                        member.genes(),
                        List.of()),
                inputs.asOf(),
                null,
                null);
    }

    /** Thirty tablets of a product for thirty days. */
    static RequestedItem item(int sequence, String rxcui) {
        return item(sequence, rxcui, "30 tablet", 30);
    }

    static RequestedItem item(int sequence, String rxcui, String quantity, int days) {
        String[] amount = quantity.split(" ", 2);
        return new RequestedItem(
                sequence,
                List.of(Code.of(CodeSystem.RXNORM, rxcui)),
                "",
                Quantity.of(amount[0], amount[1]),
                days,
                List.of(Code.of(CodeSystem.ICD10CM, "I21.4")));
    }
}
