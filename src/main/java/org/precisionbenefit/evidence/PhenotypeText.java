package org.precisionbenefit.evidence;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.terminology.CodeSystem;
import org.precisionbenefit.terminology.LetterCase;

/** Reads the words and answer codes by which reports name a phenotype of one gene. */
final class PhenotypeText {
    private static final int LONGEST = 120;
    private static final Pattern WITH_BRACKETS = Pattern.compile("([^()]+)\\(([^()]+)\\)");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[\\s_:-]+");
    private static final Pattern SCORE = Pattern.compile(
            "(?<words>[^0-9≥]*?)[\\s(,;]*(?<mark>\\b(?:activity score|as)\\b)?[\\s:=]*"
                    + "(?<score>≥?\\s*[0-9]{1,2}(?:\\.[0-9]{1,2})?)\\s*\\)?",
            Pattern.CASE_INSENSITIVE);

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
        return meant.<TextReading>map(phenotype -> TextReading.Means.one(Candidate.of(phenotype, null, table.source())))
                .orElseGet(this::unreadable);
    }

    /** Reads words, an activity score, or both, by a file that says how results are read. */
    TextReading read(String text, GeneModel model, LocalDate day) {
        TextReading words = read(text);
        GeneScores scores = model.scores();
        if (scores == null || text.length() > LONGEST) {
            return words;
        }
        if (words instanceof TextReading.Means means) {
            return scored(means.phenotype(), scores, day);
        }
        Matcher matcher = SCORE.matcher(withoutGene(PlainText.of(text)));
        if (!matcher.matches()
                || (matcher.group("mark") == null && !matcher.group("score").matches(".*[.≥].*"))) {
            return words;
        }
        Optional<ActivityScore> score = ActivityScore.read(matcher.group("score"));
        String before = plain(matcher.group("words"));
        Optional<Phenotype> named = find(before);
        boolean nothingElse = matcher.group("words").isBlank();
        return score.isEmpty() || (!nothingElse && named.isEmpty())
                ? words
                : score(score.get(), named.orElse(null), scores, day);
    }

    private String withoutGene(String text) {
        String gene = table.gene().value();
        return text.regionMatches(true, 0, gene, 0, gene.length()) ? text.substring(gene.length()) : text;
    }

    private TextReading score(ActivityScore score, @Nullable Phenotype named, GeneScores scores, LocalDate day) {
        if (!scores.possible(score, day)) {
            return TextReading.fails(
                    GeneEvidence.Reason.UNREADABLE_TEXT,
                    "The activity score of gene " + table.gene() + " is none that its alleles can add up to (steps of "
                            + scores.step() + ").");
        }
        List<Candidate> all = new ArrayList<>();
        for (Dated<ScoreRange> row : scores.of(score, day)) {
            Phenotype phenotype = row.value().phenotype();
            if (named == null || table.agree(named, phenotype)) {
                all.add(new Candidate(phenotype, null, score, scores.keysOf(score, phenotype, day), row.source()));
            }
        }
        return all.isEmpty()
                ? TextReading.fails(
                        GeneEvidence.Reason.CONFLICT,
                        "Phenotype and activity score of one result of gene " + table.gene()
                                + " contradict each other.")
                : new TextReading.Means(all, List.of(), settledBy(all));
    }

    /** A phenotype of a gene whose guidance is keyed by scores can stand under each score that makes it. */
    private TextReading scored(Phenotype phenotype, GeneScores scores, LocalDate day) {
        List<Candidate> all = new ArrayList<>();
        if (phenotype.equals(scores.unscored())) {
            all.add(new Candidate(phenotype, null, null, List.of(scores.unscoredKey()), table.source()));
        }
        for (ActivityScore key : scores.keysOf(phenotype, day)) {
            all.add(new Candidate(phenotype, null, key, List.of(key.text()), table.source()));
        }
        return all.isEmpty() ? unreadable() : new TextReading.Means(all, List.of(), settledBy(all));
    }

    private static List<String> settledBy(List<Candidate> all) {
        return all.size() == 1 ? List.of() : List.of("The diplotype, or its activity score, would settle it.");
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
        String lower = LetterCase.lower(text.strip().replace(CodeSystem.LOINC.uri() + "|", ""));
        String words = BETWEEN_WORDS
                .matcher(lower)
                .replaceAll(" ")
                .replace("metaboliser", "metabolizer")
                .strip();
        String gene = LetterCase.lower(table.gene().value()) + " ";
        return words.startsWith(gene) ? words.substring(gene.length()) : words;
    }
}
