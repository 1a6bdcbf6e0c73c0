package org.precisionbenefit.profile.history;

import java.time.LocalDate;
import java.util.List;
import org.precisionbenefit.formulary.LineOfBusiness;
import org.precisionbenefit.formulary.PlanId;
import org.precisionbenefit.terminology.Code;
import org.precisionbenefit.terminology.CodeSystem;
import org.precisionbenefit.terminology.Period;

/** Short words for histories in tests. */
public final class Histories {
    public static final PlanId PLAN = new PlanId("PLAN");

    private Histories() {}

    public static Fill claim(String day, Integer days) {
        return fill("ExplanationOfBenefit/" + day + "-" + days, Fill.Kind.CLAIMED, day, days);
    }

    public static Fill dispense(String day, Integer days) {
        return fill("MedicationDispense/" + day + "-" + days, Fill.Kind.DISPENSED, day, days);
    }

    public static Fill stated(String day, Integer days) {
        return fill("MedicationStatement/" + day + "-" + days, Fill.Kind.STATED, day, days);
    }

    /** A fill of clopidogrel. */
    public static Fill fill(String resource, Fill.Kind kind, String day, Integer days) {
        return new Fill(
                resource,
                kind,
                List.of(Code.of(CodeSystem.RXNORM, "32968")),
                "clopidogrel",
                new Fill.Supply(day == null ? null : LocalDate.parse(day), days, null),
                PLAN,
                false,
                null);
    }

    public static Fill reversed(Fill fill) {
        return new Fill(
                fill.resource(),
                fill.kind(),
                fill.codes(),
                fill.text(),
                fill.supply(),
                fill.plan(),
                true,
                fill.replaces());
    }

    public static Fill reversalOf(Fill fill, String resource) {
        return new Fill(
                resource, fill.kind(), fill.codes(), fill.text(), fill.supply(), fill.plan(), true, fill.resource());
    }

    /** The same claim under another number and with other days, in the place of the first. */
    public static Fill adjusted(Fill fill, String resource, int days) {
        return new Fill(
                resource,
                fill.kind(),
                fill.codes(),
                fill.text(),
                new Fill.Supply(fill.supply().day(), days, null),
                fill.plan(),
                false,
                fill.resource());
    }

    public static CoveragePeriod covered(String from, String to) {
        return covered("Coverage/" + from, PLAN, from, to);
    }

    public static CoveragePeriod covered(String resource, PlanId plan, String from, String to) {
        return new CoveragePeriod(
                resource, plan, LineOfBusiness.COMMERCIAL, "NY", days(from, to), CoveragePeriod.Status.ACTIVE);
    }

    public static Period days(String from, String to) {
        return new Period(LocalDate.parse(from), to == null ? null : LocalDate.parse(to));
    }
}
