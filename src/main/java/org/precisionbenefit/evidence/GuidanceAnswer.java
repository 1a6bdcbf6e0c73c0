package org.precisionbenefit.evidence;

import java.util.List;
import java.util.Objects;
import org.precisionbenefit.terminology.RxCui;

/**
 * The answer to "what do this member's genes say about this drug?". Three answers that must never be mixed up: guidance
 * is given (possibly the guidance that there is no recommendation), the pair is not covered by any knowledge file, or it
 * cannot be told from what is known.
 */
public sealed interface GuidanceAnswer {
    /** The drug spoken about. */
    RxCui drug();

    /**
     * A knowledge row answers.
     *
     * @param guidance the row
     * @param evidence the gene evidence it rests on
     */
    record Given(Guidance guidance, GeneEvidence evidence) implements GuidanceAnswer {
        public Given {
            Objects.requireNonNull(guidance, "guidance is null");
            Objects.requireNonNull(evidence, "evidence is null");
        }

        @Override
        public RxCui drug() {
            return guidance.drug();
        }
    }

    /**
     * A knowledge file covers the drug, but the member's facts do not suffice.
     *
     * @param drug the drug
     * @param missing what is missing, in vocabulary words (for example {@code gene CYP2C19}, {@code indication})
     * @param detail one sentence for a person
     */
    record CannotTell(RxCui drug, List<String> missing, String detail) implements GuidanceAnswer {
        public CannotTell {
            Objects.requireNonNull(drug, "drug is null");
            missing = List.copyOf(missing);
            Objects.requireNonNull(detail, "detail is null");
        }
    }

    /**
     * No knowledge file speaks about the drug.
     *
     * @param drug the drug
     */
    record NotCovered(RxCui drug) implements GuidanceAnswer {
        public NotCovered {
            Objects.requireNonNull(drug, "drug is null");
        }
    }
}
