package org.precisionbenefit.app;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.precisionbenefit.api.FindCounterfactuals;
import org.precisionbenefit.api.NoteReads;
import org.precisionbenefit.audit.Canonical;
import org.precisionbenefit.audit.DecisionStore;
import org.precisionbenefit.audit.KeptDecision;
import org.precisionbenefit.audit.WhatWouldChange;
import org.precisionbenefit.decision.counterfactual.Counterfactuals;

/** Puts together what tells which facts would alter a decision. */
@Singleton
public class CounterfactualWiring {
    @Produces
    @Singleton
    FindCounterfactuals counterfactuals(
            DecisionStore store, Canonical canonical, LoadedReleases releases, NoteReads reads) {
        WhatWouldChange change = new WhatWouldChange(canonical, releases);
        Semaphore place = new Semaphore(1);
        return (id, plans) -> Wiring.orGone(store, id, plans).map(kept -> {
            reads.of(List.of(id));
            return alone(place, change, kept);
        });
    }

    /** A search takes about a second of a processor, which decisions need more: one at a time. */
    private static Counterfactuals alone(Semaphore place, WhatWouldChange change, KeptDecision kept) {
        if (!place.tryAcquire()) {
            return change.untold(kept, "Somebody else asks for the same at this moment. Ask again in a few seconds.");
        }
        try {
            return change.of(kept);
        } finally {
            place.release();
        }
    }
}
