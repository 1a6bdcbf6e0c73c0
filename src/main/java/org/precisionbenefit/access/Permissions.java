package org.precisionbenefit.access;

import static org.precisionbenefit.access.Role.AUDITOR;
import static org.precisionbenefit.access.Role.DESIGNER;
import static org.precisionbenefit.access.Role.OPERATOR;
import static org.precisionbenefit.access.Role.PRIVACY;
import static org.precisionbenefit.access.Role.REVIEWER;
import static org.precisionbenefit.access.Role.SUBMITTER;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Every door and who may use it. What is not named here is nobody's. */
public final class Permissions {
    private static final Set<Role> READERS = Set.of(SUBMITTER, REVIEWER, AUDITOR);

    private static final Set<Role> EXPORTERS = Set.of(SUBMITTER, DESIGNER, AUDITOR, OPERATOR);

    /** Who may read policies as they are written; only designers write. */
    private static final Set<Role> BENCH = Set.of(DESIGNER, REVIEWER, AUDITOR);

    /** Who may read which policies were live when; operators publish. */
    private static final Set<Role> RELEASES = Set.of(DESIGNER, REVIEWER, AUDITOR, OPERATOR);

    /** Who may read counts, which tell of no single member. */
    private static final Set<Role> MEASURERS = Set.of(AUDITOR, OPERATOR);

    private static final Set<Role> PUBLISHERS = Set.of(DESIGNER, OPERATOR);

    /**
     * Who may bring a signature on a draft: its author the author's, and others an approver's, who are those that read it and
     * know what it means, designers and reviewers. Auditors watch, operators run.
     */
    private static final Set<Role> SIGNERS = Set.of(DESIGNER, REVIEWER);

