package org.precisionbenefit.api.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The commands for those who look after keys: which are there, and how is a new one brought in? */
final class KeysCommands {
    private KeysCommands() {}

    static CommandLine over(Engine engine) {
        return new CommandLine(new Keys())
                .addSubcommand(new Make(engine))
                .addSubcommand(new Listing(engine))
                .addSubcommand(new Rotate(engine));
    }

    @Command(
            name = "keys",
            mixinStandardHelpOptions = true,
            description = "Makes, lists and rotates the keys of the keys folder.")
    private static final class Keys implements Callable<Integer> {
        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Override
        public Integer call() {
            spec.commandLine().usage(spec.commandLine().getErr());
            return CommandLine.ExitCode.USAGE;
        }
    }

    @Command(
            name = "make",
            mixinStandardHelpOptions = true,
            description =
                    "Makes keys and passwords in the keys folder where there are none; copy them to a safe place.")
    private static final class Make implements Callable<Integer> {
        private final Engine engine;

        Make(Engine engine) {
            this.engine = engine;
        }

        @Override
        public Integer call() throws IOException {
            engine.makeKeys();
            return CommandLine.ExitCode.OK;
        }
    }

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "Prints the id of every key and what it is for; never a key.")
    private static final class Listing implements Callable<Integer> {
        private final Engine engine;

        @Spec
        private CommandSpec spec = CommandSpec.create();

        Listing(Engine engine) {
            this.engine = engine;
        }

        @Override
        public Integer call() {
            PrintWriter out = spec.commandLine().getOut();
            for (Map.Entry<String, List<Integer>> set : engine.keys().entrySet()) {
                for (int i = 0; i < set.getValue().size(); i++) {
                    out.println(set.getKey() + " "
                            + Integer.toUnsignedString(set.getValue().get(i))
                            + (i == 0 ? " (in use)" : " (opens what it wrapped before)"));
                }
            }
            out.flush();
            return CommandLine.ExitCode.OK;
        }
    }

    @Command(
            name = "rotate",
            mixinStandardHelpOptions = true,
            description =
                    "Makes a new sealing key and wraps the key of every payload by it; payloads stay as they are.")
    private static final class Rotate implements Callable<Integer> {
        private final Engine engine;

        @Spec
        private CommandSpec spec = CommandSpec.create();

        Rotate(Engine engine) {
            this.engine = engine;
        }

        @Override
        public Integer call() throws IOException, InterruptedException {
            Engine.Rotated rotated = engine.rotateKeys();
            PrintWriter out = spec.commandLine().getOut();
            out.println("Payload keys wrapped by the newest sealing key: " + rotated.wrapped()
                    + ". Copy the keys folder to its safe place now.");
            out.flush();
            PrintWriter err = spec.commandLine().getErr();
            rotated.unopened()
                    .forEach(id ->
                            err.println("The key of decision (" + id + ") does not open and stays as it was. Maybe it"
                                    + " was changed, or its key is not in the keys folder."));
            err.flush();
            return rotated.unopened().isEmpty() ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
        }
    }
}
