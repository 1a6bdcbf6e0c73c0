package org.precisionbenefit.evidence;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.precisionbenefit.terminology.CodeSystem;

/** Reads the words and answer codes by which reports name a phenotype of one gene. */
final class PhenotypeText {
    private static final int LONGEST = 120;
    private static final Pattern WITH_BRACKETS = Pattern.compile("([^()]+)\\(([^()]+)\\)");

    private final GeneTable table;
    private final Map<String, Phenotype> byWord = new TreeMap<>();

    PhenotypeText(GeneTable table) {
        this.table = table;
        for (PhenotypeWord word : table.phenotypes()) {
            byWord.put(plain(word.phenotype().name()), word.phenotype());
            word.words().forEach(other -> byWord.put(plain(other), word.phenotype()));
        }
    }

    TextReading read(String text) {
        if (text.length() > LONGEST) {
            return unreadable();
        }
        Matcher brackets = WITH_BRACKETS.matcher(text.strip());
        Optional<Phenotype> meant = brackets.matches()
                ? find(brackets.group(1)).filter(phenotype -> find(brackets.group(2))
                        .filter(phenotype::equals)
                        .isPresent())
                : find(text);
        return meant.<TextReading>map(
                        phenotype -> new TextReading.Means(phenotype, new TreeSet<>(), table.source(), List.of()))
                .orElseGet(this::unreadable);
    }

    private TextReading unreadable() {
        return TextReading.saysNothing(
                "The phenotype text of gene " + table.gene() + " names no phenotype that the knowledge file holds.");
    }

    private Optional<Phenotype> find(String text) {
        return Optional.ofNullable(byWord.get(plain(text)));
    }

    // Locale.ROOT: in a Turkish locale the capital I of "INTERMEDIATE" would become a letter that no word holds.
    private String plain(String text) {
        String words = text.strip()
                .replace(CodeSystem.LOINC.uri() + "|", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[\\s_:-]+", " ")
                .replace("metaboliser", "metabolizer")
                .strip();
        String gene = table.gene().value().toLowerCase(Locale.ROOT) + " ";
        return words.startsWith(gene) ? words.substring(gene.length()) : words;
    }
}
