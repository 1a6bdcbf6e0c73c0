package org.precisionbenefit.api;

import org.precisionbenefit.access.Caller;

/** Who asks at this door now? Only doors ask; below them the caller comes as an argument. */
@FunctionalInterface
public interface WhoAsks {
    /** The caller of the request that this thread answers. */
    Caller caller();
}
