package org.precisionbenefit.profile.fhir;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.regex.Pattern;

/** Tells whether the words on the outside of a bundle, which no resource parser sees, are what the standard asks for. */
final class BundleWords {
    private static final Pattern URN = Pattern.compile(
            "urn:uuid:[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}|urn:oid:[0-2](\\.(0|[1-9][0-9]*))++");
    private static final Pattern INSTANT = Pattern.compile(
            "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}" + "(\\.[0-9]{1,9})?(Z|[+-][0-9]{2}:[0-9]{2})");
    private static final String VERSION = "/_history/";

    private BundleWords() {}

    static boolean isFullUrl(String words) {
        return words.startsWith("urn:") ? URN.matcher(words).matches() : isAddress(words) && !words.contains(VERSION);
    }

    private static boolean isAddress(String words) {
        try {
            URI uri = new URI(words);
            boolean web = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
            return web && uri.getHost() != null;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    static boolean isInstant(String words) {
        if (!INSTANT.matcher(words).matches()) {
            return false;
        }
        try {
            OffsetDateTime.parse(words);
            return true;
        } catch (DateTimeParseException e) {
            return false;
        }
    }
}
