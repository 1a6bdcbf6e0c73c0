package org.precisionbenefit.app;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The embedded database for tests of doors: the same class that serves, in a folder of its own. */
public final class DurableDatabase implements QuarkusTestResourceLifecycleManager {
    private DataFolder folder;
    private EmbeddedDatabase database;
    private Path path;

    @Override
    public Map<String, String> start() {
        try {
            path = Files.createTempDirectory("precision-benefit-test");
            KeysFolder keys = new KeysFolder(path.resolve("keys"));
            keys.makeWhereNone();
            new LogKeyFolder(path.resolve("keys")).makeWhereNone();
            folder = new DataFolder(path.resolve("data"));
            if (!folder.own()) {
                throw new IllegalStateException("A new folder has an owner.");
            }
            database = EmbeddedDatabase.start(folder, keys.passwords());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        Map<String, String> settings = new TreeMap<>(database.settings());
        settings.put("precision-benefit.data-dir", path.resolve("data").toString());
        settings.put("precision-benefit.keys-dir", path.resolve("keys").toString());
        settings.put(
                Superuser.PASSWORD,
                new KeysFolder(path.resolve("keys")).passwords().get(KeysFolder.SUPERUSER));
        return settings;
    }

    @Override
    public void stop() {
        try {
            database.close();
            folder.close();
            try (Stream<Path> files = Files.walk(path)) {
                files.sorted(Comparator.reverseOrder())
                        .forEach(file -> file.toFile().delete());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
