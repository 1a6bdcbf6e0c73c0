package org.precisionbenefit.evidence.label;

import java.util.List;
import java.util.Objects;
import org.precisionbenefit.evidence.label.LabelAction.Effect;
import org.precisionbenefit.terminology.Citation;

/**
 * What a drug's label says for a member's genes. It is not a guideline's answer: the two are given side by side, also
 * where they differ.
 */
public sealed interface LabelAnswer {
    /** The drug's name. */
    String drug();

    /**
     * A file speaks about the drug, and at least one of its rows holds on the day.
     *
     * @param drug the drug's name
     * @param rules what each rule says, in the order of their names
     * @param tests the tests that the label asks for and that are not there
     */
    record Judged(String drug, List<RuleAnswer> rules, List<MissingTest> tests) implements LabelAnswer {
        public Judged {
            Objects.requireNonNull(drug, "drug is null");
            rules = List.copyOf(rules);
            tests = List.copyOf(tests);
        }

        /** The rules that apply. */
        public List<RuleAnswer> applying() {
            return rules.stream().filter(rule -> rule.holds() == Holds.APPLIES).toList();
        }

        /**
         * Whether the genetic part of the indication is there: applies when one such rule does, does not when none does,
         * and cannot be told otherwise or where the label has no such rule.
         */
        public Holds indicated() {
            List<RuleAnswer> asked = rules.stream()
                    .filter(rule -> rule.row().says(Effect.INDICATED))
                    .toList();
            if (asked.stream().anyMatch(rule -> rule.holds() == Holds.APPLIES)) {
                return Holds.APPLIES;
            }
            return !asked.isEmpty() && asked.stream().allMatch(rule -> rule.holds() == Holds.DOES_NOT_APPLY)
                    ? Holds.DOES_NOT_APPLY
                    : Holds.CANNOT_TELL;
        }

        /** Whether a licensed person has to look: a rule that forbids or warns applies, or a test is required first. */
        public boolean needsPerson() {
            boolean warned = applying().stream()
                    .flatMap(rule -> rule.row().actions().stream())
                    .anyMatch(action -> action.effect().needsPerson());
            return warned
                    || indicated() == Holds.DOES_NOT_APPLY
                    || tests.stream().anyMatch(test -> test.need().need() == TestNeed.Need.REQUIRED);
        }

        /**
         * Whether a machine may rest an approval on the rules: none needs a person, none is open, and each that applies was
         * compared with the label.
         */
        public boolean carriesApproval() {
            return !needsPerson()
                    && rules.stream().noneMatch(rule -> rule.holds() == Holds.CANNOT_TELL)
                    && !applying().isEmpty()
                    && applying().stream().allMatch(rule -> rule.row().check().verified());
        }
    }

    /**
     * No file speaks about the drug on that day.
     *
     * @param drug the drug's name
     */
    record NotCovered(String drug) implements LabelAnswer {
        public NotCovered {
            Objects.requireNonNull(drug, "drug is null");
        }
    }

    /**
     * What one rule says.
     *
     * @param row the rule
     * @param holds whether it applies
     * @param missing what would tell, where that is not known
     * @param source where the rule comes from
     */
    record RuleAnswer(LabelRow row, Holds holds, List<String> missing, Citation source) {
        public RuleAnswer {
            Objects.requireNonNull(row, "row is null");
            Objects.requireNonNull(holds, "holds is null");
            missing = List.copyOf(missing);
            Objects.requireNonNull(source, "source is null");
        }
    }

    /**
     * A test that the label asks for and that is not there.
     *
     * @param need what the label asks
     * @param open what would tell whether it asks, where that is not known; empty where it does
     * @param source where it says so
     */
    record MissingTest(TestNeed need, List<String> open, Citation source) {
        public MissingTest {
            Objects.requireNonNull(need, "need is null");
            open = List.copyOf(open);
            Objects.requireNonNull(source, "source is null");
        }
    }

    /** Whether a rule applies. */
    enum Holds {
        APPLIES,
        DOES_NOT_APPLY,
        CANNOT_TELL
    }
}
