package org.precisionbenefit.evidence.yaml;

import java.util.List;
import org.precisionbenefit.evidence.Dated;
import org.precisionbenefit.terminology.ConfigurationFault;
import org.precisionbenefit.terminology.authored.Fields;

/**
 * The rows that say the same thing for different days.
 *
 * @param what what they say, for messages
 * @param rows the rows so far
 */
record DatedList<T>(String what, List<Dated<T>> rows) {
    /**
     * Adds a row.
     *
     * @throws ConfigurationFault when a row with the same start is there already
     */
    void add(Fields row, Dated<T> dated) {
        if (rows.stream()
                .anyMatch(one -> one.holds().start().equals(dated.holds().start()))) {
            throw row.place()
                    .fault("The row of " + what + " since " + dated.holds().start()
                            + " must not stand twice. Remove one, or give it another since.");
        }
        rows.add(dated);
    }
}
