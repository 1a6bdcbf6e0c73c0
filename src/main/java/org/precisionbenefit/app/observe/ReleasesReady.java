package org.precisionbenefit.app.observe;

import jakarta.inject.Singleton;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;
import org.precisionbenefit.audit.LiveReleases;
import org.precisionbenefit.audit.ReleaseKind;
import org.precisionbenefit.casework.CurrentEngine;
import org.precisionbenefit.decision.Releases;
import org.precisionbenefit.terminology.LetterCase;

/**
 * Are all releases loaded with which decisions are made, and does the store hold a live one of each kind? A server that
 * decides by other policies than those that are live now is ready, because its last good ones serve, and says so.
 */
@Readiness
@Singleton
public class ReleasesReady implements HealthCheck {
    private final CurrentEngine engines;
    private final LiveReleases live;

    public ReleasesReady(CurrentEngine engines, LiveReleases live) {
        this.engines = Objects.requireNonNull(engines, "engines is null");
        this.live = Objects.requireNonNull(live, "live is null");
    }

    @Override
    public HealthCheckResponse call() {
        Releases loaded = engines.live().engine().releases();
        HealthCheckResponseBuilder said = HealthCheckResponse.named("releases")
                .withData("engine", loaded.engine())
                .withData("policy", loaded.policy().hex())
                .withData("formulary", loaded.formulary().hex())
                .withData("knowledge", loaded.knowledge().hex())
                .withData("models", loaded.models().hex());
        Set<ReleaseKind> missing = EnumSet.allOf(ReleaseKind.class);
        try {
            for (LiveReleases.LiveRelease release : live.live()) {
                missing.remove(release.kind());
                if (release.kind() == ReleaseKind.POLICY && !release.digest().equals(loaded.policy())) {
                    said.withData("behind", "The live policies are " + release.digest() + " since " + release.since())
                            .withData("what to do", "If this lasts, see the alarms in the log of this server.");
                }
            }
        } catch (IllegalStateException e) {
            return said.down()
                    .withData("missing", "What is live cannot be read from the store.")
                    .withData("what to do", "See the check named store.")
                    .build();
        }
        return missing.isEmpty()
                ? said.up().build()
                : said.down()
                        .withData("missing", "No live release of: " + words(missing))
                        .withData("what to do", "Restart this server with its rules and formulary-data folders.")
                        .build();
    }

    private static String words(Set<ReleaseKind> kinds) {
        return String.join(
                ", ", kinds.stream().map(kind -> LetterCase.lower(kind.name())).toList());
    }
}
