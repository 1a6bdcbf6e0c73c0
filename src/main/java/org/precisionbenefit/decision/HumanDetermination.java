package org.precisionbenefit.decision;

/** An answer that only a person may give; its kinds live in casework, the one place that constructs them. */
public non-sealed interface HumanDetermination extends Determination {}
