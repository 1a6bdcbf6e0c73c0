package org.precisionbenefit.evidence.yaml;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.precisionbenefit.evidence.GeneTable;
import org.precisionbenefit.evidence.Lookup;
import org.precisionbenefit.terminology.ConfigurationFault.Problem;
import org.precisionbenefit.terminology.authored.Authored;
import org.precisionbenefit.terminology.authored.Problems;
import org.precisionbenefit.terminology.authored.Suggestion;

/** Checks that what guidance is entered by can come from a gene's results; a value that never can would never answer. */
final class LookupCheck {
    private LookupCheck() {}

    /**
     * What is wrong with naming a gene of which no file says how its results are read; nothing where one does. Guidance that is
     * read by itself, without any gene, is not checked.
     */
    static Optional<Problem> file(Authored.Scalar gene, Map<String, GeneTable> tables, String owner) {
        if (tables.isEmpty() || tables.containsKey(gene.value())) {
            return Optional.empty();
        }
        return Optional.of(gene.place()
                .problem("The gene (" + gene.value() + ") of " + owner + " must have a file pgx/" + gene.value()
                        + ".yaml, which says how its results are read."
                        + Suggestion.of(gene.value(), tables.keySet())));
    }

    /** Adds a problem for each value that no result of the gene can give. */
    static void check(List<Authored.Scalar> values, GeneTable table, String owner) {
        Problems problems = new Problems();
        SortedSet<String> possible = new TreeSet<>(table.lookupValues());
        possible.add(Lookup.NO_RESULT);
        for (Authored.Scalar value : values) {
            if (!possible.contains(value.value())) {
                problems.add(value.place()
                        .problem("The value (" + value.value() + ") of gene " + table.gene() + " in " + owner
                                + " must be one that a result of the gene can give; pgx/" + table.gene()
                                + ".yaml gives none like it."
                                + Suggestion.orAll(value.value(), possible)));
            }
        }
        problems.raise();
    }
}
