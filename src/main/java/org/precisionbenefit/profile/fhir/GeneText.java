package org.precisionbenefit.profile.fhir;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.precisionbenefit.terminology.GeneSymbol;
import org.precisionbenefit.terminology.LetterCase;

/** Reads gene names, diplotypes and phenotypes out of the words that laboratories write. */
final class GeneText {
    private static final Pattern WORD = Pattern.compile("[A-Za-z][A-Za-z0-9]*(?:-[A-Za-z0-9]+)*+");
    private static final Pattern PAIR = Pattern.compile("\\*[^\\s/,;()]+\\s*/\\s*\\*[^\\s/,;()]+");
    private static final Pattern RESULT = Pattern.compile(
            "\\*[0-9]|metaboli[sz]er|function|positive|negative|detected|activity score"
                    + "|^(?:UM|RM|NM|EM|IM|PM)\\b|\\bAS[ :=]*[0-9]",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern VARIANTS = Pattern.compile("/|\\brs[0-9]|\\b[cgmp]\\.");
    private static final Pattern PHENOTYPE = Pattern.compile(
            "(likely )?(ultra-?rapid|rapid|normal|extensive|intermediate|poor) metaboli[sz]er( phenotype)?",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern PRESENCE =
            Pattern.compile("positive|negative|detected|present|absent", Pattern.CASE_INSENSITIVE);
    private static final String EDGES = ",;:()/-";

    private final SortedSet<GeneSymbol> known = new TreeSet<>();

    GeneText(CodeTable table) {
        table.of(CodeTable.Kind.GENE).map(row -> new GeneSymbol(row.gene())).forEach(known::add);
    }

    /** The known genes that the text names. */
    SortedSet<GeneSymbol> genes(String text) {
        SortedSet<GeneSymbol> found = new TreeSet<>();
        Matcher words = WORD.matcher(text);
        while (words.find()) {
            gene(words.group()).ifPresent(found::add);
        }
        return found;
    }

    private Optional<GeneSymbol> gene(String word) {
        String symbol = LetterCase.upper(word);
        return known.stream().filter(gene -> gene.value().equals(symbol)).findFirst();
    }

    /** An activity score as texts write it. */
    static String score(String number) {
        String plain = number.strip();
        return plain.isEmpty() || Character.isLetter(plain.charAt(0)) ? plain : "AS " + plain;
    }

    /** Whether the text states a result rather than only naming a test. */
    boolean statesResult(String text) {
        return RESULT.matcher(text).find();
    }

    /** What texts say: diplotypes and phenotypes in the order found, each once. */
    record Said(List<String> diplotypes, List<String> phenotypes) {
        static Said nothing() {
            return new Said(new ArrayList<>(), new ArrayList<>());
        }

        void diplotype(String text) {
            if (!diplotypes.contains(text)) {
                diplotypes.add(text);
            }
        }

        void phenotype(String text) {
            if (phenotypes.stream().noneMatch(text::equalsIgnoreCase)) {
                phenotypes.add(text);
            }
        }
    }

    /**
     * Adds what one text says of a gene. A pair of star alleles, alone or followed by a phenotype, is taken apart; with
     * any other word beside it (a choice, a doubt, a negation) the text is kept whole and ends as unreadable, because
     * nobody here may cut the laboratory's words until they fit.
     */
    void read(String text, GeneSymbol gene, Said said) {
        String plain = withoutEdges(withoutGene(text, gene));
        Matcher pair = PAIR.matcher(plain);
        if (plain.isEmpty()) {
            return;
        }
        if (!plain.contains("*")
                && VARIANTS.matcher(plain).find()
                && !RESULT.matcher(plain).find()) {
            said.diplotype(plain);
        } else if (!plain.contains("*") || PRESENCE.matcher(plain).find()) {
            said.phenotype(plain);
        } else if (pair.lookingAt()) {
            String rest = withoutEdges(plain.substring(pair.end()));
            boolean phenotype = PHENOTYPE.matcher(rest).matches();
            said.diplotype(rest.isEmpty() || phenotype ? pair.group().replaceAll("\\s", "") : plain);
            if (phenotype) {
                said.phenotype(rest);
            }
        } else {
            said.diplotype(plain);
        }
    }

    /** By characters: an expression for the end would try again from each of a million blanks in the middle. */
    private static String withoutEdges(String text) {
        int[] partners = partners(text);
        int start = 0;
        int end = text.length();
        boolean shorter = true;
        while (shorter) {
            shorter = false;
            if (start < end
                    && isEdge(text.charAt(start))
                    && !isOf(partners[start], start, end - 1)
                    && !isMinus(text, start)) {
                start++;
                shorter = true;
            }
            if (start < end
                    && isEdge(text.charAt(end - 1))
                    && !isOf(partners[end - 1], start - 1, end)
                    && !isSign(text, start, end - 1)) {
                end--;
                shorter = true;
            }
        }
        return text.substring(start, end);
    }

    /** Brackets around a part of the text belong to it; those around all of it, or around nothing, do not. */
    private static boolean isOf(int partner, int after, int before) {
        return partner > after && partner < before;
    }

    /** For each bracket where it closes or opens; -1 for all else. */
    private static int[] partners(String text) {
        int[] partners = new int[text.length()];
        Arrays.fill(partners, -1);
        Deque<Integer> open = new ArrayDeque<>();
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '(') {
                open.push(i);
            } else if (text.charAt(i) == ')' && !open.isEmpty()) {
                int opened = open.pop();
                partners[i] = opened;
                partners[opened] = i;
            }
        }
        return partners;
    }

    private static boolean isSign(String text, int start, int at) {
        return text.charAt(at) == '-' && at > start && Character.isLetter(text.charAt(at - 1));
    }

    /** A hyphen before a figure is a minus: a score below zero is none, and a position may lie before a gene. */
    private static boolean isMinus(String text, int at) {
        return text.charAt(at) == '-' && at + 1 < text.length() && Character.isDigit(text.charAt(at + 1));
    }

    private static boolean isEdge(char c) {
        return EDGES.indexOf(c) >= 0 || " \t\n\u000b\f\r".indexOf(c) >= 0;
    }

    /** A name that stands inside the name of an allele ("non-responsive CFTR sequence") is a part of that. */
    private static String withoutGene(String text, GeneSymbol gene) {
        return text.replaceAll("(?i)\\b" + Pattern.quote(gene.value()) + "\\b(?!\\s{1,9}sequence\\b)[\\s:]*", "");
    }
}
