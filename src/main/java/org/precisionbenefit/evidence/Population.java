package org.precisionbenefit.evidence;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.precisionbenefit.terminology.Code;
import org.precisionbenefit.terminology.CodeText;

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

    /** Whether one of the diagnoses belongs to this population on the day. Points and letter case do not matter. */
    boolean holds(List<Code> diagnoses, LocalDate day) {
        List<Code> members = Dated.on(day, codes).map(Dated::value).orElse(List.of());
        for (Code sent : diagnoses) {
            for (Code member : members) {
                if (member.system().equals(sent.system()) && CodeText.standsFor(member.value(), sent.value())) {
                    return true;
                }
            }
        }
        return false;
    }
}
