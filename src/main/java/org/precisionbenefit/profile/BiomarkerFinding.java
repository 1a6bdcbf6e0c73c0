package org.precisionbenefit.profile;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.terminology.Quantity;

/** What a laboratory found of one marker, in its own words. */
public sealed interface BiomarkerFinding {
    /**
     * One variant of the gene, looked for by name or found.
     *
     * @param presence whether it is there
     * @param names its names as sent: HGVS of c. or p. in one or three letters, or words such as {@code exon 19 deletion}
     * @param exon the exon as sent, for example {@code 19}, or null when not sent
     * @param change the kind of change as sent, for example {@code deletion}, {@code ITD}, or null when not sent
     * @param copies on how many copies of the gene it lies, 1 or 2, or null when not sent
     */
    record Variant(
            Presence presence,
            List<String> names,
            @Nullable String exon,
            @Nullable String change,
            @Nullable Integer copies)
            implements BiomarkerFinding {
        public Variant {
            Objects.requireNonNull(presence, "presence is null");
            names = List.copyOf(names);
            if (copies != null && (copies < 1 || copies > 2)) {
                throw new IllegalArgumentException("A variant lies on one or two copies of its gene.");
            }
        }

        /** A variant of which nobody said on how many copies it lies. */
        public Variant(Presence presence, List<String> names, @Nullable String exon, @Nullable String change) {
            this(presence, names, exon, change, null);
        }
    }

    /**
     * A fusion or rearrangement of the gene.
     *
     * @param presence whether it is there
     * @param partner the partner gene, or null when it is unknown or was not sent
     */
    record Fusion(Presence presence, @Nullable String partner) implements BiomarkerFinding {
        public Fusion {
            Objects.requireNonNull(presence, "presence is null");
        }
    }

    /**
     * The number of copies of the gene.
     *
     * @param copies how many, or the ratio to a control, with its unit, or null when only words were sent
     * @param word the laboratory's word, for example {@code amplified}, {@code loss}, or null when only a number was sent
     */
    record CopyNumber(@Nullable Quantity copies, @Nullable String word) implements BiomarkerFinding {
        public CopyNumber {
            if (copies == null && word == null) {
                throw new IllegalArgumentException("A copy number must hold a number or a word.");
            }
        }
    }

    /**
     * A score or share.
     *
     * @param method what was measured as sent, for example {@code TPS}, {@code CPS}, {@code IHC}; empty when not said
     * @param bound whether the value is exact or a limit
     * @param value the value with its unit
     */
    record Measured(String method, Bound bound, Quantity value) implements BiomarkerFinding {
        public Measured {
            Objects.requireNonNull(method, "method is null");
            Objects.requireNonNull(bound, "bound is null");
            Objects.requireNonNull(value, "value is null");
        }
    }

    /**
     * A word for the whole marker, for example {@code positive}, {@code MSI-H}, {@code deficient}, {@code 2+}.
     *
     * @param method how it was examined as sent, for example {@code IHC}, {@code ISH}; empty when not said
     * @param word the word as sent
     */
    record Stated(String method, String word) implements BiomarkerFinding {
        public Stated {
            Objects.requireNonNull(method, "method is null");
            Objects.requireNonNull(word, "word is null");
        }
    }

    /**
     * The gene was examined and no variant was found.
     *
     * @param covered the parts that were examined as sent, for example {@code exon 2}, {@code codon 12}, {@code whole
     *     gene}; empty when the result does not say
     */
    record NothingFound(List<String> covered) implements BiomarkerFinding {
        public NothingFound {
            covered = List.copyOf(covered);
        }
    }

    /** Whether what was looked for is there. */
    enum Presence {
        PRESENT,
        ABSENT,
        /** Examined without a result: too little material, no call. */
        INDETERMINATE
    }

    /** How a measured value is meant. */
    enum Bound {
        EXACTLY,
        AT_LEAST,
        MORE_THAN,
        AT_MOST,
        LESS_THAN
    }
}
