package org.precisionbenefit.api.oidc;

import io.quarkus.oidc.OidcRequestContext;
import io.quarkus.oidc.OidcTenantConfig;
import io.quarkus.oidc.OidcTenantConfigBuilder;
import io.quarkus.oidc.TenantConfigResolver;
import io.quarkus.oidc.runtime.OidcTenantConfig.ApplicationType;
import io.quarkus.oidc.runtime.OidcTenantConfig.Authentication.CookieSameSite;
import io.quarkus.oidc.runtime.OidcTenantConfig.Roles.Source;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * By which issuer a request is judged and how: a token where one is sent, else, for pages, a session. Only signatures of the
 * issuer's own keys count; what a token says of keys or addresses is never followed.
 */
@Singleton
public class Tenants implements TenantConfigResolver {
    private final Stage stage;
    private final DevelopmentIssuer own;
    private final String audience;
    private final Optional<String> pagesId;
    private final Optional<String> pagesSecret;

    Tenants(
            Stage stage,
            DevelopmentIssuer own,
            @ConfigProperty(name = "precision-benefit.audience") String audience,
            @ConfigProperty(name = "precision-benefit.pages-client-id") Optional<String> pagesId,
            @ConfigProperty(name = "precision-benefit.pages-client-secret") Optional<String> pagesSecret) {
        this.stage = Objects.requireNonNull(stage, "stage is null");
        this.own = Objects.requireNonNull(own, "own is null");
        this.audience = Objects.requireNonNull(audience, "audience is null");
        this.pagesId = pagesId;
        this.pagesSecret = pagesSecret;
    }

    @Override
    public Uni<OidcTenantConfig> resolve(RoutingContext request, OidcRequestContext<OidcTenantConfig> context) {
        boolean token = request.request().getHeader(HttpHeaders.AUTHORIZATION) != null;
        boolean page = PagePaths.isPage(request.normalizedPath());
        return Uni.createFrom().item(page && !token ? pages(request) : tokens());
    }

    private OidcTenantConfig tokens() {
        OidcTenantConfigBuilder tenant = stage.issuer()
                .map(issuer -> OidcTenantConfig.authServerUrl(issuer.toString()))
                .orElseGet(() -> OidcTenantConfig.builder().publicKey(own.publicKey()))
                .tenantId("tokens")
                .applicationType(ApplicationType.SERVICE)
                .roles(Source.accesstoken, CallerClaims.ROLES);
        return (stage.hasOwnIssuer() ? tenant.token().issuer(Stage.DEVELOPMENT_ISSUER) : tenant.token())
                .audience(audience)
                .subjectRequired(true)
                .end()
                .build();
    }

    private OidcTenantConfig pages(RoutingContext request) {
        Optional<URI> issuer = stage.issuer();
        OidcTenantConfigBuilder tenant = issuer.isPresent()
                ? OidcTenantConfig.authServerUrl(issuer.get().toString())
                        .tenantId("pages")
                        .clientId(pagesId.orElse(DevelopmentIssuer.PAGES))
                        .credentials()
                        .secret(pagesSecret.orElse(""))
                        .end()
                : ownPages(request);
        return tenant.applicationType(ApplicationType.WEB_APP)
                .authentication()
                .redirectPath("/ui/sign-in")
                .restorePathAfterRedirect(true)
                .pkceRequired(true)
                .nonceRequired(true)
                .cookieSameSite(CookieSameSite.LAX)
                .end()
                .build();
    }

    /** The embedded issuer stands on the very port that was asked; a visitor comes back to the name by which he came. */
    private OidcTenantConfigBuilder ownPages(RoutingContext request) {
        int port = request.request().localAddress().port();
        String host = "localhost".equals(request.request().authority().host()) ? "localhost" : "127.0.0.1";
        String issuer = "http://" + host + ":" + port + "/issuer";
        return OidcTenantConfig.authServerUrl(issuer)
                .tenantId("pages-" + host + "-" + port)
                .discoveryEnabled(false)
                .authorizationPath("/authorize")
                .tokenPath("/token")
                .jwksPath("/jwks")
                .jwks()
                .resolveEarly(false)
                .end()
                .token()
                .issuer(Stage.DEVELOPMENT_ISSUER)
                .end()
                .clientId(DevelopmentIssuer.PAGES)
                .credentials()
                .secret(own.pagesSecret())
                .end();
    }
}
