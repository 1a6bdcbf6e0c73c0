package org.precisionbenefit.policy.yaml;

import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import org.precisionbenefit.terminology.RxCui;

/**
 * The names that a policy file may use.
 *
 * @param words the vocabulary
 * @param valueSets the value sets that were accepted
 * @param refusedValueSets the value sets that have problems of their own
 * @param ingredients the drugs that the file itself declares, by name
 */
record Names(
        Map<String, Word> words,
        SortedSet<String> valueSets,
        SortedMap<String, RxCui> ingredients,
        SortedSet<String> refusedValueSets) {
    Names {
        Objects.requireNonNull(words, "words is null");
        Objects.requireNonNull(valueSets, "valueSets is null");
        Objects.requireNonNull(ingredients, "ingredients is null");
        Objects.requireNonNull(refusedValueSets, "refusedValueSets is null");
    }

    Names with(SortedMap<String, RxCui> declared) {
        return new Names(words, valueSets, declared, refusedValueSets);
    }
}
