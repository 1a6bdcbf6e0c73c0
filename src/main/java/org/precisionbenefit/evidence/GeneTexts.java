package org.precisionbenefit.evidence;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.profile.Sex;

/** Reads the texts of one gene's results; what does not depend on the day is prepared once. */
final class GeneTexts {
    private final GeneTable table;
    private final PhenotypeText phenotypes;
    private final AlleleNames names;

    GeneTexts(GeneTable table) {
        this.table = table;
        this.phenotypes = new PhenotypeText(table);
        this.names = new AlleleNames(table);
    }

    GeneTable table() {
        return table;
    }

    /**
     * Reads one text. Systems put diplotypes into phenotype fields and the reverse, so that the text itself tells which it
     * is.
     *
     * @param sex the member's, or null when it is not known; it says how many X chromosomes there are
     */
    TextReading read(String text, LocalDate day, @Nullable Sex sex) {
        GeneModel model = table.model();
        if (model == null) {
            return DiplotypeText.looksLikeOne(text) ? new DiplotypeText(table, day).read(text) : phenotypes.read(text);
        }
        return switch (model.method()) {
            case NONE ->
                TextReading.fails(
                        GeneEvidence.Reason.UNKNOWN_GENE,
                        "Gene " + table.gene() + " has no phenotype here: " + model.none());
            case PRESENCE -> new PresenceText(table, names, day).read(text);
            case FUNCTIONS, ACTIVITY_SCORE -> {
                TextReading words = phenotypes.read(text, model, day);
                yield saysNothing(words) ? genotype(text, model, day, sex, words) : words;
            }
        };
    }

    private TextReading genotype(String text, GeneModel model, LocalDate day, @Nullable Sex sex, TextReading words) {
        TextReading genotype = new GenotypeText(table, model, names, day, sex).read(text);
        boolean failed = genotype instanceof TextReading.Fails;
        boolean alleles = namesAlleles(text, model) || names.find(text, day).isPresent();
        return failed && !alleles ? words : genotype;
    }

    /** Whether a text that cannot be read tried to name alleles, so that no other text makes up for it. */
    private static boolean namesAlleles(String text, GeneModel model) {
        String plain = PlainText.of(text);
        boolean names = plain.indexOf('>') >= 0 || (plain.indexOf('/') > 0 && !plain.equalsIgnoreCase("n/a"));
        return plain.indexOf('*') >= 0 || (!model.notation().stars() && names);
    }

    private static boolean saysNothing(TextReading reading) {
        return reading instanceof TextReading.Fails fails && !fails.decisive();
    }
}
