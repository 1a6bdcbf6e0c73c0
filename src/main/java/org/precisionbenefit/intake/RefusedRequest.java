package org.precisionbenefit.intake;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.formulary.PlanId;

/** The caller's fault: the request cannot be read as a prior authorization and is answered with a 4xx. */
public final class RefusedRequest extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private static final int CONFLICT_SECONDS = 1;

    private final Kind kind;
    private final String expression;
    private final @Nullable PlanId plan;

    /**
     * Builds a refusal.
     *
     * @param kind what is wrong
     * @param expression the FHIRPath or JSON pointer of the place, from the document's root
     * @param message what is wrong and what to do, never quoting what was sent
     */
    public RefusedRequest(Kind kind, String expression, String message) {
        this(kind, expression, message, null);
    }

    private RefusedRequest(Kind kind, String expression, String message, @Nullable PlanId plan) {
        super(Objects.requireNonNull(message, "message is null"));
        this.plan = plan;
        this.kind = Objects.requireNonNull(kind, "kind is null");
        this.expression = Objects.requireNonNull(expression, "expression is null");
    }

    public Kind kind() {
        return kind;
    }

    public String expression() {
        return expression;
    }

    /** The same refusal of a request that was read and is for a member of this plan. */
    public RefusedRequest under(PlanId asked) {
        return new RefusedRequest(kind, expression, explanation(), Objects.requireNonNull(asked, "asked is null"));
    }

    /** The plan that the request is for, in the sender's word, or null when it was refused before that was read. */
    public @Nullable PlanId plan() {
        return plan;
    }

    /** The message, which the constructor demands. */
    public String explanation() {
        return Objects.requireNonNull(getMessage());
    }

    /** After how many seconds the same request may do better, or null when it never will as it stands. */
    public @Nullable Integer retrySeconds() {
        return kind == Kind.CONFLICT ? CONFLICT_SECONDS : null;
    }

    /** Which status and FHIR issue code a refusal is answered with. */
    public enum Kind {
        /** Not readable at all: 400, issue code structure. */
        MALFORMED(400, "structure"),
        /** Larger or deeper than is read: 413, issue code too-long. */
        TOO_LARGE(413, "too-long"),
        /** Readable, but breaks a rule of the guide: 422, issue code invariant. */
        INVALID(422, "invariant"),
        /** A needed element is missing: 422, issue code required. */
        MISSING(422, "required"),
        /** Asks for what the caller may not have: 403, issue code forbidden. */
        FORBIDDEN(403, "forbidden"),
        /** Meets another request that is being decided now: 409, issue code conflict. */
        CONFLICT(409, "conflict"),
        /** Asks for what was settled meanwhile, which no repetition changes: 409, issue code business-rule. */
        SETTLED(409, "business-rule"),
        /** Names something that does not exist: 404, issue code not-found. */
        NOT_FOUND(404, "not-found"),
        /** Names what was kept once and was destroyed on lawful request or when its time was over: 410, issue code deleted. */
        GONE(410, "deleted");

        private final int status;
        private final String issueCode;

        Kind(int status, String issueCode) {
            this.status = status;
            this.issueCode = issueCode;
        }

        public int status() {
            return status;
        }

        public String issueCode() {
            return issueCode;
        }
    }
}
