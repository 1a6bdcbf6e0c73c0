package org.precisionbenefit.app;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.postgresql.ds.PGSimpleDataSource;
import org.precisionbenefit.api.oidc.Stage;
import org.precisionbenefit.audit.log.NoteSigner;
import org.precisionbenefit.audit.log.PromiseEntry;
import org.precisionbenefit.audit.log.Receipt;
import org.precisionbenefit.audit.log.Sequence;
import org.precisionbenefit.audit.postgres.PostgresSequence;

/** Puts the log together: its key, its promises, and who continues it. */
@Singleton
public class LogWiring {
    private static final int CONNECT_SECONDS = 2;
    private static final int ANSWER_SECONDS = 10;

    /** In development a key is made where there is none; in production somebody makes and copies it on purpose. */
    @Produces
    @Singleton
    NoteSigner logSigner(@ConfigProperty(name = "precision-benefit.keys-dir") Path keys, Stage stage)
            throws IOException {
        LogKeyFolder folder = new LogKeyFolder(keys);
        if (!stage.isProduction()) {
            folder.makeWhereNone();
        }
        return folder.signer();
    }

    @Produces
    @Singleton
    PromiseEntry promise(NoteSigner log) {
        return (entry, at) -> Receipt.of(log, entry, at);
    }

    /** With one login for all, that one continues the log too. */
    @Produces
    @Singleton
    Sequence sequence(
            NoteSigner log,
            @ConfigProperty(name = "quarkus.datasource.jdbc.url") String url,
            @ConfigProperty(name = "quarkus.datasource.username") Optional<String> application,
            @ConfigProperty(name = "quarkus.datasource.password") Optional<String> password,
            @ConfigProperty(name = "precision-benefit.sequencer.username") Optional<String> sequencer,
            @ConfigProperty(name = "precision-benefit.sequencer.password") Optional<String> sequencerPassword) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url);
        source.setUser(sequencer.or(() -> application).orElse(null));
        source.setPassword((sequencer.isPresent() ? sequencerPassword : password).orElse(null));
        source.setConnectTimeout(CONNECT_SECONDS);
        source.setSocketTimeout(ANSWER_SECONDS);
        source.setLogServerErrorDetail(false);
        return new PostgresSequence(source, log);
    }
}
