package org.precisionbenefit.api.fhir;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.InsurancePlan;
import org.hl7.fhir.r4.model.InsurancePlan.InsurancePlanPlanSpecificCostComponent;
import org.hl7.fhir.r4.model.InsurancePlan.PlanBenefitComponent;
import org.hl7.fhir.r4.model.InsurancePlan.PlanBenefitCostComponent;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.formulary.LineOfBusiness;
import org.precisionbenefit.formulary.load.Charge;
import org.precisionbenefit.formulary.load.Flag;
import org.precisionbenefit.formulary.load.PublishedCost;
import org.precisionbenefit.formulary.publish.ListEntry;
import org.precisionbenefit.formulary.publish.PharmacyKind;
import org.precisionbenefit.formulary.publish.PlanEntry;
import org.precisionbenefit.terminology.LetterCase;

/** Writes plans as PayerInsurancePlan and lists as Formulary. */
final class PlanWriter {
    private static final String DRUG = "drug";
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private PlanWriter() {}

    static Resource write(ListEntry entry) {
        InsurancePlan list = PublishedWriter.headed(new InsurancePlan(), entry, UsdfUrls.FORMULARY);
        list.addIdentifier().setSystem(UsdfUrls.OWN_LISTS).setValue(entry.name());
        list.setStatus(PublishedWriter.status(entry.availability().status()));
        list.addType(drugPolicy());
        list.setName(entry.title());
        list.setPeriod(PublishedWriter.period(entry.availability()));
        return list;
    }

    static Resource write(PlanEntry entry) {
        InsurancePlan plan = PublishedWriter.headed(new InsurancePlan(), entry, UsdfUrls.PAYER_PLAN);
        plan.addIdentifier().setSystem(UsdfUrls.OWN_PLANS).setValue(entry.plan().id());
        plan.setStatus(PublishedWriter.status(entry.plan().availability().status()));
        plan.addType(type(entry.facts().line()));
        plan.setName(
                entry.plan().name().isBlank() ? entry.plan().id() : entry.plan().name());
        plan.setPeriod(PublishedWriter.period(entry.plan().availability()));
        if (entry.facts().state() != null) {
            plan.addCoverageArea(new Reference("Location/" + area(entry.facts().state())));
        }
        InsurancePlan.InsurancePlanCoverageComponent coverage = plan.addCoverage();
        coverage.setType(drugPolicy());
        coverage.addBenefit().setType(drugPlan());
        entry.lists()
                .forEach(list -> coverage.addExtension(new Extension(
                        UsdfUrls.extension("FormularyReference"), new Reference("InsurancePlan/" + list))));
        costs(plan.addPlan().setType(drugPlan()), entry.costs());
        return plan;
    }

    /** The id of the area of a state. */
    static String area(String state) {
        return "state-" + state;
    }

    static CodeableConcept drugPolicy() {
        return PublishedWriter.concept(UsdfUrls.ACT, "DRUGPOL", "drug policy");
    }

    private static CodeableConcept drugPlan() {
        return PublishedWriter.concept(UsdfUrls.PLAN_TYPES, DRUG, "Drug");
    }

    /** The guide's code where it has one for the kind of plan, else our own word. */
    private static CodeableConcept type(@Nullable LineOfBusiness line) {
        if (line == null) {
            return PublishedWriter.text(PublishedWriter.NOT_STATED);
        }
        String code = typeCode(line);
        return new CodeableConcept()
                .addCoding(new Coding().setSystem(typeSystem(line)).setCode(code));
    }

    static String typeCode(LineOfBusiness line) {
        return line == LineOfBusiness.MEDICARE_ADVANTAGE
                ? "mediadv"
                : LetterCase.lower(line.name()).replace('_', '-');
    }

    static String typeSystem(LineOfBusiness line) {
        return line == LineOfBusiness.MEDICARE_ADVANTAGE ? UsdfUrls.PRODUCT_TYPES : UsdfUrls.OWN_LINES;
    }

