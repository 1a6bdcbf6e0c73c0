package org.precisionbenefit.api.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.formulary.load.DrugCode;

/** Addresses of the pages of an edition. What a publisher named stands behind the question mark, whatever it holds. */
final class EditionAddress {
    private final StringBuilder address;
    private boolean asked;

    private EditionAddress(String path) {
        this.address = new StringBuilder(path);
    }

    static EditionAddress of(long edition) {
        return new EditionAddress("/formulary/editions/" + edition);
    }

    static EditionAddress plan(long edition, String plan) {
        return new EditionAddress("/formulary/editions/" + edition + "/plan").with("plan", plan);
    }

    static String drug(long edition, String plan, DrugCode code) {
        return new EditionAddress("/formulary/editions/" + edition + "/drug")
                .with("plan", plan)
                .with("kind", code.kind().name())
                .with("code", code.value())
                .toString();
    }

    /** The same with a value, which is left out when it is empty. */
    EditionAddress with(String name, String value) {
        if (!value.isEmpty()) {
            address.append(asked ? '&' : '?')
                    .append(name)
                    .append('=')
                    .append(URLEncoder.encode(value, StandardCharsets.UTF_8));
            asked = true;
        }
        return this;
    }

    /** The page behind a place, or nothing where there is none. */
    String next(@Nullable String place) {
        return place == null ? "" : with("after", token(place)).toString();
    }

    private static String token(String place) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(place.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The place that a page begins behind.
     *
     * @throws IllegalArgumentException when it is none
     */
    static String place(String token) {
        return new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return address.toString();
    }
}
