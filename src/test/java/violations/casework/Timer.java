package violations.casework;

/** Wrong on purpose: a timer that makes itself a reviewer. */
public final class Timer {
    public Reviewer reviewer() {
        return new Reviewer("the timer");
    }
}
