package org.precisionbenefit.audit.postgres;

import io.airlift.compress.MalformedInputException;
import io.airlift.compress.lz4.Lz4Compressor;
import io.airlift.compress.lz4.Lz4Decompressor;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.precisionbenefit.audit.Seal;
import org.precisionbenefit.audit.Sealed;
import org.precisionbenefit.audit.docket.DocketLine;
import org.precisionbenefit.audit.docket.LineBytes;
import org.precisionbenefit.audit.docket.SheetHead;
import org.precisionbenefit.audit.docket.Tallies;
import org.precisionbenefit.decision.DecisionId;
import org.precisionbenefit.formulary.PlanId;

/** What stands on sheets of the docket, packed and sealed: the length of what is packed, then one LZ4 block. */
final class DocketSeal {
    private static final String LINES = "select plan_id, wrapped_key, sealed from docket_lines where sheet_id = ?";
    /** More than any sheet holds. */
    private static final int MOST = 64 * 1024 * 1024;

    private final Seal seal;

    DocketSeal(Seal seal) {
        this.seal = seal;
    }

    Sealed seal(UUID sheet, PlanId plan, byte[] plain) {
        Lz4Compressor packer = new Lz4Compressor();
        int room = packer.maxCompressedLength(plain.length);
        byte[] packed = new byte[Integer.BYTES + room];
        ByteBuffer.wrap(packed).putInt(plain.length);
        int length = packer.compress(plain, 0, plain.length, packed, Integer.BYTES, room);
        return seal.seal(sealedAs(sheet), plan, Arrays.copyOf(packed, Integer.BYTES + length));
    }

    /** The head in a row of id, plan, first, last, lines, wrapped key and sealed tallies, with how long it took or without. */
    SheetHead head(ResultSet row, boolean times) throws SQLException {
        UUID id = row.getObject(1, UUID.class);
        PlanId plan = new PlanId(row.getString(2));
        return new SheetHead(
                id,
                plan,
                row.getObject(3, OffsetDateTime.class).toInstant(),
                row.getObject(4, OffsetDateTime.class).toInstant(),
                row.getInt(5),
                Tallies.read(open(id, plan, new Sealed(row.getBytes(6), row.getBytes(7))), times));
    }

    /** The sum in a row of id, plan, wrapped key and sealed tallies. */
    Tallies sum(ResultSet row) throws SQLException {
        return Tallies.read(
                open(
                        row.getObject(1, UUID.class),
                        new PlanId(row.getString(2)),
                        new Sealed(row.getBytes(3), row.getBytes(4))),
                true);
    }

    /** The lines of a sheet, or none when it is not seen. */
    List<DocketLine> lines(Connection connection, UUID sheet) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(LINES)) {
            query.setObject(1, sheet);
            try (ResultSet row = query.executeQuery()) {
                return row.next()
                        ? LineBytes.read(
                                open(sheet, new PlanId(row.getString(1)), new Sealed(row.getBytes(2), row.getBytes(3))))
                        : List.of();
            }
        }
    }

    private byte[] open(UUID sheet, PlanId plan, Sealed sealed) {
        byte[] bytes = seal.open(sealedAs(sheet), plan, sealed);
        int length = bytes.length < Integer.BYTES ? -1 : ByteBuffer.wrap(bytes).getInt();
        if (length < 0 || length > MOST) {
            throw unreadable();
        }
        byte[] plain = new byte[length];
        try {
            int found = new Lz4Decompressor()
                    .decompress(bytes, Integer.BYTES, bytes.length - Integer.BYTES, plain, 0, length);
            if (found != length) {
                throw unreadable();
            }
            return plain;
        } catch (MalformedInputException e) {
            throw unreadable();
        }
    }

    private static IllegalStateException unreadable() {
        return new IllegalStateException("A sheet of the docket cannot be unpacked. The docket can be made anew.");
    }

    /** A payload opens under one id only; that of a sheet is drawn by chance like that of a decision. */
    private static DecisionId sealedAs(UUID sheet) {
        return new DecisionId(sheet.toString());
    }
}
