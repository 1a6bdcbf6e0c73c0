package org.precisionbenefit.decision;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.formulary.LineOfBusiness;
import org.precisionbenefit.policy.EvaluationFault;
import org.precisionbenefit.policy.PolicyRelease;
import org.precisionbenefit.policy.Term;
import org.precisionbenefit.policy.TermArgument;
import org.precisionbenefit.policy.TermValue;
import org.precisionbenefit.policy.ValueSet;

/** Finds the terms whose argument may be narrowed by parts, and those that the request itself answers. */
final class FurtherTerms {
    private final PolicyRelease policies;
    private final LabTerms labs;
    private final TrialTerms trials;
    private final UseTerms uses;
    private final BaselineTerms baselines;
    private final RequestTerms request;
    private final WeightTerms weights;

    FurtherTerms(PolicyRelease policies, NamedDrugs named, LabTerms labs) {
        this.policies = policies;
        this.labs = labs;
        this.trials = new TrialTerms(named);
        this.uses = new UseTerms(named);
        this.baselines = new BaselineTerms(labs, uses);
        this.request = new RequestTerms(named);
        this.weights = new WeightTerms(labs, request);
    }

    TermValue condition(TermArgument argument, Term term, ItemContext context) {
        return ClinicalTerms.condition(set(argument.name()), term.within(argument.within()), context);
    }

    TermValue lab(TermArgument argument, Term term, ItemContext context) {
        return labs.value(argument.name(), term.within(argument.within()), context);
    }

    /**
     * The value of a term of one of the other sources.
     *
     * @param enough the figure from which a larger one changes nothing
     */
    TermValue value(Term term, String argument, BigDecimal enough, ItemContext context) {
        TermArgument parts = TermArgument.of(argument);
        return switch (term.source()) {
            case TRIALS_OF_DRUGS -> trials.tried(parts, term, enough, context);
            case EVERY_DRUG -> trials.every(parts, context);
            case PAID_DAYS -> uses.paid(parts, term, enough, context);
            case TAKING -> uses.taking(parts, term, context);
            case LAB_BEFORE -> baselines.before(parts, term, context);
            case LAB_FALL -> baselines.fall(parts, term, context);
            case MEMBER_AGE_IN_MONTHS -> ClinicalTerms.months(context);
            case GENE_TESTED -> GeneTerms.tested(argument, context);
            case ALLELE_TESTED -> AlleleTerms.tested(argument, context);
            case ALLELE_FOUND -> AlleleTerms.found(argument, context);
            case GENOTYPE -> GeneTerms.genotype(argument, context);
            case DAILY_DOSE -> request.dailyDose(context);
            case DOSE_PER_KILOGRAM -> weights.dose(term, context);
            case DAYS_SUPPLY -> RequestTerms.daysSupply(context);
            case DOSE_FORM -> request.form(context);
            case DRUG_REQUESTED -> request.asksFor(argument, context);
            case REQUEST_KIND -> request.kind(context);
            case PRESCRIBER_SPECIALTY -> RequestTerms.specialty(set(argument), context);
            case ANSWER -> ClinicalTerms.unknown(TermValue.Reason.ABSENT, "Nothing was sent.", List.of());
            case STATE_OF_PLAN -> RequestTerms.ofPlan(context.plan().state(), context);
            case LINE_OF_BUSINESS -> RequestTerms.ofPlan(kind(context.plan().lineOfBusiness()), context);
            case PLAN -> RequestTerms.ofPlan(context.plan().id().value(), context);
            default -> throw new EvaluationFault("The source of the term (" + term.name() + ") is found elsewhere.");
        };
    }

    private static @Nullable String kind(@Nullable LineOfBusiness line) {
        return line == null ? null : line.name();
    }

    private ValueSet set(String name) {
        return policies.valueSet(name)
                .orElseThrow(() -> new EvaluationFault("The value set (" + name + ") must be in the policy release."));
    }
}
