package org.precisionbenefit.audit.log;

/** A text is not what the log writes. Its message says what must stand there, and quotes nothing. */
public final class LogFault extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    public LogFault(String message) {
        super(message);
    }
}
