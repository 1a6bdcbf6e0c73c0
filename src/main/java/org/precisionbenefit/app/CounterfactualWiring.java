package org.precisionbenefit.app;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.precisionbenefit.api.FindCounterfactuals;
import org.precisionbenefit.audit.Canonical;
import org.precisionbenefit.audit.DecisionStore;
import org.precisionbenefit.audit.WhatWouldChange;

/** Puts together what tells which facts would alter a decision. */
@Singleton
public class CounterfactualWiring {
    @Produces
    @Singleton
    FindCounterfactuals counterfactuals(DecisionStore store, Canonical canonical, LoadedReleases releases) {
        WhatWouldChange change = new WhatWouldChange(canonical, releases);
        return (id, plans) -> store.find(id, plans).map(change::of);
    }
}
