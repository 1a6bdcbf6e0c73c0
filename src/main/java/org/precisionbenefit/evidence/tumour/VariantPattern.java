package org.precisionbenefit.evidence.tumour;

import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.precisionbenefit.evidence.tumour.VariantName.Kind;
import org.precisionbenefit.evidence.tumour.VariantName.Level;

/** Which variants of a gene a label means. */
public sealed interface VariantPattern {
    /** How a name lies to the pattern. */
    enum Match {
        YES,
        /** The same place was read and holds something else. */
        OTHER_AT_PLACE,
        /** It names another place, which says nothing about this one. */
        ELSEWHERE
    }

    /** How a name lies to the pattern. */
    Match match(VariantName name);

    /** The pattern in a person's words. */
    String words();

    /**
     * One protein change.
     *
     * @param name the change
     * @param coding coding changes that make it, in HGVS, without transcript
     */
    record Named(VariantName name, List<String> coding) implements VariantPattern {
        public Named {
            Objects.requireNonNull(name, "name is null");
            coding = List.copyOf(coding);
        }

        @Override
        public Match match(VariantName other) {
            if (other.text().equals(name.text()) || coding.contains(other.text())) {
                return Match.YES;
            }
            boolean same = other.firstCodon() == name.firstCodon() && other.lastCodon() == name.lastCodon();
            // A coding change at this codon that no row lists may or may not make this protein change.
            return same && other.level() == Level.PROTEIN ? Match.OTHER_AT_PLACE : Match.ELSEWHERE;
        }

        @Override
        public String words() {
            return name.text();
        }
    }

    /**
     * Any exchange of one of these codons.
     *
     * @param codons the codons
     */
    record AtCodons(List<Integer> codons) implements VariantPattern {
        public AtCodons {
            codons = List.copyOf(new TreeSet<>(codons));
        }

        @Override
        public Match match(VariantName other) {
            if (other.level() != Level.PROTEIN || !codons.contains(other.first()) || other.first() != other.last()) {
                return Match.ELSEWHERE;
            }
            return other.kind() == Kind.SUBSTITUTION ? Match.YES : Match.OTHER_AT_PLACE;
        }

        @Override
        public String words() {
            return "a mutation of codon "
                    + String.join(" or ", codons.stream().map(String::valueOf).toList());
        }
    }

    /**
     * A class of changes within one exon.
     *
     * @param exon the exon's number
     * @param change the class
     * @param first the exon's first codon, by which protein and coding names are placed; 0 when not given
     * @param last the exon's last codon
     * @param coding beginnings of coding changes that make it, for changes beside the exon
     */
    record InExon(int exon, ExonChange change, int first, int last, List<String> coding) implements VariantPattern {
        public InExon {
            Objects.requireNonNull(change, "change is null");
            coding = List.copyOf(coding);
            if (exon < 1 || last < first) {
                throw new IllegalArgumentException("An exon must be counted from 1 and its codons be in order.");
            }
        }

        @Override
        public Match match(VariantName other) {
            if (coding.stream().anyMatch(other.text()::startsWith)) {
                return Match.YES;
            }
            boolean here = other.level() == Level.WORDS
                    ? other.first() == exon
                    : first > 0 && other.firstCodon() >= first && other.lastCodon() <= last;
            if (!here) {
                return Match.ELSEWHERE;
            }
            // Another variant of the exon does not say that this kind of change is not there as well.
            return change.holds(other.kind()) ? Match.YES : Match.ELSEWHERE;
        }

        @Override
        public String words() {
            return "exon " + exon + " " + change.word();
        }
    }

    /** An internal tandem duplication, in whatever length. */
    record TandemDuplication() implements VariantPattern {
        @Override
        public Match match(VariantName other) {
            return other.kind() == Kind.TANDEM_DUPLICATION ? Match.YES : Match.ELSEWHERE;
        }

        @Override
        public String words() {
            return "internal tandem duplication";
        }
    }

    /** A class of changes. */
    enum ExonChange {
        DELETION("deletion"),
        INSERTION("insertion"),
        SKIPPING("skipping"),
        MUTATION("mutation");

        private final String word;

        ExonChange(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }

        boolean holds(Kind kind) {
            boolean deletion = kind == Kind.DELETION || kind == Kind.DELETION_INSERTION;
            boolean insertion = kind == Kind.INSERTION || kind == Kind.DUPLICATION;
            return switch (this) {
                case DELETION -> deletion;
                case INSERTION -> insertion;
                case SKIPPING -> kind == Kind.SKIPPING;
                case MUTATION -> deletion || insertion || kind == Kind.SUBSTITUTION;
            };
        }
    }
}
