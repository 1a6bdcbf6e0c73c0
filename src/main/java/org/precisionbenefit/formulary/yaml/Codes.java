package org.precisionbenefit.formulary.yaml;

import java.util.SortedMap;
import java.util.TreeMap;
import org.precisionbenefit.terminology.ConfigurationFault;
import org.precisionbenefit.terminology.authored.Place;

/** The codes that products have taken so far; no two products share one. */
final class Codes {
    private final SortedMap<String, String> owners = new TreeMap<>();

    /**
     * Takes a code for a product.
     *
     * @throws ConfigurationFault when another product has it
     */
    void take(String code, Place place, String owner) {
        take(code, code, place, owner);
    }

    /**
     * Takes a code that can be written in several ways.
     *
     * @param same what all ways of writing it have in common
     * @throws ConfigurationFault when another product has it
     */
    void take(String same, String code, Place place, String owner) {
        String other = owners.putIfAbsent(same, owner);
        if (other != null) {
            throw place.fault("The code (" + code + ") of " + owner + " must not also name " + other
                    + ". Remove one of the two.");
        }
    }
}
