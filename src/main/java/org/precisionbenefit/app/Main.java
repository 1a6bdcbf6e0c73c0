package org.precisionbenefit.app;

import io.quarkus.runtime.annotations.QuarkusMain;
import org.precisionbenefit.api.cli.CommandLineDoor;

/** Where the process starts. */
@QuarkusMain
public final class Main {
    private Main() {}

    /** Runs one command; without one it serves. */
    public static void main(String... arguments) {
        System.exit(CommandLineDoor.over(new Launcher(), new LogExportRun(new KeysFolder(Settings.keysFolder())))
                .execute(arguments));
    }
}
