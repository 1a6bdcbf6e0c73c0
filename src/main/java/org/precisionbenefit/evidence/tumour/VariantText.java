package org.precisionbenefit.evidence.tumour;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.precisionbenefit.evidence.tumour.VariantName.Kind;
import org.precisionbenefit.evidence.tumour.VariantName.Level;
import org.precisionbenefit.terminology.LetterCase;

/** Reads the names of variants: HGVS of protein and coding sequence, and a few fixed words. */
final class VariantText {
    private static final int LONGEST = 200;
    private static final Map<String, String> LETTERS = Map.ofEntries(
            Map.entry("Ala", "A"),
            Map.entry("Arg", "R"),
            Map.entry("Asn", "N"),
            Map.entry("Asp", "D"),
            Map.entry("Cys", "C"),
            Map.entry("Gln", "Q"),
            Map.entry("Glu", "E"),
            Map.entry("Gly", "G"),
            Map.entry("His", "H"),
            Map.entry("Ile", "I"),
            Map.entry("Leu", "L"),
            Map.entry("Lys", "K"),
            Map.entry("Met", "M"),
            Map.entry("Phe", "F"),
            Map.entry("Pro", "P"),
            Map.entry("Ser", "S"),
            Map.entry("Thr", "T"),
            Map.entry("Trp", "W"),
            Map.entry("Tyr", "Y"),
            Map.entry("Val", "V"),
            Map.entry("Ter", "*"));
    private static final Pattern THREE = Pattern.compile("[A-Z][a-z]{2}");
    private static final Pattern PROTEIN = Pattern.compile("([A-Z*])([0-9]{1,5})(?:_([A-Z*])([0-9]{1,5}))?(.*)");
    private static final Pattern CODING = Pattern.compile(
            "c\\.([0-9]{1,6})([+-][0-9]{1,5})?(?:_([0-9]{1,6})([+-][0-9]{1,5})?)?([ACGT]>[ACGT]|del[ACGT]*ins[ACGT]+|del[ACGT]*|dup[ACGT]*|ins[ACGT]+|=)");
    private static final String SORT =
            "(del(?:etions?)?|ins(?:ertions?)?|skip(?:ping|ped)?(?: (?:alterations?|mutations?|variants?))?)";
    /** A gene may stand before the words; "no" and its like may not. */
    private static final String GENE = "(?:(?!(?:no|non|not|without|negative|absent|lacks)[ -])[a-z0-9-]+ )?";

    private static final Pattern EXON_FIRST =
            Pattern.compile(GENE + "ex(?:on)?[ ._-]*([0-9]{1,2})[ ._-]*(?:in-?frame )?" + SORT);
    private static final Pattern SORT_FIRST =
            Pattern.compile(GENE + "(?:in-?frame )?" + SORT + " (?:in|of) exon ([0-9]{1,2})");
    private static final Pattern TANDEM =
            Pattern.compile("(?:flt3[ -])?(?:itd|internal[ -]tandem[ -]duplications?)(?: \\(itd\\))?");

    private VariantText() {}

    static Optional<VariantName> read(String written) {
        String text = written.strip();
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        Optional<VariantName> words = words(LetterCase.lower(text));
        if (words.isPresent()) {
            return words;
        }
        String name = text.substring(text.lastIndexOf(':') + 1).strip();
        if (name.matches("[A-Z0-9-]{2,20} \\S+")) {
            name = name.substring(name.indexOf(' ') + 1);
        }
        return name.startsWith("c.") ? coding(name) : protein(name);
    }

    private static Optional<VariantName> words(String text) {
        Matcher exonFirst = EXON_FIRST.matcher(text);
        if (exonFirst.matches()) {
            return Optional.of(exon(exonFirst.group(1), exonFirst.group(2)));
        }
        Matcher sortFirst = SORT_FIRST.matcher(text);
        if (sortFirst.matches()) {
            return Optional.of(exon(sortFirst.group(2), sortFirst.group(1)));
        }
        return TANDEM.matcher(text).matches()
                ? Optional.of(new VariantName(Level.WORDS, Kind.TANDEM_DUPLICATION, 0, 0, "ITD"))
                : Optional.empty();
    }

