package org.precisionbenefit.api.oidc;

import jakarta.enterprise.context.RequestScoped;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.access.Caller;
import org.precisionbenefit.api.WhoAsks;

/** The caller of one request, whom the gate has let in. */
@RequestScoped
public class CurrentCaller implements WhoAsks {
    private @Nullable Caller caller;

    void letIn(Caller proven) {
        this.caller = proven;
    }

    boolean is(Caller other) {
        return other.equals(caller);
    }

    @Override
    public Caller caller() {
        if (caller == null) {
            throw new IllegalStateException("A door asks for its caller and none was let in.");
        }
        return caller;
    }
}
