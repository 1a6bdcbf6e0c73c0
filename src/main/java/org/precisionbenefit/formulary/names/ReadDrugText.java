package org.precisionbenefit.formulary.names;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.terminology.LetterCase;

/**
 * Reads the name of a drug as RxNorm, price lists and formularies write it: "0.4 ML adalimumab 100 MG/ML Auto-Injector
 * [Humira]", "ATORVASTATIN 10 MG TABLET", "carbamazepine oral tablet 100mg, 200mg", packs in braces.
 */
public final class ReadDrugText {
    private static final Pattern BRAND = Pattern.compile("\\s*\\[([^\\[\\]]+)\\]\\s*$");
    private static final Pattern PACK = Pattern.compile("^\\{(.*)\\}\\s*Pack$", Pattern.CASE_INSENSITIVE);
    private static final Pattern OF_A_PACK = Pattern.compile("^[0-9]+ \\((.*)\\)$");
    private static final Pattern CONTENT = Pattern.compile(
            "^([0-9]+(?:\\.[0-9]+)?)\\s*(ML|MG|GM|G|ACTUAT|HR|DAY|UNT)\\s+(?=\\S)", Pattern.CASE_INSENSITIVE);
    private static final Pattern APPLICATION = Pattern.compile("^(NDA|BLA|ANDA)[0-9]+\\s+");
    private static final Pattern BETWEEN = Pattern.compile("[\\s,;&-]*|\\s*(or|and)\\s*");
    private static final int LONGEST = 2000;

    private final NameTerms terms;

    public ReadDrugText(NameTerms terms) {
        this.terms = Objects.requireNonNull(terms, "terms is null");
    }

    /** Reads a name; what it does not say stays empty, and what is not understood is listed. */
    public DrugText read(String text) {
        String name = text.strip();
        if (name.isEmpty() || name.length() > LONGEST) {
            return new DrugText(List.of(), null, null, null, Words.of(name.substring(0, Math.min(20, name.length()))));
        }
        String brand = null;
        Matcher bracket = BRAND.matcher(name);
        if (bracket.find()) {
            brand = bracket.group(1).strip();
            name = name.substring(0, bracket.start());
        }
        Matcher pack = PACK.matcher(name);
        return pack.matches() ? pack(pack.group(1), brand) : single(name, brand);
    }

    private DrugText pack(String inside, @Nullable String brand) {
        List<DrugText.Part> parts = new ArrayList<>();
        List<String> unread = new ArrayList<>();
        for (String item : parted(inside)) {
            Matcher counted = OF_A_PACK.matcher(item.strip());
            DrugText read = read(counted.matches() ? counted.group(1) : item);
            read.parts().stream().filter(part -> !parts.contains(part)).forEach(parts::add);
            unread.addAll(read.unread());
        }
        return new DrugText(parts, terms.form(List.of("pack")), brand, null, unread);
    }