    private static VariantName exon(String number, String sort) {
        int exon = Integer.parseInt(number);
        Kind kind = sort.startsWith("del") ? Kind.DELETION : sort.startsWith("ins") ? Kind.INSERTION : Kind.SKIPPING;
        return new VariantName(Level.WORDS, kind, exon, exon, "exon " + exon + " " + LetterCase.lower(kind.name()));
    }

    private static Optional<VariantName> protein(String name) {
        String bare = name.startsWith("p.") ? name.substring(2) : name;
        if (bare.startsWith("(") && bare.endsWith(")")) {
            bare = bare.substring(1, bare.length() - 1);
        }
        Optional<String> shortened = shortened(bare);
        if (shortened.isEmpty()) {
            return Optional.empty();
        }
        Matcher matcher = PROTEIN.matcher(shortened.get());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int first = Integer.parseInt(matcher.group(2));
        String end = matcher.group(4);
        int last = end == null ? first : Integer.parseInt(end);
        Optional<Kind> kind = proteinKind(matcher.group(5), end != null);
        if (kind.isEmpty() || first < 1 || last < first) {
            return Optional.empty();
        }
        return Optional.of(new VariantName(Level.PROTEIN, kind.get(), first, last, "p." + shortened.get()));
    }

    private static Optional<Kind> proteinKind(String change, boolean range) {
        if (change.matches("del[A-Z]*ins[A-Z*0-9]+")) {
            return Optional.of(Kind.DELETION_INSERTION);
        }
        if (change.matches("del[A-Z]*")) {
            return Optional.of(Kind.DELETION);
        }
        if (range && change.matches("ins([A-Z]+|[0-9]+|\\([0-9]+\\))")) {
            return Optional.of(Kind.INSERTION);
        }
        if (change.matches("dup[A-Z]*")) {
            return Optional.of(Kind.DUPLICATION);
        }
        if (range) {
            return Optional.empty();
        }
        if (change.matches("[A-Z]?fs([*X]?[0-9?]+)?")) {
            return Optional.of(Kind.FRAMESHIFT);
        }
        if (change.equals("=")) {
            return Optional.of(Kind.SYNONYMOUS);
        }
        return change.equals("*")
                ? Optional.of(Kind.STOP)
                : change.matches("[ACDEFGHIKLMNPQRSTVWY]") ? Optional.of(Kind.SUBSTITUTION) : Optional.empty();
    }

    /** Three letters become one; what is no amino acid makes the name unreadable. */
    private static Optional<String> shortened(String name) {
        StringBuilder all = new StringBuilder();
        Matcher matcher = THREE.matcher(name);
        int done = 0;
        while (matcher.find()) {
            String letter = LETTERS.get(matcher.group());
            if (letter == null) {
                return Optional.empty();
            }
            all.append(name, done, matcher.start()).append(letter);
            done = matcher.end();
        }
        return Optional.of(all.append(name.substring(done)).toString());
    }

    private static Optional<VariantName> coding(String name) {
        Matcher matcher = CODING.matcher(name);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int first = Integer.parseInt(matcher.group(1));
        int last = matcher.group(3) == null ? first : Integer.parseInt(matcher.group(3));
        if (first < 1 || last < first) {
            return Optional.empty();
        }
        boolean intron = matcher.group(2) != null || matcher.group(4) != null;
        return Optional.of(
                new VariantName(Level.CODING, intron ? Kind.SPLICE : codingKind(matcher.group(5)), first, last, name));
    }

    private static Kind codingKind(String change) {
        if (change.contains(">")) {
            return Kind.SUBSTITUTION;
        }
        if (change.startsWith("del")) {
            return change.contains("ins") ? Kind.DELETION_INSERTION : Kind.DELETION;
        }
        return change.startsWith("dup") ? Kind.DUPLICATION : change.equals("=") ? Kind.SYNONYMOUS : Kind.INSERTION;
    }
}
