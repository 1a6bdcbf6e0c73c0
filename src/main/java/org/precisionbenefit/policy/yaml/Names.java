package org.precisionbenefit.policy.yaml;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import org.precisionbenefit.policy.TermSource;
import org.precisionbenefit.policy.ValueSet;
import org.precisionbenefit.terminology.RxCui;

/**
 * The names that a policy file may use.
 *
 * @param words the vocabulary
 * @param valueSets the value sets that were accepted, by name
 * @param ingredients the drugs that the file itself declares, by name
 * @param refusedValueSets the value sets that have problems of their own
 * @param files the tables and shared criteria that it may name
 */
record Names(
        Map<String, Word> words,
        SortedMap<String, ValueSet> valueSets,
        SortedMap<String, RxCui> ingredients,
        SortedSet<String> refusedValueSets,
        FilesBeside files) {
    Names {
        Objects.requireNonNull(words, "words is null");
        Objects.requireNonNull(valueSets, "valueSets is null");
        Objects.requireNonNull(ingredients, "ingredients is null");
        Objects.requireNonNull(refusedValueSets, "refusedValueSets is null");
        Objects.requireNonNull(files, "files is null");
    }

    Names with(SortedMap<String, RxCui> declared) {
        return new Names(words, valueSets, declared, refusedValueSets, files);
    }

    Names with(FilesBeside own) {
        return new Names(words, valueSets, ingredients, refusedValueSets, own);
    }

    /** The first word of the vocabulary whose value comes from this source. */
    Optional<String> wordOf(TermSource source) {
        return words.values().stream()
                .map(Word::term)
                .filter(term -> term.source() == source)
                .map(term -> term.name())
                .sorted()
                .findFirst();
    }
}
