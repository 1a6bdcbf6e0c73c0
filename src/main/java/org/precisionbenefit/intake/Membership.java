package org.precisionbenefit.intake;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Whether the plan covers this person, as far as the request says. Days are kept as facts and compared with the day of the
 * decision, so that a decision replays whatever day it is by then.
 *
 * @param coverageStart the first day of the coverage, or null when not sent
 * @param coverageEnd the last day of the coverage, or null when not sent
 * @param doubts what is in doubt on any day
 */
public record Membership(
        @Nullable LocalDate coverageStart, @Nullable LocalDate coverageEnd, List<Doubt> doubts) {
    public Membership {
        doubts = List.copyOf(doubts);
    }

    /** What keeps a machine from answering on the day, each once; empty when nothing does. */
    public List<Doubt> doubtsOn(LocalDate day) {
        List<Doubt> found = new ArrayList<>(doubts);
        if (coverageStart != null && coverageStart.isAfter(day)) {
            found.add(Doubt.COVERAGE_NOT_BEGUN);
        }
        if (coverageEnd != null && coverageEnd.isBefore(day)) {
            found.add(Doubt.COVERAGE_ENDED);
        }
        return found.stream().distinct().toList();
    }

    /** Why it is in doubt that the plan covers this person. */
    public enum Doubt {
        COVERAGE_NOT_BEGUN("the coverage begins after the day of the decision"),
        COVERAGE_ENDED("the coverage ended before the day of the decision"),
        DECEASED("the patient is recorded as deceased"),
        NUMBERS_DIFFER("the coverage and the patient carry different member numbers"),
        NOT_ENROLLED("the plan's own records hold no coverage for the day of the decision"),
        ENROLMENT_UNCLEAR("the plan's own records of the coverage contradict each other or the plan");

        private final String words;

        Doubt(String words) {
            this.words = Objects.requireNonNull(words, "words is null");
        }

        /** The doubt as a part of a sentence, without anything of the member. */
        public String words() {
            return words;
        }
    }
}
