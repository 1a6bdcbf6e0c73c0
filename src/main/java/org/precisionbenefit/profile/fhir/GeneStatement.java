package org.precisionbenefit.profile.fhir;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.profile.GeneFact;
import org.precisionbenefit.terminology.GeneSymbol;

/** What one observation states of genes, gathered piece by piece. */
final class GeneStatement {
    private final SortedSet<GeneSymbol> coded = new TreeSet<>();
    private final SortedSet<GeneSymbol> said = new TreeSet<>();
    private final List<String> values = new ArrayList<>();
    private GeneFact.@Nullable Shape shape;
    private boolean astray;

    /** A code of the test stands for the gene. */
    void coded(GeneSymbol gene) {
        coded.add(gene);
    }

    /** A component or words name the genes. */
    void said(SortedSet<GeneSymbol> genes) {
        said.addAll(genes);
    }

    /** A value in words; the first one says in which shape the result was sent. */
    void value(String words, GeneFact.Shape sentAs) {
        values.add(words);
        shape = shape == null ? sentAs : shape;
    }

    /** An identifier or an allele in it belongs to something else than its words say. */
    void goesAstray() {
        astray = true;
    }

    /** Whether a part of it belongs to something else than another part. */
    boolean isAstray() {
        return astray;
    }

    /** Whether a component or words name a gene, and not only the code of the test. */
    boolean namesGene() {
        return !said.isEmpty();
    }

    SortedSet<GeneSymbol> genes() {
        SortedSet<GeneSymbol> all = new TreeSet<>(coded);
        all.addAll(said);
        return all;
    }

    List<String> values() {
        return List.copyOf(values);
    }

    GeneFact.Shape shape() {
        return shape == null ? GeneFact.Shape.WORDS : shape;
    }
}
