package org.precisionbenefit.profile;

import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where a fact comes from.
 *
 * @param resource the resource inside the submission, for example {@code Observation/cyp2c19}
 * @param source what kind of statement it is
 * @param date the clinical day of the fact (effective, onset, dispensed), or null when not sent
 */
public record Provenance(
        String resource, Source source, @Nullable LocalDate date) {
    public Provenance {
        Objects.requireNonNull(resource, "resource is null");
        Objects.requireNonNull(source, "source is null");
    }

    /** What kind of statement a fact is, the strongest first. */
    public enum Source {
        /** A laboratory's or clinic's own record: a final result, a dispensing record, a coded condition. */
        DOCUMENTED,
        /** Somebody says so, without the record. */
        ATTESTED
    }
}
