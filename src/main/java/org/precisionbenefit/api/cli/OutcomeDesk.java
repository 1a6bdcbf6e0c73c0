package org.precisionbenefit.api.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;

/** What the command line asks for those who report what became of members. */
public interface OutcomeDesk {
    /**
     * Imports outcomes from a file: NDJSON (.ndjson) or CSV (.csv).
     *
     * @param plans the plans of whose decisions outcomes are taken, or an empty list for every plan
     * @throws IOException when the file cannot be read, or a line of it is not what the format says; nothing of it is kept then
     */
    Imported importFile(Path file, List<String> plans) throws IOException, InterruptedException;

    /**
     * What came of a file.
     *
     * @param fresh how many outcomes are new
     * @param known how many were kept before
     * @param skipped how many lines were skipped, by why
     */
    record Imported(int fresh, int known, SortedMap<String, Integer> skipped) {}
}
