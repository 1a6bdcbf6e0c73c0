package org.precisionbenefit.app;

import java.io.IOException;
import org.jboss.logging.Logger;
import org.precisionbenefit.terminology.ConfigurationFault;

/**
 * Watches the embedded database and brings it back on the same port when its process dies, with the settings it was
 * started with. What a killed process shared with others lingers for a moment, so it tries again after a pause.
 */
final class DatabaseKeeper implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(DatabaseKeeper.class);
    private static final int PAUSE_MILLIS = 200;
    private static final int TRIES_BETWEEN_ALARMS = 25;

    private final Runnable afterwards;
    private final Thread watch = new Thread(this::watch, "database-keeper");
    private EmbeddedDatabase database;
    private volatile boolean closed;

    /**
     * Builds a keeper.
     *
     * @param database the running database, which this keeper closes in the end
     * @param afterwards what is done whenever the database is back
     */
    DatabaseKeeper(EmbeddedDatabase database, Runnable afterwards) {
        this.database = database;
        this.afterwards = afterwards;
        watch.setDaemon(true);
    }

    /** Starts to watch. */
    DatabaseKeeper begin() {
        watch.start();
        return this;
    }

    private void watch() {
        try {
            while (!closed) {
                if (!database.isAlive()) {
                    LOG.error("ALARM: the database process died. It is started again; until then nothing is decided.");
                    bringBack();
                }
                Thread.sleep(PAUSE_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void bringBack() throws InterruptedException {
        for (int failed = 0; !closed; failed++) {
            try {
                database = database.again();
                afterwards.run();
                LOG.warn("The database is back.");
                return;
            } catch (IOException | IllegalStateException | ConfigurationFault e) {
                if (failed % TRIES_BETWEEN_ALARMS == 0) {
                    LOG.errorf(
                            "ALARM: the database does not start (%s). It is tried again; look at the disk and the data"
                                    + " folder when this repeats.",
                            e.getClass().getSimpleName());
                }
                Thread.sleep(PAUSE_MILLIS);
            }
        }
    }

    @Override
    public void close() throws IOException {
        closed = true;
        watch.interrupt();
        try {
            watch.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        database.close();
    }
}
