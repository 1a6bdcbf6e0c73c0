package org.precisionbenefit.audit.postgres;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.precisionbenefit.access.CallerId;
import org.precisionbenefit.access.VisiblePlans;
import org.precisionbenefit.audit.Seal;
import org.precisionbenefit.audit.Sealed;
import org.precisionbenefit.audit.sampling.KeptFinding;
import org.precisionbenefit.audit.sampling.KeptSample;
import org.precisionbenefit.audit.sampling.SampleStore;
import org.precisionbenefit.decision.DecisionId;
import org.precisionbenefit.formulary.PlanId;

/** Keeps samples and findings in PostgreSQL, what they say sealed. */
@ApplicationScoped
public class PostgresSampleStore implements SampleStore {
    private static final String SAMPLE =
            "insert into audit_sample (id, plan_id, drawn_at, drawn_by, wrapped_key, sealed)"
                    + " values (?, ?, ?, ?, ?, ?)";
    private static final String SAMPLES =
            "select id, plan_id, drawn_at, drawn_by, wrapped_key, sealed from audit_sample ";
    private static final String LINE =
            "insert into audit_sample_line (id, sample_id, place, decision_id, item, plan_id,"
                    + " wrapped_key, sealed) values (?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String LINES =
            "select id, decision_id, item, plan_id, wrapped_key, sealed from audit_sample_line"
                    + " where sample_id = ? order by place";
    private static final String FINDING =
            "insert into audit_finding (id, sample_id, decision_id, item, plan_id, found_at,"
                    + " found_by) values (?, ?, ?, ?, ?, ?, ?)";
    private static final String WORDS =
            "insert into audit_finding_words (finding_id, decision_id, plan_id, wrapped_key,"
                    + " sealed) values (?, ?, ?, ?, ?)";
    private static final String FINDINGS = "select f.id, f.sample_id, f.decision_id, f.item, f.plan_id, f.found_at,"
            + " f.found_by, w.wrapped_key, w.sealed from audit_finding f left join audit_finding_words w on w.finding_id = f.id"
            + " where ";
    private static final String ORDER = " order by f.found_at, f.id limit 5000";

    private final DataSource database;
    private final Seal seal;

    PostgresSampleStore(DataSource database, Seal seal) {
        this.database = Objects.requireNonNull(database, "database is null");
        this.seal = Objects.requireNonNull(seal, "seal is null");
    }

    @Override
    public void keep(KeptSample sample) {
        Sealed sealed = sealed(sample.id(), sample.plan(), sample.text());
        PlansSeen.of(database, only(sample.plan()), "The sample was not kept", connection -> {
            try (PreparedStatement insert = connection.prepareStatement(SAMPLE);
                    PreparedStatement line = connection.prepareStatement(LINE)) {
                insert.setObject(1, sample.id());
                insert.setString(2, sample.plan().value());
                insert.setObject(3, sample.at().atOffset(ZoneOffset.UTC));
                insert.setString(4, sample.by().value());
                insert.setBytes(5, sealed.wrappedKey());
                insert.setBytes(6, sealed.ciphertext());
                insert.executeUpdate();
                for (int place = 0; place < sample.lines().size(); place++) {
                    add(line, sample.id(), place, sample.lines().get(place));
                }
                return line.executeBatch().length;
            }
        });
    }

    private void add(PreparedStatement insert, UUID sample, int place, KeptSample.Line line) throws SQLException {
        String text = Objects.requireNonNull(line.text(), "A line that is kept says something.");
        Sealed sealed = sealed(line.id(), line.of().plan(), text);
        insert.setObject(1, line.id());
        insert.setObject(2, sample);
        insert.setInt(3, place);
        insert.setObject(4, UUID.fromString(line.of().decision().value()));
        insert.setInt(5, line.of().item());
        insert.setString(6, line.of().plan().value());
        insert.setBytes(7, sealed.wrappedKey());
        insert.setBytes(8, sealed.ciphertext());
        insert.addBatch();
    }

    @Override
    public Optional<KeptSample> find(UUID id, VisiblePlans plans) {
        return samples("where id = ?", id, plans).stream()
                .findFirst()
                .map(found -> new KeptSample(
                        found.id(), found.plan(), found.at(), found.by(), found.text(), lines(id, plans)));
    }

    private List<KeptSample.Line> lines(UUID sample, VisiblePlans plans) {
        return PlansSeen.of(database, plans, "Samples were not read", connection -> {
            List<KeptSample.Line> found = new ArrayList<>();
            try (PreparedStatement query = connection.prepareStatement(LINES)) {
                query.setObject(1, sample);
                try (ResultSet row = query.executeQuery()) {
                    while (row.next()) {
                        UUID id = row.getObject(1, UUID.class);
                        PlanId plan = new PlanId(row.getString(4));
                        byte[] key = row.getBytes(5);
                        found.add(new KeptSample.Line(
                                id,
                                new KeptFinding.Of(new DecisionId(row.getString(2)), row.getInt(3), plan),
                                key == null ? null : opened(id, plan, key, row.getBytes(6))));
                    }
                }
            }
            return found;
        });
    }

