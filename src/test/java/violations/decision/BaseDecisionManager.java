package violations.decision;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Inject;
import java.time.Instant;
import violations.audit.postgres.Rows;
import violations.casework.Denied;

/** Wrong on purpose: a name that says nothing, open, with a clock, a library, a leaf, a denial and a wide catch. */
public class BaseDecisionManager {
    static int calls;

    @Inject
    Rows rows;

    public Denied deny() {
        calls++;
        return new Denied(Instant.now().toString());
    }

    public String parse(String text) {
        try {
            return FhirContext.forR4().toString() + new ObjectMapper().readTree(text);
        } catch (Exception e) {
            return "";
        }
    }
}
