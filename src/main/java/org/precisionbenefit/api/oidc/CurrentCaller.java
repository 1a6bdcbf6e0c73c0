package org.precisionbenefit.api.oidc;

import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.access.Caller;
import org.precisionbenefit.access.CallerId;
import org.precisionbenefit.access.Permission;
import org.precisionbenefit.api.WhoAsks;

/** The caller of one request, whom the gate has let in. */
@RequestScoped
public class CurrentCaller implements WhoAsks {
    private @Nullable Caller caller;
    private @Nullable CallerId known;
    private @Nullable Permission door;

    void letIn(Caller proven, Permission at) {
        this.caller = proven;
        this.door = at;
        this.known = proven.id();
    }

    /** One who has proven who it is and may not use the door. */
    void sendAway(CallerId proven) {
        this.known = proven;
    }

    @Override
    public Optional<CallerId> proven() {
        return Optional.ofNullable(known);
    }

    @Override
    public Optional<Permission> door() {
        return Optional.ofNullable(door);
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
