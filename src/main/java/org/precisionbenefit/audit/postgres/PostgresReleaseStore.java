package org.precisionbenefit.audit.postgres;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.precisionbenefit.audit.Activation;
import org.precisionbenefit.audit.Activations;
import org.precisionbenefit.audit.Canonical;
import org.precisionbenefit.audit.ReleaseKind;
import org.precisionbenefit.audit.ReleaseStore;
import org.precisionbenefit.terminology.Digest;
import org.precisionbenefit.terminology.SourceFiles;

/** Keeps releases in PostgreSQL by digest. */
@ApplicationScoped
public class PostgresReleaseStore implements ReleaseStore {
    /** Who enters what a start finds. */
    private static final String BY_ITSELF = "the engine";

    private final EntityManager database;
    private final Canonical canonical;
    private final Activations activations;
    private final Clock clock;

    PostgresReleaseStore(EntityManager database, Canonical canonical, Activations activations, Clock clock) {
        this.database = database;
        this.canonical = canonical;
        this.activations = activations;
        this.clock = clock;
    }

    @Override
    @Transactional
    public void keep(ReleaseKind kind, SourceFiles files) {
        database.createNativeQuery(
                        "insert into release_content (digest, kind, content) values (?1, ?2, ?3) on conflict do"
                                + " nothing")
                .setParameter(1, files.digest().hex())
                .setParameter(2, kind.name())
                .setParameter(3, canonical.encode(files))
                .executeUpdate();
    }

    @Override
    @Transactional
    public Optional<SourceFiles> find(Digest digest) {
        return content("select content from release_content where digest = ?1", digest.hex())
                .map(files -> checked(files, digest));
    }

    @Override
    public void makeLive(ReleaseKind kind, Digest digest) {
        Instant now = clock.instant();
        boolean already =
                activations.due(kind, now).filter(live -> live.isOf(digest)).isPresent();
        if (!already) {
            activations.enter(new Activation.Entry(kind, digest, now, now, BY_ITSELF, Activation.Action.START));
        }
    }

    @Override
    public Activations activations() {
        return activations;
    }

    @Override
    public Optional<Activation> due(ReleaseKind kind) {
        return activations.due(kind, clock.instant());
    }

    @Override
    @Transactional
    public List<Kept> kept(ReleaseKind kind) {
        List<?> rows = database.createNativeQuery("select digest, extract(epoch from kept_at) * 1000000 from"
                        + " release_content where kind = ?1 order by kept_at desc, digest")
                .setParameter(1, kind.name())
                .getResultList();
        return rows.stream().map(PostgresReleaseStore::kept).toList();
    }

    private static Kept kept(Object row) {
        Object[] columns = (Object[]) row;
        long micros = ((Number) columns[1]).longValue();
        return new Kept(new Digest((String) columns[0]), Instant.EPOCH.plus(micros, ChronoUnit.MICROS));
    }

    private Optional<SourceFiles> content(String sql, String parameter) {
        List<?> found =
                database.createNativeQuery(sql).setParameter(1, parameter).getResultList();
        return found.stream().findFirst().map(text -> canonical.decode((String) text, SourceFiles.class));
    }

    private static SourceFiles checked(SourceFiles files, Digest digest) {
        if (!files.digest().equals(digest)) {
            throw new IllegalStateException("What is kept as release " + digest + " has another digest.");
        }
        return files;
    }
}
