package org.precisionbenefit.app;

import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import org.jboss.logging.Logger;
import org.precisionbenefit.audit.ReleaseStore;
import org.precisionbenefit.terminology.ConfigurationFault;

/**
 * Checks what is live once, a while after the start, so that the first publication looks only at what it changes. What it finds is of
 * no consequence: what is live stays.
 */
final class FirstCheck implements Runnable {
    private static final Logger LOG = Logger.getLogger(FirstCheck.class);

    private final PolicyDesk.Checking checking;
    private final ReleaseStore store;
    private final Duration after;

    /**
     * Makes it.
     *
     * @param checking checks and remembers
     * @param store holds the files of what is live
     * @param after how long after the start, when nobody waits for a first answer any more
     */
    FirstCheck(PolicyDesk.Checking checking, ReleaseStore store, Duration after) {
        this.checking = Objects.requireNonNull(checking, "checking is null");
        this.store = Objects.requireNonNull(store, "store is null");
        this.after = Objects.requireNonNull(after, "after is null");
    }

    /** Begins to wait in a thread that ends with the process. */
    void begin() {
        Thread thread = new Thread(this, "check-policies");
        thread.setDaemon(true);
        thread.setPriority(Thread.MIN_PRIORITY);
        thread.start();
    }

    @Override
    public void run() {
        try {
            Thread.sleep(after.toMillis());
            checking.whole()
                    .check(ReleaseFollower.kept(
                            store,
                            checking.engines().serving().knowledge().policy().digest()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException | ConfigurationFault e) {
            LOG.debugf("What is live was not checked (%s).", e.getClass().getSimpleName());
        }
    }
}
