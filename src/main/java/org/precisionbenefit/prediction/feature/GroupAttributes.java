package org.precisionbenefit.prediction.feature;

import java.util.Arrays;
import java.util.Set;

/** What groups members, and what stands in for it: reported, and never an input of a model. */
public final class GroupAttributes {
    /** Words of which no part of a feature's name may be one. */
    private static final Set<String> WORDS = Set.of(
            "race",
            "ethnicity",
            "ancestry",
            "nationality",
            "language",
            "interpreter",
            "disability",
            "religion",
            "surname",
            "name",
            "address",
            "zip",
            "postcode",
            "county",
            "state",
            "income",
            "medicaid",
            "insurer",
            "country",
            "site",
            "hospital");

    private GroupAttributes() {}

    /**
     * Whether a feature of this name would be a group attribute; sex only by itself, because a feature that measures it may
     * stand with a written reason and mitigation (45 CFR 92.210).
     *
     * @param feature the name, its words joined by underscores
     */
    public static boolean names(String feature) {
        return feature.equals("sex")
                || feature.equals("gender")
                || Arrays.stream(feature.split("_", -1)).anyMatch(WORDS::contains);
    }
}
