package org.precisionbenefit.app;

import io.agroal.api.AgroalDataSource;
import io.quarkus.arc.Arc;
import io.quarkus.arc.ArcContainer;
import io.quarkus.runtime.Quarkus;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.precisionbenefit.terminology.ConfigurationFault;

/** One run of the server from the database's start to its stop. */
final class ServerRun {
    private static final int STOP_SECONDS = 60;

    private final DataFolder folder;

    ServerRun(DataFolder folder) {
        this.folder = folder;
    }

    /** Runs until the application is told to stop; the exit code. */
    int run() {
        // The virtual machine ends when its hooks do: this one waits until the database has stopped too.
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> awaitQuietly(stopped)));
        try (folder) {
            return folder.own() ? withDatabase() : withoutFolder();
        } catch (IOException | ConfigurationFault e) {
            System.err.println("The server cannot be started on the data folder " + Settings.dataFolder() + ": "
                    + e.getMessage() + " Maybe a folder belongs to another user.");
            return 1;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 1;
        } finally {
            stopped.countDown();
        }
    }

    private int withoutFolder() throws IOException {
        if (Settings.namesDatabase()) {
            keys();
            return application();
        }
        System.err.println("A server already runs on the data folder (" + Settings.dataFolder() + ")"
                + folder.owner().map(address -> " at " + address).orElse("")
                + ". Stop it, or set precision-benefit.data-dir to another folder.");
        return 1;
    }

    private int withDatabase() throws IOException, InterruptedException {
        KeysFolder keys = keys();
        if (Settings.namesDatabase()) {
            return application();
        }
        new Thread(new WarmUp(Settings.rulesFolder(), Settings.formularyFolder()), "warm-up").start();
        EmbeddedDatabase database = EmbeddedDatabase.start(folder, keys.passwords());
        database.settings().forEach(System::setProperty);
        try (DatabaseKeeper keeper = new DatabaseKeeper(database, ServerRun::dropConnections)) {
            keeper.begin();
            return application();
        }
    }

    /** Connections to a database that died would each fail one request more. */
    private static void dropConnections() {
        ArcContainer container = Arc.container();
        if (container != null && container.isRunning()) {
            container.select(AgroalDataSource.class).get().flush(AgroalDataSource.FlushMode.GRACEFUL);
        }
    }

    /** In development keys are made where there are none; in production somebody makes and copies them on purpose. */
    private static KeysFolder keys() throws IOException {
        KeysFolder keys = new KeysFolder(Settings.keysFolder());
        if (!Settings.isProduction()) {
            keys.makeWhereNone();
        }
        return keys;
    }

    private static int application() {
        // The library has one switch and one address; naming the address is switch enough.
        if (!Settings.traces().isEmpty()) {
            System.setProperty("quarkus.otel.sdk.disabled", "false");
            System.setProperty("quarkus.otel.exporter.otlp.endpoint", Settings.traces());
        }
        AtomicInteger code = new AtomicInteger();
        Quarkus.run(Serving.class, (exit, fault) -> {
            code.set(exit);
            if (fault != null) {
                sayWhy(fault);
            }
        });
        return code.get();
    }

    /** With an exit handler of our own the library says nothing of a start that fails. */
    private static void sayWhy(Throwable fault) {
        Throwable root = fault;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        System.err.println("The server did not start or had to stop: " + root.getMessage() + " ("
                + root.getClass().getSimpleName() + ")");
    }

    private static void awaitQuietly(CountDownLatch stopped) {
        try {
            stopped.await(STOP_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
