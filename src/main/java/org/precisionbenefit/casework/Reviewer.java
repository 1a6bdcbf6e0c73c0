package org.precisionbenefit.casework;

import java.time.LocalDate;
import java.util.Objects;

/**
 * A named person with a licence to decide.
 *
 * @param name the person's name
 * @param profession the profession
 * @param license the licence
 */
public record Reviewer(String name, Profession profession, License license) {
    public Reviewer {
        Objects.requireNonNull(name, "name is null");
        Objects.requireNonNull(profession, "profession is null");
        Objects.requireNonNull(license, "license is null");
        if (name.isBlank()) {
            throw new IllegalArgumentException("A reviewer must have a name.");
        }
    }

    /** Who may decide on medical necessity. */
    public enum Profession {
        PHARMACIST,
        PHYSICIAN
    }

    /**
     * A licence to practise.
     *
     * @param number its number
     * @param state the state that gave it
     * @param expires the last day on which it holds
     */
    public record License(String number, String state, LocalDate expires) {
        public License {
            Objects.requireNonNull(number, "number is null");
            Objects.requireNonNull(state, "state is null");
            Objects.requireNonNull(expires, "expires is null");
            if (number.isBlank() || state.isBlank()) {
                throw new IllegalArgumentException("A licence must have a number and a state.");
            }
        }
    }
}
