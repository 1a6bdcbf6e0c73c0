package org.precisionbenefit.policy;

import java.util.List;

/** A term whose value could change the outcome. */
public record DecisiveUnknown(TermKey term, List<CriterionId> criteria) {}
