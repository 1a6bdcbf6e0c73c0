package org.precisionbenefit.hostile;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.precisionbenefit.audit.docket.DocketLine;
import org.precisionbenefit.audit.docket.Lines;
import org.precisionbenefit.audit.json.JsonCanonical;
import org.precisionbenefit.casework.measures.LineExport;
import org.precisionbenefit.terminology.Period;

/** The reader of exported lines that measures are counted from. */
final class MeasuresDoor {
    private static final JsonCanonical JSON = new JsonCanonical();
    private static final LineExport EXPORT = new LineExport(JSON);

    private MeasuresDoor() {}

    static List<Seed> exports() {
        StringBuilder file =
                new StringBuilder(EXPORT.head(new Period(LocalDate.of(2026, 10, 1), LocalDate.of(2026, 10, 31))));
        for (DocketLine line : Lines.of(5, Instant.parse("2026-10-01T00:00:00Z"), 31, 3)) {
            file.append(EXPORT.line(line));
        }
        return List.of(new Seed("", file.toString()));
    }

    static Optional<String> counted(byte[] input) {
        try (BufferedReader file =
                new BufferedReader(new InputStreamReader(new ByteArrayInputStream(input), StandardCharsets.UTF_8))) {
            JSON.encode(EXPORT.measures(file));
            return Optional.empty();
        } catch (IllegalArgumentException refused) {
            return Optional.of(String.valueOf(refused.getMessage()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
