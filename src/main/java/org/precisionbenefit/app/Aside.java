package org.precisionbenefit.app;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.precisionbenefit.policy.EvaluationFault;
import org.precisionbenefit.terminology.ConfigurationFault;

/**
 * Work that may go wrong in any way, in a thread of its own: it may last too long, use up the memory or fail. Whoever waits
 * gets a fault that says so and goes on. What does not end by itself is told to and left behind.
 */
final class Aside implements AutoCloseable {
    private final ExecutorService thread;
    private final Duration inAll;
    private final long began = System.nanoTime();

    /**
     * Makes the thread.
     *
     * @param inAll how long all steps together may last
     */
    Aside(Duration inAll) {
        this.inAll = inAll;
        this.thread = Executors.newSingleThreadExecutor(work -> {
            Thread made = new Thread(work, "release-aside");
            made.setDaemon(true);
            // Rules compile with the application's classes only.
            made.setContextClassLoader(Aside.class.getClassLoader());
            return made;
        });
    }

    /**
     * Does one step.
     *
     * @param what whose step it is, for the message
     * @param atMost how long it may last
     * @throws ConfigurationFault when it fails, takes longer or needs more memory than there is
     * @throws IllegalStateException when whoever waits is told to stop; that says nothing of the work
     */
    <T> T step(String what, Duration atMost, Callable<T> work) {
        long left = inAll.toNanos() - (System.nanoTime() - began);
        long wait = Math.max(0, Math.min(left, atMost.toNanos()));
        try {
            return thread.submit(work).get(wait, TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            thread.shutdownNow();
            throw fault(
                    what,
                    "The work on it took longer than the limit ("
                            + Duration.ofNanos(wait).toSeconds()
                            + " s) and was given up. Make it smaller, or publish fewer changes at once.");
        } catch (InterruptedException e) {
            thread.shutdownNow();
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The server was stopped before " + what + " was tried.", e);
        } catch (ExecutionException e) {
            throw said(what, Objects.requireNonNullElse(e.getCause(), e));
        }
    }

    private static ConfigurationFault said(String what, Throwable cause) {
        if (cause instanceof ConfigurationFault fault) {
            return fault;
        }
        if (cause instanceof EvaluationFault fault) {
            return fault(what, String.valueOf(fault.getMessage()));
        }
        if (cause instanceof VirtualMachineError) {
            return fault(what, "It needs more memory than there is. Make it smaller, or give the server more memory.");
        }
        return fault(
                what,
                "It was given up because of a fault (" + cause.getClass().getSimpleName()
                        + ") that the files should not be able to cause. Please report it.");
    }

    private static ConfigurationFault fault(String what, String message) {
        return new ConfigurationFault(what, message);
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
