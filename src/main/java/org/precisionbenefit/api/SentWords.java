package org.precisionbenefit.api;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.terminology.Digest;
import org.precisionbenefit.terminology.WrittenDay;

/** Days, digests and numbers as callers write them in addresses and forms. Each door says in its own way what is none. */
public final class SentWords {
    private static final String NUMBER = "[1-9][0-9]{0,17}";

    private SentWords() {}

    /** A number that the store gave, or empty. */
    public static Optional<Long> number(@Nullable String text) {
        return text == null || !text.strip().matches(NUMBER)
                ? Optional.empty()
                : Optional.of(Long.valueOf(text.strip()));
    }

    /** A day such as 2026-12-01, or empty. */
    public static Optional<LocalDate> day(@Nullable String text) {
        try {
            return text == null ? Optional.empty() : Optional.of(WrittenDay.parse(text.strip()));
        } catch (DateTimeParseException noDay) {
            return Optional.empty();
        }
    }

    /** The digest of a release, or empty. */
    public static Optional<Digest> digest(@Nullable String text) {
        try {
            return text == null ? Optional.empty() : Optional.of(new Digest(text.strip()));
        } catch (IllegalArgumentException noDigest) {
            return Optional.empty();
        }
    }
}
