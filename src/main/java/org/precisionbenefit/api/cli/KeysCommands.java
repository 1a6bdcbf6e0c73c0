package org.precisionbenefit.api.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The commands about keys. */
final class KeysCommands {
    private KeysCommands() {}

    static CommandLine over(Engine engine) {
        return new CommandLine(new Keys()).addSubcommand(new Make(engine));
    }

    @Command(
            name = "keys",
            mixinStandardHelpOptions = true,
            description = "Makes the keys that members' data is sealed with.")
    private record Keys() {}

    @Command(
            name = "make",
            mixinStandardHelpOptions = true,
            description =
                    "Makes keys and passwords in the keys folder where there are none; copy them to a safe place.")
    private record Make(Engine engine) implements Callable<Integer> {
        @Override
        public Integer call() throws IOException {
            engine.makeKeys();
            return CommandLine.ExitCode.OK;
        }
    }
}
