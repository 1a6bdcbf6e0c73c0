package org.precisionbenefit.formulary.benefit;

/**
 * By what kind of pharmacies a drug is given out.
 *
 * @param specialty whether specialty pharmacies give it out
 * @param limited whether its maker lets few pharmacies give it out
 */
public record Distribution(boolean specialty, boolean limited) {}
