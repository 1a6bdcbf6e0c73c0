package org.precisionbenefit.api.fhir;

/** The canonical addresses and codes of Da Vinci PAS 2.2.1 and X12 that answers carry. */
final class PasUrls {
    private static final String GUIDE = "http://hl7.org/fhir/us/davinci-pas/";
    private static final String EXTENSION = GUIDE + "StructureDefinition/extension-";

    static final String REVIEW_ACTION = EXTENSION + "reviewAction";
    static final String REVIEW_ACTION_CODE = EXTENSION + "reviewActionCode";
    static final String REVIEWER = EXTENSION + "claimResponseReviewer";
    static final String REFERENCE_NUMBER = EXTENSION + "administrationReferenceNumber";
    static final String ITEM_TRACE_NUMBER = EXTENSION + "itemTraceNumber";
    static final String ISSUE_DATE = EXTENSION + "itemPreAuthIssueDate";
    static final String PERIOD = EXTENSION + "itemPreAuthPeriod";
    static final String SERVICE_LINE = EXTENSION + "serviceLineNumber";
    static final String CONTENT_MODIFIER = EXTENSION + "contentModifier";

    static final String SUBMIT = GUIDE + "OperationDefinition/Claim-submit";
    static final String INQUIRY = GUIDE + "OperationDefinition/Claim-inquiry";
    static final String CAPABILITIES = GUIDE + "CapabilityStatement/IntermediaryCapabilities";

    static final String X12_ACTION = "https://codesystem.x12.org/005010/306";
    static final String X12_REASON = "https://codesystem.x12.org/external/886";
    static final String X12_REPORT_TYPE = "https://codesystem.x12.org/005010/755";

    /** X12 755: supporting data, without saying which kind of document. */
    static final String SUPPORTING_DATA = "77";

    static final String ADJUDICATION = "http://terminology.hl7.org/CodeSystem/adjudication";
    static final String CLAIM_TYPE = "http://terminology.hl7.org/CodeSystem/claim-type";

    private PasUrls() {}
}
