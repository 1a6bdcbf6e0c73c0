package org.precisionbenefit.api.oidc;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import jakarta.ws.rs.ext.Provider;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.logging.Logger;
import org.jose4j.json.JsonUtil;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwx.JsonWebStructure;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.access.Caller;
import org.precisionbenefit.access.CallerId;
import org.precisionbenefit.access.Permission;
import org.precisionbenefit.access.Permissions;
import org.precisionbenefit.access.Role;
import org.precisionbenefit.access.VisiblePlans;
import org.precisionbenefit.api.RefusedSubmissions;
import org.precisionbenefit.audit.rejection.Door;

/** Lets in whom the table of permissions lets in, and nobody else. */
@Provider
@Priority(Priorities.AUTHENTICATION)
public class TokenGate implements ContainerRequestFilter {
    private static final Logger LOG = Logger.getLogger(TokenGate.class);
    /** Whoever tries the samples of a development server. */
    static final Caller DEMONSTRATION =
            new Caller(new CallerId("demonstration-visitor"), Set.of(Role.SUBMITTER), VisiblePlans.EVERY, null);

    /** After which time without use a person's session has ended. */
    private static final Duration IDLE = Duration.ofMinutes(15);

    private static final String SESSION = "q_session";
    private static final String UNREADABLE = "The token cannot be taken. Ask the issuer for a new one.";
    private static final int MAX_TOKEN = 16_384;
    private static final String BEARER = "Bearer ";

    private final CurrentIdentityAssociation identities;
    private final DevelopmentIssuer own;
    private final CurrentCaller current;
    private final Stage stage;
    private final RefusedSubmissions refusals;
    private final boolean publicFormulary;
    private final Clock clock = Clock.systemUTC();
    private final IdleSessions sessions = new IdleSessions(IDLE);
    private final VerifiedTokens verified = new VerifiedTokens(clock);

    @Inject
    public TokenGate(
            CurrentIdentityAssociation identities,
            DevelopmentIssuer own,
            CurrentCaller current,
            Stage stage,
            RefusedSubmissions refusals,
            @ConfigProperty(name = "precision-benefit.public-formulary") boolean publicFormulary) {
        this.identities = Objects.requireNonNull(identities, "identities is null");
        this.own = Objects.requireNonNull(own, "own is null");
        this.current = Objects.requireNonNull(current, "current is null");
        this.stage = Objects.requireNonNull(stage, "stage is null");
        this.refusals = Objects.requireNonNull(refusals, "refusals is null");
        this.publicFormulary = publicFormulary;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        String path = request.getUriInfo().getPath();
        Optional<Permission> door = Permissions.of(request.getMethod(), path);
        if (door.isEmpty()) {
            refuse(request, GateRefusal.FORBIDDEN, "Nobody may use this door.");
        } else if (!isOpen(door.get())) {
            judge(request, door.get());
        }
    }

    /** Where everybody may read what plans publish, nobody is asked who he is, and no token is looked at. */
    private boolean isOpen(Permission door) {
        return door.need() == Permission.Need.OPEN
                || (publicFormulary && door.need() == Permission.Need.IDENTITY_UNLESS_PUBLIC);
    }

    private void judge(ContainerRequestContext request, Permission door) {
        List<String> tokens = request.getHeaders().getOrDefault(HttpHeaders.AUTHORIZATION, List.of());
        boolean session = request.getCookies().keySet().stream().anyMatch(name -> name.startsWith(SESSION));
        if (tokens.size() > 1 || (session && !tokens.isEmpty())) {
            refuse(request, GateRefusal.UNPROVEN, "The request must carry one proof of identity, not several.");
        } else if (tokens.stream().anyMatch(token -> token.length() > MAX_TOKEN)) {
            refuse(request, GateRefusal.UNPROVEN, UNREADABLE);
        } else if (!tokens.isEmpty() || session) {
            judgeProven(request, door, tokens);
        } else if (isDemonstration(request, door)) {
            current.letIn(DEMONSTRATION, door);
        } else if (request.getMethod().equals("GET") && isPage(request)) {
            request.abortWith(Response.seeOther(UriBuilder.fromPath("/ui/sign-in")
                            .queryParam("to", "{path}")
                            .build(request.getUriInfo().getPath()))
                    .build());
        } else {
            refuse(request, GateRefusal.UNPROVEN, "The request must carry a token. Send Authorization: Bearer TOKEN.");
        }
    }

    /** In development a sample may be sent by anybody at this machine, who then also sees what came of it. */
    private boolean isDemonstration(ContainerRequestContext request, Permission door) {
        Cookie visit = request.getCookies().get(DemonstrationVisit.COOKIE);
        return stage.hasOwnIssuer()
                && door.roles().contains(Role.SUBMITTER)
                && (door.need() == Permission.Need.IDENTITY_OR_DEMONSTRATION
                        || (visit != null
                                && (isPage(request) || request.getMethod().equals("GET"))
                                && own.isVisitor(visit.getValue())));
    }

    private static boolean isPage(ContainerRequestContext request) {
        return PagePaths.isPage(request.getUriInfo().getPath());
    }

