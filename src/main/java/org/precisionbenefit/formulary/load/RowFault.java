package org.precisionbenefit.formulary.load;

/** Why one row cannot be loaded; the rows around it can. The message says what is wrong and what to do. */
public final class RowFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public RowFault(String message) {
        // A file of garbage has one on each line, and nobody asks where in the code it was found.
        super(message, null, false, false);
    }

    /** The message, which every fault has. */
    public String why() {
        String message = getMessage();
        return message == null ? "The row cannot be read." : message;
    }
}
