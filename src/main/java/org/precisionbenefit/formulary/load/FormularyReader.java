package org.precisionbenefit.formulary.load;

import java.io.IOException;
import java.util.List;
import org.precisionbenefit.terminology.ConfigurationFault;

/** Reads the files of one format, one row after the other, in memory that does not grow with the rows. */
public interface FormularyReader {
    /** How the format is called on the command line. */
    String format();

    /**
     * Gives every row to the sink, rows of one file in their order.
     *
     * @throws ConfigurationFault when a file is not of this format, or breaks off in a way that leaves the rest
     *     unreadable
     */
    void read(List<PublishedFile> files, RowSink sink) throws IOException;
}
