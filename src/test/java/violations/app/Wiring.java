package violations.app;

/** Wired last. */
public final class Wiring {}
