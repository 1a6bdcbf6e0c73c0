package org.precisionbenefit.app;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import java.io.IOException;
import org.eclipse.microprofile.config.ConfigProvider;

/** Says where it is reached and serves until it is told to stop. */
public final class Serving implements QuarkusApplication {
    @Override
    public int run(String... arguments) throws IOException {
        // With port 0 the server draws one and says which in this property.
        String port = System.getProperty("quarkus.http.port");
        if (port == null) {
            port = ConfigProvider.getConfig().getValue("quarkus.http.port", String.class);
        }
        try (DataFolder folder = new DataFolder(Settings.dataFolder())) {
            folder.announce("http://127.0.0.1:" + port);
        }
        Quarkus.waitForExit();
        return 0;
    }
}
