package org.precisionbenefit.app;

import io.quarkus.runtime.annotations.QuarkusMain;
import org.precisionbenefit.api.cli.CommandLineDoor;
import org.precisionbenefit.api.cli.MeasuresCommand;
import org.precisionbenefit.audit.json.JsonCanonical;
import picocli.CommandLine;

/** Where the process starts. */
@QuarkusMain
public final class Main {
    private Main() {}

    /** Runs one command; without one it serves. */
    public static void main(String... arguments) {
        CommandLine commands =
                CommandLineDoor.over(new Launcher(), new LogExportRun(new KeysFolder(Settings.keysFolder())));
        CommandLine measures = new CommandLine(new MeasuresCommand(new JsonCanonical()));
        measures.setExecutionExceptionHandler(commands.getExecutionExceptionHandler());
        System.exit(commands.addSubcommand(measures).execute(arguments));
    }
}
