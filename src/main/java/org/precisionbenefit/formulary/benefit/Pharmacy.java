package org.precisionbenefit.formulary.benefit;

/** From what kind of pharmacy a drug comes. */
public enum Pharmacy {
    RETAIL,
    MAIL
}
