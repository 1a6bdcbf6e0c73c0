package org.precisionbenefit.decision.counterfactual;

import java.util.List;
import java.util.stream.Collectors;
import org.precisionbenefit.policy.TermValue;
import org.precisionbenefit.policy.Test;
import org.precisionbenefit.policy.text.PolicyWords;
import org.precisionbenefit.terminology.Code;

/** Changes of fact as a sentence, in the policy's own words. */
final class ChangeWords {
    private ChangeWords() {}

    /** What would be, as a sentence that neither advises nor asks. */
    static String sentence(List<Candidate> changes, Reached outcome) {
        String facts = changes.stream().map(ChangeWords::fact).collect(Collectors.joining(" and "));
        if (changes.stream().anyMatch(Candidate::isFixed)) {
            return "If " + facts + ", " + outcome.words() + ". This cannot change.";
        }
        boolean test = changes.stream().anyMatch(one -> one.change().needs() == FactChange.Needs.TEST);
        return "If " + facts + ", " + outcome.words() + "." + (test ? " Only a test could tell." : "");
    }

    /** One fact and what it would be, as a part of a sentence. */
    static String fact(Candidate candidate) {
        FactChange change = candidate.change();
        Test.Wording wording = candidate.wording();
        boolean flag = change.to() instanceof TermValue.Flag;
        String now = PolicyWords.value(change.from(), wording.unit());
        String would = value(change.to(), wording.unit());
        return (flag ? "the answer for " : "") + wording.term() + " were " + would + codes(change.codes()) + " (now "
                + now + ")";
    }

    private static String value(TermValue value, String unit) {
        String words = PolicyWords.value(value, unit).replace(" (stated only)", "");
        return words.equals("another word") ? "none of those that the policy names" : words;
    }

    private static String codes(List<Code> codes) {
        return codes.isEmpty() ? "" : ", by a code such as " + codes.get(0).value();
    }
}
