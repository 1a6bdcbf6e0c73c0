package org.precisionbenefit.formulary.load;

import org.precisionbenefit.terminology.ConfigurationFault;
import org.precisionbenefit.terminology.ConfigurationFault.Problem;

/** Why a whole file cannot be loaded. */
public final class LoadFault {
    private LoadFault() {}

    /** A fault at a place. */
    public static ConfigurationFault at(RowPlace place, String message) {
        return new ConfigurationFault(java.util.List.of(new Problem(place.file(), place.line(), 1, message)));
    }
}
