package org.precisionbenefit.app;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.precisionbenefit.api.fhir.ExportSettings;
import org.precisionbenefit.api.fhir.FormularyAnswers;
import org.precisionbenefit.api.fhir.FormularyExports;
import org.precisionbenefit.api.fhir.OperationOutcomeWriter;
import org.precisionbenefit.api.fhir.PublishedSearch;
import org.precisionbenefit.audit.LiveReleases;
import org.precisionbenefit.casework.CurrentEngine;
import org.precisionbenefit.formulary.publish.EditionPages;
import org.precisionbenefit.formulary.publish.FindPublications;
import org.precisionbenefit.terminology.Digest;

/** Puts the doors of published formularies together. */
@Singleton
public class PublicationWiring {
    @Produces
    @Singleton
    FindPublications publications(
            Instance<CurrentEngine> engines,
            LoadedReleases releases,
            LiveReleases live,
            EditionPages editions,
            Wiring.Folders folders,
            Clock clock) {
        LivePublications.Files files = new LivePublications.Files(
                () -> {
                    Digest digest = engines.get().live().engine().releases().formulary();
                    return releases.formulary(digest).orElseThrow();
                },
                live);
        return new LivePublications(files, editions, clock.withZone(folders.zone()));
    }

    @Produces
    @Singleton
    FormularyAnswers answers(FindPublications publications, OperationOutcomeWriter refusals) {
        return new FormularyAnswers(new PublishedSearch(publications), refusals);
    }

    @Produces
    @Singleton
    FormularyExports exports(
            FindPublications publications,
            Clock clock,
            @ConfigProperty(name = "precision-benefit.data-dir") Path data,
            @ConfigProperty(name = "precision-benefit.exports.kept-for") Duration keptFor,
            @ConfigProperty(name = "precision-benefit.exports.at-once") int atOnce,
            @ConfigProperty(name = "precision-benefit.exports.at-most") int atMost) {
        return new FormularyExports(
                publications,
                new ExportSettings(data.resolve("exports"), keptFor, atOnce, atMost),
                clock,
                () -> UUID.randomUUID().toString());
    }

    void begin(@Observes StartupEvent start, FormularyExports exports) throws IOException {
        exports.removeLeftovers();
    }

    void stop(@Disposes FormularyExports exports) {
        exports.close();
    }
}
