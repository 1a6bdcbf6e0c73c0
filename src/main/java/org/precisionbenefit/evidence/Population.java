package org.precisionbenefit.evidence;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import org.precisionbenefit.evidence.Condition.Told;
import org.precisionbenefit.terminology.Code;
import org.precisionbenefit.terminology.CodeText;

/**
 * People for whom a guideline speaks separately, told by their diagnoses or by conditions, never by both.
 *
 * @param name the population's word, for example {@code acs-pci}
 * @param rank which population is used when the member belongs to several: the lowest
 * @param codes the dated lists of diagnosis codes; one that ends in {@code *} stands for all codes below it
 * @param conditions of which one must hold; with neither codes nor conditions everybody belongs to the population
 */
public record Population(String name, int rank, List<Dated<List<Code>>> codes, List<Condition> conditions) {
    /** The population of a guideline that tells nobody apart. */
    static final String GENERAL = "general";

    public Population {
        Objects.requireNonNull(name, "name is null");
        codes = List.copyOf(codes);
        conditions = List.copyOf(conditions);
        if (!codes.isEmpty() && !conditions.isEmpty()) {
            throw new IllegalArgumentException("A population must be told by diagnoses or by conditions, not by both.");
        }
    }

    /** Everybody. */
    public static Population general() {
        return new Population(GENERAL, 1, List.of(), List.of());
    }

    /** Whether diagnoses tell who belongs to it. */
    boolean byDiagnosis() {
        return !codes.isEmpty();
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

    /**
     * Whether the member belongs to it by its conditions.
     *
     * @param missing takes the words for what is not known, where that decides
     */
    Told told(Circumstances known, SortedSet<String> missing) {
        if (conditions.isEmpty()) {
            return Told.YES;
        }
        SortedSet<String> open = new TreeSet<>();
        Told best = Told.NO;
        for (Condition condition : conditions) {
            Told told = condition.told(known, open);
            if (told == Told.YES) {
                return Told.YES;
            }
            best = told == Told.UNKNOWN ? Told.UNKNOWN : best;
        }
        missing.addAll(open);
        return best;
    }
}
