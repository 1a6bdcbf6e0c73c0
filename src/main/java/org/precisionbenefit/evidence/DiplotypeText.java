package org.precisionbenefit.evidence;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.evidence.GeneEvidence.Reason;
import org.precisionbenefit.terminology.Citation;
import org.precisionbenefit.terminology.LetterCase;

/**
 * Reads the star-allele texts by which reports name a diplotype of one gene, on one day, the way 0.1.0 did: for gene files
 * that do not say how their results are read, so that what was decided by them replays. {@link GenotypeText} reads for all
 * others.
 *
 * <p>Understood are {@code *2/*17}, {@code CYP2C19*2/*17}, {@code CYP2C19 *2/CYP2C19 *17}, {@code *2|*17} (phased),
 * {@code *2+*17} (GL String), suballeles such as {@code *2.001}, former names that the gene's file lists, and several
 * possible diplotypes joined by "or" (or by {@code |} between pairs, as GL String does). Everything else is unreadable:
 * a text is never cut until it fits.
 */
final class DiplotypeText {
    private static final int LONGEST = 120;
    private static final Pattern OR = Pattern.compile("\\s+or\\s+", Pattern.CASE_INSENSITIVE);
    private static final Pattern BETWEEN_PAIRS = Pattern.compile("(?<=[/+].{1,60})\\|(?=.{1,60}[/+])");
    private static final Pattern BETWEEN_ALLELES = Pattern.compile("[/|+]");
    private static final Pattern ALLELE =
            Pattern.compile("(?:(?<gene>[A-Za-z][A-Za-z0-9-]*)[\\s:]*)?(?<allele>\\*[A-Za-z0-9.]{1,12})");
    private static final Pattern SUBALLELE = Pattern.compile("(\\*[0-9]+)\\.[0-9]{3,}");
    private static final Pattern NUMBER = Pattern.compile("\\*([0-9]{1,6})");
    private static final Comparator<String> CANONICAL =
            Comparator.comparingInt(DiplotypeText::number).thenComparing(Comparator.naturalOrder());

    private final GeneTable table;
    private final LocalDate day;
    private final TreeSet<String> limitations = new TreeSet<>();

    DiplotypeText(GeneTable table, LocalDate day) {
        this.table = table;
        this.day = day;
    }

    /** Whether the text tries to name star alleles. */
    static boolean looksLikeOne(String text) {
        return text.contains("*");
    }

    TextReading read(String text) {
        if (text.length() > LONGEST) {
            return unreadable();
        }
        List<TextReading.Means> possible = new ArrayList<>();
        for (String pair : possiblePairs(text.strip())) {
            TextReading reading = pair(pair);
            if (!(reading instanceof TextReading.Means means)) {
                return reading;
            }
            possible.add(means);
        }
        return together(possible);
    }

    private static List<String> possiblePairs(String text) {
        List<String> pairs = new ArrayList<>();
        for (String part : OR.split(text, -1)) {
            pairs.addAll(List.of(BETWEEN_PAIRS.split(part, -1)));
        }
        return pairs;
    }

    private TextReading together(List<TextReading.Means> possible) {
        TextReading.Means first = possible.get(0);
        TreeSet<String> diplotypes = new TreeSet<>();
        for (TextReading.Means one : possible) {
            if (!one.phenotype().equals(first.phenotype())) {
                return TextReading.fails(
                        Reason.CONFLICT,
                        "The result of gene " + table.gene()
                                + " leaves several diplotypes possible, and they have different phenotypes.");
            }
            diplotypes.addAll(one.diplotypes());
        }
        if (diplotypes.size() > 1) {
            limitations.add("Several diplotypes are possible; all of them have the same phenotype.");
        }
        Citation source = first.candidates().get(0).source();
        List<Candidate> all = diplotypes.stream()
                .map(diplotype -> Candidate.of(first.phenotype(), diplotype, source))
                .toList();
        return new TextReading.Means(all, List.copyOf(limitations), List.of());
    }

    private TextReading pair(String text) {
        List<String> alleles = new ArrayList<>();
        for (String part : BETWEEN_ALLELES.split(text, -1)) {
            Matcher matcher = ALLELE.matcher(part.strip());
            if (!matcher.matches()) {
                return unreadable();
            }
            String gene = matcher.group("gene");
            if (gene != null && !LetterCase.upper(gene).equals(table.gene().value())) {
                return TextReading.fails(
                        Reason.CONFLICT,
                        "The result is filed under gene " + table.gene() + ", but its text names another gene.");
            }
            alleles.add(LetterCase.upper(matcher.group("allele")));
        }
        return alleles.size() == 2 ? pair(known(alleles.get(0)), known(alleles.get(1))) : unreadable();
    }

    private TextReading pair(@Nullable String one, @Nullable String other) {
        if (one == null || other == null) {
            return TextReading.fails(
                    Reason.UNKNOWN_ALLELE,
                    "The result names an allele that the knowledge file of gene " + table.gene()
                            + " does not hold on this day.");
        }
        if (table.byDefault().contains(one) || table.byDefault().contains(other)) {
            limitations.add("An allele without variants means that none of the tested variants was found;"
                    + " variants that the laboratory does not test are not excluded.");
        }
        FunctionPair functions = new FunctionPair(function(one), function(other));
        Optional<Dated<GeneRule>> rule = table.rule(functions, day);
        String diplotype = CANONICAL.compare(one, other) <= 0 ? one + "/" + other : other + "/" + one;
        return rule.<TextReading>map(row -> TextReading.Means.one(Candidate.of(
                        Objects.requireNonNull(row.value().phenotype(), "phenotype is null"), diplotype, row.source())))
                .orElseGet(() -> TextReading.fails(
                        Reason.UNKNOWN_ALLELE,
                        "The knowledge file of gene " + table.gene()
                                + " has no phenotype for this pair of functions."));
    }

    private String function(String allele) {
        return Objects.requireNonNull(
                table.allele(allele, day).orElseThrow().value().function(), "function is null");
    }

    /** The allele under the name the table has on the day, or null when it holds none. */
    private @Nullable String known(String allele) {
        OtherName other = table.otherNames().get(allele);
        String today = other == null ? allele : other.allele();
        if (!today.equals(allele)) {
            limitations.add("An allele was sent under a former name and read under its present one.");
        }
        Matcher suballele = SUBALLELE.matcher(today);
        if (suballele.matches()) {
            limitations.add("A suballele was read as its core allele.");
            today = suballele.group(1);
        }
        return table.allele(today, day).isPresent() ? today : null;
    }

    private TextReading unreadable() {
        return TextReading.fails(
                Reason.UNREADABLE_TEXT,
                "The genotype text of gene " + table.gene() + " cannot be read as two star alleles, such as *1/*2.");
    }

    private static int number(String allele) {
        Matcher digits = NUMBER.matcher(allele);
        return digits.lookingAt() ? Integer.parseInt(digits.group(1)) : Integer.MAX_VALUE;
    }
}
