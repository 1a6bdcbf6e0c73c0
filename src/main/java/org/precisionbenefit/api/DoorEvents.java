package org.precisionbenefit.api;

import static org.precisionbenefit.audit.AuditEntry.Event.DECISION;
import static org.precisionbenefit.audit.AuditEntry.Event.EXPORT;
import static org.precisionbenefit.audit.AuditEntry.Event.HOLD_LIFTED;
import static org.precisionbenefit.audit.AuditEntry.Event.HUMAN_REVIEW;
import static org.precisionbenefit.audit.AuditEntry.Event.LEGAL_HOLD;
import static org.precisionbenefit.audit.AuditEntry.Event.OVERRIDE;
import static org.precisionbenefit.audit.AuditEntry.Event.POLICY_RELEASE;
import static org.precisionbenefit.audit.AuditEntry.Event.READ;
import static org.precisionbenefit.audit.AuditEntry.Event.REDACTION;
import static org.precisionbenefit.audit.AuditEntry.Event.SIGN_IN;
import static org.precisionbenefit.audit.AuditEntry.Event.UNMASK;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.precisionbenefit.access.Permission;
import org.precisionbenefit.audit.AuditEntry.Event;

/** What each door writes into the log, or why it writes nothing. A door that is not named here counts as one that shows members' data. */
public final class DoorEvents {
    private static final String PUBLISHED = "What plans publish, policies and knowledge are of no member.";
    private static final String SENT = "It answers by what was sent with the question, and keeps nothing.";
    private static final String BENCH =
            "Drafts, simulations and their approval are rows of their own and of no member.";
    private static final String ISSUER =
            "The issuer of development alone; a plan's own issuer keeps its record. Who then comes to a page is noted there.";

    private static final List<Line> LINES = List.of(
            writes(
                    EnumSet.of(DECISION),
                    "POST /fhir/Claim/$submit",
                    "POST /api/v1/decisions",
                    "POST /ui/samples/{name}"),
            writes(
                    EnumSet.of(READ),
                    "POST /fhir/Claim/$inquire",
                    "GET /api/v1/decisions/{id}",
                    "GET /api/v1/decisions/{id}/evidence",
                    "GET /api/v1/decisions/{id}/counterfactuals",
                    "GET /api/v1/decisions/{id}/review",
                    "GET /review",
                    "GET /review/{id}/{item}",
                    "GET /ui/decisions/{id}",
                    "GET /ui/decisions/{id}/counterfactuals",
                    "GET /console",
                    "GET /console/compare",
                    "GET /console/decisions/{id}/packet",
                    "GET /console/samples/{id}",
                    "POST /api/v1/simulations/recorded",
                    "POST /workbench/simulations/recorded",
                    "POST /api/v1/what-if",
                    "GET /what-if"),
            writes(EnumSet.of(HUMAN_REVIEW, OVERRIDE), "POST /api/v1/decisions/{id}/review"),
            writes(EnumSet.of(HUMAN_REVIEW, OVERRIDE, READ), "POST /review/{id}/{item}"),
            writes(EnumSet.of(UNMASK), "POST /api/v1/decisions/{id}/unmask", "POST /ui/decisions/{id}/unmask"),
            writes(EnumSet.of(REDACTION), "POST /api/v1/redactions", "POST /api/v1/retention"),
            writes(EnumSet.of(LEGAL_HOLD), "POST /api/v1/holds"),
            writes(EnumSet.of(HOLD_LIFTED), "POST /api/v1/holds/lift"),
            writes(
                    EnumSet.of(EXPORT),
                    "POST /api/v1/decisions/{id}/proof",
                    "POST /api/v1/log/export",
                    "POST /console/decisions/{id}/proof",
                    "GET /console/lines.ndjson",
                    "GET /console/samples/{id}/findings.csv"),
            writes(EnumSet.of(SIGN_IN), "GET /ui/sign-in"),
            writes(
                    EnumSet.of(POLICY_RELEASE),
                    "POST /api/v1/releases/{kind}/publish",
                    "POST /api/v1/releases/{kind}/rollback",
                    "POST /workbench/releases/publish",
                    "POST /workbench/releases/rollback",
                    "POST /workbench/approvals/publish"),
            nothing(
                    "It says whether every byte is the same, and nothing of what is in them.",
                    "POST /api/v1/decisions/{id}/replay",
                    "POST /ui/decisions/{id}/replay",
                    "POST /ui/decisions/{id}/verify"),
            nothing(
                    "Counts below eleven are not told, nor those from which they would follow.",
                    "GET /console/measures",
                    "GET /console/measures.csv",
                    "GET /console/measures.json",
                    "GET /console/program",
                    "GET /console/program.csv",
                    "GET /console/program.json"),
            nothing(
                    "It draws a sample or keeps a finding; what it leads to notes the look.",
                    "GET /console/samples",
                    "POST /console/samples",
                    "POST /console/samples/{id}"),
            nothing("It leads to the page, which notes the look.", "GET /ui/decisions"),
            nothing("It asks for a reason and shows nothing of the case.", "GET /ui/decisions/{id}/unmask"),
            nothing("It says that items wait and since when, and nothing of members.", "GET /api/v1/waiting"),
            nothing("What was refused was not kept.", "GET /api/v1/rejections"),
            nothing("Samples are invented.", "GET /", "GET /ui/samples/{name}"),
            nothing(SENT, "POST /api/v1/evidence", "POST /api/v1/benefit-check", "POST /what-if"),
            nothing(
                    ISSUER,
                    "GET /issuer/.well-known/openid-configuration",
                    "GET /issuer/jwks",
                    "GET /issuer/authorize",
                    "POST /issuer/authorize",
                    "POST /issuer/token",
                    "GET /.well-known/smart-configuration",
                    "GET /fhir/.well-known/smart-configuration"));

    private DoorEvents() {}

    /**
     * What some doors write.
     *
     * @param doors the doors, as the log calls them
     * @param events what they write; nothing where a reason stands
     * @param reason why nothing, or empty
     */
    public record Line(Set<String> doors, Set<Event> events, String reason) {
        public Line {
            doors = Set.copyOf(doors);
            events = Set.copyOf(events);
            Objects.requireNonNull(reason, "reason is null");
            if (events.isEmpty() == reason.isEmpty()) {
                throw new IllegalArgumentException("A door must write an event or say why it writes none.");
            }
        }
    }

    private static Line writes(Set<Event> events, String... doors) {
        return new Line(Arrays.stream(doors).collect(Collectors.toSet()), events, "");
    }

    private static Line nothing(String reason, String... doors) {
        return new Line(Arrays.stream(doors).collect(Collectors.toSet()), Set.of(), reason);
    }

    /** Every line that names its doors. */
    public static List<Line> lines() {
        return LINES;
    }

    /** What this door writes, or empty where nobody has said it. */
    public static Optional<Line> of(Permission door) {
        String name = AtDoor.name(door);
        return LINES.stream()
                .filter(line -> line.doors().contains(name))
                .findFirst()
                .or(() -> ofNoMember(door, name));
    }

    private static Optional<Line> ofNoMember(Permission door, String name) {
        String path = door.path().template();
        if (Stream.of("/formulary", "/evidence", "/fhir/").anyMatch(path::startsWith)) {
            return Optional.of(nothing(PUBLISHED, name));
        }
        return path.startsWith("/workbench") ? Optional.of(nothing(BENCH, name)) : Optional.empty();
    }

    /** Whether this door is known to show nothing of members. */
    static boolean showsNothing(Permission door) {
        return of(door).filter(line -> !line.events().contains(READ)).isPresent();
    }
}
