package org.precisionbenefit.evidence;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.terminology.LetterCase;

/** Finds the alleles of one gene by what reports write. */
final class AlleleNames {
    private static final Pattern SUBALLELE = Pattern.compile("(\\*[0-9]+)\\.[0-9]{3,}");

    private final GeneTable table;
    private final Map<String, String> names = new TreeMap<>();
    private final Map<String, OtherName> others = new TreeMap<>();

    AlleleNames(GeneTable table) {
        this.table = table;
        table.alleles().keySet().forEach(name -> names.put(plain(name), name));
        table.otherNames().forEach((name, other) -> others.put(plain(name), other));
    }

    /**
     * An allele that was found.
     *
     * @param name its name in the file
     * @param limitation what a result under the written name cannot tell, or null
     */
    record Found(String name, @Nullable String limitation) {}

    /** The allele that the text names on the day; empty when the file holds none then. */
    Optional<Found> find(String written, LocalDate day) {
        String text = plain(written);
        OtherName other = others.get(text);
        if (other != null && other.holdsOn(day)) {
            return known(other.allele(), other.limitation(), day);
        }
        String name = names.get(text);
        Matcher suballele = SUBALLELE.matcher(text);
        if (name == null && suballele.matches()) {
            String core = names.get(suballele.group(1));
            return core == null ? Optional.empty() : known(core, "A suballele was read as its core allele.", day);
        }
        return name == null ? Optional.empty() : known(name, null, day);
    }

    private Optional<Found> known(String name, @Nullable String limitation, LocalDate day) {
        return table.allele(name, day).isPresent() ? Optional.of(new Found(name, limitation)) : Optional.empty();
    }

    /** The text without spaces and letter case; two names of one gene never differ in these alone. */
    static String plain(String text) {
        return LetterCase.lower(PlainText.of(text).replace(" ", ""));
    }
}
