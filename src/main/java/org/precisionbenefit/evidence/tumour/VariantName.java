package org.precisionbenefit.evidence.tumour;

import java.util.Objects;
import java.util.Optional;

/**
 * The name of a variant in one form, so that {@code p.Val600Glu}, {@code p.V600E} and {@code V600E} are the same.
 *
 * @param level what the positions count
 * @param kind the kind of change
 * @param first the first codon (protein), base (coding) or the exon (words); 0 when not said
 * @param last the last one
 * @param text the name in its short form
 */
public record VariantName(Level level, Kind kind, int first, int last, String text) {
    public VariantName {
        Objects.requireNonNull(level, "level is null");
        Objects.requireNonNull(kind, "kind is null");
        Objects.requireNonNull(text, "text is null");
        if (first < 0 || last < first) {
            throw new IllegalArgumentException("The positions of a variant must be in order.");
        }
    }

    /** Reads a name as laboratories write it; empty when it is none that can be read with certainty. */
    public static Optional<VariantName> read(String written) {
        return VariantText.read(written);
    }

    /** The first codon touched, or 0 where the name does not tell. */
    public int firstCodon() {
        return codon(first);
    }

    /** The last codon touched, or 0 where the name does not tell. */
    public int lastCodon() {
        return codon(last);
    }

    private int codon(int position) {
        return switch (level) {
            case PROTEIN -> position;
            case CODING -> kind == Kind.SPLICE ? 0 : (position + 2) / 3;
            case WORDS -> 0;
        };
    }

    /** What the positions of a name count. */
    public enum Level {
        PROTEIN,
        CODING,
        /** Words such as {@code exon 19 deletion}. */
        WORDS
    }

    /** The kind of change. */
    public enum Kind {
        SUBSTITUTION,
        DELETION,
        INSERTION,
        /** A duplication adds, as an insertion does. */
        DUPLICATION,
        /** Some residues are replaced by others. */
        DELETION_INSERTION,
        FRAMESHIFT,
        /** A premature stop. */
        STOP,
        /** The protein stays as it is. */
        SYNONYMOUS,
        /** A change in an intron beside an exon. */
        SPLICE,
        /** A whole exon is left out of the transcript. */
        SKIPPING,
        TANDEM_DUPLICATION
    }
}
