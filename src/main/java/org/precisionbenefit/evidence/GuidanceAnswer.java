package org.precisionbenefit.evidence;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.profile.Provenance;
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
     * @param evidence the gene evidence it rests on, of the first gene that has any
     * @param others the evidence of the drug's other genes, or null where one gene suffices
     * @param detail what the row says beyond its action, or null when it says no more
     */
    record Given(
            Guidance guidance,
            GeneEvidence evidence,
            @Nullable List<GeneEvidence> others,
            @Nullable GuidanceDetail detail)
            implements GuidanceAnswer {
        public Given {
            Objects.requireNonNull(guidance, "guidance is null");
            Objects.requireNonNull(evidence, "evidence is null");
            others = others == null ? null : List.copyOf(others);
        }

        /** The weakest statement that the row rests on. */
        public Provenance.Source standing() {
            return all().stream()
                    .map(GeneEvidence::standing)
                    .max(Comparator.naturalOrder())
                    .orElseThrow();
        }

        /** The results of all genes that the row rests on. */
        public List<Provenance> from() {
            return all().stream().flatMap(gene -> gene.from().stream()).toList();
        }

        private List<GeneEvidence> all() {
            return Stream.concat(Stream.of(evidence), Stream.ofNullable(others).flatMap(List::stream))
                    .toList();
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
     * No knowledge file speaks about the drug, or about the drug for a member like this one.
     *
     * @param drug the drug
     * @param detail for whom the guideline speaks, in one sentence for a person; null when no file holds the drug
     */
    record NotCovered(RxCui drug, @Nullable String detail) implements GuidanceAnswer {
        public NotCovered {
            Objects.requireNonNull(drug, "drug is null");
        }
    }
}
