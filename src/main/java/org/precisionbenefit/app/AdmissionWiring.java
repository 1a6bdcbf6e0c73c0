package org.precisionbenefit.app;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.precisionbenefit.api.rest.AdmissionLimits;

/** Reads how much the decision doors take on. */
@Singleton
public class AdmissionWiring {
    @Produces
    @Singleton
    AdmissionLimits limits(
            @ConfigProperty(name = "precision-benefit.admission.places") int places,
            @ConfigProperty(name = "precision-benefit.admission.waiting") int waiting,
            @ConfigProperty(name = "precision-benefit.admission.patience") Duration patience,
            @ConfigProperty(name = "precision-benefit.admission.body-time") Duration bodyTime,
            @ConfigProperty(name = "precision-benefit.admission.client-points-per-second") int perSecond,
            @ConfigProperty(name = "precision-benefit.admission.client-points-saved") int saved) {
        return new AdmissionLimits(places, waiting, patience, bodyTime, perSecond, saved);
    }
}
