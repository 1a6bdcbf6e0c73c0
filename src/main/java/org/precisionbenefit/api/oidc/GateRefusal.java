package org.precisionbenefit.api.oidc;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import org.jose4j.json.JsonUtil;

/** How a caller is sent away, in the words of the door that was asked. */
enum GateRefusal {
    /** Who asks is not proven. */
    UNPROVEN(401, "login"),
    /** Who asks is known and may not. */
    FORBIDDEN(403, "forbidden");

    private final int status;
    private final String issue;

    GateRefusal(int status, String issue) {
        this.status = status;
        this.issue = issue;
    }

    int status() {
        return status;
    }

    /** Its FHIR issue code. */
    String issue() {
        return issue;
    }

    Response at(String path, String sentence) {
        Response.ResponseBuilder answer = Response.status(status);
        if (this == UNPROVEN) {
            answer.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        if (path.startsWith("/fhir/")) {
            return answer.type("application/fhir+json")
                    .entity(JsonUtil.toJson(Map.of(
                            "resourceType",
                            "OperationOutcome",
                            "issue",
                            List.of(Map.of("severity", "error", "code", issue, "diagnostics", sentence)))))
                    .build();
        }
        if (path.startsWith("/api/")) {
            return answer.type("application/problem+json")
                    .entity(JsonUtil.toJson(Map.of(
                            "title",
                            "The request was refused (" + issue + ").",
                            "status",
                            status,
                            "detail",
                            sentence,
                            "pointer",
                            "/")))
                    .build();
        }
        return answer.type(MediaType.TEXT_PLAIN_TYPE).entity(sentence + "\n").build();
    }
}
