package org.precisionbenefit.api;

import java.util.Optional;
import org.precisionbenefit.access.Caller;
import org.precisionbenefit.access.CallerId;
import org.precisionbenefit.access.Permission;

/** Who asks at this door now? Only doors ask; below them the caller comes as an argument. */
@FunctionalInterface
public interface WhoAsks {
    /** The caller of the request that this thread answers. */
    Caller caller();

    /** The door at which the caller was let in; empty where nobody asks at one. */
    default Optional<Permission> door() {
        return Optional.empty();
    }

    /** Whose identity was proven, also when this caller may not use the door; empty when nobody's was. */
    default Optional<CallerId> proven() {
        return Optional.of(caller().id());
    }
}
