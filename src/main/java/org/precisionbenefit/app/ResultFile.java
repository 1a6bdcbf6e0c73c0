package org.precisionbenefit.app;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.decision.simulation.ComparedRequest;
import org.precisionbenefit.terminology.ConfigurationFault;
import org.precisionbenefit.terminology.Digest;

/**
 * The results of a simulation, a line for each request, in chunks. Each chunk ends with a line that holds its number, how many
 * lines it has and their digest, so that a run that was killed in the middle of a line goes on behind the last whole chunk.
 */
final class ResultFile {
    private static final String RUN = "#run ";
    private static final String CHUNK = "#chunk ";

    private final Path file;
    private final String identity;

    /**
     * The results of a run.
     *
     * @param file where they are
     * @param identity what is run; results of anything else are refused
     */
    ResultFile(Path file, String identity) {
        this.file = file;
        this.identity = RUN + identity;
    }

    /**
     * Cuts off what was written in part.
     *
     * @return how many chunks are whole
     * @throws ConfigurationFault when the file holds the results of another run
     */
    long resume() throws IOException {
        if (!Files.exists(file) || Files.size(file) == 0) {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, identity + "\n");
            return 0;
        }
        Reading reading = new Reading(null);
        reading.read();
        try (RandomAccessFile whole = new RandomAccessFile(file.toFile(), "rw")) {
            whole.setLength(reading.good);
        }
        if (reading.good == 0) {
            Files.writeString(file, identity + "\n");
        }
        return reading.chunks;
    }

    /** Adds the next chunk. */
    void add(long number, List<String> lines) throws IOException {
        StringBuilder text = new StringBuilder();
        lines.forEach(line -> text.append(line).append('\n'));
        String end = CHUNK + number + " " + lines.size() + " " + Digest.of(text.toString()) + "\n";
        Files.writeString(file, text + end, StandardOpenOption.APPEND);
    }

    /** Hands on every request of the whole chunks. */
    void each(Consumer<ComparedRequest> of) throws IOException {
        new Reading(of).read();
    }

    /** One walk through the file. */
    private final class Reading {
        private final @Nullable Consumer<ComparedRequest> of;
        private final List<String> chunk = new ArrayList<>();
        private long at;
        private long good;
        private long chunks;

        Reading(@Nullable Consumer<ComparedRequest> of) {
            this.of = of;
        }

        void read() throws IOException {
            try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
                boolean going = true;
                for (String line = lines.readLine(); going && line != null; line = lines.readLine()) {
                    at += line.getBytes(StandardCharsets.UTF_8).length + 1L;
                    going = line(line);
                }
            }
        }

        private boolean line(String line) throws IOException {
            if (good == 0) {
                return first(line);
            }
            if (!line.startsWith(CHUNK)) {
                chunk.add(line);
                return true;
            }
            String text = String.join("\n", chunk) + (chunk.isEmpty() ? "" : "\n");
            boolean whole =
                    line.equals(CHUNK + chunks + " " + chunk.size() + " " + Digest.of(text)) && at <= Files.size(file);
            if (whole) {
                chunks++;
                good = at;
                if (of != null) {
                    chunk.forEach(each -> of.accept(ComparedRequest.of(each)));
                }
                chunk.clear();
            }
            return whole;
        }

        private boolean first(String line) throws IOException {
            boolean whole = at <= Files.size(file);
            if (whole && !line.equals(identity)) {
                throw new ConfigurationFault(
                        file.toString(),
                        "The folder holds the results of another run. Name another folder with --into, or delete it.");
            }
            good = whole ? at : 0;
            return whole;
        }
    }
}
