package org.precisionbenefit.audit.docket;

import java.util.List;

/** By what lines are counted and found. The names and their order are kept. */
public enum Dimension {
    /** Every line once. */
    ALL,
    PLAN,
    LINE_OF_BUSINESS,
    DRUG,
    DRUG_CLASS,
    POLICY,
    CRITERION,
    /** For what kind of reason the engine let it wait; lines that did not wait are not in it. */
    WAITED_FOR,
    MODEL,
    AGE,
    SEX,
    REVIEWER,
    RELEASE;

    /** The values of a line; none where it has none. */
    public List<String> of(DocketLine line) {
        return switch (this) {
            case ALL -> List.of("all");
            case PLAN -> List.of(line.key().plan().value());
            case LINE_OF_BUSINESS -> known(line.asked().lineOfBusiness());
            case DRUG -> known(line.asked().drug());
            case DRUG_CLASS -> line.asked().classes();
            case POLICY -> known(line.basis().policy());
            case CRITERION -> line.basis().criteria();
            case WAITED_FOR -> known(line.answer().waitedFor());
            case MODEL -> line.basis().models();
            case AGE -> known(line.group().age());
            case SEX -> known(line.group().sex());
            case REVIEWER -> known(line.answer().reviewer());
            case RELEASE -> line.basis().releases();
        };
    }

    private static List<String> known(String value) {
        return value.isEmpty() ? List.of() : List.of(value);
    }
}
