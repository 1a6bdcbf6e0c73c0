package org.precisionbenefit.evidence.tumour;

import java.util.Set;

/** The words by which any laboratory says yes or no, LOINC's answer codes among them. */
final class Words {
    private static final Set<String> POSITIVE =
            Set.of("positive", "pos", "detected", "present", "la65768", "la96334", "la118820", "10828004");
    private static final Set<String> NEGATIVE = Set.of(
            "negative",
            "neg",
            "notdetected",
            "260385009",
            "undetected",
            "absent",
            "notpresent",
            "wildtype",
            "wt",
            "nomutationdetected",
            "novariantdetected",
            "la65776",
            "la96342",
            "la118838");
    private static final Set<String> REARRANGED =
            Set.of("rearranged", "rearrangementdetected", "rearrangementpresent", "fusiondetected", "fusionpositive");
    private static final Set<String> NOT_REARRANGED = Set.of(
            "notrearranged",
            "norearrangement",
            "norearrangementdetected",
            "nofusion",
            "nofusiondetected",
            "fusionnegative");
    private static final Set<String> AMPLIFIED = Set.of("amplified", "amplification", "highlevelamplification");
    private static final Set<String> LOST =
            Set.of("loss", "lost", "deleted", "homozygousdeletion", "homozygousloss", "deepdeletion", "biallelicloss");
    private static final Set<String> EVEN = Set.of(
            "notamplified", "noamplification", "normal", "neutral", "diploid", "copyneutral", "noloss", "retained");
    private static final Set<String> STAINS = Set.of("ihc", "immunohistochemistry", "immunestain", "immunoassay", "if");
    private static final Set<String> PROBES = Set.of("ish", "fish", "cish", "dish", "sish", "insituhybridization");

    private Words() {}

    static boolean positive(String word) {
        return POSITIVE.contains(MarkerNames.key(word));
    }

    static boolean negative(String word) {
        return NEGATIVE.contains(MarkerNames.key(word));
    }

    static boolean rearranged(String word) {
        return REARRANGED.contains(MarkerNames.key(word));
    }

    static boolean notRearranged(String word) {
        return NOT_REARRANGED.contains(MarkerNames.key(word));
    }

    static boolean amplified(String word) {
        return AMPLIFIED.contains(MarkerNames.key(word));
    }

    static boolean lost(String word) {
        return LOST.contains(MarkerNames.key(word));
    }

    static boolean even(String word) {
        return EVEN.contains(MarkerNames.key(word));
    }

    /** Whether a method stains a protein. */
    static boolean stain(String method) {
        return STAINS.contains(MarkerNames.key(method));
    }

    /** Whether a method counts or splits genes by probes. */
    static boolean probe(String method) {
        return PROBES.contains(MarkerNames.key(method));
    }
}
