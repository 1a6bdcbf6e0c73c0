package org.precisionbenefit.api;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.precisionbenefit.formulary.FormularyRelease;
import org.precisionbenefit.formulary.PlanId;
import org.precisionbenefit.terminology.Digest;

/** What plans cover, now and by the releases of files that were live before. */
public interface BrowseFormularies {
    /** The release that new decisions are made with. */
    FormularyRelease live();

    /** The day, where no plan tells its own. */
    LocalDate today();

    /** Every release of files that is kept, the newest first. */
    List<Kept> releases();

    /** A kept release, or empty when it is not kept or this version cannot read it. */
    Optional<FormularyRelease> release(Digest digest);

    /** Of how many members the plan has records. */
    long members(PlanId plan);

    /**
     * A release of files.
     *
     * @param digest its digest
     * @param since when it was first kept
     * @param live whether it is the one that decides now
     */
    record Kept(Digest digest, Instant since, boolean live) {
        public Kept {
            Objects.requireNonNull(digest, "digest is null");
            Objects.requireNonNull(since, "since is null");
        }
    }
}
