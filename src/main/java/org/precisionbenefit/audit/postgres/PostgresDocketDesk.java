package org.precisionbenefit.audit.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.precisionbenefit.audit.Sealed;
import org.precisionbenefit.audit.docket.DocketStore;
import org.precisionbenefit.audit.docket.LineBytes;
import org.precisionbenefit.audit.docket.Sheet;
import org.precisionbenefit.audit.docket.SheetHead;
import org.precisionbenefit.audit.docket.Tallies;
import org.precisionbenefit.decision.DecisionId;
import org.precisionbenefit.formulary.PlanId;

/** Sheets that are written on in one transaction; each is opened once and the same object afterwards. */
final class PostgresDocketDesk implements DocketStore.Desk {
    private static final String FAULT = "The docket was not written";
    private static final String DECISION = """
            select id, plan_id, received_at, completes,
              exists (select 1 from decision later where later.completes = d.id),
              exists (select 1 from payload p where p.decision_id = d.id)
            from decision d where id = ?
            """;
    private static final String COVERING =
            "select id from docket_sheet where plan_id = ? and last_at >= ? and first_at <= ? order by last_at, id";
    private static final String ROOM = "select id from docket_sheet where plan_id = ? and last_at >= ? and last_at < ?"
            + " and lines + ? <= " + Sheet.MOST + " order by last_at desc, id limit 1";
    private static final String HEAD = """
            insert into docket_sheet (id, plan_id, first_at, last_at, lines, wrapped_key, sealed) values (?, ?, ?, ?, ?, ?, ?)
            on conflict (id) do update set first_at = excluded.first_at, last_at = excluded.last_at,
              lines = excluded.lines, wrapped_key = excluded.wrapped_key, sealed = excluded.sealed
            """;
    private static final String LINES = """
            insert into docket_lines (sheet_id, plan_id, wrapped_key, sealed) values (?, ?, ?, ?)
            on conflict (sheet_id) do update set wrapped_key = excluded.wrapped_key, sealed = excluded.sealed
            """;

    private static final String MONTH =
            "select id, plan_id, wrapped_key, sealed from docket_month where plan_id = ? and month = ?";
    private static final String WRITE_MONTH = """
            insert into docket_month (id, plan_id, month, changed, wrapped_key, sealed) values (?, ?, ?, 1, ?, ?)
            on conflict on constraint docket_month_key do update
              set changed = docket_month.changed + 1, wrapped_key = excluded.wrapped_key, sealed = excluded.sealed
            """;

    private final Connection connection;
    private final DocketSeal seal;
    private final Map<UUID, Sheet> opened = new LinkedHashMap<>();

    PostgresDocketDesk(Connection connection, DocketSeal seal) {
        this.connection = connection;
        this.seal = seal;
    }

