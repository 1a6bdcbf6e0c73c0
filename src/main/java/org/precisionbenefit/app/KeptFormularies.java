package org.precisionbenefit.app;

import jakarta.enterprise.inject.Instance;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.precisionbenefit.api.BrowseFormularies;
import org.precisionbenefit.audit.ReleaseKind;
import org.precisionbenefit.audit.ReleaseStore;
import org.precisionbenefit.casework.CurrentEngine;
import org.precisionbenefit.formulary.FormularyRelease;
import org.precisionbenefit.formulary.PlanId;
import org.precisionbenefit.profile.history.CountMembers;
import org.precisionbenefit.terminology.ConfigurationFault;
import org.precisionbenefit.terminology.Digest;

/**
 * The formularies that the store keeps.
 *
 * @param engines asked with each question, because doors are built before there is a schema
 * @param store keeps releases
 * @param loaded holds releases that were loaded once
 * @param members counts members
 * @param clock in the zone of whoever runs the engine
 */
record KeptFormularies(
        Instance<CurrentEngine> engines, ReleaseStore store, LoadedReleases loaded, CountMembers members, Clock clock)
        implements BrowseFormularies {
    private static final Logger LOG = Logger.getLogger(KeptFormularies.class);

    @Override
    public FormularyRelease live() {
        Digest digest = digest();
        return loaded.formulary(digest)
                .orElseThrow(() -> new IllegalStateException("The live formulary (" + digest + ") is not kept."));
    }

    private Digest digest() {
        return engines.get().live().engine().releases().formulary();
    }

    @Override
    public LocalDate today() {
        return LocalDate.now(clock);
    }

    @Override
    public List<Kept> releases() {
        Digest live = digest();
        return store.kept(ReleaseKind.FORMULARY).stream()
                .map(kept -> new Kept(kept.digest(), kept.since(), kept.digest().equals(live)))
                .toList();
    }

    @Override
    public Optional<FormularyRelease> release(Digest digest) {
        if (store.kept(ReleaseKind.FORMULARY).stream()
                .noneMatch(kept -> kept.digest().equals(digest))) {
            return Optional.empty();
        }
        try {
            return loaded.formulary(digest);
        } catch (ConfigurationFault fault) {
            LOG.warnf("The kept formulary %s cannot be read: %s", digest, fault.getMessage());
            return Optional.empty();
        }
    }

    @Override
    public long members(PlanId plan) {
        return members.of(plan);
    }
}
