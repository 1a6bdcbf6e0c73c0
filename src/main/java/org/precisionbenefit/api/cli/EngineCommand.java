package org.precisionbenefit.api.cli;

import java.io.PrintWriter;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A command that asks the engine and prints what it says. */
abstract class EngineCommand implements Callable<Integer> {
    private final Engine engine;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    EngineCommand(Engine engine) {
        this.engine = Objects.requireNonNull(engine, "engine is null");
    }

    Engine engine() {
        return engine;
    }

    PrintWriter out() {
        return spec.commandLine().getOut();
    }

    PrintWriter err() {
        return spec.commandLine().getErr();
    }

    /** Prints what was done. */
    int done(String words) {
        out().println(words);
        out().flush();
        return CommandLine.ExitCode.OK;
    }
}
