package org.precisionbenefit.app;

import jakarta.enterprise.inject.Instance;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.api.LivePolicies;
import org.precisionbenefit.audit.ReleaseStore;
import org.precisionbenefit.casework.CurrentEngine;
import org.precisionbenefit.decision.DecisionEngine;
import org.precisionbenefit.policy.Policy;
import org.precisionbenefit.policy.PolicyRelease;
import org.precisionbenefit.policy.Scenario;
import org.precisionbenefit.policy.draft.PolicyPaths;
import org.precisionbenefit.policy.drools.DrlWriter;
import org.precisionbenefit.policy.text.CodeRow;
import org.precisionbenefit.policy.yaml.PolicyTextCheck;
import org.precisionbenefit.policy.yaml.ScenarioReader;
import org.precisionbenefit.policy.yaml.ValueSetRows;
import org.precisionbenefit.terminology.Digest;
import org.precisionbenefit.terminology.GeneSymbol;
import org.precisionbenefit.terminology.SourceFiles;
import org.precisionbenefit.terminology.authored.Problems;

/** The policies of the engine that decides now. */
final class EnginePolicies implements LivePolicies {
    private final Instance<CurrentEngine> engines;
    private final ReleaseStore store;
    private final LoadedReleases loaded;
    private final Clock clock;
    /** What was shown last; it is made anew when other releases are live. */
    private final AtomicReference<@Nullable Held> held = new AtomicReference<>();

    /**
     * Builds the view.
     *
     * @param engines asked with each question, because doors are built before there is a schema
     * @param store keeps releases
     * @param loaded holds releases that were loaded once
     * @param clock in the zone of whoever runs the engine
     */
    EnginePolicies(Instance<CurrentEngine> engines, ReleaseStore store, LoadedReleases loaded, Clock clock) {
        this.engines = Objects.requireNonNull(engines, "engines is null");
        this.store = Objects.requireNonNull(store, "store is null");
        this.loaded = Objects.requireNonNull(loaded, "loaded is null");
        this.clock = Objects.requireNonNull(clock, "clock is null");
    }

    private record Held(DecisionEngine engine, Shown shown) {}

    @Override
    public Shown live() {
        DecisionEngine engine = engines.get().live().engine();
        Held last = held.get();
        if (last != null && last.engine() == engine) {
            return last.shown();
        }
        Digest digest = engine.releases().policy();
        SourceFiles files = store.find(digest).orElseThrow(() -> notKept(digest));
        PolicyRelease release = loaded.policy(digest).orElseThrow(() -> notKept(digest));
        Shown shown = new Shown(
                release,
                files,
                engine.formulary(),
                engine.evidence().genes().stream().map(GeneSymbol::value).toList(),
                PolicyTextCheck.words(files));
        held.set(new Held(engine, shown));
        return shown;
    }

    private static IllegalStateException notKept(Digest digest) {
        return new IllegalStateException("The live policies (" + digest + ") are not kept.");
    }

    @Override
    public LocalDate today() {
        return LocalDate.now(clock);
    }

    @Override
    public Instant now() {
        return clock.instant();
    }

    @Override
    public String drl(Policy policy) {
        return new DrlWriter().write(policy);
    }

    @Override
    public List<Scenario> scenarios(Shown live, Policy policy) {
        return live.files()
                .find(PolicyPaths.tests(policy.id()))
                .flatMap(file -> new Problems().attempt(() -> new ScenarioReader(live.release(), policy).read(file)))
                .orElse(List.of());
    }

    @Override
    public List<CodeRow> codes(Shown live, String valueSet) {
        return live.files()
                .find("value-sets/" + valueSet + ".csv")
                .map(ValueSetRows::read)
                .orElse(List.of());
    }
}
