package org.precisionbenefit.prediction.cohort;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/**
 * What an invented member's prescriber asks on the day of the first fill, with everything that was recorded by then.
 *
 * @param member who it is of
 * @param day the day of the request
 * @param drug the ingredient asked for
 * @param diagnosis the diagnosis it is asked for, in ICD-10-CM
 * @param facts what was recorded by then
 */
public record InventedRequest(Who member, LocalDate day, String drug, String diagnosis, List<Fact> facts) {
    public InventedRequest {
        Objects.requireNonNull(member, "member is null");
        Objects.requireNonNull(day, "day is null");
        Objects.requireNonNull(drug, "drug is null");
        Objects.requireNonNull(diagnosis, "diagnosis is null");
        facts = List.copyOf(facts);
    }

    /**
     * An invented member.
     *
     * @param id the member's id
     * @param birth the day of birth
     * @param gender female or male
     */
    public record Who(String id, LocalDate birth, String gender) {
        public Who {
            Objects.requireNonNull(id, "id is null");
            Objects.requireNonNull(birth, "birth is null");
            Objects.requireNonNull(gender, "gender is null");
        }
    }

    /** What kind of fact was recorded. */
    public enum Kind {
        /** A condition that is there. */
        CONDITION,
        /** A condition that was looked for and is not there. */
        REFUTED,
        /** A drug that was dispensed. */
        DRUG,
        /** A laboratory value or a vital sign. */
        LAB,
        /** The diplotype of a gene. */
        GENE
    }

    /**
     * A fact.
     *
     * @param kind what kind
     * @param code the condition in ICD-10-CM, the ingredient in RxNorm, the measurement in LOINC, or the gene's symbol
     * @param day the day it was recorded
     * @param value the measured value or the diplotype; empty for the others
     * @param unit the unit of the value; empty where there is none
     */
    public record Fact(Kind kind, String code, LocalDate day, String value, String unit) {
        public Fact {
            Objects.requireNonNull(kind, "kind is null");
            Objects.requireNonNull(code, "code is null");
            Objects.requireNonNull(day, "day is null");
            Objects.requireNonNull(value, "value is null");
            Objects.requireNonNull(unit, "unit is null");
        }
    }
}
