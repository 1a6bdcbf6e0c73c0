package org.precisionbenefit.app;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.casework.CurrentEngine;
import org.precisionbenefit.decision.DecisionEngine;
import org.precisionbenefit.decision.Endorsement;
import org.precisionbenefit.decision.Endorsements;
import org.precisionbenefit.decision.ReleaseCheck;
import org.precisionbenefit.policy.EvaluatePolicy;
import org.precisionbenefit.policy.Policy;
import org.precisionbenefit.policy.PolicyRelease;
import org.precisionbenefit.prediction.ModelRelease;
import org.precisionbenefit.terminology.ConfigurationFault;
import org.precisionbenefit.terminology.Digest;
import org.precisionbenefit.terminology.SourceFile;
import org.precisionbenefit.terminology.SourceFiles;

/**
 * Builds, aside of what serves, the engine of another release of policies: loads it, holds it against the formulary and the
 * genes that are live, compiles each policy and tries it once. Nothing of what serves is touched.
 */
final class EngineBuilder {
    private final EvaluatePolicy evaluator;
    private final Consumer<Policy> trial;
    private final Limits limits;
    /** What was loaded last: who publishes tries it, and a moment later the follower does, of the same files. */
    private volatile @Nullable Fitting last;

    /** What the check of a folder read a moment before it is tried; the same files need not be read twice. */
    private volatile @Nullable PolicyRelease loaded;

    /** A release that has no fault beside this formulary and what is known of genes. */
    private record Fitting(PolicyRelease release, Digest formulary, Digest genes) {}

    /**
     * How much one release may take.
     *
     * @param onePolicy how long compiling and trying one policy may last
     * @param inAll how long everything may last
     * @param characters how long all files together may be
     */
    record Limits(Duration onePolicy, Duration inAll, long characters) {
        /** Ten times what a large release needs on a busy machine. */
        static final Limits USUAL = new Limits(Duration.ofSeconds(20), Duration.ofSeconds(100), 64_000_000);
    }

    /**
     * Makes a builder.
     *
     * @param evaluator runs the policies of the engines that are built
     * @param trial compiles one policy and runs it
     * @param limits how much it may take
     */
    EngineBuilder(EvaluatePolicy evaluator, Consumer<Policy> trial, Limits limits) {
        this.evaluator = Objects.requireNonNull(evaluator, "evaluator is null");
        this.trial = Objects.requireNonNull(trial, "trial is null");
        this.limits = Objects.requireNonNull(limits, "limits is null");
    }

    /**
     * The policies of a release that could serve beside what else is live now; all of them are compiled.
     *
     * @param files the release
     * @param beside what serves now
     * @throws ConfigurationFault when it could not serve
     */
    PolicyRelease tried(SourceFiles files, DecisionEngine.Knowledge beside) {
        refuseHuge(files);
        try (Aside aside = new Aside(limits.inAll())) {
            PolicyRelease release = aside.step("the policies", limits.inAll(), () -> fitting(files, beside));
            for (Policy policy : release.policies()) {
                aside.step("policy " + policy.id(), limits.onePolicy(), () -> {
                    trial.accept(policy);
                    return policy;
                });
            }
            return release;
        }
    }

    /** Tells of a release that was read already, whatever is wrong with it. */
    void loaded(PolicyRelease release) {
        loaded = release;
    }

    /** What would serve with this release in place of the policies that serve now. */
    LiveEngine.Serving serving(PolicyRelease release, LiveEngine.Serving now, Endorsement by) {
        DecisionEngine.Knowledge knowledge = new DecisionEngine.Knowledge(
                release,
                now.knowledge().formulary(),
                now.knowledge().evidence(),
                now.knowledge().models());
        CurrentEngine.Live live = now.live();
        Endorsements others = live.endorsements();
        return new LiveEngine.Serving(
                new CurrentEngine.Live(
                        new DecisionEngine(live.engine().releases().engine(), knowledge, evaluator),
                        live.clock(),
                        live.plans(),
                        others == null
                                ? null
                                : new Endorsements(
                                        by, others.formulary(), others.knowledge(), others.models(), others.clocks())),
                knowledge);
    }

    /** What would serve with these models in place of those that serve now. */
    LiveEngine.Serving serving(ModelRelease models, LiveEngine.Serving now, Endorsement by) {
        DecisionEngine.Knowledge knowledge = new DecisionEngine.Knowledge(
                now.knowledge().policy(),
                now.knowledge().formulary(),
                now.knowledge().evidence(),
                models);
        CurrentEngine.Live live = now.live();
        Endorsements others = live.endorsements();
        return new LiveEngine.Serving(
                new CurrentEngine.Live(
                        new DecisionEngine(live.engine().releases().engine(), knowledge, evaluator),
                        live.clock(),
                        live.plans(),
                        others == null
                                ? null
                                : new Endorsements(
                                        others.policy(), others.formulary(), others.knowledge(), by, others.clocks())),
                knowledge);
    }

    private void refuseHuge(SourceFiles files) {
        long characters = files.files().stream()
                .map(SourceFile::text)
                .mapToLong(String::length)
                .sum();
        if (characters > limits.characters()) {
            throw new ConfigurationFault(
                    "the policies",
                    "All files together must have at most " + limits.characters() + " characters, and have "
                            + characters + ". Maybe a file stands there that is none of the policies'.");
        }
    }

    private PolicyRelease fitting(SourceFiles files, DecisionEngine.Knowledge beside) {
        Fitting known = last;
        if (known != null
                && known.release().digest().equals(files.digest())
                && known.formulary().equals(beside.formulary().digest())
                && known.genes().equals(beside.evidence().digest())) {
            return known.release();
        }
        PolicyRelease read = loaded;
        PolicyRelease release =
                read != null && read.digest().equals(files.digest()) ? read : LoadedReleases.policy(files);
        loaded = null;
        List<ConfigurationFault.Problem> problems = new ArrayList<>(release.refusals());
        problems.addAll(ReleaseCheck.check(release, beside.formulary()));
        problems.addAll(ReleaseCheck.check(release, beside.evidence()));
        if (!problems.isEmpty()) {
            throw new ConfigurationFault(problems);
        }
        last = new Fitting(
                release, beside.formulary().digest(), beside.evidence().digest());
        return release;
    }
}
