package org.precisionbenefit.decision;

/** An answer that the machine may give: yes as asked, nothing needed, or wait. There is no machine denial. */
public sealed interface Automatic extends Determination permits Approved, NotRequired, Pended {}
