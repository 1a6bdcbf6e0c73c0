package org.precisionbenefit.api.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.decision.Endorsement;
import org.precisionbenefit.decision.Endorsements;
import org.precisionbenefit.decision.Releases;
import org.precisionbenefit.terminology.Digest;

/**
 * A release that a decision was made with.
 *
 * @param part which part of the engine
 * @param name its short name: a version, or the first digits of its digest
 * @param digest its full digest, empty where it has none
 * @param signed who answers for it and what for, empty where nobody was asked
 */
public record ReleaseView(String part, String name, String digest, String signed) {
    private static final int SHORT = 12;

    public ReleaseView {
        Objects.requireNonNull(part, "part is null");
        Objects.requireNonNull(name, "name is null");
        Objects.requireNonNull(digest, "digest is null");
        Objects.requireNonNull(signed, "signed is null");
    }

    /** A release that no decision names by itself, such as a policy's file. */
    static ReleaseView of(String part, String name, Digest digest) {
        return new ReleaseView(part, name, digest.hex(), "");
    }

    static List<ReleaseView> of(Releases releases, @Nullable Endorsements by) {
        List<ReleaseView> views = new ArrayList<>(List.of(
                new ReleaseView("Engine", releases.engine(), "", ""),
                of("Policy", releases.policy(), by == null ? null : by.policy()),
                of("Formulary", releases.formulary(), by == null ? null : by.formulary()),
                of("Knowledge", releases.knowledge(), by == null ? null : by.knowledge()),
                of("Models", releases.models(), by == null ? null : by.models())));
        if (by != null) {
            views.add(of("Clocks", by.clocks().release(), by.clocks()));
        }
        return views;
    }

    private static ReleaseView of(String part, Digest digest, @Nullable Endorsement by) {
        return new ReleaseView(part, digest.hex().substring(0, SHORT), digest.hex(), Words.endorsement(by));
    }
}