    @Override
    public Optional<DocketStore.ClearDecision> decision(DecisionId id) {
        try (PreparedStatement query = connection.prepareStatement(DECISION)) {
            query.setObject(1, UUID.fromString(id.value()));
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? Optional.of(PostgresDocketStore.clear(row)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw StoreFault.of(FAULT, e);
        }
    }

    /** Those that were written on already may by now cover more than their rows say. */
    @Override
    public List<Sheet> sheets(PlanId plan, Instant receivedAt) {
        List<Sheet> found = new ArrayList<>(opened.values().stream()
                .filter(sheet -> sheet.isChanged() && sheet.plan().equals(plan))
                .toList());
        try (PreparedStatement query = connection.prepareStatement(COVERING)) {
            OffsetDateTime at = receivedAt.atOffset(ZoneOffset.UTC);
            query.setString(1, plan.value());
            query.setObject(2, at);
            query.setObject(3, at);
            for (Sheet sheet : sheets(query, plan)) {
                if (!found.contains(sheet)) {
                    found.add(sheet);
                }
            }
            return found;
        } catch (SQLException e) {
            throw StoreFault.of(FAULT, e);
        }
    }

    @Override
    public Sheet withRoom(PlanId plan, LocalDate day, int more) {
        for (Sheet sheet : opened.values()) {
            if (sheet.plan().equals(plan) && sheet.isOf(day) && sheet.hasRoom(more)) {
                return sheet;
            }
        }
        try (PreparedStatement query = connection.prepareStatement(ROOM)) {
            query.setString(1, plan.value());
            query.setObject(2, day.atStartOfDay().atOffset(ZoneOffset.UTC));
            query.setObject(3, day.plusDays(1).atStartOfDay().atOffset(ZoneOffset.UTC));
            query.setInt(4, more);
            for (Sheet sheet : sheets(query, plan)) {
                if (sheet.hasRoom(more)) {
                    return sheet;
                }
            }
        } catch (SQLException e) {
            throw StoreFault.of(FAULT, e);
        }
        Sheet begun = Sheet.begun(newId(), plan, day);
        opened.put(begun.id(), begun);
        return begun;
    }

    private List<Sheet> sheets(PreparedStatement query, PlanId plan) throws SQLException {
        List<UUID> ids = new ArrayList<>();
        try (ResultSet row = query.executeQuery()) {
            while (row.next()) {
                ids.add(row.getObject(1, UUID.class));
            }
        }
        List<Sheet> found = new ArrayList<>();
        for (UUID id : ids) {
            Sheet known = opened.get(id);
            if (known == null) {
                known = Sheet.kept(id, plan, seal.lines(connection, id));
                opened.put(id, known);
            }
            found.add(known);
        }
        return found;
    }

    /** The database draws it: chance is an argument everywhere else. */
    private UUID newId() {
        try (PreparedStatement query = connection.prepareStatement("select gen_random_uuid()");
                ResultSet row = query.executeQuery()) {
            row.next();
            return row.getObject(1, UUID.class);
        } catch (SQLException e) {
            throw StoreFault.of(FAULT, e);
        }
    }

    /** Keeps every sheet that was written on, and what their months come to. */
    void finish() {
        Map<String, List<Sheet>> months = new TreeMap<>();
        for (Sheet sheet : opened.values()) {
            if (sheet.isChanged()) {
                write(sheet);
                months.computeIfAbsent(sheet.month() + " " + sheet.plan(), any -> new ArrayList<>())
                        .add(sheet);
            }
        }
        months.values().forEach(this::sum);
    }

    private void sum(List<Sheet> changed) {
        PlanId plan = changed.get(0).plan();
        LocalDate month = changed.get(0).month().atDay(1);
        UUID id = newId();
        Tallies sum = new Tallies();
        try (PreparedStatement find = connection.prepareStatement(MONTH);
                PreparedStatement write = connection.prepareStatement(WRITE_MONTH)) {
            find.setString(1, plan.value());
            find.setObject(2, month);
            try (ResultSet row = find.executeQuery()) {
                if (row.next()) {
                    id = row.getObject(1, UUID.class);
                    sum = seal.sum(row);
                }
            }
            for (Sheet sheet : changed) {
                sheet.addChange(sum);
            }
            Sealed sealed = seal.seal(id, plan, sum.write());
            write.setObject(1, id);
            write.setString(2, plan.value());
            write.setObject(3, month);
            write.setBytes(4, sealed.wrappedKey());
            write.setBytes(5, sealed.ciphertext());
            write.executeUpdate();
        } catch (SQLException e) {
            throw StoreFault.of(FAULT, e);
        }
    }

    private void write(Sheet sheet) {
        SheetHead head = sheet.head();
        Sealed tallies = seal.seal(sheet.id(), sheet.plan(), head.tallies().write());
        Sealed lines = seal.seal(sheet.id(), sheet.plan(), LineBytes.write(sheet.lines()));
        try (PreparedStatement writeHead = connection.prepareStatement(HEAD);
                PreparedStatement writeLines = connection.prepareStatement(LINES)) {
            writeHead.setObject(1, sheet.id());
            writeHead.setString(2, sheet.plan().value());
            writeHead.setObject(3, head.first().atOffset(ZoneOffset.UTC));
            writeHead.setObject(4, head.last().atOffset(ZoneOffset.UTC));
            writeHead.setInt(5, head.lines());
            writeHead.setBytes(6, tallies.wrappedKey());
            writeHead.setBytes(7, tallies.ciphertext());
            writeHead.executeUpdate();
            writeLines.setObject(1, sheet.id());
            writeLines.setString(2, sheet.plan().value());
            writeLines.setBytes(3, lines.wrappedKey());
            writeLines.setBytes(4, lines.ciphertext());
            writeLines.executeUpdate();
        } catch (SQLException e) {
            throw StoreFault.of(FAULT, e);
        }
    }
}
