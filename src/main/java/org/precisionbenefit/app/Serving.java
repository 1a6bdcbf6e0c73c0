package org.precisionbenefit.app;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.vertx.http.HttpServer;
import jakarta.enterprise.inject.spi.CDI;
import java.io.IOException;
import java.time.Clock;
import java.util.Set;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jboss.logging.Logger;
import org.precisionbenefit.api.oidc.DevelopmentIssuer;
import org.precisionbenefit.profile.history.KeepHistory;
import org.precisionbenefit.profile.history.LookUpHistory;

/** Says where it is reached and serves until it is told to stop. */
public final class Serving implements QuarkusApplication {
    private static final Logger LOG = Logger.getLogger(Serving.class);
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "::1");

    @Override
    public int run(String... arguments) throws IOException {
        // With port 0 the server draws one; only the server itself knows which.
        int port = CDI.current().select(HttpServer.class).get().getPort();
        try (DataFolder folder = new DataFolder(Settings.dataFolder())) {
            DevelopmentIssuer issuer =
                    CDI.current().select(DevelopmentIssuer.class).get();
            if (issuer.speaks()) {
                folder.leaveToken(issuer.demonstrationToken());
                warnOffLoopback();
            }
            folder.announce("http://127.0.0.1:" + port);
            loadExampleMembers();
        }
        Quarkus.waitForExit();
        return 0;
    }

    /** A development server has invented members to show; production knows only those that somebody imported. */
    private static void loadExampleMembers() {
        if (Settings.loadsExampleMembers()) {
            CDI<Object> parts = CDI.current();
            ExampleMembers members = new ExampleMembers(
                    parts.select(KeepHistory.class).get(),
                    parts.select(LookUpHistory.class).get(),
                    parts.select(Clock.class).get());
            Thread loading = new Thread(members, "example-members");
            loading.setDaemon(true);
            loading.start();
        }
    }

    /** Whoever reaches a development server can be anybody it knows. */
    private static void warnOffLoopback() {
        String host = ConfigProvider.getConfig().getValue("quarkus.http.host", String.class);
        if (!LOOPBACK.contains(host)) {
            LOG.warn("ALARM: a development server listens beyond this machine, and anybody can sign in to it."
                    + " Set precision-benefit.stage=production, or quarkus.http.host=127.0.0.1.");
        }
    }
}
