package org.precisionbenefit.audit.postgres;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.precisionbenefit.access.VisiblePlans;
import org.precisionbenefit.audit.review.UnreadWaits;
import org.precisionbenefit.audit.review.Waits;
import org.precisionbenefit.decision.DecisionId;

/** The list that the migration left of decisions of before the queue. */
@ApplicationScoped
public class PostgresUnreadWaits implements UnreadWaits {
    private static final String SOME = "select decision_id from waiting_unread limit ?";
    /** Several instances look at once; one that was answered or went on meanwhile is not put in. */
    private static final String ADD = """
            insert into waiting_item (decision_id, item, plan_id, due_at)
            select d.id, ?, d.plan_id, ? from decision d where d.id = ?
              and not exists (select 1 from decision later where later.completes = d.id)
              and not exists (select 1 from review r where r.decision_id = d.id and r.item = ?)
            on conflict do nothing
            """;

    private static final String DONE = "delete from waiting_unread where decision_id = ?";

    private final DataSource database;

    PostgresUnreadWaits(DataSource database) {
        this.database = database;
    }

    @Override
    public List<DecisionId> some(int most) {
        return PlansSeen.of(database, VisiblePlans.EVERY, "Earlier decisions were not listed", connection -> {
            List<DecisionId> found = new ArrayList<>();
            try (PreparedStatement query = connection.prepareStatement(SOME)) {
                query.setInt(1, most);
                try (ResultSet row = query.executeQuery()) {
                    while (row.next()) {
                        found.add(new DecisionId(row.getString(1)));
                    }
                }
            }
            return found;
        });
    }

    @Override
    public void done(DecisionId decision, List<Waits> waits) {
        UUID id = UUID.fromString(decision.value());
        PlansSeen.of(database, VisiblePlans.EVERY, "An earlier decision was not put into the queue", connection -> {
            try (PreparedStatement add = connection.prepareStatement(ADD);
                    PreparedStatement done = connection.prepareStatement(DONE)) {
                for (Waits each : waits) {
                    add.setInt(1, each.item());
                    add.setObject(2, each.dueAt().atOffset(ZoneOffset.UTC));
                    add.setObject(3, id);
                    add.setInt(4, each.item());
                    add.executeUpdate();
                }
                done.setObject(1, id);
                return done.executeUpdate();
            }
        });
    }
}
