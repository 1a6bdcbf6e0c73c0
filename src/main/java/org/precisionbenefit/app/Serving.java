package org.precisionbenefit.app;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.vertx.http.HttpServer;
import jakarta.enterprise.inject.spi.CDI;
import java.io.IOException;

/** Says where it is reached and serves until it is told to stop. */
public final class Serving implements QuarkusApplication {
    @Override
    public int run(String... arguments) throws IOException {
        // With port 0 the server draws one; only the server itself knows which.
        int port = CDI.current().select(HttpServer.class).get().getPort();
        try (DataFolder folder = new DataFolder(Settings.dataFolder())) {
            folder.announce("http://127.0.0.1:" + port);
        }
        Quarkus.waitForExit();
        return 0;
    }
}
