package org.precisionbenefit.app;

import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import org.precisionbenefit.api.CheckPolicyText;
import org.precisionbenefit.api.LivePolicies;
import org.precisionbenefit.audit.ReleaseStore;
import org.precisionbenefit.casework.CurrentEngine;

/** Puts the parts of the workbench together. */
@Singleton
public class WorkbenchWiring {
    /** A check of a shipped policy takes some hundredths of it. */
    private static final Duration LONGEST_CHECK = Duration.ofSeconds(2);

    private static final int CHECKS_AT_ONCE = 2;

    @Produces
    @Singleton
    LivePolicies policies(
            Instance<CurrentEngine> engines,
            ReleaseStore store,
            LoadedReleases loaded,
            Wiring.Folders folders,
            Clock clock) {
        return new EnginePolicies(engines, store, loaded, clock.withZone(folders.zone()));
    }

    @Produces
    @Singleton
    CheckPolicyText check(LivePolicies policies) {
        return new BoundedTextCheck(policies, LONGEST_CHECK, CHECKS_AT_ONCE);
    }
}
