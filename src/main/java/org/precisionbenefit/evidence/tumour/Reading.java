package org.precisionbenefit.evidence.tumour;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.profile.BiomarkerFact;

/**
 * What one result, or those of one specimen together, say about one condition.
 *
 * @param says what they say
 * @param detail why it is unclear, one sentence; empty otherwise
 * @param facts the results
 */
record Reading(Says says, String detail, List<BiomarkerFact> facts) {
    Reading {
        Objects.requireNonNull(says, "says is null");
        Objects.requireNonNull(detail, "detail is null");
        facts = List.copyOf(facts);
    }

    static Reading of(Says says, BiomarkerFact fact) {
        return new Reading(says, "", List.of(fact));
    }

    static Reading unclear(String detail, BiomarkerFact fact) {
        return new Reading(Says.UNCLEAR, detail, List.of(fact));
    }

    /** The day of the specimen, or of the result where none was sent; null when neither was. */
    static @Nullable LocalDate day(BiomarkerFact fact) {
        LocalDate taken = fact.specimen().taken();
        return taken != null ? taken : fact.provenance().date();
    }

    /** What a result says about one condition. */
    enum Says {
        PRESENT,
        ABSENT,
        /** It bears on the condition and does not tell. */
        UNCLEAR,
        /** It contradicts itself. */
        CONTRADICTORY,
        /** It is about something else. */
        SILENT
    }
}
