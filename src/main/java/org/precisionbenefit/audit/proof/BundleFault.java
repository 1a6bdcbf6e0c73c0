package org.precisionbenefit.audit.proof;

/** A file is not written as bundles are. Its message names the line and what must stand there, and quotes nothing. */
public final class BundleFault extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final long line;

    /**
     * Builds a fault.
     *
     * @param line which line, from 1
     * @param message what must stand there
     */
    public BundleFault(long line, String message) {
        super("Line " + line + ": " + message);
        this.line = line;
    }

    /** The line, from 1. */
    public long line() {
        return line;
    }
}
