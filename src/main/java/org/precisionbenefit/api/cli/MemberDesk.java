package org.precisionbenefit.api.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.profile.history.ImportedRow;

/** What the command line asks for those who bring in what the plan knows of its members. */
@FunctionalInterface
public interface MemberDesk {
    /**
     * Imports files, each as a whole or not at all.
     *
     * @param order what is to be imported
     * @param report is told what came of each row and of each file
     * @throws IOException when there is no database to keep histories in
     */
    void importFiles(Order order, Report report) throws IOException, InterruptedException;

    /**
     * What is to be imported.
     *
     * @param files the files
     * @param plan the plan of members of whom no coverage names one, or null
     * @param memberSystem the system of the identifier that is the member number, or null when identifiers of type MB are
     */
    record Order(
            List<Path> files,
            @Nullable String plan,
            @Nullable String memberSystem) {
        public Order {
            files = List.copyOf(files);
        }
    }

    /** Is told what came of an import. */
    interface Report {
        /** What came of a row. */
        void row(Path file, ImportedRow row);

        /**
         * That a file is through.
         *
         * @param why why nothing of it was kept, or empty when all that was accepted was
         */
        void file(Path file, String why);
    }
}
