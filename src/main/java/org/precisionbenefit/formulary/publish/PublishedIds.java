package org.precisionbenefit.formulary.publish;

import java.util.regex.Pattern;
import org.precisionbenefit.formulary.load.PublishedDrug;
import org.precisionbenefit.terminology.Digest;

/** Makes ids out of what things are called, so that nobody has to keep them; a long or odd name goes in as a digest. */
final class PublishedIds {
    private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9-]{0,23}");
    private static final String LIST = ".formulary";
    private static final int LONG = 12;
    private static final int SHORT = 8;

    private PublishedIds() {}

    static String safe(String name) {
        return SAFE.matcher(name).matches() ? name : "x" + digest(name, LONG);
    }

    static String plan(String publication, String plan) {
        return publication + "-" + safe(plan);
    }

    static String list(String publication, String list) {
        return publication + "-" + safe(list) + LIST;
    }

    static String area(String state) {
        return "state-" + state;
    }

    /** What a drug is called within ids: by its code where that tells what kind of code it is. */
    static String drug(PublishedDrug drug) {
        return switch (drug.code().kind()) {
            case RXNORM -> "r" + drug.code().value();
            case NDC -> "n" + drug.code().value();
            case UNKNOWN, NONE ->
                "h" + digest(drug.code().kind() + " " + drug.code().value() + " " + drug.name(), LONG);
        };
    }

    /** A drug by its code and its name, because one publication may give a code two names. */
    static String medicine(String publication, PublishedDrug drug) {
        return publication + "-" + drug(drug) + "-" + mark(drug.name());
    }

    /** A short mark that tells two texts apart. */
    static String mark(String text) {
        return digest(text, SHORT);
    }

    private static String digest(String text, int length) {
        return Digest.of(text).hex().substring(0, length);
    }
}
