package org.precisionbenefit.app;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.audit.LiveReleases;
import org.precisionbenefit.audit.ReleaseKind;
import org.precisionbenefit.formulary.FormularyRelease;
import org.precisionbenefit.formulary.benefit.PublishedList;
import org.precisionbenefit.formulary.publish.EditionPages;
import org.precisionbenefit.formulary.publish.EditionPages.Answering;
import org.precisionbenefit.formulary.publish.EditionPublication;
import org.precisionbenefit.formulary.publish.FilesPublication;
import org.precisionbenefit.formulary.publish.FindPublications;
import org.precisionbenefit.formulary.publish.Publication;
import org.precisionbenefit.terminology.Digest;

/**
 * What is published today: the plans of the live formulary release, and of each published formulary the edition that
 * answers today. What was worked out of an edition, which never changes, is kept while it answers.
 */
final class LivePublications implements FindPublications {
    private final Files files;
    private final EditionPages editions;
    private final Clock clock;
    private final Map<Answering, Publication> kept = new HashMap<>();
    private @Nullable Own own;

    /**
     * Where the authored formulary is.
     *
     * @param release gives the release that is live
     * @param live says since when
     */
    record Files(Supplier<FormularyRelease> release, LiveReleases live) {
        Files {
            Objects.requireNonNull(release, "release is null");
            Objects.requireNonNull(live, "live is null");
        }

        Instant since() {
            return live.live().stream()
                    .filter(one -> one.kind() == ReleaseKind.FORMULARY)
                    .map(LiveReleases.LiveRelease::since)
                    .findFirst()
                    .orElse(Instant.EPOCH);
        }
    }

    private record Own(Digest digest, LocalDate day, List<Answering> beside, Publication publication) {}

    /**
     * Builds the publications.
     *
     * @param files where the authored formulary is
     * @param editions where published formularies are
     * @param clock in the zone whose days count
     */
    LivePublications(Files files, EditionPages editions, Clock clock) {
        this.files = files;
        this.editions = editions;
        this.clock = clock;
    }

    @Override
    public synchronized List<Publication> now() {
        LocalDate today = LocalDate.now(clock);
        List<Answering> answering = editions.answering(today, clock.instant());
        List<Publication> published = new ArrayList<>(List.of(own(today, answering)));
        kept.keySet().retainAll(answering);
        answering.forEach(
                one -> published.add(kept.computeIfAbsent(one, edition -> new EditionPublication(edition, editions))));
        return published;
    }

    private Publication own(LocalDate today, List<Answering> beside) {
        FormularyRelease release = files.release().get();
        Own before = own;
        if (before == null
                || !before.digest().equals(release.digest())
                || !before.day().equals(today)
                || !before.beside().equals(beside)) {
            before = new Own(
                    release.digest(),
                    today,
                    beside,
                    new FilesPublication(release, today, files.since(), published -> lists(published, beside)));
            own = before;
        }
        return before.publication();
    }

    private List<String> lists(PublishedList published, List<Answering> beside) {
        return beside.stream()
                .filter(one -> one.edition().head().family().equals(published.family()))
                .flatMap(one -> EditionPublication.listsOf(one, editions, published.publishedPlan()).stream())
                .toList();
    }
}
