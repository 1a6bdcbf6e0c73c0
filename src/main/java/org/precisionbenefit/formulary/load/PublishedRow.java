package org.precisionbenefit.formulary.load;

/** One row of a published formulary in the one form into which all formats are brought. */
public sealed interface PublishedRow
        permits PublishedItem, PublishedPlan, PublishedCost, PublishedIndication, PublishedPrice {
    /** The row on one line, fields parted by tabs; equal rows have equal lines, and different ones different lines. */
    String line();
}
