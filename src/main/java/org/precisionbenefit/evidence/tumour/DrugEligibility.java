package org.precisionbenefit.evidence.tumour;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.precisionbenefit.terminology.RxCui;

/** The answer to "do this tumour's markers fit this drug's label?". */
public sealed interface DrugEligibility {
    /** The drug spoken about. */
    RxCui drug();

    /**
     * A file speaks about the drug, and at least one row holds on the day.
     *
     * @param drug the drug
     * @param answers what each row says, the best first
     */
    record Judged(RxCui drug, List<EligibilityAnswer> answers) implements DrugEligibility {
        /** The best first; of equals the one that lets a machine approve, then by name. */
        private static final Comparator<EligibilityAnswer> BEST = Comparator.comparing(EligibilityAnswer::outcome)
                .thenComparing(answer -> !answer.carriesApproval())
                .thenComparing(answer -> answer.row().name());

        public Judged {
            Objects.requireNonNull(drug, "drug is null");
            answers = answers.stream().sorted(BEST).toList();
            if (answers.isEmpty()) {
                throw new IllegalArgumentException("An answer must rest on at least one row.");
            }
        }

        /** The row that fits best. */
        public EligibilityAnswer best() {
            return answers.get(0);
        }
    }

    /**
     * No file speaks about the drug on that day.
     *
     * @param drug the drug
     */
    record NotCovered(RxCui drug) implements DrugEligibility {
        public NotCovered {
            Objects.requireNonNull(drug, "drug is null");
        }
    }
}
