package org.precisionbenefit.evidence.tumour;

/** In which situation of the disease a drug is given. */
public enum Setting {
    /** Before surgery. */
    NEOADJUVANT,
    /** After complete resection. */
    ADJUVANT,
    /** Locally advanced or unresectable. */
    ADVANCED,
    METASTATIC,
    NEWLY_DIAGNOSED,
    /** Relapsed, recurrent or refractory. */
    RELAPSED,
    /** To keep a response. */
    MAINTENANCE
}
