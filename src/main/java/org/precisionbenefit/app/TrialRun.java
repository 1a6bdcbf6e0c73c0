package org.precisionbenefit.app;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.access.VisiblePlans;
import org.precisionbenefit.api.LivePolicies;
import org.precisionbenefit.decision.simulation.ComparedRequest;
import org.precisionbenefit.decision.simulation.ReportBuilder;
import org.precisionbenefit.decision.simulation.RequestGenerator;
import org.precisionbenefit.decision.simulation.SimulatedRequest;
import org.precisionbenefit.decision.simulation.Simulation;
import org.precisionbenefit.decision.simulation.SimulationReport;
import org.precisionbenefit.evidence.KnowledgeRelease;
import org.precisionbenefit.policy.draft.DraftTrial;
import org.precisionbenefit.policy.draft.PolicyDraft;
import org.precisionbenefit.policy.drools.DroolsEvaluator;
import org.precisionbenefit.prediction.ModelRelease;

/**
 * One simulation of a draft, in one thread that rests as long as it works: whoever waits for a decision goes first. Results stay
 * in memory and end as counts; every hundredth request that the draft's policy judges is decided by the rule engine as well.
 */
final class TrialRun {
    /** Of fewer members, requests asked about by hundreds could tell of single ones. */
    static final int LEAST_MEMBERS = 200;

    private static final Logger LOG = Logger.getLogger(TrialRun.class);
    private static final int REST_AFTER = 100;
    private static final int VERIFIED = 100;
    private static final int COMPILED = 4;
    private static final long MILLISECOND = 1_000_000L;
    private static final long LONGEST_REST = 2_000;

    private final Live live;
    private final PolicyDraft draft;
    private final DraftTrial.Order order;
    private final DroolsEvaluator engine = new DroolsEvaluator(COMPILED);
    private final Duration longest;
    private final long began = System.nanoTime();
    private volatile @Nullable String ended;
    private volatile long done;
    private volatile long total;
    private long ofTheDraft;
    private long worked = System.nanoTime();

    /**
     * What a run is made with, taken when it begins.
     *
     * @param shown the live policies
     * @param knowledge what is known of genes
     * @param models models
     * @param recorded the decisions that were recorded for members of certain plans
     * @param leastMembers of so many members recorded requests have to be, or what comes of them is not told
     */
    record Live(
            LivePolicies.Shown shown,
            KnowledgeRelease knowledge,
            ModelRelease models,
            Function<VisiblePlans, RecordedWalk.Decisions> recorded,
            int leastMembers) {
        Live {
            Objects.requireNonNull(shown, "shown is null");
            Objects.requireNonNull(knowledge, "knowledge is null");
            Objects.requireNonNull(models, "models is null");
            Objects.requireNonNull(recorded, "recorded is null");
        }
    }

    /** Recorded requests of so few members that counts could tell of one of them. */
    static final class TooFewMembers extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooFewMembers(int least) {
            super("The recorded requests are of fewer than " + least
                    + " members. What comes of them is not told, because"
                    + " it could tell of one of them. Simulate invented requests, or wait until there are more.");
        }
    }

    /** Ends a run at the stop of the server. */
    static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** Ends a run before its time, with the reason that is kept. */
    static final class EndedEarly extends RuntimeException {
        private static final long serialVersionUID = 1L;

        EndedEarly(String why) {
            super(why);
        }
    }

    /**
     * Makes a run.
     *
     * @param live what it is made with
     * @param draft the draft
     * @param order what is tried
     * @param longest how long it may last
     */
    TrialRun(Live live, PolicyDraft draft, DraftTrial.Order order, Duration longest) {
        this.longest = longest;
        this.live = live;
        this.draft = draft;
        this.order = order;
        this.total = order.recorded() ? 0 : order.requests();
    }

    /** How many requests, or recorded decisions, are done. */
    long done() {
        return done;
    }

    /** How many there are, or 0 while that is not known. */
    long total() {
        return total;
    }

    /** Lets the run end at its next rest. */
    void endEarly(String why) {
        ended = why;
    }

    /**
     * Runs to the end.
     *
     * @throws Stopped when the thread is interrupted
     * @throws EndedEarly when somebody ended it, or it lasted too long
     */
    SimulationReport report() {
        boolean every = order.everyPolicy() || order.recorded();
        DraftRules rules =
                every ? DraftRules.ofEveryPolicy(live.shown(), draft) : DraftRules.ofItsPolicy(live.shown(), draft);
        Simulation simulation = new Simulation(rules.before(), rules.after());
        return order.recorded() ? recorded(rules, simulation) : invented(rules, simulation);
    }

    private SimulationReport invented(DraftRules rules, Simulation simulation) {
        RequestGenerator generator =
                new RequestGenerator(rules.before(), rules.after(), live.shown().formulary(), order.seed());
        ReportBuilder builder = new ReportBuilder(
                SimulationReport.Run.invented(order.seed(), order.requests(), before(), after(), formulary()));
        for (int number = 0; number < order.requests(); number++) {
            add(generator.request(number), simulation, builder);
            done = number + 1L;
            if (done % REST_AFTER == 0) {
                rest();
            }
        }
        return builder.report();
    }

    private SimulationReport recorded(DraftRules rules, Simulation simulation) {
        RecordedWalk walk = new RecordedWalk(
                live.recorded().apply(order.plans()),
                new RecordedWalk.Tried(
                        rules.before(), rules.after(), live.shown().formulary(), live.knowledge(), live.models()));
        ReportBuilder builder =
                new ReportBuilder(SimulationReport.Run.recorded(0, before(), after(), formulary(), null));
        List<UUID> ids = walk.latest(order.requests());
        total = ids.size();
        for (int from = 0; from < ids.size(); from += REST_AFTER) {
            int to = Math.min(from + REST_AFTER, ids.size());
            walk.each(ids.subList(from, to), request -> add(request, simulation, builder), some -> {});
            done = to;
            rest();
        }
        if (walk.leftOut() > 0) {
            LOG.warnf("%d recorded decisions could not be made again and stand in no count.", walk.leftOut());
        }
        SimulationReport report = builder.report(
                SimulationReport.Run.recorded(walk.requests(), before(), after(), formulary(), walk.days()));
        if (report.members() < live.leastMembers()) {
            throw new TooFewMembers(live.leastMembers());
        }
        return report;
    }

    private void add(SimulatedRequest request, Simulation simulation, ReportBuilder builder) {
        ComparedRequest compared = simulation.compare(request);
        builder.add(compared);
        if (compared.policy().equals(draft.policy().policy()) && ofTheDraft++ % VERIFIED == 0) {
            simulation.verify(request, engine);
        }
    }

    private String before() {
        return live.shown().release().digest().hex();
    }

    private String after() {
        return DraftRules.files(live.shown().files(), draft).digest().hex();
    }

    private String formulary() {
        return live.shown().formulary().digest().hex();
    }

    private void rest() {
        String why = ended;
        if (why != null) {
            throw new EndedEarly(why);
        }
        if (System.nanoTime() - began > longest.toNanos()) {
            throw new EndedEarly("It was ended after " + longest.toMinutes()
                    + " minutes, the longest that a simulation may take here. Simulate fewer requests.");
        }
        try {
            Thread.sleep(Math.min(LONGEST_REST, 1 + (System.nanoTime() - worked) / MILLISECOND));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Stopped();
        }
        worked = System.nanoTime();
    }
}
