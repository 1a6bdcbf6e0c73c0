package org.precisionbenefit.audit.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.access.VisiblePlans;
import org.precisionbenefit.audit.DecisionStore;
import org.precisionbenefit.audit.KeptDecision;
import org.precisionbenefit.audit.KeptEntry;
import org.precisionbenefit.audit.ReleaseStore;
import org.precisionbenefit.audit.log.LogEntry;
import org.precisionbenefit.audit.log.LogFault;
import org.precisionbenefit.audit.review.KeptReview;
import org.precisionbenefit.audit.review.ReviewStore;
import org.precisionbenefit.decision.DecisionId;
import org.precisionbenefit.intake.RefusedRequest;
import org.precisionbenefit.terminology.SourceFiles;

/** Gathers what proves a decision. It judges nothing: what was tampered with is gathered as it stands. */
public final class MakeBundle {
    private final DecisionStore decisions;
    private final ReviewStore reviews;
    private final ReleaseStore releases;
    private final ProveEntries log;

    public MakeBundle(DecisionStore decisions, ReviewStore reviews, ReleaseStore releases, ProveEntries log) {
        this.decisions = Objects.requireNonNull(decisions, "decisions is null");
        this.reviews = Objects.requireNonNull(reviews, "reviews is null");
        this.releases = Objects.requireNonNull(releases, "releases is null");
        this.log = Objects.requireNonNull(log, "log is null");
    }

    /**
     * What is to be in it.
     *
     * @param releases whether the files of the releases are, some megabytes
     * @param since the size of an earlier checkpoint that the log is to be shown to go on from, or null for none
     */
    public record Wanted(boolean releases, @Nullable Long since) {
        /** Without the files of releases and without an earlier checkpoint. */
        public static final Wanted SMALL = new Wanted(false, null);
    }

    /** A text that was found, with what its entry needs beside it. */
    private record Found(@Nullable String receipt, Opened opened) {}

    /**
     * The bundle of a decision. Of one whose texts were redacted, or are missing, it holds the entries alone.
     *
     * @param id the decision
     * @param plans the plans whose decisions the caller may see
     * @throws RefusedRequest when there is none among these plans, or its entry is not in the log yet, or nothing was signed
     *     of the size that is asked for
     */
    public ProofBundle of(DecisionId id, VisiblePlans plans, Wanted wanted) {
        List<UUID> events = log.events(id, plans);
        if (events.isEmpty()) {
            throw new RefusedRequest(
                    RefusedRequest.Kind.NOT_FOUND, "/", "There is no decision of this id. Check the id.");
        }
        Optional<KeptDecision> kept = decisions
                .find(id, plans)
                .flatMap(found -> decisions.findByKey(found.key().key(), plans))
                .filter(found -> found.id().equals(id));
        Map<UUID, Found> opened = new TreeMap<>();
        kept.ifPresent(found -> decisions
                .entry(id, plans)
                .ifPresent(entry -> opened.put(UUID.fromString(id.value()), found(found, entry))));
        for (KeptReview review : reviews.of(id, plans)) {
            reviews.entry(review.id(), plans)
                    .ifPresent(entry -> opened.put(UUID.fromString(review.id().value()), found(review, entry)));
        }
        ProveEntries.Proofs proofs = log.prove(events, wanted.since())
                .orElseThrow(() -> new RefusedRequest(
                        RefusedRequest.Kind.CONFLICT,
                        "/",
                        "The log does not hold everything of this decision yet, or signed nothing of the size that was"
                                + " asked for. Try again in a few seconds."));
        return new ProofBundle(
                id,
                proofs.checkpoint(),
                proofs.earlier(),
                proofs.entries().stream()
                        .map(each -> proven(each, Optional.ofNullable(opened.get(each.event()))))
                        .toList(),
                kept.map(found -> releases(found, wanted.releases())).orElse(List.of()));
    }

    private static ProofBundle.Proven proven(ProveEntries.Placed placed, Optional<Found> found) {
        LogEntry entry;
        try {
            entry = LogEntry.read(placed.text());
        } catch (LogFault e) {
            throw new RefusedRequest(
                    RefusedRequest.Kind.SETTLED,
                    "/",
                    "The log's entry " + placed.seq()
                            + " is not written as entries are. Export the log and verify it.");
        }
        return new ProofBundle.Proven(
                placed.seq(),
                entry,
                placed.proof(),
                found.map(Found::receipt).orElse(null),
                found.map(Found::opened).orElse(null));
    }

    private static Found found(KeptDecision kept, KeptEntry entry) {
        return new Found(
                kept.exchange().receipt(),
                new Opened(
                        entry.salt(),
                        List.of(
                                new Opened.Part(Opened.RECORD, kept.texts().record()),
                                new Opened.Part("explanation", kept.texts().explanation()),
                                new Opened.Part("request", kept.exchange().request()),
                                new Opened.Part("answer", kept.exchange().answer()))));
    }

    private static Found found(KeptReview review, KeptEntry entry) {
        return new Found(
                review.receipt(),
                new Opened(
                        entry.salt(),
                        List.of(
                                new Opened.Part(Opened.RECORD, review.texts().record()),
                                new Opened.Part("request", review.texts().request()),
                                new Opened.Part("answer", review.texts().answer()))));
    }

    private List<ProofBundle.Release> releases(KeptDecision kept, boolean whole) {
        List<ProofBundle.Release> named = new ArrayList<>();
        for (ProofBundle.Release each : RecordFacts.releases(kept.texts().record())) {
            named.add(
                    whole
                            ? new ProofBundle.Release(
                                    each.kind(),
                                    each.digest(),
                                    releases.find(each.digest())
                                            .map(SourceFiles::files)
                                            .orElse(List.of()))
                            : each);
        }
        return named;
    }
}