    /** The text parted at each " / " that stands in no brackets. */
    private static List<String> parted(String text) {
        List<String> parted = new ArrayList<>();
        int depth = 0;
        int from = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (depth == 0 && text.startsWith(" / ", i)) {
                parted.add(text.substring(from, i));
                from = i + 3;
            }
        }
        parted.add(text.substring(from));
        return parted;
    }

    private DrugText single(String text, @Nullable String brand) {
        DrugText.Content content = null;
        String name = text;
        boolean more = true;
        while (more) {
            Matcher held = CONTENT.matcher(name);
            String without = withoutLeading(name);
            if (held.find() && !name.substring(held.end()).startsWith("/")) {
                content = content(held, content);
                name = name.substring(held.end());
            } else if (!without.equals(name)) {
                name = without;
            } else {
                more = false;
            }
        }
        List<String> unread = new ArrayList<>();
        List<DrugText.Part> parts = new ArrayList<>();
        List<String> texts = parted(name);
        DoseForm form = null;
        for (String each : texts) {
            PartText part = new PartText(terms, each);
            parts.addAll(part.parts());
            unread.addAll(part.unread());
            form = part.form() == null ? form : part.form();
        }
        return new DrugText(parts, form, brand, content, unread);
    }

    /** A volume or a number of actuations is what a piece holds; hours say how the drug is released. */
    private static DrugText.@Nullable Content content(Matcher held, DrugText.@Nullable Content before) {
        String measure = LetterCase.lower(held.group(2));
        return measure.equals("hr") || measure.equals("day")
                ? before
                : new DrugText.Content(new BigDecimal(held.group(1)), measure);
    }

    private String withoutLeading(String name) {
        Matcher application = APPLICATION.matcher(name);
        if (application.find()) {
            return name.substring(application.end());
        }
        List<String> words = List.of(name.split("\\s+"));
        for (int count = Math.min(3, words.size() - 1); count > 0; count--) {
            if (terms.isLeading(Words.plain(String.join(" ", words.subList(0, count))))) {
                return String.join(" ", words.subList(count, words.size()));
            }
        }
        return name;
    }

    /** One ingredient with its strengths, and the form where it stands with it. */
    private static final class PartText {
        private final NameTerms terms;
        private final List<Strength> strengths = new ArrayList<>();
        private final List<String> unread = new ArrayList<>();
        private List<String> nameWords = List.of();
        private String nameText = "";
        private @Nullable DoseForm form;

        PartText(NameTerms terms, String text) {
            this.terms = terms;
            String readable = Strengths.readable(text);
            List<Strengths.Written> written = Strengths.inReadable(readable);
            int first = written.isEmpty() ? readable.length() : written.get(0).from();
            int last = written.isEmpty()
                    ? readable.length()
                    : written.get(written.size() - 1).to();
            nameText = readable.substring(0, first);
            nameWords = Words.of(nameText);
            between(readable, written);
            tail(Words.of(readable.substring(last)));
        }

        private void between(String text, List<Strengths.Written> written) {
            int end = written.isEmpty() ? 0 : written.get(0).from();
            for (Strengths.Written one : written) {
                String gap = text.substring(Math.min(end, one.from()), one.from());
                if (!BETWEEN.matcher(gap).matches()) {
                    unread.addAll(Words.of(gap));
                }
                if (one.strength() == null) {
                    unread.addAll(Words.of(one.written()));
                } else if (!strengths.contains(one.strength())) {
                    strengths.add(one.strength());
                }
                end = one.to();
            }
        }

        private void tail(List<String> tail) {
            if (tail.isEmpty()) {
                formAtTheEndOfTheName();
                return;
            }
            // "ER 10 MG TABLET": the kind of release stands before the strength and belongs to the form.
            for (int before = Math.min(2, nameWords.size() - 1); before >= 0; before--) {
                List<String> words = Stream.concat(
                                nameWords.subList(nameWords.size() - before, nameWords.size()).stream(), tail.stream())
                        .toList();
                DoseForm found = terms.form(words);
                if (found != null) {
                    form = found;
                    return;
                }
            }
            int read = longestStart(tail);
            unread.addAll(tail.subList(read, tail.size()));
        }

        private int longestStart(List<String> tail) {
            for (int count = Math.min(terms.longestForm(), tail.size()); count > 0; count--) {
                DoseForm found = terms.form(tail.subList(0, count));
                if (found != null) {
                    form = found;
                    return count;
                }
            }
            return 0;
        }

        private void formAtTheEndOfTheName() {
            for (int count = Math.min(terms.longestForm(), nameWords.size() - 1); count > 0; count--) {
                List<String> end = nameWords.subList(nameWords.size() - count, nameWords.size());
                DoseForm found = terms.form(end);
                if (found != null) {
                    form = found;
                    nameWords = nameWords.subList(0, nameWords.size() - count);
                    return;
                }
            }
        }

        @Nullable
        DoseForm form() {
            return form;
        }

        List<String> unread() {
            return unread;
        }

        /** "elexacaftor/tezacaftor": several names that share what else is said. */
        List<DrugText.Part> parts() {
            String name = String.join(" ", nameWords);
            if (name.isEmpty()) {
                return List.of();
            }
            List<DrugText.Part> parts = new ArrayList<>();
            String rest = name;
            for (String piece : nameText.split("(?<=\\p{L})/(?=\\p{L})", -1)) {
                String words = Words.plain(piece);
                String mine = rest.startsWith(words) ? words : rest;
                rest = rest.substring(mine.length()).strip();
                if (!mine.isEmpty()) {
                    parts.add(new DrugText.Part(mine, strengths));
                }
            }
            return parts;
        }
    }
}
