package org.precisionbenefit.api.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.terminology.ConfigurationFault;

/** What the command line asks for those who write knowledge: check it, and compare it with an export of CPIC. */
public interface KnowledgeDesk {
    /**
     * Reads the knowledge of a folder.
     *
     * @param folder the folder that holds {@code pgx} and {@code guidance}, or null for the engine's own
     */
    Checked check(@Nullable Path folder) throws IOException;

    /**
     * The differences between an export of CPIC's tables and the gene files of the engine's own folder, and the rows to
     * paste; nothing is changed.
     *
     * @param export the folder of the export
     * @param since the day from which it is to hold
     * @param source how accepted rows cite it
     * @throws IllegalArgumentException when the export lacks a table or a column
     * @throws ConfigurationFault when the gene files are faulty
     */
    List<String> differences(Path export, LocalDate since, String source) throws IOException;

    /**
     * What a check came to.
     *
     * @param genes how many gene files were read
     * @param problems everything that an author has to mend, by file, line and column
     */
    record Checked(int genes, List<ConfigurationFault.Problem> problems) {
        public Checked {
            problems = List.copyOf(problems);
        }
    }
}
