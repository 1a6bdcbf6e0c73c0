package violations.audit.postgres;

/** A leaf. */
public final class Rows {}
