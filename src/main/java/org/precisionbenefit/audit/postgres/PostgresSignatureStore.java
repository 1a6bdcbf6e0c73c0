package org.precisionbenefit.audit.postgres;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.precisionbenefit.audit.ReleaseKind;
import org.precisionbenefit.audit.ReleaseSignature;
import org.precisionbenefit.audit.Signatories;
import org.precisionbenefit.audit.SignatureStore;
import org.precisionbenefit.audit.SignerRole;
import org.precisionbenefit.decision.SignerName;
import org.precisionbenefit.decision.SigningPurpose;
import org.precisionbenefit.terminology.Digest;

/** Keeps the signatures on releases in PostgreSQL. The application adds and reads them. */
@ApplicationScoped
public class PostgresSignatureStore implements SignatureStore {
    private static final String KEEP =
            "insert into release_signature (digest, kind, role, signer, purpose, signed_at, signature, public_key)"
                    + " values (?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing";
    private static final String OF =
            "select kind, role, signer, purpose, signed_at, signature from release_signature where digest = ?";

    private final DataSource database;

    public PostgresSignatureStore(DataSource database) {
        this.database = database;
    }

    @Override
    public void keep(List<Signatories.Valid> signatures) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(KEEP)) {
            for (Signatories.Valid one : signatures) {
                ReleaseSignature.Statement said = one.signature().statement();
                statement.setString(1, said.digest().hex());
                statement.setString(2, said.kind().name());
                statement.setString(3, said.by().role().name());
                statement.setString(4, said.by().name().value());
                statement.setString(5, said.purpose().name());
                statement.setObject(6, said.at().atOffset(ZoneOffset.UTC));
                statement.setString(7, one.signature().signature());
                statement.setString(8, one.by().publicKey());
                statement.addBatch();
            }
            statement.executeBatch();
        } catch (SQLException e) {
            throw StoreFault.of("The signatures on a release were not kept", e);
        }
    }

    @Override
    public List<ReleaseSignature> of(Digest release) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(OF)) {
            statement.setString(1, release.hex());
            try (ResultSet row = statement.executeQuery()) {
                List<ReleaseSignature> found = new ArrayList<>();
                while (row.next()) {
                    found.add(signature(release, row));
                }
                return found;
            }
        } catch (SQLException e) {
            throw StoreFault.of("The signatures on a release were not read", e);
        }
    }

    private static ReleaseSignature signature(Digest release, ResultSet row) throws SQLException {
        return new ReleaseSignature(
                new ReleaseSignature.Statement(
                        ReleaseKind.valueOf(row.getString(1)),
                        release,
                        new ReleaseSignature.Signer(
                                new SignerName(row.getString(3)), SignerRole.valueOf(row.getString(2))),
                        SigningPurpose.valueOf(row.getString(4)),
                        row.getObject(5, OffsetDateTime.class).toInstant()),
                row.getString(6));
    }
}
