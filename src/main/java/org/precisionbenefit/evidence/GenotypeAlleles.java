package org.precisionbenefit.evidence;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.evidence.Genotype.Chromosome;
import org.precisionbenefit.evidence.Genotype.Piece;
import org.precisionbenefit.terminology.LetterCase;

/** Reads the alleles within one text, and keeps what the text cannot tell, what would settle it, and the first failure. */
final class GenotypeAlleles {
    private static final int MOST_COPIES = 12;
    private static final Pattern GENE = Pattern.compile("(?<gene>[A-Za-z][A-Za-z0-9-]*)[\\s:]*(?=\\*)");
    private static final Pattern COPIES = Pattern.compile("(?<allele>.+?)\\s*[xX]\\s*(?<number>[nN]|≥?\\s*[0-9]{1,2})");
    private static final Pattern DUPLICATION = Pattern.compile(
            "(?:\\((?<a>[^()/|]+)[/|](?<b>[^()/|]+)\\)\\s*[xX]\\s*(?<number>[nN]|≥?\\s*[0-9]{1,2})"
                    + "|(?<c>[^()/|]+)[/|](?<d>[^()/|]+?)[\\s,(]+dup(?:lication)?\\)?)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern STAR = Pattern.compile("\\*[A-Za-z0-9.]{1,12}");
    private static final Pattern OLD_STAR = Pattern.compile("\\*[0-9]{1,3}[A-Za-z]{1,2}");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9*][A-Za-z0-9 +_>().,:'*-]{0,80}");
    private static final Pattern ZYGOSITY = Pattern.compile(
            "(?<rest>.+?)[\\s,(]+(?<word>heterozygous|het|homozygous|hom|hemizygous|homoplasmic|heteroplasmic)\\)?",
            Pattern.CASE_INSENSITIVE);

    private final GeneTable table;
    private final GeneModel model;
    private final AlleleNames names;
    private final LocalDate day;
    private final TreeSet<String> limitations = new TreeSet<>();
    private final TreeSet<String> settledBy = new TreeSet<>();
    private TextReading.@Nullable Fails failure;

    GenotypeAlleles(GeneTable table, GeneModel model, AlleleNames names, LocalDate day) {
        this.table = table;
        this.model = model;
        this.names = names;
        this.day = day;
    }

    /** A pair of which one allele is duplicated, the text does not say which. */
    record Duplication(String first, String second, String number) {}

    /** Variants without phase, and what was said of how many chromosomes carry them. */
    record Listed(List<Piece> variants, boolean homozygous, boolean heterozygous) {}

    TextReading.@Nullable Fails failure() {
        return failure;
    }

    SortedSet<String> limitations() {
        return limitations;
    }

    SortedSet<String> settledBy() {
        return settledBy;
    }

    void limit(String limitation) {
        limitations.add(limitation);
    }

    void settles(String test) {
        settledBy.add(test);
    }

    void fail(TextReading.Fails why) {
        if (failure == null) {
            failure = why;
        }
    }

    TextReading.Fails unreadable() {
        String form = model.inheritance() == GeneModel.Inheritance.AUTOSOMAL ? "as two alleles" : "as alleles";
        String detail = model.notation().stars()
                ? "The genotype text of gene " + table.gene() + " cannot be read as two star alleles, such as *1/*2."
                : "The genotype text of gene " + table.gene() + " cannot be read " + form + ".";
        return TextReading.fails(GeneEvidence.Reason.UNREADABLE_TEXT, detail);
    }

    /** The reference allele, for a chromosome without any of the variants. */
    Piece reference() {
        return Piece.one(table.byDefault().isEmpty() ? null : table.byDefault().first());
    }

    @Nullable
    Duplication duplication(String text) {
        if (!model.notation().copyNumbers()) {
            return null;
        }
        Matcher matcher = DUPLICATION.matcher(text);
        if (!matcher.matches()) {
            return null;
        }
        return matcher.group("a") == null
                ? new Duplication(matcher.group("c"), matcher.group("d"), "N")
                : new Duplication(matcher.group("a"), matcher.group("b"), matcher.group("number"));
    }

    /** The copies of the duplicated one where the text counts both alleles together, or does not count. */
    List<Piece> copies(String number) {
        return number.equals("3") ? List.of(new Piece(null, 2, false)) : List.of(new Piece(null, 2, true));
    }

    /** The text cut at what stands between two chromosomes; one part when nothing does. */
    List<String> halves(String text) {
        if (text.indexOf('/') >= 0 || text.indexOf('|') >= 0) {
            return trimmed(text.split("[/|]", -1));
        }
        boolean whole = !model.notation().stars()
                || text.indexOf('+') < 0
                || names.find(text, day).isPresent();
        List<String> parts = whole ? List.of(text) : trimmed(text.split("\\+", -1));
        boolean tandem = model.notation().copyNumbers()
                && !parts.stream().allMatch(part -> GENE.matcher(part).lookingAt());
        return tandem ? List.of(text) : parts;
    }

    private static List<String> trimmed(String[] parts) {
        List<String> all = new ArrayList<>();
        for (String part : parts) {
            all.add(part.strip());
        }
        return all;
    }

    /** What lies on one chromosome. */
    Chromosome chromosome(String written) {
        String text = written.startsWith("[") && written.endsWith("]")
                ? written.substring(1, written.length() - 1).strip()
                : written;
        if (names.find(withoutGene(text), day).isPresent()) {
            return Chromosome.of(piece(text));
        }
        String between =
                model.notation().copyNumbers() ? "[+~]" : model.notation().severalVariants() ? " \\+ |;" : "";
        List<String> parts = between.isEmpty() ? List.of(text) : trimmed(text.split(between, -1));
        if (parts.size() > 1) {
            limit(
                    model.notation().copyNumbers()
                            ? "Alleles in tandem were scored by the sum of their activity values."
                            : "Of several variants on one chromosome the one with the least function was used.");
        }
        return new Chromosome(parts.stream().map(this::piece).toList());
    }

    /** The single variants of a text, however they are listed. */
    Chromosome variants(List<String> texts) {
        List<Piece> all = new ArrayList<>();
        for (String text : texts) {
            all.addAll(listed(text).variants());
        }
        if (all.isEmpty()) {
            fail(unreadable());
        }
        if (all.size() > 1) {
            limit("Of several variants the one with the greatest effect was used.");
        }
        return new Chromosome(all);
    }

    Listed listed(String text) {
        Matcher zygosity = ZYGOSITY.matcher(text);
        boolean told = zygosity.matches();
        String word = told ? LetterCase.lower(zygosity.group("word")) : "";
        if (word.equals("heteroplasmic")) {
            limit("Only some of the mitochondria carry the variant (heteroplasmy); how many is not used.");
        }
        String list = withoutGene(told ? zygosity.group("rest").strip() : text);
        List<Piece> variants = new ArrayList<>();
        for (String part : list.split("\\s*;\\s*|\\s+and\\s+|\\s*&\\s*| \\+ ", -1)) {
            variants.addAll(commas(part.strip()));
        }
        return new Listed(variants, word.startsWith("hom") && !word.equals("homoplasmic"), word.startsWith("het"));
    }

    /** Variants between commas; names that hold a comma themselves are found as the longest text that is a name. */
    private List<Piece> commas(String text) {
        String[] parts = text.split(",", -1);
        List<Piece> all = new ArrayList<>();
        int from = 0;
        while (from < parts.length) {
            int to = longest(parts, from);
            all.add(piece(joined(parts, from, to)));
            from = to;
        }
        return all;
    }

    private int longest(String[] parts, int from) {
        for (int to = parts.length; to > from + 1; to--) {
            if (names.find(joined(parts, from, to), day).isPresent()) {
                return to;
            }
        }
        return from + 1;
    }

    private static String joined(String[] parts, int from, int to) {
        return String.join(",", List.of(parts).subList(from, to)).strip();
    }

    private Piece piece(String written) {
        Matcher other = GENE.matcher(written);
        if (model.notation().stars()
                && other.lookingAt()
                && !other.group("gene").equalsIgnoreCase(table.gene().value())) {
            fail(TextReading.fails(
                    GeneEvidence.Reason.CONFLICT,
                    "The result is filed under gene " + table.gene() + ", but its text names another gene."));
            return Piece.one(null);
        }
        String text = withoutGene(written);
        Optional<AlleleNames.Found> found = names.find(text, day);
        if (found.isPresent()) {
            return Piece.one(noted(found.get()));
        }
        Matcher copies = COPIES.matcher(text);
        return model.notation().copyNumbers() && copies.matches()
                ? copied(copies.group("allele"), LetterCase.lower(copies.group("number")))
                : unknown(text);
    }

    private String noted(AlleleNames.Found found) {
        String limitation = found.limitation();
        if (limitation != null) {
            limit(limitation);
        }
        return found.name();
    }

    private Piece copied(String allele, String number) {
        boolean orMore = number.startsWith("≥") || number.equals("n");
        int copies = number.equals("n")
                ? 2
                : Integer.parseInt(number.replace("≥", "").strip());
        if (copies < 1 || copies > MOST_COPIES || (orMore && copies < 2)) {
            fail(unreadable());
            return Piece.one(null);
        }
        Optional<AlleleNames.Found> found = names.find(allele, day);
        if (found.isEmpty()) {
            return unknown(allele);
        }
        if (orMore && copies == 2) {
            settles("The number of copies of the duplicated allele would settle it.");
        }
        return new Piece(noted(found.get()), copies, orMore);
    }

    private Piece unknown(String text) {
        if (!(model.notation().stars() ? STAR : NAME).matcher(text).matches()) {
            fail(unreadable());
        } else if (model.notation().unlisted()) {
            limit("An allele that the knowledge file does not hold makes no difference to this phenotype.");
        } else if (OLD_STAR.matcher(text).matches()) {
            fail(unknownAllele("The result names an allele of gene " + table.gene()
                    + " by an older name with a letter. Its present name is needed."));
        } else {
            fail(unknownAllele("The result names an allele that the knowledge file of gene " + table.gene()
                    + " does not hold on this day."));
        }
        return Piece.one(null);
    }

    private static TextReading.Fails unknownAllele(String detail) {
        return TextReading.fails(GeneEvidence.Reason.UNKNOWN_ALLELE, detail);
    }

    private String withoutGene(String text) {
        String gene = table.gene().value();
        boolean named = text.length() > gene.length() && text.regionMatches(true, 0, gene, 0, gene.length());
        String rest = named ? text.substring(gene.length()) : text;
        boolean cut = named && (rest.charAt(0) == '*' || rest.charAt(0) == ' ' || rest.charAt(0) == ':');
        return cut ? rest.replaceFirst("^[\\s:]+", "") : text;
    }
}
