package org.precisionbenefit.intake;

/** As what a supply is asked for, where it is not the treatment itself. */
public enum SupplyAsked {
    /** What is needed before anybody can answer. */
    EMERGENCY,
    /** What somebody new to the plan, or met by a new rule of it, needs meanwhile. */
    TRANSITION
}
