package org.precisionbenefit.evidence;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A phenotype with every word and code that names it in a result.
 *
 * @param phenotype the phenotype
 * @param confirmed the phenotype of which this is the "likely" form, or null; a result that names the confirmed one does
 *     not contradict a diplotype of the likely one, because reports have no codes for "likely"
 * @param words other words and LOINC answer codes
 */
public record PhenotypeWord(Phenotype phenotype, @Nullable Phenotype confirmed, List<String> words) {
    public PhenotypeWord {
        Objects.requireNonNull(phenotype, "phenotype is null");
        words = List.copyOf(words);
    }
}
