package org.precisionbenefit.policy;

/** A policy could not be evaluated: no rule fired, the firing limit was hit, or findings do not fit the policy. It pends. */
public final class EvaluationFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public EvaluationFault(String message) {
        super(message);
    }
}
