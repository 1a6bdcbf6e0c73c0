package org.precisionbenefit.api.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.precisionbenefit.audit.Canonical;
import org.precisionbenefit.casework.measures.LineExport;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command for whoever counts measures again from exported lines, without a server and without a database. */
@Command(
        name = "measures",
        mixinStandardHelpOptions = true,
        description = "Counts the measures of an export of lines again and prints them as JSON.")
public final class MeasuresCommand implements Callable<Integer> {
    private final Canonical canonical;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "FILE", description = "the export, as /console/lines.ndjson gives it")
    private Path file = Path.of("");

    public MeasuresCommand(Canonical canonical) {
        this.canonical = Objects.requireNonNull(canonical, "canonical is null");
    }

    @Override
    public Integer call() throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IllegalArgumentException("The file (" + file + ") must exist. Maybe it lies in another folder.");
        }
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            spec.commandLine().getOut().println(canonical.encode(new LineExport(canonical).measures(lines)));
            spec.commandLine().getOut().flush();
        }
        return CommandLine.ExitCode.OK;
    }
}
