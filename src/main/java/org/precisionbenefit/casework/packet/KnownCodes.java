package org.precisionbenefit.casework.packet;

import java.util.Optional;
import org.precisionbenefit.decision.Releases;
import org.precisionbenefit.terminology.Code;

/** Do the lists of a release hold a code? */
@FunctionalInterface
public interface KnownCodes {
    /** The list that holds it: the drug catalogue, or a value set; empty where none does. */
    Optional<String> list(Releases releases, Code code);
}
