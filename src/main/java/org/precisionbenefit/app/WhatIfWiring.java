package org.precisionbenefit.app;

import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.precisionbenefit.api.AskWhatIf;
import org.precisionbenefit.api.rest.PlainForm;
import org.precisionbenefit.audit.DecisionStore;
import org.precisionbenefit.audit.KeptDecision;
import org.precisionbenefit.casework.CurrentEngine;
import org.precisionbenefit.casework.FindCase;
import org.precisionbenefit.casework.GatherInputs;
import org.precisionbenefit.formulary.published.AskPublished;
import org.precisionbenefit.profile.fhir.FhirSubmissions;
import org.precisionbenefit.profile.history.LookUpHistory;

/** Puts together what compares therapies. */
@Singleton
public class WhatIfWiring {
    @Produces
    @Singleton
    GatherInputs gathering(LookUpHistory history, AskPublished published) {
        return new GatherInputs(history, published);
    }

    /** The engine is asked for with each question, because doors are built before there is a schema. */
    @Produces
    @Singleton
    AskWhatIf whatIf(
            Instance<CurrentEngine> engines,
            GatherInputs gathering,
            WhatIfRun.Reading reading,
            WhatIfRun.Kept kept,
            Clock clock) {
        return new WhatIfRun(() -> engines.get().live(), gathering, reading, kept, clock);
    }

    @Produces
    @Singleton
    WhatIfRun.Reading reading(FhirSubmissions fhir, PlainForm plain) {
        return new WhatIfRun.Reading(fhir::read, plain);
    }

    /** The case is found first, which says whether the caller may see it and notes that it was read. */
    @Produces
    @Singleton
    WhatIfRun.Kept kept(FindCase cases, DecisionStore store) {
        return (id, plans) ->
                cases.find(id, plans).flatMap(seen -> store.find(id, plans)).map(KeptDecision::exchange);
    }
}
