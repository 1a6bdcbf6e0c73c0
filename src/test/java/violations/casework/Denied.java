package violations.casework;

/** A denial. */
public final class Denied {
    private final String why;

    public Denied(String why) {
        this.why = why;
    }

    public String why() {
        return why;
    }
}
