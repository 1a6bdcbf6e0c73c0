package org.precisionbenefit.api.oidc;

import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.precisionbenefit.terminology.ConfigurationFault;

/** Whether this is development, with an issuer of its own and a demonstration person, or production, with the plan's issuer. */
@Singleton
public class Stage {
    /** The issuer's name in development; it is no address, so that its tokens are worth nothing elsewhere. */
    static final String DEVELOPMENT_ISSUER = "urn:precision-benefit:development-issuer";

    private final boolean production;
    private final Optional<URI> issuer;

    Stage(
            @ConfigProperty(name = "precision-benefit.stage") String stage,
            @ConfigProperty(name = "precision-benefit.issuer") Optional<URI> issuer) {
        if (!stage.equals("development") && !stage.equals("production")) {
            throw new ConfigurationFault("precision-benefit.stage", "The stage must be development or production.");
        }
        this.production = stage.equals("production");
        this.issuer = issuer;
        if (production && issuer.isEmpty()) {
            throw new ConfigurationFault(
                    "precision-benefit.issuer",
                    "Production must name the issuer of its tokens. Set the address of the plan's OpenID Connect issuer.");
        }
    }

    public boolean isProduction() {
        return production;
    }

    /** The address of the plan's issuer; empty in development unless one was named. */
    Optional<URI> issuer() {
        return issuer;
    }

    /** Whether the embedded issuer speaks: in development without another one. */
    boolean hasOwnIssuer() {
        return !production && issuer.isEmpty();
    }
}
