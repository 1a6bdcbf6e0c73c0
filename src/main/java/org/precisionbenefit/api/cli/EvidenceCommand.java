package org.precisionbenefit.api.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.precisionbenefit.intake.RefusedRequest;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** What do results of genes and tumour markers mean for drugs, for many people at once? */
@Command(
        name = "evidence",
        mixinStandardHelpOptions = true,
        description =
                "Answers questions about results of genes and tumour markers, one JSON question on each line as POST"
                        + " /api/v1/evidence takes it,"
                        + " and prints one answer a line. A line that is refused is named on standard error; the others are"
                        + " answered, and the exit code is 1.")
final class EvidenceCommand extends EngineCommand {
    @Parameters(paramLabel = "FILE", description = "the questions, one on each line")
    private Path file = Path.of("");

    EvidenceCommand(Engine engine) {
        super(engine);
    }

    @Override
    public Integer call() throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IllegalArgumentException("The file (" + file + ") must exist. Maybe it lies in another folder.");
        }
        Engine.AnswerQuestion answers = engine().evidence();
        PrintWriter out = out();
        PrintWriter err = err();
        boolean all = true;
        int number = 0;
        try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (!line.isBlank()) {
                    try {
                        out.println(answers.answer(line));
                    } catch (RefusedRequest refused) {
                        all = false;
                        err.println(file + ":" + number + ": " + refused.expression() + ": " + refused.explanation());
                    }
                }
            }
        }
        out.flush();
        err.flush();
        return all ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    }
}
