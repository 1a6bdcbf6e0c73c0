package org.precisionbenefit.policy;

/** How a term is compared. */
public enum Operator {
    AT_LEAST(">="),
    MORE_THAN(">"),
    AT_MOST("<="),
    LESS_THAN("<"),
    IS("is"),
    IN("in"),
    NOT_IN("not in"),
    TRUE(""),
    FALSE("not");

    private final String sign;

    Operator(String sign) {
        this.sign = sign;
    }

    public String sign() {
        return sign;
    }
}
