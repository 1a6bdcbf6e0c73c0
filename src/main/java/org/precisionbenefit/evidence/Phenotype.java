package org.precisionbenefit.evidence;

import java.util.Objects;

/**
 * A phenotype by CPIC's word, for example {@code Poor Metabolizer}.
 *
 * @param name the word as the knowledge file of the gene writes it
 */
public record Phenotype(String name) {
    public Phenotype {
        Objects.requireNonNull(name, "name is null");
        if (name.isBlank()) {
            throw new IllegalArgumentException("A phenotype must have a name.");
        }
    }
}
