package org.precisionbenefit.casework;

import java.time.LocalDate;
import org.precisionbenefit.terminology.Citation;

/**
 * Why less was answered than was asked, by the codes that X12 keeps for reviews (external list 886). Only those are here that
 * can follow from a criterion that is not met or from the plan's own row: that something is missing, or was not sent in time, is
 * no reason to deny.
 */
public enum DenialReason {
    QUANTITY_EXCEEDED("04", "Authorized Quantity Exceeded"),
    NOT_MEDICALLY_NECESSARY("0F", "Not Medically Necessary"),
    EXCEEDS_PLAN_MAXIMUMS("0L", "Exceeds Plan Maximums"),
    NOT_COVERED("0M", "Non-covered Service"),
    INCONSISTENT_WITH_DIAGNOSIS("0R", "Service Inconsistent with Diagnosis"),
    EXPERIMENTAL("0T", "Experimental Service or Procedure"),
    INCONSISTENT_WITH_AGE("0Y", "Service inconsistent with Patient's Age");

    /** Where the codes come from. They stand there since 2001, and none of them ever changed its meaning. */
    public static final Citation SOURCE = new Citation(
            "X12 external code list 886, Service Review Decision Reason Codes",
            "https://x12.org/codes/service-review-decision-reason-codes",
            LocalDate.of(2026, 11, 29));

    private final String code;
    private final String display;

    DenialReason(String code, String display) {
        this.code = code;
        this.display = display;
    }

    public String code() {
        return code;
    }

    public String display() {
        return display;
    }
}
