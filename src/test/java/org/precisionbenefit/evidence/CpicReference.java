package org.precisionbenefit.evidence;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** Real reference data for evaluation tests; without the folder the test is skipped, saying so. */
public final class CpicReference {
    private CpicReference() {}

    /** The lines of a file below the reference folder, unpacked when its name ends in gz. */
    public static List<String> lines(String file) throws IOException {
        String folder = System.getProperty("reference.data", "");
        if (folder.isEmpty()) {
            System.out.println("Skipped without -Dreference.data=DIR: compares with " + file);
        }
        assumeTrue(!folder.isEmpty());
        Path path = Path.of(folder, file);
        if (!file.endsWith(".gz")) {
            return Files.readAllLines(path);
        }
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(path)), StandardCharsets.UTF_8))) {
            return reader.lines().toList();
        }
    }

    /** The cells of a line of comma-separated values, quotes resolved. */
    public static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"' && quoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
                cell.append(c);
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        cells.add(cell.toString());
        return cells;
    }
}
