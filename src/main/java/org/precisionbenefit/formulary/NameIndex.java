package org.precisionbenefit.formulary;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.formulary.names.DrugText;
import org.precisionbenefit.formulary.names.NameTerms;
import org.precisionbenefit.formulary.names.ReadDrugText;
import org.precisionbenefit.formulary.names.Words;
import org.precisionbenefit.terminology.LetterCase;
import org.precisionbenefit.terminology.RxCui;

/** What each name of the catalogue names, found in a text or as a text. */
final class NameIndex {
    private static final int SUFFIX_OF_A_BIOLOGIC = 4;

    private final Map<String, Meaning> names = new HashMap<>();
    private final List<Combination> combinations = new ArrayList<>();
    private final NameTerms terms;
    private final ReadDrugText reader;
    private int longest = 1;

    NameIndex(NameTerms terms) {
        this.terms = terms;
        this.reader = new ReadDrugText(terms);
    }

    /** What a name means: a drug, or only an ingredient of combinations where the drug is null. */
    private record Meaning(@Nullable RxCui drug, boolean brand) {}

    private record Combination(RxCui drug, SortedSet<String> parts) {}

    /**
     * What a text names.
     *
     * @param drugs the drugs
     * @param brands the brands among what was named, in lower-case words
     */
    record Mentioned(SortedSet<RxCui> drugs, SortedSet<String> brands) {}

    /**
     * A text that is the name of one drug.
     *
     * @param drug the drug
     * @param text what the name says
     */
    record NamedDrug(RxCui drug, DrugText text) {}

    void add(DrugEntry entry) {
        RxCui drug = entry.drug().ingredient();
        add(entry.drug().name(), new Meaning(drug, false));
        entry.naming().synonyms().forEach(name -> add(name, new Meaning(drug, false)));
        entry.brands().forEach(brand -> add(brand, new Meaning(drug, true)));
        SortedSet<String> parts = new TreeSet<>();
        entry.naming().parts().forEach(part -> parts.add(Words.plain(part)));
        if (!parts.isEmpty()) {
            parts.forEach(part -> add(part, new Meaning(null, false)));
            combinations.add(new Combination(drug, parts));
            combinations.sort(
                    Comparator.comparing((Combination one) -> -one.parts().size())
                            .thenComparing(Combination::drug));
        }
    }

    private void add(String name, Meaning meaning) {
        String words = Words.plain(name);
        names.merge(words, meaning, (there, added) -> {
            if (there.drug() != null && added.drug() != null && !there.drug().equals(added.drug())) {
                throw new IllegalArgumentException("The name (" + words + ") must not name two drugs.");
            }
            return there.drug() == null ? added : there;
        });
        longest = Math.max(longest, words.split(" ").length);
    }

    /** The drugs that stand in a free text by name, as whole words; of names that lie in each other the longest counts. */
    Mentioned mentionedIn(String text) {
        List<String> words = Words.of(text);
        SortedSet<String> found = new TreeSet<>();
        int at = 0;
        while (at < words.size()) {
            int length = lengthOfName(words, at);
            if (length > 0) {
                found.add(String.join(" ", words.subList(at, at + length)));
            }
            at += Math.max(1, length);
        }
        SortedSet<RxCui> drugs = new TreeSet<>();
        SortedSet<String> brands = new TreeSet<>();
        SortedSet<String> left = new TreeSet<>(found);
        for (Combination combination : combinations) {
            if (found.containsAll(combination.parts())) {
                drugs.add(combination.drug());
                left.removeAll(combination.parts());
                found.removeAll(combination.parts());
            }
        }
        for (String name : left) {
            Meaning meaning = Objects.requireNonNull(names.get(name));
            if (meaning.drug() != null) {
                drugs.add(meaning.drug());
                if (meaning.brand()) {
                    brands.add(name);
                }
            }
        }
        return new Mentioned(drugs, brands);
    }

    private int lengthOfName(List<String> words, int at) {
        for (int length = Math.min(longest, words.size() - at); length > 0; length--) {
            if (names.containsKey(String.join(" ", words.subList(at, at + length)))) {
                return length;
            }
        }
        return 0;
    }

    /** Whether the text parts two or more names and not all of them are known: it may name a combination that is not. */
    boolean namesAnUnknownPart(String text) {
        if (!text.contains("/")) {
            return false;
        }
        List<DrugText.Part> parts = reader.read(text).parts();
        return parts.size() > 1 && parts.stream().anyMatch(part -> known(part.name(), text) == null);
    }

    /** The drug whose name the text is, or null where the text is more, less or something else than one drug's name. */
    @Nullable
    NamedDrug readable(String text) {
        DrugText read = reader.read(text);
        RxCui drug = read.isRead() ? drug(read, text) : null;
        if (drug == null || read.brand() == null) {
            return drug == null ? null : new NamedDrug(drug, read);
        }
        Meaning brand = names.get(Words.plain(read.brand()));
        return brand == null || drug.equals(brand.drug()) ? new NamedDrug(drug, read) : null;
    }

    private @Nullable RxCui drug(DrugText read, String text) {
        SortedSet<String> parts = new TreeSet<>();
        for (DrugText.Part part : read.parts()) {
            String known = known(part.name(), text);
            if (known == null) {
                return null;
            }
            parts.add(known);
        }
        if (parts.size() == 1) {
            return Objects.requireNonNull(names.get(parts.first())).drug();
        }
        return combinations.stream()
                .filter(combination -> combination.parts().equals(parts))
                .map(Combination::drug)
                .findFirst()
                .orElse(null);
    }

    private @Nullable String known(String name, String text) {
        String bare = terms.bare(name);
        int space = name.lastIndexOf(' ');
        if (names.containsKey(name)) {
            return name;
        }
        if (names.containsKey(bare)) {
            return bare;
        }
        // "adalimumab-adaz": four letters behind a hyphen tell biological medicines of one ingredient apart.
        String suffix = name.substring(space + 1);
        boolean biologic = space > 0
                && suffix.length() == SUFFIX_OF_A_BIOLOGIC
                && LetterCase.lower(text).contains("-" + suffix);
        return biologic && names.containsKey(name.substring(0, space)) ? name.substring(0, space) : null;
    }
}
