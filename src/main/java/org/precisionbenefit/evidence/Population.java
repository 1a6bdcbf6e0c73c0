package org.precisionbenefit.evidence;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.precisionbenefit.terminology.Code;

/**
 * People for whom a guideline speaks separately, told by their diagnoses.
 *
 * @param name the population's word, for example {@code acs-pci}
 * @param rank which population is used when the diagnoses belong to several: the lowest
 * @param codes the dated lists of diagnosis codes; one that ends in {@code *} stands for all codes below it
 */
public record Population(String name, int rank, List<Dated<List<Code>>> codes) {
    public Population {
        Objects.requireNonNull(name, "name is null");
        codes = List.copyOf(codes);
    }

    /** Whether one of the diagnoses belongs to this population on the day. Dots and letter case do not matter. */
    boolean holds(List<Code> diagnoses, LocalDate day) {
        List<Code> members = Dated.on(day, codes).map(Dated::value).orElse(List.of());
        return diagnoses.stream().anyMatch(sent -> members.stream().anyMatch(member -> matches(member, sent)));
    }

    private static boolean matches(Code member, Code sent) {
        String known = plain(member);
        String asked = plain(sent);
        boolean same =
                known.endsWith("*") ? asked.startsWith(known.substring(0, known.length() - 1)) : asked.equals(known);
        return same && member.system().equals(sent.system());
    }

    private static String plain(Code code) {
        return code.value().replace(".", "").toUpperCase(Locale.ROOT);
    }
}
