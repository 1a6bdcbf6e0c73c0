package org.precisionbenefit.audit.postgres;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;

/** One row of table payload, for reading. It never leaves this package. */
@Entity
@Table(name = "payload")
@NullUnmarked
class PayloadRow {
    @Id
    @Column(name = "decision_id")
    UUID decisionId;

    @Column(name = "wrapped_key")
    byte[] wrappedKey;

    @Column(name = "kept_at")
    Instant keptAt;

    String salt;
    byte[] sealed;
}
