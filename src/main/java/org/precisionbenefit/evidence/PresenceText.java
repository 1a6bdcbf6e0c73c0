package org.precisionbenefit.evidence;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.terminology.LetterCase;

/**
 * Reads results of a gene of which only the presence of single alleles matters (HLA): a statement on one allele, a typing
 * of both chromosomes, or a GL String. Two fields of a name count. What the typing leaves open stays open: an allele is
 * called negative only when both chromosomes are typed finely enough to exclude it.
 */
final class PresenceText {
    private static final int LONGEST = 400;
    private static final String FIELDS = "\\*?(?<first>[0-9]{2,3})(?::(?<second>[0-9]{2,3}|[A-Za-z]{2,5}))?"
            + "(?<more>(?::[0-9]{2,3}){0,2})(?<suffix>[A-Za-z])?";
    private static final Pattern ALLELE =
            Pattern.compile("(?:(?<gene>(?:HLA-)?[A-Za-z]{1,4}[0-9]{0,2})\\s*(?=\\*))?" + FIELDS);
    private static final Pattern STATUS = Pattern.compile(
            "(?<allele>\\S+?)[\\s:=(,-]+(?<no>not detected|absent|negative|neg|non-carrier)?"
                    + "(?<yes>detected|present|positive|pos|carrier)?\\)?",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern NEXT = Pattern.compile("\\s*[;,]\\s*");

    private final GeneTable table;
    private final AlleleNames names;
    private final LocalDate day;
    private final TreeSet<String> limitations = new TreeSet<>();
    private boolean otherGene;

    PresenceText(GeneTable table, AlleleNames names, LocalDate day) {
        this.table = table;
        this.names = names;
        this.day = day;
    }

    /** What is said of one allele. */
    enum Status {
        POSITIVE,
        NEGATIVE,
        OPEN;

        String key(String allele) {
            return allele + (this == POSITIVE ? " positive" : " negative");
        }
    }

    /**
     * An allele that was typed.
     *
     * @param first its first field
     * @param second its second field, empty where the typing does not tell it
     * @param unexpressed the letter that says that it is not or weakly expressed, or empty
     */
    private record Typed(String first, String second, String unexpressed) {
        String text() {
            return "*" + first + (second.isEmpty() ? "" : ":" + second);
        }

        boolean expressed() {
            return unexpressed.isEmpty();
        }
    }

    TextReading read(String sent) {
        if (sent.length() > LONGEST) {
            return unreadable();
        }
        String text = PlainText.of(sent);
        List<Matcher> statements = statements(text);
        return statements.isEmpty() ? typing(text) : stated(statements);
    }

    private static List<Matcher> statements(String text) {
        List<Matcher> all = new ArrayList<>();
        for (String part : NEXT.split(text, -1)) {
            Matcher matcher = STATUS.matcher(part);
            if (!matcher.matches() || (matcher.group("yes") == null) == (matcher.group("no") == null)) {
                return List.of();
            }
            all.add(matcher);
        }
        return all;
    }

    private TextReading stated(List<Matcher> statements) {
        SortedMap<String, Status> known = new TreeMap<>();
        for (Matcher statement : statements) {
            Optional<Typed> allele = typed(statement.group("allele"));
            if (allele.isEmpty()) {
                return failure();
            }
            Optional<String> marker = names.find(allele.get().text(), day).map(AlleleNames.Found::name);
            if (marker.isEmpty()) {
                return TextReading.fails(
                        GeneEvidence.Reason.UNKNOWN_ALLELE,
                        "The result speaks of an allele of gene " + table.gene()
                                + " of which the knowledge file says nothing on this day.");
            }
            Status status = statement.group("no") == null ? Status.POSITIVE : Status.NEGATIVE;
            if (known.putIfAbsent(marker.get(), status)
                    == (status == Status.POSITIVE ? Status.NEGATIVE : Status.POSITIVE)) {
                return TextReading.fails(
                        GeneEvidence.Reason.CONFLICT,
                        "The result of gene " + table.gene()
                                + " says of one allele both that it is there and that it is not.");
            }
        }
        return means(known, null);
    }

    /** Of a GL String over several genes the part of this one; then possible pairs, chromosomes, possible alleles. */
    private TextReading typing(String text) {
        String own = text;
        for (String locus : text.split("\\^", -1)) {
            if (text.indexOf('^') >= 0 && locus.strip().startsWith(table.gene().value())) {
                own = locus.strip();
            }
        }
        SortedMap<String, Status> known = new TreeMap<>();
        List<String> pairs = own.indexOf('+') >= 0 ? List.of(own.split("\\|", -1)) : List.of(own.replace('|', '/'));
        String diplotype = null;
        for (String pair : pairs) {
            List<List<Typed>> chromosomes = chromosomes(pair);
            if (chromosomes.isEmpty()) {
                return failure();
            }
            diplotype = pairs.size() == 1 ? diplotype(chromosomes) : null;
            for (String marker : table.alleles().keySet()) {
                known.merge(marker, status(marker, chromosomes), (one, two) -> one == two ? one : Status.OPEN);
            }
        }
        return means(known, diplotype);
    }

    private List<List<Typed>> chromosomes(String pair) {
        boolean gl = pair.indexOf('+') >= 0;
        String[] parts = pair.split(gl ? "\\+" : "/", -1);
        List<List<Typed>> all = new ArrayList<>();
        for (String part : parts) {
            List<Typed> possible = new ArrayList<>();
            for (String one : part.split("/", -1)) {
                Optional<Typed> allele = typed(one.strip());
                if (allele.isEmpty()) {
                    return List.of();
                }
                possible.add(allele.get());
            }
            all.add(possible);
        }
        return all.size() <= 2 ? all : List.of();
    }

    private static @Nullable String diplotype(List<List<Typed>> chromosomes) {
        if (chromosomes.size() != 2 || chromosomes.stream().anyMatch(one -> one.size() > 1)) {
            return null;
        }
        return String.join(
                "/",
                chromosomes.stream()
                        .map(one -> one.get(0).text() + one.get(0).unexpressed())
                        .sorted()
                        .toList());
    }

    private Status status(String marker, List<List<Typed>> chromosomes) {
        Status together = chromosomes.size() == 2 ? Status.NEGATIVE : Status.OPEN;
        for (List<Typed> possible : chromosomes) {
            Status one = status(marker, possible.get(0));
            for (Typed typed : possible) {
                one = status(marker, typed) == one ? one : Status.OPEN;
            }
            if (one == Status.POSITIVE) {
                return one;
            }
            together = one == Status.OPEN ? one : together;
        }
        return together;
    }

    private Status status(String marker, Typed typed) {
        if (typed.text().equals(marker)) {
            if (!typed.expressed()) {
                limitations.add("An allele that is not or weakly expressed was left open.");
            }
            return typed.expressed() ? Status.POSITIVE : Status.OPEN;
        }
        boolean open = typed.second().isEmpty() && marker.startsWith("*" + typed.first() + ":");
        return open ? Status.OPEN : Status.NEGATIVE;
    }

    private Optional<Typed> typed(String text) {
        Matcher matcher = ALLELE.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String gene = matcher.group("gene");
        String own = table.gene().value();
        if (gene != null && !gene.equalsIgnoreCase(own) && !("HLA-" + gene).equalsIgnoreCase(own)) {
            otherGene = true;
            return Optional.empty();
        }
        String second = matcher.group("second");
        if (!matcher.group("more").isEmpty()) {
            limitations.add("Only the first two fields of an allele's name were used.");
        }
        String suffix = matcher.group("suffix") == null ? "" : LetterCase.upper(matcher.group("suffix"));
        boolean told = second != null && Character.isDigit(second.charAt(0));
        return Optional.of(
                new Typed(matcher.group("first"), told ? second : "", suffix.matches("[NLSCAQ]") ? suffix : ""));
    }

    private TextReading means(SortedMap<String, Status> known, @Nullable String diplotype) {
        List<String> keys = new ArrayList<>();
        known.forEach((allele, status) -> {
            if (status == Status.OPEN) {
                limitations.add(leftOpen(allele));
            } else {
                keys.add(status.key(allele));
            }
        });
        if (keys.isEmpty()) {
            return TextReading.fails(
                    GeneEvidence.Reason.UNREADABLE_TEXT,
                    "The typing of gene " + table.gene() + " is too coarse for any allele that matters here.");
        }
        Candidate one = new Candidate(new Phenotype(String.join(", ", keys)), diplotype, null, keys, table.source());
        return new TextReading.Means(List.of(one), List.copyOf(limitations), List.of());
    }

    /** The limitation of a typing that is too coarse to tell of an allele. */
    static String leftOpen(String allele) {
        return "The typing leaves " + allele + " open; a typing of two fields of both chromosomes would settle it.";
    }

    private TextReading failure() {
        return otherGene
                ? TextReading.fails(
                        GeneEvidence.Reason.CONFLICT,
                        "The result is filed under gene " + table.gene() + ", but its text names another gene.")
                : unreadable();
    }

    private TextReading unreadable() {
        return TextReading.saysNothing("The text of gene " + table.gene()
                + " cannot be read as alleles, or as an allele that is positive or negative.");
    }
}
