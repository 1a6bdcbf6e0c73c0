package org.precisionbenefit.audit.postgres;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;

/** One row of table audit_entry, for reading. It never leaves this package. */
@Entity
@Table(name = "audit_entry")
@NullUnmarked
class AuditRow {
    /** The decision; the table's own order is a number that the database gives. */
    @Id
    @Column(name = "decision_id")
    UUID decisionId;

    String entry;
    String receipt;
}
