package org.precisionbenefit.api;

import java.util.Optional;
import org.precisionbenefit.access.Caller;
import org.precisionbenefit.access.CallerId;

/** Who asks at this door now? Only doors ask; below them the caller comes as an argument. */
@FunctionalInterface
public interface WhoAsks {
    /** The caller of the request that this thread answers. */
    Caller caller();

    /** Whose identity was proven, also when this caller may not use the door; empty when nobody's was. */
    default Optional<CallerId> proven() {
        return Optional.of(caller().id());
    }
}
