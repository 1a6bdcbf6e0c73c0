package org.precisionbenefit.casework.docket;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.access.Caller;
import org.precisionbenefit.access.VisiblePlans;
import org.precisionbenefit.audit.Canonical;
import org.precisionbenefit.audit.docket.DocketLine;
import org.precisionbenefit.audit.sampling.KeptFinding;
import org.precisionbenefit.audit.sampling.KeptSample;
import org.precisionbenefit.audit.sampling.SampleStore;
import org.precisionbenefit.casework.ReviewWords;
import org.precisionbenefit.decision.DecisionId;
import org.precisionbenefit.formulary.PlanId;
import org.precisionbenefit.intake.RefusedRequest;

/** Draws samples for auditors and keeps what they find. Nothing of it changes a decision. */
public final class SampleDesk {
    /** More lines in all strata together are no sample any more. */
    static final int MOST_LINES = 2_000;

    private final DrawSample draws;
    private final SampleStore store;
    private final Canonical canonical;
    private final Clock clock;
    private final Supplier<UUID> ids;

    /**
     * Builds the desk.
     *
     * @param draws draws lines
     * @param store where samples and findings are kept
     * @param canonical how they are written
     * @param clock what time it is
     * @param ids draws the id of each new sample and finding
     */
    public SampleDesk(DrawSample draws, SampleStore store, Canonical canonical, Clock clock, Supplier<UUID> ids) {
        this.draws = Objects.requireNonNull(draws, "draws is null");
        this.store = Objects.requireNonNull(store, "store is null");
        this.canonical = Objects.requireNonNull(canonical, "canonical is null");
        this.clock = Objects.requireNonNull(clock, "clock is null");
        this.ids = Objects.requireNonNull(ids, "ids is null");
    }

    /**
     * Draws a sample and keeps it.
     *
     * @param plan the plan to draw from, or null for all
     * @throws RefusedRequest when the caller may not see that plan, or not all; when no line is there, or too many are wanted
     */
    public Sample draw(Caller caller, @Nullable PlanId plan, SampleOrder order) {
        VisiblePlans plans = plan == null ? VisiblePlans.EVERY : VisiblePlans.only(Set.of(plan));
        boolean sees = plan == null
                ? caller.plans() instanceof VisiblePlans.Every
                : caller.plans().include(plan);
        if (!sees) {
            throw new RefusedRequest(
                    RefusedRequest.Kind.INVALID,
                    "/plan",
                    "Name one of the plans that you may see; a sample is of one.");
        }
        DrawSample.Drawn drawn = draws.draw(order, plans);
        if (drawn.lines().isEmpty()) {
            throw new RefusedRequest(
                    RefusedRequest.Kind.INVALID,
                    "/from",
                    "No item is there that could be drawn. Choose other days or filters.");
        }
        if (drawn.lines().size() > MOST_LINES) {
            throw new RefusedRequest(
                    RefusedRequest.Kind.INVALID,
                    "/size",
                    "A sample of all strata must have at most " + MOST_LINES + " items. Draw fewer of each.");
        }
        Sample sample = new Sample(
                ids.get(),
                plan,
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                caller.id(),
                new Sample.Text(order, drawn.strata(), drawn.lines().size()),
                drawn.lines().stream()
                        .map(line -> new Sample.Line(of(line), line))
                        .toList());
        store.keep(new KeptSample(
                sample.id(),
                Sample.keptUnder(plan),
                sample.at(),
                sample.by(),
                canonical.encode(sample.drawn()),
                drawn.lines().stream()
                        .map(line -> new KeptSample.Line(ids.get(), of(line), canonical.encode(line)))
                        .toList()));
        return sample;
    }

    private static KeptFinding.Of of(DocketLine line) {
        return new KeptFinding.Of(
                line.key().decision(), line.key().item(), line.key().plan());
    }

    /** The sample with what was drawn, or empty when there is none among these plans. */
    public Optional<Sample> find(UUID id, VisiblePlans plans) {
        return store.find(id, plans).map(this::read);
    }

    /** The latest samples among these plans without what was drawn, the latest first. */
    public List<Sample> latest(int most, VisiblePlans plans) {
        return store.latest(most, plans).stream().map(this::read).toList();
    }

    private Sample read(KeptSample kept) {
        return new Sample(
                kept.id(),
                kept.plan().equals(KeptSample.EVERY_PLAN) ? null : kept.plan(),
                kept.at(),
                kept.by(),
                canonical.decode(kept.text(), Sample.Text.class),
                kept.lines().stream().map(this::read).toList());
    }

    private Sample.Line read(KeptSample.Line kept) {
        String text = kept.text();
        return new Sample.Line(kept.of(), text == null ? null : canonical.decode(text, DocketLine.class));
    }

    /**
     * What an auditor found.
     *
     * @param decision the decision
     * @param item the item's sequence
     * @param verdict what it came to
     * @param words the auditor's words
     */
    public record Found(
            DecisionId decision,
            int item,
            Finding.Verdict verdict,
            @Nullable String words) {}

    /**
     * Keeps what an auditor found on an item of a sample.
     *
     * @throws RefusedRequest when the item is none of the sample, or the words are missing or none
     */
    public Finding record(Caller caller, Sample sample, Found found) {
        KeptFinding.Of of = sample.lines().stream()
                .map(Sample.Line::of)
                .filter(each -> each.decision().equals(found.decision()) && each.item() == found.item())
                .findFirst()
                .orElseThrow(() -> new RefusedRequest(
                        RefusedRequest.Kind.INVALID,
                        "/item",
                        "The item is none of this sample. Open it from the sample."));
        String words = ReviewWords.needed(found.words(), "/words", "Say in a few words what was found.");
        Finding finding = new Finding(
                of,
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                caller.id(),
                new Finding.Text(found.verdict(), words));
        store.keep(new KeptFinding(
                ids.get(),
                sample.id(),
                of,
                finding.at(),
                finding.by(),
                canonical.encode(Objects.requireNonNull(finding.text()))));
        return finding;
    }

    /** What was found on a sample, in the order in which it was found. */
    public List<Finding> findings(Sample sample, VisiblePlans plans) {
        return store.of(sample.id(), plans).stream().map(this::read).toList();
    }

    /** What was found on a decision, in any sample. */
    public List<Finding> on(DecisionId decision, VisiblePlans plans) {
        return store.on(decision, plans).stream().map(this::read).toList();
    }

    private Finding read(KeptFinding kept) {
        String text = kept.text();
        return new Finding(
                kept.of(), kept.at(), kept.by(), text == null ? null : canonical.decode(text, Finding.Text.class));
    }
}
