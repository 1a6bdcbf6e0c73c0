package org.precisionbenefit.api;

import java.util.Optional;
import org.precisionbenefit.decision.Releases;
import org.precisionbenefit.terminology.RxCui;

/** What was a drug called at the time of a decision? */
@FunctionalInterface
public interface NameDrug {
    /** The ingredient's name as the releases hold it, or empty when their catalogue does not hold the drug. */
    Optional<String> name(Releases releases, RxCui ingredient);
}
