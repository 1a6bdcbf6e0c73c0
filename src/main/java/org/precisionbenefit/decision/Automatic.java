package org.precisionbenefit.decision;

/** An answer that the machine may give: yes as asked, nothing needed, wait, or closed at its submitter's wish. There is no machine denial. */
public sealed interface Automatic extends Determination permits Approved, Cancelled, NotRequired, Pended {}
