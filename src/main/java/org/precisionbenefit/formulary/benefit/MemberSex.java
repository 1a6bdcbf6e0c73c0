package org.precisionbenefit.formulary.benefit;

/** The sex to which an edit of a benefit is held. */
public enum MemberSex {
    FEMALE,
    MALE
}
