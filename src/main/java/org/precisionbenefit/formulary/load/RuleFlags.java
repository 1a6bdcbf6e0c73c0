package org.precisionbenefit.formulary.load;

import java.util.Objects;

/**
 * Which rules a published formulary sets on a drug.
 *
 * @param priorAuthorization whether a prior authorization is needed
 * @param authorizationNewStarts whether only members who start the drug need it
 * @param stepTherapy whether other drugs have to be tried first
 * @param stepNewStarts whether only members who start the drug have to try them
 * @param quantityLimit whether the quantity is limited
 */
public record RuleFlags(
        Flag priorAuthorization,
        Flag authorizationNewStarts,
        Flag stepTherapy,
        Flag stepNewStarts,
        Flag quantityLimit) {
    public static final RuleFlags UNKNOWN =
            new RuleFlags(Flag.UNKNOWN, Flag.UNKNOWN, Flag.UNKNOWN, Flag.UNKNOWN, Flag.UNKNOWN);

    public RuleFlags {
        Objects.requireNonNull(priorAuthorization, "priorAuthorization is null");
        Objects.requireNonNull(authorizationNewStarts, "authorizationNewStarts is null");
        Objects.requireNonNull(stepTherapy, "stepTherapy is null");
        Objects.requireNonNull(stepNewStarts, "stepNewStarts is null");
        Objects.requireNonNull(quantityLimit, "quantityLimit is null");
    }

    /** Of a format that does not say whom the rules concern. */
    public static RuleFlags of(Flag priorAuthorization, Flag stepTherapy, Flag quantityLimit) {
        return new RuleFlags(priorAuthorization, Flag.UNKNOWN, stepTherapy, Flag.UNKNOWN, quantityLimit);
    }
}
