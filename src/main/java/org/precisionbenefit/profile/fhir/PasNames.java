package org.precisionbenefit.profile.fhir;

import java.util.Set;

/** The names and codes of the Da Vinci PAS 2.2.1 guide that the readers know. */
final class PasNames {
    private static final String GUIDE = "http://hl7.org/fhir/us/davinci-pas/StructureDefinition/";

    static final String REQUESTED_SERVICE = GUIDE + "extension-requestedService";
    static final String CERTIFICATION_TYPE = GUIDE + "extension-certificationType";
    static final String LEVEL_OF_SERVICE = GUIDE + "extension-levelOfServiceCode";
    static final String ITEM_TRACE_NUMBER = GUIDE + "extension-itemTraceNumber";
    static final String AUTHORIZATION_NUMBER = GUIDE + "extension-authorizationNumber";
    static final String REFERENCE_NUMBER = GUIDE + "extension-administrationReferenceNumber";

    /** X12 1322: this asks for a cancellation. */
    static final String CERTIFICATION_CANCEL = "3";

    /** X12 1322: a first request. */
    static final String CERTIFICATION_INITIAL = "I";

    /** X12 1322: an extension and a renewal; revised, appealed and reconsidered requests are neither first nor renewal. */
    static final Set<String> CERTIFICATION_RENEWALS = Set.of("4", "R");

    /** X12 1338: urgent, emergency and, in its older form, emergency. */
    static final Set<String> URGENT_LEVELS = Set.of("U", "E", "03");

    /** FHIR process priority: at once; the others are words in use for the same. */
    static final Set<String> URGENT_PRIORITIES = Set.of("stat", "urgent", "asap");

    /** HL7 v2 table 0203: member number. */
    static final String MEMBER_NUMBER = "MB";

    /** Subscriber relationship: the patient is the subscriber, in HL7's word and in X12 1069. */
    static final Set<String> SELF = Set.of("self", "18");

    /** The number of a laboratory's certificate. */
    static final String CLIA = "urn:oid:2.16.840.1.113883.4.7";

    static final String NPI = "http://hl7.org/fhir/sid/us-npi";

    /** Our own: as what a supply is asked for, in the program code of an item. */
    static final String SUPPLY = "urn:precision-benefit:supply";

    private PasNames() {}
}
