package org.precisionbenefit.access;

import java.util.Set;

/** Callers for tests. */
public final class Callers {
    /** A system that sends requests for every plan. */
    public static final Caller SUBMITTER =
            new Caller(new CallerId("test-submitter"), Set.of(Role.SUBMITTER), VisiblePlans.EVERY, null);

    private Callers() {}
}
