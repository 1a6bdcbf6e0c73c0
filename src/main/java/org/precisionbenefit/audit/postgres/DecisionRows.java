package org.precisionbenefit.audit.postgres;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** The rows of table decision. */
@ApplicationScoped
class DecisionRows implements PanacheRepositoryBase<DecisionRow, UUID> {}
