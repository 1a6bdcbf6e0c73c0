package org.precisionbenefit.policy.postgres;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.precisionbenefit.access.CallerId;
import org.precisionbenefit.policy.PolicyId;
import org.precisionbenefit.policy.draft.PolicyDraft;
import org.precisionbenefit.policy.draft.PolicyDraftStore;
import org.precisionbenefit.terminology.Digest;
import org.precisionbenefit.terminology.SourceFile;
import org.precisionbenefit.terminology.SourceFiles;

/** Keeps drafts of policies in PostgreSQL. The application adds and reads them. */
@ApplicationScoped
public class PostgresDraftStore implements PolicyDraftStore {
    private static final String KEEP =
            "insert into policy_draft (policy_id, version, from_version, release, author, saved_at)"
                    + " values (?, ?, ?, ?, ?, ?) returning number";
    private static final String KEEP_FILE = "insert into policy_draft_file (draft, path, content) values (?, ?, ?)";
    private static final String COLUMNS =
            "select number, policy_id, version, from_version, release, author, saved_at from policy_draft ";
    private static final String FIND = COLUMNS + "where number = ?";
    private static final String LATEST = COLUMNS + "order by number desc limit ?";
    private static final String FILES = "select path, content from policy_draft_file where draft = ?";

    private final DataSource database;

    public PostgresDraftStore(DataSource database) {
        this.database = database;
    }

    @Override
    public long keep(PolicyDraft draft) {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            long number = keep(connection, draft);
            connection.commit();
            return number;
        } catch (SQLException e) {
            throw fault("The draft was not kept", e);
        }
    }

    private static long keep(Connection connection, PolicyDraft draft) throws SQLException {
        long number;
        try (PreparedStatement statement = connection.prepareStatement(KEEP)) {
            statement.setString(1, draft.policy().policy());
            statement.setString(2, draft.policy().version());
            statement.setString(3, draft.from().version());
            statement.setString(4, draft.release().hex());
            statement.setString(5, draft.author().value());
            statement.setObject(6, draft.savedAt().atOffset(ZoneOffset.UTC));
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                number = row.getLong(1);
            }
        }
        try (PreparedStatement statement = connection.prepareStatement(KEEP_FILE)) {
            for (SourceFile file : draft.files().files()) {
                statement.setLong(1, number);
                statement.setString(2, file.path());
                statement.setString(3, file.text());
                statement.addBatch();
            }
            statement.executeBatch();
        }
        return number;
    }

    @Override
    public Optional<PolicyDraft> find(long number) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(FIND)) {
            statement.setLong(1, number);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(draft(row, files(connection, number))) : Optional.empty();
            }
        } catch (SQLException e) {
            throw fault("The draft was not read", e);
        }
    }

    @Override
    public List<PolicyDraft> latest(int most) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(LATEST)) {
            statement.setInt(1, most);
            try (ResultSet row = statement.executeQuery()) {
                List<PolicyDraft> drafts = new ArrayList<>();
                while (row.next()) {
                    drafts.add(draft(row, new SourceFiles(List.of())));
                }
                return List.copyOf(drafts);
            }
        } catch (SQLException e) {
            throw fault("The drafts were not read", e);
        }
    }

    private static SourceFiles files(Connection connection, long number) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(FILES)) {
            statement.setLong(1, number);
            try (ResultSet row = statement.executeQuery()) {
                List<SourceFile> files = new ArrayList<>();
                while (row.next()) {
                    files.add(new SourceFile(row.getString(1), row.getString(2)));
                }
                return new SourceFiles(files);
            }
        }
    }

    private static PolicyDraft draft(ResultSet row, SourceFiles files) throws SQLException {
        String policy = row.getString(2);
        return new PolicyDraft(
                row.getLong(1),
                new PolicyId(policy, row.getString(3)),
                new PolicyId(policy, row.getString(4)),
                new Digest(row.getString(5)),
                new CallerId(row.getString(6)),
                row.getObject(7, OffsetDateTime.class).toInstant(),
                files);
    }

    private static IllegalStateException fault(String what, SQLException e) {
        return new IllegalStateException(
                what + " (SQL state " + e.getSQLState() + "). Maybe the database is stopped or its disk is full.", e);
    }
}
