package org.precisionbenefit.app;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import javax.sql.DataSource;
import org.precisionbenefit.api.ExportProof;
import org.precisionbenefit.api.WhoAsks;
import org.precisionbenefit.audit.DecisionStore;
import org.precisionbenefit.audit.ReleaseStore;
import org.precisionbenefit.audit.event.EventStore;
import org.precisionbenefit.audit.event.NoteEvent;
import org.precisionbenefit.audit.postgres.PostgresLogProofs;
import org.precisionbenefit.audit.proof.MakeBundle;
import org.precisionbenefit.audit.proof.ProveEntries;
import org.precisionbenefit.audit.review.ReviewStore;

/** Puts together how decisions are proven. */
@Singleton
public class ProofWiring {
    @Produces
    @Singleton
    ProveEntries proveEntries(DataSource database) {
        return new PostgresLogProofs(database);
    }

    @Produces
    @Singleton
    MakeBundle makeBundle(DecisionStore decisions, ReviewStore reviews, ReleaseStore releases, ProveEntries log) {
        return new MakeBundle(decisions, reviews, releases, log);
    }

    @Produces
    @Singleton
    ExportProof exportProof(MakeBundle bundles, NoteEvent notes, EventStore events, WhoAsks who, Clock clock) {
        return new ExportProof(bundles, notes, events, who, clock);
    }
}
