package org.precisionbenefit.audit.postgres;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.precisionbenefit.access.CallerId;
import org.precisionbenefit.audit.Canonical;
import org.precisionbenefit.audit.Salt;
import org.precisionbenefit.audit.Seal;
import org.precisionbenefit.audit.Sealed;
import org.precisionbenefit.audit.event.EventEntry;
import org.precisionbenefit.audit.event.EventEntry.Commitments;
import org.precisionbenefit.audit.event.EventEntry.Details;
import org.precisionbenefit.audit.event.EventId;
import org.precisionbenefit.audit.event.Happened;
import org.precisionbenefit.decision.DecisionId;
import org.precisionbenefit.formulary.PlanId;
import org.precisionbenefit.terminology.Digest;

/** Writes an event in the transaction of what it tells of; the database itself queues its entry for the log. */
public final class EventWriter {
    /** An event is of no plan; its row says so too. */
    static final PlanId NO_PLAN = new PlanId("-");

    private static final String WRITE = "insert into audit_event (id, event, at, role, actor_hash, subject, decisions,"
            + " entry, wrapped_key, salt, sealed) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private final Seal seal;
    private final Canonical canonical;
    private final Clock clock;
    private final Supplier<UUID> ids;

    /**
     * Builds the writer.
     *
     * @param seal seals what is not for everybody who holds the database
     * @param canonical how entries are written
     * @param clock by which events are dated
     * @param ids draws the id of each event
     */
    public EventWriter(Seal seal, Canonical canonical, Clock clock, Supplier<UUID> ids) {
        this.seal = Objects.requireNonNull(seal, "seal is null");
        this.canonical = Objects.requireNonNull(canonical, "canonical is null");
        this.clock = Objects.requireNonNull(clock, "clock is null");
        this.ids = Objects.requireNonNull(ids, "ids is null");
    }

    /**
     * An event as it was written.
     *
     * @param id the event
     * @param at when
     * @param entry its entry
     */
    public record Written(EventId id, Instant at, String entry) {}

    /** Writes an event; it is kept when the transaction is. */
    public Written write(Connection connection, Happened what) throws SQLException {
        UUID id = ids.get();
        Instant at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        String details = canonical.encode(new Details(what.by().value(), what.details()));
        Sealed sealed = seal.seal(new DecisionId(id.toString()), NO_PLAN, details.getBytes(StandardCharsets.UTF_8));
        Salt salt = seal.salt();
        byte[] actor = actor(seal, what.by());
        EventEntry entry = new EventEntry(
                what.event(),
                new EventId(id.toString()),
                at,
                what.role(),
                new Digest(HexFormat.of().formatHex(actor)),
                what.subject(),
                what.decisions(),
                new Commitments(salt.commitTo(details), Digest.of(sealed.ciphertext())));
        String text = canonical.encode(entry);
        try (PreparedStatement insert = connection.prepareStatement(WRITE)) {
            insert.setObject(1, id);
            insert.setString(2, what.event().name());
            insert.setObject(3, at.atOffset(ZoneOffset.UTC));
            insert.setString(4, what.role());
            insert.setBytes(5, actor);
            insert.setString(6, what.subject());
            insert.setArray(
                    7,
                    connection.createArrayOf(
                            "uuid",
                            what.decisions().stream().map(DecisionId::value).toArray()));
            insert.setString(8, text);
            insert.setBytes(9, sealed.wrappedKey());
            insert.setString(10, salt.hex());
            insert.setBytes(11, sealed.ciphertext());
            insert.executeUpdate();
        }
        return new Written(entry.id(), at, text);
    }

    /** What stands for a caller; nothing of who that is can be guessed from it. */
    static byte[] actor(Seal seal, CallerId by) {
        return seal.hash(Seal.Kind.CALLER, by.value());
    }
}
