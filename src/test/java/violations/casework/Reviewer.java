package violations.casework;

/** Somebody who reviews. */
public final class Reviewer {
    private final String name;

    public Reviewer(String name) {
        this.name = name;
    }

    public String name() {
        return name;
    }
}
