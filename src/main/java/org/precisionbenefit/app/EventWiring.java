package org.precisionbenefit.app;

import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.postgresql.ds.PGSimpleDataSource;
import org.precisionbenefit.api.DoorCases;
import org.precisionbenefit.api.NoteReads;
import org.precisionbenefit.api.PrivacyDesk;
import org.precisionbenefit.api.SayRefused;
import org.precisionbenefit.api.UnmaskCase;
import org.precisionbenefit.api.WhoAsks;
import org.precisionbenefit.api.fhir.OperationOutcomeWriter;
import org.precisionbenefit.api.web.RefusedPage;
import org.precisionbenefit.audit.Canonical;
import org.precisionbenefit.audit.DecisionStore;
import org.precisionbenefit.audit.Seal;
import org.precisionbenefit.audit.event.EventStore;
import org.precisionbenefit.audit.event.NoteEvent;
import org.precisionbenefit.audit.event.Redactions;
import org.precisionbenefit.audit.log.PromiseEntry;
import org.precisionbenefit.audit.postgres.EventWriter;
import org.precisionbenefit.audit.postgres.PostgresEvents;
import org.precisionbenefit.audit.postgres.PostgresRedactions;
import org.precisionbenefit.audit.postgres.PostgresSchema;
import org.precisionbenefit.casework.CaseFiles;
import org.precisionbenefit.casework.FindCase;
import org.precisionbenefit.intake.RefusedRequest;

/** Puts together what is written of looks, redactions and whatever else happens beside decisions. */
@Singleton
public class EventWiring {
    private static final int CONNECT_SECONDS = 2;
    private static final int ANSWER_SECONDS = 10;

    @Produces
    @Singleton
    EventWriter writer(Seal seal, Canonical canonical, Clock clock) {
        return new EventWriter(seal, canonical, clock, UUID::randomUUID);
    }

    @Produces
    @Singleton
    @Typed({NoteEvent.class, EventStore.class})
    PostgresEvents events(DataSource database, EventWriter writer, Seal seal, Canonical canonical) {
        return new PostgresEvents(database, writer, seal, canonical);
    }

    @Produces
    @Singleton
    PostgresSchema schema(DataSource database) {
        return new PostgresSchema(database);
    }

    @Produces
    @Singleton
    NoteReads reads(WhoAsks who, NoteEvent events) {
        return new NoteReads(who, events);
    }

    /** What doors give out; parts of the engine that give nothing out find cases as they are kept. */
    @Produces
    @Singleton
    FindCase cases(CaseFiles kept, NoteReads reads, WhoAsks who, EventStore events, Clock clock) {
        return new DoorCases(kept, reads, who, events, clock);
    }

    @Produces
    @Singleton
    UnmaskCase unmask(DecisionStore store, NoteEvent events, WhoAsks who) {
        return new UnmaskCase(store, events, who);
    }

    /** With one login for all, that one redacts too. */
    @Produces
    @Singleton
    Redactions redactions(
            EventWriter events,
            PromiseEntry log,
            @ConfigProperty(name = "quarkus.datasource.jdbc.url") String url,
            Login application,
            @ConfigProperty(name = "precision-benefit.redaction.username") Optional<String> redaction,
            @ConfigProperty(name = "precision-benefit.redaction.password") Optional<String> redactionPassword) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url);
        source.setUser(redaction.or(application::name).orElse(null));
        source.setPassword((redaction.isPresent() ? redactionPassword : application.password()).orElse(null));
        source.setConnectTimeout(CONNECT_SECONDS);
        source.setSocketTimeout(ANSWER_SECONDS);
        source.setLogServerErrorDetail(false);
        return new PostgresRedactions(source, events, log);
    }

    /**
     * The application's login.
     *
     * @param name its name
     * @param password its password
     */
    record Login(Optional<String> name, Optional<String> password) {}

    @Produces
    @Singleton
    Login application(
            @ConfigProperty(name = "quarkus.datasource.username") Optional<String> name,
            @ConfigProperty(name = "quarkus.datasource.password") Optional<String> password) {
        return new Login(name, password);
    }

    @Produces
    @Singleton
    PrivacyDesk privacy(Redactions redactions, WhoAsks who, Wiring.Folders folders, Clock clock) {
        return new PrivacyOffice(redactions, who, folders.formulary(), folders.zone(), clock);
    }

    @Produces
    @Singleton
    SayRefused refused(OperationOutcomeWriter outcomes) {
        return new SayRefused() {
            @Override
            public String outcome(RefusedRequest refused) {
                return outcomes.write(refused);
            }

            @Override
            public String page(RefusedRequest refused) {
                return RefusedPage.of(refused);
            }
        };
    }
}
