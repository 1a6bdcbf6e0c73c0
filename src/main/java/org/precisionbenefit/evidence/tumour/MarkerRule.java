package org.precisionbenefit.evidence.tumour;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a label asks of a tumour's markers: a tree of conditions, each of which is true, false or not known. */
public sealed interface MarkerRule {
    /** The condition in a person's words. */
    String words();

    /**
     * At least one holds.
     *
     * @param rules at least two
     */
    record Any(List<MarkerRule> rules) implements MarkerRule {
        public Any {
            rules = several(rules);
        }

        @Override
        public String words() {
            return joined(rules, " or ");
        }
    }

    /**
     * All hold.
     *
     * @param rules at least two
     */
    record All(List<MarkerRule> rules) implements MarkerRule {
        public All {
            rules = several(rules);
        }

        @Override
        public String words() {
            return joined(rules, " and ");
        }
    }

    /**
     * Known not to hold.
     *
     * @param rule what must not hold
     */
    record Not(MarkerRule rule) implements MarkerRule {
        public Not {
            Objects.requireNonNull(rule, "rule is null");
        }

        @Override
        public String words() {
            return "no " + rule.words();
        }
    }

    /**
     * Not known to hold: for labels that also take a status that is unknown.
     *
     * @param rule what must not be known to hold
     */
    record Unless(MarkerRule rule) implements MarkerRule {
        public Unless {
            Objects.requireNonNull(rule, "rule is null");
        }

        @Override
        public String words() {
            return "no known " + rule.words();
        }
    }

    /**
     * A variant that the label names.
     *
     * @param gene the gene
     * @param pattern which variant
     */
    record Variant(String gene, VariantPattern pattern) implements MarkerRule {
        public Variant {
            Objects.requireNonNull(gene, "gene is null");
            Objects.requireNonNull(pattern, "pattern is null");
        }

        @Override
        public String words() {
            return gene + " " + pattern.words();
        }
    }

    /**
     * Any variant of these genes that causes disease: one that the laboratory calls pathogenic or likely so, or one of
     * those that the rule lists.
     *
     * @param genes the genes
     * @param inherited whether it must be an inherited one
     * @param known variants that count though the laboratory gives no class
     * @param except variants that never count, such as those that make a tumour resistant
     */
    record Mutation(List<String> genes, boolean inherited, List<VariantPattern> known, List<VariantPattern> except)
            implements MarkerRule {
        public Mutation {
            genes = named(genes);
            known = List.copyOf(known);
            except = List.copyOf(except);
        }

        @Override
        public String words() {
            return (inherited ? "germline " : "") + String.join(" or ", genes) + " mutation";
        }
    }

    /**
     * No variant in these parts of the gene.
     *
     * @param gene the gene
     * @param covers the parts that must have been examined, for example {@code exon 2}; empty where the label names none
     */
    record WildType(String gene, List<String> covers) implements MarkerRule {
        public WildType {
            Objects.requireNonNull(gene, "gene is null");
            covers = List.copyOf(covers);
        }

        @Override
        public String words() {
            return gene + " wild type";
        }
    }

    /**
     * A fusion or rearrangement of one of these genes.
     *
     * @param genes the genes
     * @param partner the partner that it must have, or null for any
     * @param protein whether a positive stain of the protein shows it as well
     */
    record Fusion(List<String> genes, @Nullable String partner, boolean protein) implements MarkerRule {
        public Fusion {
            genes = named(genes);
        }

        @Override
        public String words() {
            return String.join(" or ", genes) + (partner == null ? "" : "::" + partner) + " fusion";
        }
    }

    /**
     * Too many or too few copies of a gene.
     *
     * @param gene the gene
     * @param change which of the two
     */
    record Copies(String gene, CopyChange change) implements MarkerRule {
        public Copies {
            Objects.requireNonNull(gene, "gene is null");
            Objects.requireNonNull(change, "change is null");
        }

        @Override
        public String words() {
            return gene + (change == CopyChange.AMPLIFICATION ? " amplification" : " loss");
        }
    }

    /** What happened to the copies of a gene. */
    enum CopyChange {
        AMPLIFICATION,
        LOSS
    }

    /**
     * A status word of a marker.
     *
     * @param marker the marker's name in the list of markers
     * @param status one of its statuses
     */
    record Status(String marker, String status) implements MarkerRule {
        public Status {
            Objects.requireNonNull(marker, "marker is null");
            Objects.requireNonNull(status, "status is null");
        }

        @Override
        public String words() {
            return marker + " " + status;
        }
    }

    /**
     * A score that is at least so high; the limit itself counts.
     *
     * @param marker the marker's name in the list of markers
     * @param method which score, for example {@code TPS}
     * @param atLeast the limit
     * @param unit its unit; empty where the score has none
     */
    record Score(String marker, String method, BigDecimal atLeast, String unit) implements MarkerRule {
        public Score {
            Objects.requireNonNull(marker, "marker is null");
            Objects.requireNonNull(method, "method is null");
            Objects.requireNonNull(atLeast, "atLeast is null");
            Objects.requireNonNull(unit, "unit is null");
        }

        @Override
        public String words() {
            return (marker + " " + method).strip() + " of at least " + atLeast.toPlainString()
                    + (unit.isEmpty() ? "" : " " + unit);
        }
    }

    private static List<MarkerRule> several(List<MarkerRule> rules) {
        if (rules.size() < 2) {
            throw new IllegalArgumentException("Rules that are joined must be at least two.");
        }
        return List.copyOf(rules);
    }

    private static List<String> named(List<String> genes) {
        if (genes.isEmpty()) {
            throw new IllegalArgumentException("A rule must name at least one gene.");
        }
        return List.copyOf(genes);
    }

    private static String joined(List<MarkerRule> rules, String joint) {
        return "(" + String.join(joint, rules.stream().map(MarkerRule::words).toList()) + ")";
    }
}
