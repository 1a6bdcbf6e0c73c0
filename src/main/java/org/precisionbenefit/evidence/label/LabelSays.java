package org.precisionbenefit.evidence.label;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.terminology.Citation;
import org.precisionbenefit.terminology.RxCui;

/**
 * What a drug's label says for a member's genes, as it is kept and shown: beside the guideline's answer, also where the two
 * differ. No machine denies by it.
 *
 * @param drug the drug by ingredient, or null where its identifier is not known to the knowledge
 * @param name the drug's name
 * @param rules the rules that apply or of which it cannot be told, in the order of their names
 * @param tests the tests that the label asks for and that are not there
 * @param indication whether the label gives the drug to the genotype; null where its indication does not depend on one
 */
public record LabelSays(
        @Nullable RxCui drug,
        String name,
        List<Rule> rules,
        List<Test> tests,
        @Nullable Indication indication) {
    public LabelSays {
        Objects.requireNonNull(name, "name is null");
        rules = List.copyOf(rules);
        tests = List.copyOf(tests);
    }

    /** The answer without what does not apply. */
    static LabelSays of(@Nullable RxCui drug, LabelAnswer.Judged judged, @Nullable Indication indication) {
        return new LabelSays(
                drug,
                judged.drug(),
                judged.rules().stream()
                        .filter(rule -> rule.holds() != LabelAnswer.Holds.DOES_NOT_APPLY)
                        .map(Rule::of)
                        .toList(),
                judged.tests().stream().map(Test::of).toList(),
                indication);
    }

    /**
     * A rule.
     *
     * @param name its name
     * @param applies whether it applies; false where that cannot be told
     * @param actions what it says to do
     * @param missing what would tell, where that is not known
     * @param unchecked what the label asks besides and nobody here checks
     * @param verified whether the rule was compared with the label; one that was not never lets a machine approve
     * @param revision the revision of the label, or null when it was not compared
     * @param source where the rule comes from
     */
    public record Rule(
            String name,
            boolean applies,
            List<LabelAction> actions,
            List<String> missing,
            List<String> unchecked,
            boolean verified,
            @Nullable String revision,
            Citation source) {
        public Rule {
            Objects.requireNonNull(name, "name is null");
            actions = List.copyOf(actions);
            missing = List.copyOf(missing);
            unchecked = List.copyOf(unchecked);
            Objects.requireNonNull(source, "source is null");
        }

        private static Rule of(LabelAnswer.RuleAnswer answer) {
            LabelRow row = answer.row();
            return new Rule(
                    row.name(),
                    answer.holds() == LabelAnswer.Holds.APPLIES,
                    row.actions(),
                    answer.missing(),
                    row.unchecked(),
                    row.check().verified(),
                    row.check().verified() ? row.check().revision() : null,
                    answer.source());
        }
    }

    /**
     * A test that is asked for.
     *
     * @param gene the gene or allele
     * @param need how firmly
     * @param open what would tell whether it is asked for, where that is not known
     * @param source where the label says so
     */
    public record Test(String gene, TestNeed.Need need, List<String> open, Citation source) {
        public Test {
            Objects.requireNonNull(gene, "gene is null");
            Objects.requireNonNull(need, "need is null");
            open = List.copyOf(open);
            Objects.requireNonNull(source, "source is null");
        }

        private static Test of(LabelAnswer.MissingTest missing) {
            return new Test(missing.need().gene(), missing.need().need(), missing.open(), missing.source());
        }
    }
}
