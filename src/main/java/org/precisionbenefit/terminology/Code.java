package org.precisionbenefit.terminology;

import java.util.Objects;

/**
 * One code of one code system.
 *
 * @param system the system's canonical URI, as FHIR R4 writes it (see {@link CodeSystem}), also where it was sent as an
 *     object identifier
 * @param value the code as sent, trimmed; its letter case is kept
 */
public record Code(String system, String value) implements Comparable<Code> {
    public Code {
        Objects.requireNonNull(system, "system is null");
        Objects.requireNonNull(value, "value is null");
        system = CodeSystem.canonical(system);
        value = value.strip();
        if (value.isEmpty()) {
            throw new IllegalArgumentException("The code of system (" + system + ") must not be empty.");
        }
    }

    public static Code of(CodeSystem system, String value) {
        return new Code(system.uri(), value);
    }

    public boolean isFrom(CodeSystem codeSystem) {
        return codeSystem.uri().equals(system);
    }

    @Override
    public int compareTo(Code other) {
        int bySystem = system.compareTo(other.system);
        return bySystem != 0 ? bySystem : value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return system + "|" + value;
    }
}
