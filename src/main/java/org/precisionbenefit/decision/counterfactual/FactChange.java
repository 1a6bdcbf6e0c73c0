package org.precisionbenefit.decision.counterfactual;

import java.util.List;
import java.util.Objects;
import org.precisionbenefit.policy.CriterionId;
import org.precisionbenefit.policy.TermKey;
import org.precisionbenefit.policy.TermValue;
import org.precisionbenefit.terminology.Code;

/**
 * One fact that is otherwise.
 *
 * @param term the term of the policy
 * @param from what it is
 * @param to what it would be: of the values that the policy cannot tell apart the nearest one
 * @param needs how it could come to be known
 * @param criteria the lines of the policy that ask for the term, in policy order
 * @param codes a code by which data would say it, where the term is asked about a value set and would be a yes
 */
public record FactChange(
        TermKey term, TermValue from, TermValue to, Needs needs, List<CriterionId> criteria, List<Code> codes) {
    public FactChange {
        Objects.requireNonNull(term, "term is null");
        Objects.requireNonNull(from, "from is null");
        Objects.requireNonNull(to, "to is null");
        Objects.requireNonNull(needs, "needs is null");
        criteria = List.copyOf(criteria);
        codes = List.copyOf(codes);
    }

    /** How a fact could come to be known, the easier first. */
    public enum Needs {
        /** Records or the prescriber's word can say it. */
        DATA,
        /** Only a test can say it, where it was not done. */
        TEST,
        /** It is as it is: an age, a gene, a table of the plan. It shows what would have been, and asks for nothing. */
        FIXED
    }
}
