package org.precisionbenefit.casework;

import java.util.Objects;
import org.precisionbenefit.access.Caller;
import org.precisionbenefit.access.Licence;
import org.precisionbenefit.access.Role;
import org.precisionbenefit.intake.RefusedRequest;

/**
 * A named person with a licence to decide.
 *
 * @param name the name that the issuer gives
 * @param licence the licence
 */
public record Reviewer(String name, Licence licence) {
    public Reviewer {
        Objects.requireNonNull(name, "name is null");
        Objects.requireNonNull(licence, "licence is null");
        if (name.isBlank()) {
            throw new IllegalArgumentException("A reviewer must have a name.");
        }
    }

    /**
     * Whoever asks, as a reviewer.
     *
     * @throws RefusedRequest when the caller lacks the role or shows no licence
     */
    static Reviewer of(Caller caller) {
        Licence licence = caller.licence();
        if (licence == null || !caller.roles().contains(Role.REVIEWER)) {
            throw new RefusedRequest(
                    RefusedRequest.Kind.FORBIDDEN,
                    "/",
                    "Only a person with the role of a reviewer and a licence decides what waits.");
        }
        return new Reviewer(caller.id().value(), licence);
    }

    /** Who decided, as others may know it: the profession and the state of the licence. */
    public String title() {
        return switch (licence.kind()) {
            case PHARMACIST -> "A pharmacist licensed in " + licence.state();
            case PHYSICIAN -> "A physician licensed in " + licence.state();
        };
    }
}
