package org.precisionbenefit.intake;

/** How fast the answer is needed (X12 1338 level of service, FHIR priority). */
public enum Urgency {
    STANDARD,
    EXPEDITED
}
