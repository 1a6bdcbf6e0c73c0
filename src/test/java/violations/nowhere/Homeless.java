package violations.nowhere;

/** Wrong on purpose: a package without a place in the order. */
public final class Homeless {}