    @Override
    public List<KeptSample> latest(int most, VisiblePlans plans) {
        return samples("order by drawn_at desc, id limit ?", most, plans);
    }

    private List<KeptSample> samples(String which, Object value, VisiblePlans plans) {
        return PlansSeen.of(database, plans, "Samples were not read", connection -> {
            List<KeptSample> found = new ArrayList<>();
            try (PreparedStatement query = connection.prepareStatement(SAMPLES + which)) {
                query.setObject(1, value);
                try (ResultSet row = query.executeQuery()) {
                    while (row.next()) {
                        UUID id = row.getObject(1, UUID.class);
                        PlanId plan = new PlanId(row.getString(2));
                        found.add(new KeptSample(
                                id,
                                plan,
                                row.getObject(3, OffsetDateTime.class).toInstant(),
                                new CallerId(row.getString(4)),
                                opened(id, plan, row.getBytes(5), row.getBytes(6)),
                                List.of()));
                    }
                }
            }
            return found;
        });
    }

    @Override
    public void keep(KeptFinding finding) {
        String text = Objects.requireNonNull(finding.text(), "A finding that is kept says something.");
        PlanId plan = finding.of().plan();
        Sealed sealed = sealed(finding.id(), plan, text);
        PlansSeen.of(database, only(plan), "The finding was not kept", connection -> {
            insert(connection, finding);
            try (PreparedStatement words = connection.prepareStatement(WORDS)) {
                words.setObject(1, finding.id());
                words.setObject(2, UUID.fromString(finding.of().decision().value()));
                words.setString(3, plan.value());
                words.setBytes(4, sealed.wrappedKey());
                words.setBytes(5, sealed.ciphertext());
                return words.executeUpdate();
            }
        });
    }

    private static void insert(Connection connection, KeptFinding finding) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(FINDING)) {
            insert.setObject(1, finding.id());
            insert.setObject(2, finding.sample());
            insert.setObject(3, UUID.fromString(finding.of().decision().value()));
            insert.setInt(4, finding.of().item());
            insert.setString(5, finding.of().plan().value());
            insert.setObject(6, finding.at().atOffset(ZoneOffset.UTC));
            insert.setString(7, finding.by().value());
            insert.executeUpdate();
        }
    }

    @Override
    public List<KeptFinding> of(UUID sample, VisiblePlans plans) {
        return findings("f.sample_id = ?", sample, plans);
    }

    @Override
    public List<KeptFinding> on(DecisionId decision, VisiblePlans plans) {
        return findings("f.decision_id = ?", UUID.fromString(decision.value()), plans);
    }

    private List<KeptFinding> findings(String which, UUID value, VisiblePlans plans) {
        return PlansSeen.of(database, plans, "Findings were not read", connection -> {
            List<KeptFinding> found = new ArrayList<>();
            try (PreparedStatement query = connection.prepareStatement(FINDINGS + which + ORDER)) {
                query.setObject(1, value);
                try (ResultSet row = query.executeQuery()) {
                    while (row.next()) {
                        found.add(finding(row));
                    }
                }
            }
            return found;
        });
    }

    private KeptFinding finding(ResultSet row) throws SQLException {
        UUID id = row.getObject(1, UUID.class);
        PlanId plan = new PlanId(row.getString(5));
        byte[] key = row.getBytes(8);
        return new KeptFinding(
                id,
                row.getObject(2, UUID.class),
                new KeptFinding.Of(new DecisionId(row.getString(3)), row.getInt(4), plan),
                row.getObject(6, OffsetDateTime.class).toInstant(),
                new CallerId(row.getString(7)),
                key == null ? null : opened(id, plan, key, row.getBytes(9)));
    }

    private Sealed sealed(UUID id, PlanId plan, String text) {
        return seal.seal(sealedAs(id), plan, text.getBytes(StandardCharsets.UTF_8));
    }

    private String opened(UUID id, PlanId plan, byte[] key, byte[] sealed) {
        return new String(seal.open(sealedAs(id), plan, new Sealed(key, sealed)), StandardCharsets.UTF_8);
    }

    /** A payload opens under one id only; these are drawn by chance like that of a decision. */
    private static DecisionId sealedAs(UUID id) {
        return new DecisionId(id.toString());
    }

    private static VisiblePlans only(PlanId plan) {
        return plan.equals(KeptSample.EVERY_PLAN) ? VisiblePlans.EVERY : VisiblePlans.only(Set.of(plan));
    }
}
