package org.precisionbenefit.app;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Optional;
import org.eclipse.microprofile.config.ConfigProvider;

/** The few settings that are read before the application starts. */
final class Settings {
    private Settings() {}

    /** Where the embedded database keeps its data. */
    static Path dataFolder() {
        return Path.of(value("precision-benefit.data-dir", "data"));
    }

    /** Where keys and passwords lie. */
    static Path keysFolder() {
        return Path.of(value("precision-benefit.keys-dir", "keys"));
    }

    /** Where signatures on releases lie. */
    static Path signaturesFolder() {
        return Path.of(value(
                "precision-benefit.signatures-dir",
                keysFolder().resolve("signatures").toString()));
    }

    /** Whether models that may be shown in a demonstration speak to the policy. */
    static boolean showsModels() {
        return Boolean.parseBoolean(value("precision-benefit.demonstration", "false"));
    }

    /** Where models are found. */
    static ModelSource models() {
        String folder = value("precision-benefit.models-dir", "");
        return new ModelSource(folder.isEmpty() ? null : Path.of(folder), showsModels());
    }

    /** Whether this is production, where nothing is made by itself. */
    static boolean isProduction() {
        return value("precision-benefit.stage", "development").equals("production");
    }

    /** Whether invented members are loaded at start; never in production, whatever is set. */
    static boolean loadsExampleMembers() {
        return !isProduction() && Boolean.parseBoolean(value("precision-benefit.example-members", "true"));
    }

    /** The token that the command line shows, or empty when none was named. */
    static Optional<String> token() {
        return ConfigProvider.getConfig().getOptionalValue("precision-benefit.token", String.class);
    }

    /** Where policies are authored. */
    static Path rulesFolder() {
        return Path.of(value("precision-benefit.rules-dir", "rules"));
    }

    /** Where formulary, knowledge and clocks are authored. */
    static Path formularyFolder() {
        return Path.of(value("precision-benefit.formulary-dir", "formulary-data"));
    }

    /** The zone in which days are counted where no plan tells. */
    static ZoneId zone() {
        return ZoneId.of(value("precision-benefit.zone", "America/New_York"));
    }

    /** Whether a database was named, so that none is started. */
    static boolean namesDatabase() {
        return !value("quarkus.datasource.jdbc.url", "").isEmpty();
    }

    /** Where traces are sent, or empty when they are off. */
    static String traces() {
        return value("precision-benefit.traces", "");
    }

    /** The database that was named, or empty. */
    static String database() {
        return value("quarkus.datasource.jdbc.url", "");
    }

    /** Who rotates keys in a database that was named; the application's login where nobody was named for it. */
    static String rotationLogin() {
        return value("precision-benefit.rotation.username", applicationLogin());
    }

    static String rotationPassword() {
        return value("precision-benefit.rotation.password", applicationPassword());
    }

    /** Who reads and adds in a database that was named. */
    static String applicationLogin() {
        return value("quarkus.datasource.username", "");
    }

    static String applicationPassword() {
        return value("quarkus.datasource.password", "");
    }

    private static String value(String name, String otherwise) {
        return ConfigProvider.getConfig().getOptionalValue(name, String.class).orElse(otherwise);
    }
}
