package org.precisionbenefit.decision;

import java.util.List;
import java.util.Objects;
import org.precisionbenefit.policy.CriterionId;
import org.precisionbenefit.policy.Term;
import org.precisionbenefit.policy.TermKey;
import org.precisionbenefit.terminology.Code;

/**
 * A fact that is asked for because it could change the answer.
 *
 * @param term the vocabulary term, by which an answer can be given
 * @param text the question for the prescriber
 * @param answer what kind of answer is expected
 * @param unit the unit of a number, empty otherwise
 * @param codes codes by which data can answer it
 * @param why why it is unknown
 * @param criteria the criteria it decides
 */
public record Question(
        TermKey term,
        String text,
        Term.Type answer,
        String unit,
        List<Code> codes,
        String why,
        List<CriterionId> criteria) {
    public Question {
        Objects.requireNonNull(term, "term is null");
        Objects.requireNonNull(text, "text is null");
        Objects.requireNonNull(answer, "answer is null");
        Objects.requireNonNull(unit, "unit is null");
        codes = List.copyOf(codes);
        Objects.requireNonNull(why, "why is null");
        criteria = List.copyOf(criteria);
    }
}
