package org.precisionbenefit.api.fhir;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A value of a resource by which a search can find it. */
sealed interface SearchValue {
    /**
     * A code.
     *
     * @param system its system, empty for none
     * @param code the code
     */
    record Token(String system, String code) implements SearchValue {
        public Token {
            Objects.requireNonNull(system, "system is null");
            Objects.requireNonNull(code, "code is null");
        }
    }

    /**
     * A text.
     *
     * @param text the text
     */
    record Text(String text) implements SearchValue {
        public Text {
            Objects.requireNonNull(text, "text is null");
        }
    }

    /**
     * A reference.
     *
     * @param type the type of what it refers to
     * @param id its id
     */
    record Ref(String type, String id) implements SearchValue {
        public Ref {
            Objects.requireNonNull(type, "type is null");
            Objects.requireNonNull(id, "id is null");
        }
    }

    /**
     * A time.
     *
     * @param from its first instant
     * @param until the first instant that no longer belongs to it
     */
    record Span(Instant from, Instant until) implements SearchValue {
        public Span {
            Objects.requireNonNull(from, "from is null");
            Objects.requireNonNull(until, "until is null");
        }

        /** The days from the first to the last, each open where it is null. */
        static Span of(@Nullable LocalDate first, @Nullable LocalDate last) {
            return new Span(
                    first == null
                            ? Instant.MIN
                            : first.atStartOfDay(ZoneOffset.UTC).toInstant(),
                    last == null
                            ? Instant.MAX
                            : last.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant());
        }

        /** One instant, as exactly as resources write it. */
        static Span at(Instant instant) {
            return new Span(instant, instant.plusMillis(1));
        }
    }
}
