package org.precisionbenefit.decision.simulation;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.formulary.Drug;
import org.precisionbenefit.formulary.FormularyItem;
import org.precisionbenefit.formulary.FormularyRelease;
import org.precisionbenefit.formulary.Plan;
import org.precisionbenefit.policy.PolicyRelease;
import org.precisionbenefit.policy.TermKey;
import org.precisionbenefit.policy.TermSource;
import org.precisionbenefit.policy.TermValue;
import org.precisionbenefit.policy.law.ExceptionGround;
import org.precisionbenefit.policy.law.Jurisdiction;
import org.precisionbenefit.profile.Provenance;
import org.precisionbenefit.terminology.AsOf;
import org.precisionbenefit.terminology.LetterCase;
import org.precisionbenefit.terminology.RxCui;

/** The terms of an invented request that its plan, its formulary, the days asked for and the member's age give. */
final class GivenTerms {
    private static final int MONTHS = 12;

    private final FormularyRelease formulary;
    private final PolicyRelease policies;

    GivenTerms(FormularyRelease formulary, PolicyRelease policies) {
        this.formulary = formulary;
        this.policies = policies;
    }

    /**
     * What an invented request rests on.
     *
     * @param plan the plan
     * @param drug the ingredient asked for
     * @param row the plan's row of the drug, or null when it has none
     * @param asOf the day
     * @param daysSupply for how many days is asked
     * @param ageMonths the member's age
     */
    record Given(Plan plan, RxCui drug, @Nullable FormularyItem row, AsOf asOf, int daysSupply, int ageMonths) {}

    Map<TermKey, TermValue> of(DrawnTerms terms, Given given) {
        Map<TermKey, TermValue> values = new TreeMap<>();
        terms.things().values().forEach(thing -> thing.keys().keySet().forEach(key -> {
            TermValue value = value(thing.term().source(), key.argument(), given);
            if (value != null) {
                values.put(key, value);
            }
        }));
        return values;
    }

    private @Nullable TermValue value(TermSource source, String argument, Given given) {
        return switch (source) {
            case MEMBER_AGE -> number(given.ageMonths() / MONTHS);
            case MEMBER_AGE_IN_MONTHS -> number(given.ageMonths());
            case DAYS_SUPPLY -> number(given.daysSupply());
            case STATE_OF_PLAN -> word(given.plan().state());
            case LINE_OF_BUSINESS ->
                word(
                        given.plan().lineOfBusiness() == null
                                ? null
                                : given.plan().lineOfBusiness().name());
            case PLAN -> word(given.plan().id().value());
            case DRUG_REQUESTED ->
                flag(formulary
                        .drugNamed(argument)
                        .map(Drug::ingredient)
                        .filter(given.drug()::equals)
                        .isPresent());
            case FORMULARY_STEP_REQUIRED ->
                flag(given.row() != null
                        && formulary
                                .drugNamed(argument)
                                .map(Drug::ingredient)
                                .filter(given.row().stepTherapy()::contains)
                                .isPresent());
            case STATUTORY_STEP_EXCEPTION ->
                flag(policies.stepException(
                                new Jurisdiction(
                                        given.plan().state(), given.plan().lineOfBusiness()),
                                ExceptionGround.EXPECTED_INEFFECTIVE,
                                given.asOf())
                        .isPresent());
            default -> null;
        };
    }

    private static TermValue number(int value) {
        return new TermValue.Number(BigDecimal.valueOf(value), Provenance.Source.DOCUMENTED, List.of());
    }

    private static TermValue flag(boolean value) {
        return new TermValue.Flag(value, Provenance.Source.DOCUMENTED, List.of());
    }

    private static TermValue word(@Nullable String word) {
        return new TermValue.Words(
                List.of(LetterCase.lower(word == null ? "unknown" : word)), Provenance.Source.DOCUMENTED, List.of());
    }
}