    private void judgeProven(ContainerRequestContext request, Permission door, List<String> tokens) {
        Optional<Map<String, Object>> claims = tokens.stream()
                .flatMap(token -> remembered(token).stream())
                .findFirst()
                .or(() -> proven(tokens));
        if (claims.isEmpty()) {
            refuse(request, GateRefusal.UNPROVEN, UNREADABLE);
            return;
        }
        if (tokens.isEmpty() && isIdle(claims.get())) {
            endSession(request);
            return;
        }
        String id = claims.get().get("sub") instanceof String subject ? subject : "";
        if (id.isBlank() || id.length() > 255) {
            refuse(request, GateRefusal.UNPROVEN, UNREADABLE);
            return;
        }
        Caller caller = acting(CallerClaims.caller(id, claims.get()));
        String scopes = claims.get().get(CallerClaims.SCOPE) instanceof String text ? text : "";
        // Role by role: a licence that has run out takes the reviewer's role away and leaves the others.
        boolean role = caller.roles().stream().anyMatch(door.roles()::contains);
        if (!role) {
            forbid(request, door, caller, "The caller lacks the role for this door.");
        } else if (!tokens.isEmpty() && !door.isGrantedBy(scopes)) {
            forbid(request, door, caller, "The token lacks the scope " + door.scope() + ".");
        } else {
            current.letIn(caller, door);
        }
    }

    private Caller acting(Caller caller) {
        Set<Role> roles =
                caller.roles().stream().filter(role -> mayAct(caller, role)).collect(Collectors.toSet());
        return new Caller(caller.id(), roles, caller.plans(), caller.licence());
    }

    /** A session is known by what of its token nobody else's has: who it is for, when it was made, and its own id. */
    private boolean isIdle(Map<String, Object> claims) {
        Instant made = claims.get("iat") instanceof Number seconds
                ? Instant.ofEpochSecond(seconds.longValue())
                : Instant.EPOCH;
        String session = claims.get("sub") + "\n" + made + "\n" + claims.get("jti") + "\n" + claims.get("sid");
        return !sessions.use(session, made, clock.instant());
    }

    /** Whoever left a page open signs in again. */
    private static void endSession(ContainerRequestContext request) {
        Response.ResponseBuilder answer =
                Response.seeOther(UriBuilder.fromPath("/ui/sign-in").build());
        request.getCookies().keySet().stream()
                .filter(name -> name.startsWith(SESSION))
                .forEach(name -> answer.cookie(new NewCookie.Builder(name)
                        .value("")
                        .path("/")
                        .maxAge(0)
                        .httpOnly(true)
                        .build()));
        request.abortWith(answer.build());
    }

    private boolean mayAct(Caller caller, Role role) {
        LocalDate today = LocalDate.now(clock);
        return role != Role.REVIEWER
                || (caller.licence() != null && caller.licence().holdsOn(today));
    }

    private Optional<Map<String, Object>> remembered(String authorization) {
        return authorization.startsWith(BEARER)
                ? verified.find(authorization.substring(BEARER.length()))
                : Optional.empty();
    }

    /** The claims of a token whose signature, issuer, audience and times were verified, or empty. */
    private Optional<Map<String, Object>> proven(List<String> sent) {
        SecurityIdentity identity;
        try {
            identity = identities.getDeferredIdentity().await().indefinitely();
        } catch (AuthenticationFailedException refused) {
            return Optional.empty();
        }
        if (identity.isAnonymous() || !(identity.getPrincipal() instanceof JsonWebToken token)) {
            return Optional.empty();
        }
        try {
            JsonWebStructure read = JsonWebStructure.fromCompactSerialization(token.getRawToken());
            if (!(read instanceof JsonWebSignature signed)) {
                return Optional.empty();
            }
            Map<String, Object> claims = JsonUtil.parseJson(signed.getUnverifiedPayload());
            // What a session holds is no token for this header.
            if (sent.contains(BEARER + token.getRawToken())) {
                verified.remember(token.getRawToken(), claims);
            }
            return Optional.of(claims);
        } catch (JoseException e) {
            return Optional.empty();
        }
    }

    private void forbid(ContainerRequestContext request, Permission door, Caller caller, String sentence) {
        current.sendAway(caller.id());
        Door.at(door.method(), door.path().template())
                .ifPresent(each ->
                        refusals.noteUnread(each, GateRefusal.FORBIDDEN.status(), GateRefusal.FORBIDDEN.issue()));
        refuse(request, GateRefusal.FORBIDDEN, sentence);
    }

    private static void refuse(ContainerRequestContext request, GateRefusal refusal, String sentence) {
        LOG.infof("A caller was refused (%d) at %s.", refusal.status(), door(request));
        request.abortWith(refusal.at(request.getUriInfo().getPath(), sentence));
    }

    /** The door by its place in the table; a path may hold what a caller typed. */
    private static @Nullable String door(ContainerRequestContext request) {
        return Permissions.of(request.getMethod(), request.getUriInfo().getPath())
                .map(door -> door.method() + " " + door.path().template())
                .orElse("a door that is not in the table");
    }
}
