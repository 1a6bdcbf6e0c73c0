package org.precisionbenefit.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.access.Role;
import org.precisionbenefit.access.VisiblePlans;
import org.precisionbenefit.api.AtDoor;
import org.precisionbenefit.api.PrivacyDesk;
import org.precisionbenefit.api.ReasonText;
import org.precisionbenefit.api.WhoAsks;
import org.precisionbenefit.audit.AuditEntry.Event;
import org.precisionbenefit.audit.event.Happened;
import org.precisionbenefit.audit.event.RedactionGround;
import org.precisionbenefit.audit.event.Redactions;
import org.precisionbenefit.casework.RetentionRule;
import org.precisionbenefit.casework.yaml.RetentionLoader;
import org.precisionbenefit.decision.DecisionId;
import org.precisionbenefit.intake.RefusedRequest;
import org.precisionbenefit.terminology.ConfigurationFault;
import org.precisionbenefit.terminology.SourceFile;

/** Destroys and holds as whoever asks at a door, with the event that says so. */
final class PrivacyOffice implements PrivacyDesk {
    private static final int LISTED = 1_000;

    private final Redactions redactions;
    private final WhoAsks who;
    private final Path formulary;
    private final ZoneId zone;
    private final Clock clock;

    /**
     * Builds it.
     *
     * @param redactions destroys and holds
     * @param who who asks
     * @param formulary the folder of the retention table
     * @param zone the zone in which days are counted
     * @param clock what time it is
     */
    PrivacyOffice(Redactions redactions, WhoAsks who, Path formulary, ZoneId zone, Clock clock) {
        this.redactions = Objects.requireNonNull(redactions, "redactions is null");
        this.who = Objects.requireNonNull(who, "who is null");
        this.formulary = Objects.requireNonNull(formulary, "formulary is null");
        this.zone = Objects.requireNonNull(zone, "zone is null");
        this.clock = Objects.requireNonNull(clock, "clock is null");
    }

    @Override
    public Done redact(Asked asked) {
        Happened why = happened(Event.REDACTION, RedactionGround.LAW.name(), asked)
                .saying("law", ReasonText.of(asked.law(), "/law"));
        return done(redactions.redact(why, plans()), asked.decisions());
    }

    @Override
    public Done hold(Asked asked, boolean lift) {
        Event event = lift ? Event.HOLD_LIFTED : Event.LEGAL_HOLD;
        return done(redactions.hold(happened(event, event.name(), asked), plans()), asked.decisions());
    }

    private Happened happened(Event event, String subject, Asked asked) {
        Set<DecisionId> once = new HashSet<>(asked.decisions());
        if (once.isEmpty()
                || once.size() > MOST
                || once.size() < asked.decisions().size()) {
            throw new RefusedRequest(
                    RefusedRequest.Kind.INVALID,
                    "/decisions",
                    "Between 1 and " + MOST + " decisions must be named, each once.");
        }
        return of(event, subject).on(asked.decisions()).saying("reason", ReasonText.of(asked.reason(), "/reason"));
    }

    /** As this role alone, whatever others the caller has: the log is checked for it. */
    private Happened of(Event event, String subject) {
        Happened at = AtDoor.event(event, who, subject);
        return Happened.of(event, Role.PRIVACY.word(), at.by(), subject);
    }

    private VisiblePlans plans() {
        return who.caller().plans();
    }

    private static Done done(Redactions.Done done, List<DecisionId> decisions) {
        return new Done(done.event().value(), done.at(), decisions, done.receipt());
    }

    @Override
    public Retention retention(boolean apply) {
        LocalDate today = clock.instant().atZone(zone).toLocalDate();
        RetentionRule rule = rule(today);
        Instant before = rule.before(today, zone);
        List<Redactions.Old> old = redactions.older(before, LISTED, plans());
        List<DecisionId> due = ids(old, true);
        List<Done> done = new ArrayList<>();
        for (int from = 0; apply && from < due.size(); from += MOST) {
            List<DecisionId> some = due.subList(from, Math.min(from + MOST, due.size()));
            Happened why = of(Event.REDACTION, RedactionGround.RETENTION.name())
                    .on(some)
                    .saying("law", rule.source().source())
                    .saying(
                            "reason",
                            "The " + rule.years() + " years of the rule since " + rule.since() + " are over.");
            done.add(done(redactions.redact(why, plans()), some));
        }
        return new Retention(
                new Rule(
                        rule.years(),
                        rule.since(),
                        rule.source().source(),
                        rule.source().locator()),
                before,
                due,
                ids(old, false),
                old.size() == LISTED,
                done);
    }

    private static List<DecisionId> ids(List<Redactions.Old> old, boolean mayGo) {
        return old.stream()
                .filter(each -> each.mayGo() == mayGo)
                .map(Redactions.Old::decision)
                .toList();
    }

    private RetentionRule rule(LocalDate today) {
        @Nullable String wrong;
        try {
            String text = Files.readString(formulary.resolve(RetentionLoader.TABLE), StandardCharsets.UTF_8);
            return new RetentionLoader().load(new SourceFile(RetentionLoader.TABLE, text), today);
        } catch (IOException e) {
            wrong = "The file " + RetentionLoader.TABLE + " of the formulary folder cannot be read.";
        } catch (ConfigurationFault e) {
            wrong = e.getMessage();
        }
        throw new RefusedRequest(
                RefusedRequest.Kind.SETTLED, "/", wrong + " Put the file right. Nothing was destroyed.");
    }
}
