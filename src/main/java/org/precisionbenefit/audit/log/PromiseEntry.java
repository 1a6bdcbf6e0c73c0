package org.precisionbenefit.audit.log;

import java.time.Instant;

/** What does the log promise to whoever gets an answer? */
@FunctionalInterface
public interface PromiseEntry {
    /**
     * The receipt of an entry that is about to be queued.
     *
     * @param entry the entry as it will be in the log
     * @param at when it was made
     */
    Receipt promise(String entry, Instant at);
}
