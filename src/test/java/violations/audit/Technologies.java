package violations.audit;

import com.google.crypto.tink.Aead;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.trace.Tracer;
import io.quarkus.hibernate.orm.panache.PanacheRepository;
import io.quarkus.oidc.OidcTenantConfig;
import io.quarkus.qute.Engine;
import io.smallrye.jwt.build.Jwt;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.persistence.EntityManager;
import jakarta.ws.rs.core.Response;
import ml.dmlc.xgboost4j.java.Booster;
import org.drools.drl.ast.descr.PackageDescr;
import org.eclipse.microprofile.health.HealthCheck;
import org.hibernate.Session;
import org.hl7.fhir.r4.model.Bundle;
import org.jose4j.jwt.JwtClaims;
import org.kie.api.KieBase;
import org.yaml.snakeyaml.Yaml;
import picocli.CommandLine;

/** Wrong on purpose: every technology outside its leaf. */
public final class Technologies {
    private Aead aead;
    private EntityManager entityManager;
    private OidcTenantConfig tenant;
    private Jwt jwt;
    private JwtClaims claims;
    private PanacheRepository<Object> repository;
    private Session session;
    private Bundle bundle;
    private KieBase kieBase;
    private PackageDescr packageDescr;
    private Booster booster;
    private Yaml yaml;
    private CommandLine commandLine;
    private Engine engine;
    private Response response;
    private EmbeddedPostgres database;
    private MeterRegistry meters;
    private Tracer tracer;
    private HealthCheck check;
}
