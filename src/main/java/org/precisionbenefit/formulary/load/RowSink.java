package org.precisionbenefit.formulary.load;

import java.io.IOException;
import java.util.List;

/** What takes the rows of a published formulary as they are read. */
public interface RowSink {
    /**
     * Takes a row.
     *
     * @param at where it stands
     * @param row the row
     * @param repairs what had to be changed to read it, empty for none
     */
    void take(RowPlace at, PublishedRow row, List<String> repairs) throws IOException;

    /** Takes note of a row that could not be read, and why. */
    void reject(RowPlace at, String why) throws IOException;
}
