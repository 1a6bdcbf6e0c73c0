package org.precisionbenefit.decision;

/** The X12 306 health care services review actions that this engine answers with. */
public enum ReviewAction {
    CERTIFIED_IN_TOTAL("A1", "Certified in total"),
    MODIFIED("A6", "Modified"),
    NOT_CERTIFIED("A3", "Not Certified"),
    PENDED("A4", "Pended"),
    CANCELLED("C", "Cancelled"),
    NO_ACTION_REQUIRED("NA", "No Action Required");

    private final String code;
    private final String display;

    ReviewAction(String code, String display) {
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
