package org.precisionbenefit.decision;

import java.util.ArrayList;
import java.util.List;
import org.precisionbenefit.formulary.FormularyRelease;
import org.precisionbenefit.policy.Policy;
import org.precisionbenefit.policy.PolicyRelease;
import org.precisionbenefit.policy.Term;
import org.precisionbenefit.policy.Test;
import org.precisionbenefit.terminology.ConfigurationFault.Problem;

/** Do a policy release and a formulary release fit together? */
public final class ReleaseCheck {
    private ReleaseCheck() {}

    /** What does not fit: drugs that a policy names and the catalogue does not hold. */
    public static List<Problem> check(PolicyRelease policies, FormularyRelease formulary) {
        List<Problem> problems = new ArrayList<>();
        for (Policy policy : policies.policies()) {
            FactAssembler.tests(policy)
                    .filter(test -> namesDrug(test, policies))
                    .map(test -> test.term().argument())
                    .distinct()
                    .filter(drug -> formulary.drugNamed(drug).isEmpty())
                    .forEach(drug -> problems.add(new Problem(
                            "policies/" + policy.id() + ".policy.yaml",
                            0,
                            0,
                            "The drug (" + drug + ") of policy " + policy.id()
                                    + " must be in the drug catalogue. Add formulary-data/drugs/" + drug
                                    + ".yaml, or correct the name.")));
        }
        return problems;
    }

    private static boolean namesDrug(Test test, PolicyRelease policies) {
        return policies.term(test.term().term()).map(Term::source).stream().anyMatch(source -> switch (source) {
            case DAYS_OF_DRUG,
                    OUTCOME_OF_DRUG,
                    GUIDANCE_ACTION,
                    GUIDANCE_STRENGTH,
                    TUMOUR_ELIGIBILITY,
                    GERMLINE_INDICATION,
                    LINE_OF_THERAPY,
                    FORMULARY_STEP_REQUIRED -> true;
            case MEMBER_AGE,
                    CONDITION,
                    LAB,
                    PHENOTYPE,
                    ADJUSTED_PHENOTYPE,
                    WITHIN_QUANTITY_LIMIT,
                    STATUTORY_STEP_EXCEPTION,
                    SCORE -> false;
        });
    }
}