    private static final List<Permission> NAMED = List.of(
            open("GET", "/"),
            open("GET", "/ui/samples/{name}"),
            open("GET", "/fhir/metadata"),
            open("GET", "/.well-known/smart-configuration"),
            open("GET", "/fhir/.well-known/smart-configuration"),
            open("GET", "/issuer/.well-known/openid-configuration"),
            open("GET", "/issuer/jwks"),
            open("GET", "/issuer/authorize"),
            open("POST", "/issuer/authorize"),
            open("POST", "/issuer/token"),
            new Permission(
                    "POST",
                    new Permission.Path("/ui/samples/{name}"),
                    Permission.Need.IDENTITY_OR_DEMONSTRATION,
                    Set.of(SUBMITTER),
                    "system/Claim.c"),
            guarded("POST", "/fhir/Claim/$submit", Set.of(SUBMITTER), "system/Claim.c"),
            guarded("POST", "/fhir/Claim/$inquire", READERS, "system/Claim.r"),
            guarded("POST", "/api/v1/decisions", Set.of(SUBMITTER), "system/Claim.c"),
            guarded("GET", "/api/v1/decisions/{id}", READERS, "system/ClaimResponse.r"),
            guarded("GET", "/api/v1/decisions/{id}/evidence", READERS, "system/ClaimResponse.r"),
            guarded("GET", "/api/v1/decisions/{id}/counterfactuals", READERS, "system/ClaimResponse.r"),
            guarded(
                    "POST",
                    "/api/v1/decisions/{id}/replay",
                    Set.of(SUBMITTER, REVIEWER, AUDITOR, OPERATOR),
                    "system/ClaimResponse.r"),
            guarded("POST", "/api/v1/decisions/{id}/proof", Set.of(AUDITOR), "system/ClaimResponse.r"),
            guarded("POST", "/api/v1/decisions/{id}/unmask", Set.of(AUDITOR), "system/ClaimResponse.r"),
            guarded("POST", "/api/v1/redactions", Set.of(PRIVACY), "system/ClaimResponse.d"),
            guarded("POST", "/api/v1/holds", Set.of(PRIVACY), "system/ClaimResponse.u"),
            guarded("POST", "/api/v1/holds/lift", Set.of(PRIVACY), "system/ClaimResponse.u"),
            guarded("POST", "/api/v1/retention", Set.of(PRIVACY), "system/ClaimResponse.d"),
            guarded("POST", "/api/v1/log/export", Set.of(AUDITOR, OPERATOR), "system/AuditEvent.r"),
            guarded("GET", "/api/v1/decisions/{id}/review", Set.of(REVIEWER), "system/ClaimResponse.r"),
            guarded("POST", "/api/v1/decisions/{id}/review", Set.of(REVIEWER), "system/ClaimResponse.u"),
            guarded("GET", "/api/v1/waiting", Set.of(REVIEWER, AUDITOR, OPERATOR), "system/ClaimResponse.r"),
            guarded("GET", "/review", Set.of(REVIEWER, AUDITOR), "system/ClaimResponse.r"),
            guarded("GET", "/review/{id}/{item}", Set.of(REVIEWER), "system/ClaimResponse.r"),
            guarded("POST", "/review/{id}/{item}", Set.of(REVIEWER), "system/ClaimResponse.u"),
            guarded("POST", "/api/v1/evidence", Set.of(SUBMITTER, DESIGNER, REVIEWER, AUDITOR), "system/Observation.r"),
            guarded(
                    "POST",
                    "/api/v1/benefit-check",
                    Set.of(SUBMITTER, DESIGNER, REVIEWER, AUDITOR),
                    "system/InsurancePlan.r"),
            guarded("POST", "/api/v1/what-if", Set.of(SUBMITTER, REVIEWER), "system/Claim.r"),
            guarded("GET", "/what-if", Set.of(SUBMITTER, REVIEWER), "system/Claim.r"),
            guarded("POST", "/what-if", Set.of(SUBMITTER, REVIEWER), "system/Claim.r"),
            guarded("GET", "/api/v1/rejections", Set.of(AUDITOR, OPERATOR), "system/AuditEvent.r"),
            guarded("POST", "/api/v1/releases/{kind}/publish", PUBLISHERS, "system/Library.c"),
            guarded("POST", "/api/v1/releases/{kind}/rollback", PUBLISHERS, "system/Library.c"),
            guarded("POST", "/api/v1/simulations/recorded", Set.of(DESIGNER, AUDITOR), "system/ClaimResponse.r"),
            guarded("GET", "/evidence", Set.of(Role.values()), "system/Observation.r"),
            guarded("GET", "/evidence/labels", Set.of(Role.values()), "system/Observation.r"),
            guarded("GET", "/evidence/labels/{drug}", Set.of(Role.values()), "system/Observation.r"),
            guarded("GET", "/evidence/{gene}", Set.of(Role.values()), "system/Observation.r"),
            guarded("GET", "/formulary", Set.of(Role.values()), "system/InsurancePlan.r"),
            guarded("GET", "/formulary/changes", Set.of(Role.values()), "system/InsurancePlan.r"),
            guarded("GET", "/formulary/editions/{edition}", Set.of(Role.values()), "system/InsurancePlan.r"),
            guarded("GET", "/formulary/editions/{edition}/plan", Set.of(Role.values()), "system/InsurancePlan.r"),
            guarded("GET", "/formulary/editions/{edition}/drug", Set.of(Role.values()), "system/InsurancePlan.r"),
            guarded("GET", "/formulary/{plan}", Set.of(Role.values()), "system/InsurancePlan.r"),
            guarded("GET", "/formulary/{plan}/{drug}", Set.of(Role.values()), "system/InsurancePlan.r"),
            guarded("GET", "/workbench", BENCH, "system/InsurancePlan.r"),
            guarded("GET", "/workbench/policies/{id}/{version}", BENCH, "system/InsurancePlan.r"),
            guarded("GET", "/workbench/policies/{id}/{version}/edit", Set.of(DESIGNER), "system/InsurancePlan.r"),
            guarded("POST", "/workbench/check", Set.of(DESIGNER), "system/InsurancePlan.r"),
            guarded("GET", "/workbench/drafts", BENCH, "system/InsurancePlan.r"),
            guarded("POST", "/workbench/drafts", Set.of(DESIGNER), "system/InsurancePlan.c"),
            guarded("GET", "/workbench/drafts/{number}", BENCH, "system/InsurancePlan.r"),
            guarded("GET", "/workbench/drafts/{number}/edit", Set.of(DESIGNER), "system/InsurancePlan.r"),
            guarded("GET", "/workbench/drafts/{number}/rules.zip", BENCH, "system/InsurancePlan.r"),
            guarded("GET", "/workbench/drafts/{number}/{file}", BENCH, "system/InsurancePlan.r"),
            guarded("POST", "/workbench/approvals", SIGNERS, "system/Library.c"),
            guarded("POST", "/workbench/approvals/demonstration", SIGNERS, "system/Library.c"),
            guarded("POST", "/workbench/approvals/publish", Set.of(DESIGNER), "system/Library.c"),
            guarded("GET", "/workbench/releases", RELEASES, "system/InsurancePlan.r"),
            guarded("GET", "/workbench/releases/{number}", RELEASES, "system/InsurancePlan.r"),
            guarded("POST", "/workbench/releases/publish", PUBLISHERS, "system/Library.c"),
            guarded("POST", "/workbench/releases/rollback", PUBLISHERS, "system/Library.c"),
            guarded("POST", "/workbench/simulations", Set.of(DESIGNER), "system/InsurancePlan.c"),
            guarded("POST", "/workbench/simulations/stop", Set.of(DESIGNER), "system/InsurancePlan.c"),
            guarded("POST", "/workbench/simulations/recorded", Set.of(DESIGNER), "system/ClaimResponse.r"),
            guarded("GET", "/workbench/simulations/{number}", BENCH, "system/InsurancePlan.r"),
            guarded("GET", "/console", Set.of(AUDITOR), "system/AuditEvent.r"),
            guarded("GET", "/console/compare", Set.of(AUDITOR), "system/ClaimResponse.r"),
            guarded("GET", "/console/decisions/{id}/packet", Set.of(AUDITOR), "system/ClaimResponse.r"),
            guarded("POST", "/console/decisions/{id}/proof", Set.of(AUDITOR), "system/ClaimResponse.r"),
            guarded("GET", "/console/samples", Set.of(AUDITOR), "system/AuditEvent.r"),
            guarded("POST", "/console/samples", Set.of(AUDITOR), "system/AuditEvent.c"),
            guarded("GET", "/console/samples/{id}", Set.of(AUDITOR), "system/AuditEvent.r"),
            guarded("POST", "/console/samples/{id}", Set.of(AUDITOR), "system/AuditEvent.c"),
            guarded("GET", "/console/samples/{id}/findings.csv", Set.of(AUDITOR), "system/AuditEvent.r"),
            guarded("GET", "/console/measures", MEASURERS, "system/AuditEvent.r"),
            guarded("GET", "/console/measures.csv", MEASURERS, "system/AuditEvent.r"),
            guarded("GET", "/console/measures.json", MEASURERS, "system/AuditEvent.r"),
            guarded("GET", "/console/program", MEASURERS, "system/AuditEvent.r"),
            guarded("GET", "/console/program.csv", MEASURERS, "system/AuditEvent.r"),
            guarded("GET", "/console/program.json", MEASURERS, "system/AuditEvent.r"),
            guarded("GET", "/console/lines.ndjson", Set.of(AUDITOR), "system/AuditEvent.r"),
            guarded("GET", "/ui/decisions", READERS, "system/ClaimResponse.r"),
            guarded("GET", "/ui/decisions/{id}", READERS, "system/ClaimResponse.r"),
            guarded("GET", "/ui/decisions/{id}/counterfactuals", READERS, "system/ClaimResponse.r"),
            guarded("POST", "/ui/decisions/{id}/replay", READERS, "system/ClaimResponse.r"),
            guarded("GET", "/ui/decisions/{id}/unmask", Set.of(AUDITOR), "system/ClaimResponse.r"),
            guarded("POST", "/ui/decisions/{id}/unmask", Set.of(AUDITOR), "system/ClaimResponse.r"),
            guarded("POST", "/ui/decisions/{id}/verify", READERS, "system/ClaimResponse.r"),
            guarded("GET", "/ui/sign-in", Set.of(Role.values()), ""),
            guarded("GET", "/fhir/$export", EXPORTERS, "system/InsurancePlan.r"),
            guarded("GET", "/fhir/InsurancePlan/$export", EXPORTERS, "system/InsurancePlan.r"),
            guarded("GET", "/fhir/exports/{id}", EXPORTERS, "system/InsurancePlan.r"),
            guarded("DELETE", "/fhir/exports/{id}", EXPORTERS, "system/InsurancePlan.r"),
            guarded("GET", "/fhir/exports/{id}/{file}", EXPORTERS, "system/InsurancePlan.r"));