    private static void costs(InsurancePlan.InsurancePlanPlanComponent plan, List<PublishedCost> costs) {
        SortedMap<String, List<PublishedCost>> byPharmacy = new TreeMap<>();
        costs.forEach(cost -> byPharmacy
                .computeIfAbsent(PharmacyKind.word(cost.pharmacy(), cost.days()), any -> new ArrayList<>())
                .add(cost));
        if (byPharmacy.isEmpty()) {
            // The guide demands costs; that they are not known is said in words, and no figure is made up.
            CodeableConcept unknown = PublishedWriter.text(PublishedWriter.NOT_STATED);
            plan.addSpecificCost()
                    .setCategory(unknown)
                    .addBenefit()
                    .setType(unknown)
                    .addCost(unknown());
        }
        byPharmacy.forEach((word, charged) -> {
            InsurancePlanPlanSpecificCostComponent specific =
                    plan.addSpecificCost().setCategory(PublishedWriter.pharmacy(word));
            charged.forEach(cost -> benefit(specific.addBenefit(), cost));
        });
    }

    private static PlanBenefitCostComponent unknown() {
        CodeableConcept unknown = PublishedWriter.text(PublishedWriter.NOT_STATED);
        return new PlanBenefitCostComponent().setType(unknown).addQualifiers(unknown);
    }

    private static void benefit(PlanBenefitComponent benefit, PublishedCost cost) {
        benefit.setType(cost.tier() == null ? PublishedWriter.text("All tiers") : PublishedWriter.tier(cost.tier()));
        Charge charge = cost.charge();
        switch (charge.kind()) {
            case COPAY -> benefit.addCost(copay(charge.copay(), option(charge, true)));
            case COINSURANCE -> benefit.addCost(coinsurance(charge.rate(), option(charge, false)));
            case BOTH -> {
                benefit.addCost(copay(charge.copay(), option(charge, true)));
                benefit.addCost(coinsurance(charge.rate(), option(charge, false)));
            }
            case NO_CHARGE ->
                benefit.addCost(copay(
                        BigDecimal.ZERO,
                        charge.afterDeductible() == Flag.YES ? "no-charge-after-deductible" : noCharge(charge)));
            case NOT_APPLICABLE -> {
                benefit.addCost(copay(null, "copay-not-applicable"));
                benefit.addCost(coinsurance(null, "coinsurance-not-applicable"));
            }
            case UNKNOWN -> benefit.addCost(unknown());
        }
    }

    private static String noCharge(Charge charge) {
        return charge.afterDeductible() == Flag.NO ? "no-charge" : "charge";
    }

    private static String option(Charge charge, boolean copay) {
        return switch (charge.afterDeductible()) {
            case YES -> "after-deductible";
            case NO -> copay ? "before-deductible" : "deductible-waived";
            case UNKNOWN -> "charge";
        };
    }

    private static PlanBenefitCostComponent copay(@Nullable BigDecimal dollars, String option) {
        PlanBenefitCostComponent cost = cost("copay", "Copay", option);
        return dollars == null
                ? cost
                : cost.setValue(new Quantity()
                        .setValue(dollars)
                        .setUnit("$")
                        .setSystem("urn:iso:std:iso:4217")
                        .setCode("USD"));
    }

    private static PlanBenefitCostComponent coinsurance(@Nullable BigDecimal rate, String option) {
        PlanBenefitCostComponent cost = cost("coinsurance", "Coinsurance", option);
        return rate == null
                ? cost
                : cost.setValue(new Quantity()
                        .setValue(plain(rate.multiply(HUNDRED)))
                        .setUnit("%")
                        .setSystem("http://unitsofmeasure.org")
                        .setCode("%"));
    }

    private static BigDecimal plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    private static PlanBenefitCostComponent cost(String type, String name, String option) {
        return new PlanBenefitCostComponent()
                .setType(PublishedWriter.concept(UsdfUrls.COSTS, type, name))
                .addQualifiers(PublishedWriter.concept(UsdfUrls.COST_OPTIONS, option, name(option)));
    }

    private static String name(String option) {
        StringBuilder name = new StringBuilder();
        for (String word : option.split("-", -1)) {
            name.append(name.length() == 0 ? "" : " ")
                    .append(Character.toUpperCase(word.charAt(0)))
                    .append(word, 1, word.length());
        }
        return name.toString();
    }
}
