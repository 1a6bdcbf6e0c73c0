package org.precisionbenefit.api.web;

import java.util.List;
import java.util.Objects;
import org.precisionbenefit.decision.Releases;
import org.precisionbenefit.terminology.Digest;

/**
 * A release that a decision was made with.
 *
 * @param part which part of the engine
 * @param name its short name: a version, or the first digits of its digest
 * @param digest its full digest, empty where it has none
 */
public record ReleaseView(String part, String name, String digest) {
    private static final int SHORT = 12;

    public ReleaseView {
        Objects.requireNonNull(part, "part is null");
        Objects.requireNonNull(name, "name is null");
        Objects.requireNonNull(digest, "digest is null");
    }

    static ReleaseView of(String part, String name, Digest digest) {
        return new ReleaseView(part, name, digest.hex());
    }

    static List<ReleaseView> of(Releases releases) {
        return List.of(
                new ReleaseView("Engine", releases.engine(), ""),
                of("Policy", releases.policy()),
                of("Formulary", releases.formulary()),
                of("Knowledge", releases.knowledge()),
                of("Models", releases.models()));
    }

    private static ReleaseView of(String part, Digest digest) {
        return of(part, digest.hex().substring(0, SHORT), digest);
    }
}