    /** An operation named here comes before an id that looks like it. */
    private static final List<Permission> ALL =
            Stream.concat(NAMED.stream(), published()).toList();

    private Permissions() {}

    private static Permission open(String method, String path) {
        return new Permission(method, new Permission.Path(path), Permission.Need.OPEN, Set.of(), "");
    }

    private static Permission guarded(String method, String path, Set<Role> roles, String scope) {
        return new Permission(method, new Permission.Path(path), Permission.Need.IDENTITY, roles, scope);
    }

    /** What plans publish is of no member; it is for every role. */
    private static Stream<Permission> published() {
        return Stream.of("InsurancePlan", "Basic", "MedicationKnowledge", "Location")
                .flatMap(type -> Stream.of(
                        published("GET", "/fhir/" + type, "system/" + type + ".s"),
                        published("POST", "/fhir/" + type + "/_search", "system/" + type + ".s"),
                        published("GET", "/fhir/" + type + "/{id}", "system/" + type + ".r")));
    }

    private static Permission published(String method, String path, String scope) {
        return new Permission(
                method,
                new Permission.Path(path),
                Permission.Need.IDENTITY_UNLESS_PUBLIC,
                Set.of(Role.values()),
                scope);
    }

    /** Every door. */
    public static List<Permission> all() {
        return ALL;
    }

    /** Who may use this door, or empty when nobody may. HEAD is what GET is. */
    public static Optional<Permission> of(String method, String path) {
        String asked = method.equals("HEAD") ? "GET" : method;
        return ALL.stream()
                .filter(door -> door.method().equals(asked) && door.path().matches(path))
                .findFirst();
    }
}
