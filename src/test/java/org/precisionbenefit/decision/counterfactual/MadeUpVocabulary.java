package org.precisionbenefit.decision.counterfactual;

import java.util.List;
import org.precisionbenefit.policy.DefaultPolicyRelease;
import org.precisionbenefit.policy.PolicyRelease;
import org.precisionbenefit.policy.Term;
import org.precisionbenefit.policy.TermSource;
import org.precisionbenefit.policy.law.LawTables;
import org.precisionbenefit.terminology.Digest;

/** The words of drawn policies, each of which can be asked for. */
final class MadeUpVocabulary {
    private MadeUpVocabulary() {}

    static PolicyRelease release() {
        return new DefaultPolicyRelease(
                Digest.of("made up"),
                List.of(),
                List.of(
                        term("number", Term.Type.NUMBER, TermSource.LAB),
                        term("words", Term.Type.WORDS, TermSource.OUTCOME_OF_DRUG),
                        term("flag", Term.Type.FLAG, TermSource.TAKING)),
                List.of(),
                LawTables.NONE,
                List.of());
    }

    private static Term term(String name, Term.Type type, TermSource source) {
        return new Term(
                name, type, "", source, Term.AbsentMeans.UNKNOWN, null, new Term.Question("What is {}?", List.of()));
    }
}
