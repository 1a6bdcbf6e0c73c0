package org.precisionbenefit.evidence.tumour;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.evidence.tumour.Finding.State;
import org.precisionbenefit.evidence.tumour.Reading.Says;
import org.precisionbenefit.profile.BiomarkerFact;
import org.precisionbenefit.profile.Specimen;

/**
 * Makes one finding of what several results say. What is not found in plasma may still be in the tumour. A change that is
 * found after it was not found has come since; the other way round, a person looks.
 */
final class Resolver {
    private final SpecimenRule specimens;
    private final LocalDate day;

    Resolver(SpecimenRule specimens, LocalDate day) {
        this.specimens = specimens;
        this.day = day;
    }

    /**
     * Makes a finding.
     *
     * @param what the condition, as a test to be named when it is missing
     * @param tumourDna whether the condition is about DNA that a tumour sheds into plasma
     * @param readings what the results say
     */
    Finding resolve(String what, boolean tumourDna, List<Reading> readings) {
        List<Reading> fresh = new ArrayList<>();
        List<Reading> present = new ArrayList<>();
        List<Reading> absent = new ArrayList<>();
        List<Reason> reasons = new ArrayList<>();
        boolean stalePresent = false;
        boolean contradictory = false;
        for (Reading reading : readings) {
            if (reading.says() == Says.SILENT) {
                continue;
            }
            @Nullable Reason old = age(what, reading);
            if (old != null) {
                stalePresent |= reading.says() == Says.PRESENT;
                reasons.add(old);
            } else if (reading.says() == Says.CONTRADICTORY) {
                contradictory = true;
                fresh.add(reading);
            } else if (reading.says() == Says.UNCLEAR) {
                reasons.add(missing(what, reading.detail()));
            } else if (reading.says() == Says.ABSENT && tumourDna && isPlasma(reading)) {
                reasons.add(missing(
                        what + " in tumour tissue",
                        "It was not found in plasma, which does not rule it out in the tumour. Test tissue."));
            } else {
                fresh.add(reading);
                (reading.says() == Says.PRESENT ? present : absent).add(reading);
            }
        }
        boolean both = !absent.isEmpty() && (stalePresent || !present.isEmpty());
        if (contradictory || (both && !cameSince(present, absent))) {
            return new Finding(State.UNKNOWN, List.of(conflict(what)), facts(fresh));
        }
        if (!present.isEmpty()) {
            return Finding.of(State.MET, facts(present));
        }
        if (!absent.isEmpty()) {
            return Finding.of(State.NOT_MET, facts(absent));
        }
        return reasons.isEmpty()
                ? Finding.unknown(missing(what, "No result was sent that tells."))
                : new Finding(State.UNKNOWN, reasons.stream().distinct().toList(), List.of());
    }

    static Reason missing(String what, String detail) {
        return new Reason(Reason.Kind.MISSING, what, detail);
    }

    private static Reason conflict(String what) {
        return new Reason(
                Reason.Kind.CONFLICTING, what, "Results contradict each other. A person has to look at them.");
    }

    private @Nullable Reason age(String what, Reading reading) {
        @Nullable Integer within = specimens.withinDays();
        if (within == null) {
            return null;
        }
        LocalDate oldest = day.minusDays(within);
        boolean undated = false;
        for (BiomarkerFact fact : reading.facts()) {
            @Nullable LocalDate taken = Reading.day(fact);
            undated |= taken == null;
            if (taken != null && taken.isBefore(oldest)) {
                return new Reason(
                        Reason.Kind.STALE,
                        what,
                        "The specimen of " + taken + " is older than the " + within + " days that the rule takes.");
            }
        }
        return undated
                ? missing(what, "The rule takes specimens of at most " + within + " days, and no day was sent.")
                : null;
    }

    private static boolean isPlasma(Reading reading) {
        return reading.facts().stream().allMatch(fact -> fact.specimen().kind() == Specimen.Kind.PLASMA);
    }

    private static boolean cameSince(List<Reading> present, List<Reading> absent) {
        List<LocalDate> found = days(present);
        List<LocalDate> notFound = days(absent);
        return !found.isEmpty()
                && notFound.size() == absent.size()
                && found.stream().anyMatch(one -> notFound.stream().allMatch(one::isAfter));
    }

    /** The days of the readings that have one. */
    private static List<LocalDate> days(List<Reading> readings) {
        return readings.stream()
                .map(reading -> reading.facts().stream()
                        .map(Reading::day)
                        .filter(Objects::nonNull)
                        .max(LocalDate::compareTo)
                        .orElse(null))
                .filter(Objects::nonNull)
                .toList();
    }

    private static List<BiomarkerFact> facts(List<Reading> readings) {
        return readings.stream()
                .flatMap(reading -> reading.facts().stream())
                .distinct()
                .toList();
    }
}
