package org.precisionbenefit.api.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.precisionbenefit.formulary.load.LineSource;
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
    private static final int LONGEST = 5_000_000;

    /** Stands where bytes are not UTF-8. */
    private static final char UNREADABLE = '\ufffd';

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
        try (LineSource lines = new LineSource(Files.newInputStream(file), StandardCharsets.UTF_8, LONGEST)) {
            for (String line = lines.next(); line != null; line = lines.next()) {
                if (!line.isBlank()) {
                    try {
                        out.println(answers.answer(whole(line, lines)));
                    } catch (RefusedRequest refused) {
                        all = false;
                        err.println(file + ":" + lines.number() + ": " + refused.expression() + ": "
                                + refused.explanation());
                    }
                }
            }
        }
        out.flush();
        err.flush();
        return all ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    }

    private static String whole(String line, LineSource lines) {
        if (lines.isTooLong() || line.indexOf(UNREADABLE) >= 0) {
            throw new RefusedRequest(
                    RefusedRequest.Kind.MALFORMED,
                    "",
                    "The line must be UTF-8 and hold at most " + LONGEST + " characters.");
        }
        return line;
    }
}
