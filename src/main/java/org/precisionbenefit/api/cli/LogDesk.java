package org.precisionbenefit.api.cli;

import java.io.IOException;
import java.nio.file.Path;

/** What the command line asks about the log, beside the server that runs on the data folder or without one. */
@FunctionalInterface
public interface LogDesk {
    /**
     * Writes the whole log into a new file, as it was at one instant.
     *
     * @return how many entries it holds
     * @throws org.precisionbenefit.terminology.ConfigurationFault when there is a file of this name, or no database
     */
    long export(Path into) throws IOException, InterruptedException;
}
