package org.precisionbenefit.api.fhir;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A question about published resources that is not answered; its words repeat nothing that was sent. */
final class SearchRefusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What is not good in a question. */
    enum Kind {
        /** A parameter or its value. */
        INVALID(400, "invalid"),
        /** A format, modifier or parameter that is not known. */
        UNSUPPORTED(400, "not-supported"),
        /** A format of answers. */
        FORMAT(406, "not-supported"),
        /** A format of bodies. */
        BODY(415, "not-supported"),
        ABSENT(404, "not-found"),
        TOO_LARGE(413, "too-long"),
        /** Too much at once. */
        THROTTLED(429, "throttled");

        private final int status;
        private final String code;

        Kind(int status, String code) {
            this.status = status;
            this.code = code;
        }

        int status() {
            return status;
        }

        /** The FHIR issue code. */
        String code() {
            return code;
        }
    }

    private final Kind kind;
    private final @Nullable String parameter;

    SearchRefusal(Kind kind, String message) {
        this(kind, null, message);
    }

    /** A refusal that concerns a parameter by one of the names that this server knows. */
    SearchRefusal(Kind kind, @Nullable String parameter, String message) {
        super(Objects.requireNonNull(message, "message is null"));
        this.kind = Objects.requireNonNull(kind, "kind is null");
        this.parameter = parameter;
    }

    Kind kind() {
        return kind;
    }

    /** The message with the parameter before it. */
    String explanation() {
        return (parameter == null ? "" : "Parameter " + parameter + ": ") + getMessage();
    }
}
