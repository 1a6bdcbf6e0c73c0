package org.precisionbenefit.audit.postgres;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.precisionbenefit.access.CallerId;
import org.precisionbenefit.audit.DraftSignature;
import org.precisionbenefit.audit.DraftSignatures;
import org.precisionbenefit.audit.ReleaseKind;
import org.precisionbenefit.audit.ReleaseSignature;
import org.precisionbenefit.audit.Signatories;
import org.precisionbenefit.audit.Signatory;
import org.precisionbenefit.audit.SignerRole;
import org.precisionbenefit.decision.SignerName;
import org.precisionbenefit.decision.SigningPurpose;
import org.precisionbenefit.terminology.Digest;

/** Keeps the signatures on drafts in PostgreSQL. The application adds and reads them. */
@ApplicationScoped
public class PostgresDraftSignatures implements DraftSignatures {
    private static final String KEEP =
            "insert into policy_draft_signature (draft, digest, role, signer, purpose, signed_at, signature, public_key,"
                    + " brought_by, brought_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing";
    private static final String READ =
            "select draft, digest, role, signer, purpose, signed_at, signature, public_key, brought_by, brought_at from"
                    + " policy_draft_signature where ";
    private static final String OF = READ + "draft = ? order by brought_at, signature";
    private static final String ON = READ + "digest = ? order by brought_at, signature";

    private final DataSource database;

    public PostgresDraftSignatures(DataSource database) {
        this.database = database;
    }

    @Override
    public void keep(DraftSignature one) {
        ReleaseSignature.Statement said = one.valid().signature().statement();
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(KEEP)) {
            statement.setLong(1, one.draft());
            statement.setString(2, said.digest().hex());
            statement.setString(3, said.by().role().name());
            statement.setString(4, said.by().name().value());
            statement.setString(5, said.purpose().name());
            statement.setObject(6, at(said.at()));
            statement.setString(7, one.valid().signature().signature());
            statement.setString(8, one.valid().by().publicKey());
            statement.setString(9, one.broughtBy().value());
            statement.setObject(10, at(one.broughtAt()));
            statement.executeUpdate();
        } catch (SQLException e) {
            throw StoreFault.of("The signature on a draft was not kept", e);
        }
    }

    @Override
    public List<DraftSignature> of(long draft) {
        return read(OF, draft);
    }

    @Override
    public List<ReleaseSignature> on(Digest release) {
        return read(ON, release.hex()).stream()
                .map(one -> one.valid().signature())
                .distinct()
                .toList();
    }

    private List<DraftSignature> read(String query, Object asked) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setObject(1, asked);
            try (ResultSet row = statement.executeQuery()) {
                List<DraftSignature> found = new ArrayList<>();
                while (row.next()) {
                    found.add(signature(row));
                }
                return List.copyOf(found);
            }
        } catch (SQLException e) {
            throw StoreFault.of("The signatures on drafts were not read", e);
        }
    }

    private static DraftSignature signature(ResultSet row) throws SQLException {
        ReleaseSignature.Signer signer =
                new ReleaseSignature.Signer(new SignerName(row.getString(4)), SignerRole.valueOf(row.getString(3)));
        SigningPurpose purpose = SigningPurpose.valueOf(row.getString(5));
        ReleaseSignature.Statement said = new ReleaseSignature.Statement(
                ReleaseKind.POLICY,
                new Digest(row.getString(2)),
                signer,
                purpose,
                row.getObject(6, OffsetDateTime.class).toInstant());
        return new DraftSignature(
                row.getLong(1),
                new Signatories.Valid(
                        new ReleaseSignature(said, row.getString(7)), new Signatory(signer, purpose, row.getString(8))),
                new CallerId(row.getString(9)),
                row.getObject(10, OffsetDateTime.class).toInstant());
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
