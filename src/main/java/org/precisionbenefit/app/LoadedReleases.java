package org.precisionbenefit.app;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.precisionbenefit.audit.EngineOf;
import org.precisionbenefit.audit.ReleaseStore;
import org.precisionbenefit.decision.DecisionEngine;
import org.precisionbenefit.decision.DecisionEngine.Knowledge;
import org.precisionbenefit.decision.Releases;
import org.precisionbenefit.evidence.KnowledgeRelease;
import org.precisionbenefit.evidence.yaml.KnowledgeLoader;
import org.precisionbenefit.formulary.FormularyRelease;
import org.precisionbenefit.formulary.yaml.FormularyLoader;
import org.precisionbenefit.policy.EvaluatePolicy;
import org.precisionbenefit.policy.PolicyRelease;
import org.precisionbenefit.policy.yaml.PolicyLoader;
import org.precisionbenefit.prediction.ModelRelease;
import org.precisionbenefit.prediction.xgboost.ModelReleaseLoader;
import org.precisionbenefit.terminology.Digest;
import org.precisionbenefit.terminology.SourceFiles;

/** The releases by digest, loaded from what the store keeps; the least recently used are let go and loaded again when asked. */
final class LoadedReleases implements EngineOf {
    /** How many releases of a kind stay loaded; each holds a few megabytes. */
    private static final int LOADED = 8;

    private final Function<Digest, Optional<SourceFiles>> files;
    private final EvaluatePolicy evaluator;
    private final Held<Digest, PolicyRelease> policies = new Held<>(LOADED);
    private final Held<Digest, FormularyRelease> formularies = new Held<>(LOADED);
    private final Held<Digest, KnowledgeRelease> knowledge = new Held<>(LOADED);
    private final Held<Digest, ModelRelease> models = new Held<>(LOADED);
    private final Held<Releases, DecisionEngine> engines = new Held<>(LOADED);

    LoadedReleases(ReleaseStore store, EvaluatePolicy evaluator) {
        this(store::find, evaluator);
    }

    /** Over files wherever they are found by their digest. */
    LoadedReleases(Function<Digest, Optional<SourceFiles>> files, EvaluatePolicy evaluator) {
        this.files = files;
        this.evaluator = evaluator;
    }

    static PolicyRelease policy(SourceFiles files) {
        return new PolicyLoader().load(files);
    }

    static FormularyRelease formulary(SourceFiles files) {
        return new FormularyLoader().load(files);
    }

    static KnowledgeRelease knowledge(SourceFiles files) {
        return new KnowledgeLoader().load(files);
    }

    static ModelRelease models(SourceFiles files) {
        return new ModelReleaseLoader().load(files);
    }

    /** The policies of a release, or empty when they are not kept. */
    Optional<PolicyRelease> policy(Digest digest) {
        return cached(policies, digest, LoadedReleases::policy);
    }

    /** The formulary of a release, or empty when it is not kept. */
    Optional<FormularyRelease> formulary(Digest digest) {
        return cached(formularies, digest, LoadedReleases::formulary);
    }

    /** How many releases of policies are loaded now. */
    int loadedPolicies() {
        return policies.size();
    }

    private Optional<KnowledgeRelease> knowledge(Digest digest) {
        return cached(knowledge, digest, LoadedReleases::knowledge);
    }

    /** The models of a release, or empty when they are not kept. */
    Optional<ModelRelease> models(Digest digest) {
        return cached(models, digest, LoadedReleases::models);
    }

    private <T> Optional<T> cached(Held<Digest, T> held, Digest digest, Function<SourceFiles, T> load) {
        return held.get(digest, () -> files.apply(digest).map(load));
    }

    @Override
    public Optional<DecisionEngine> engine(Releases releases) {
        return engines.get(releases, () -> policy(releases.policy())
                .flatMap(policy -> formulary(releases.formulary()).flatMap(formulary -> knowledge(releases.knowledge())
                        .flatMap(evidence -> models(releases.models())
                                .map(model -> new Knowledge(policy, formulary, evidence, model)))))
                .map(all -> new DecisionEngine(releases.engine(), all, evaluator)));
    }

    /** A few values, the least recently used going first. Loading is outside the lock; the first who is done is kept. */
    static final class Held<K, V> {
        private final Map<K, V> values = new LinkedHashMap<>(16, 0.75f, true);
        private final int most;

        Held(int most) {
            this.most = most;
        }

        Optional<V> get(K key, Supplier<Optional<V>> load) {
            synchronized (values) {
                V known = values.get(key);
                if (known != null) {
                    return Optional.of(known);
                }
            }
            return load.get().map(loaded -> keep(key, loaded));
        }

        private V keep(K key, V loaded) {
            synchronized (values) {
                V first = values.putIfAbsent(key, loaded);
                if (values.size() > most) {
                    values.keySet().remove(values.keySet().iterator().next());
                }
                return first == null ? loaded : first;
            }
        }

        int size() {
            synchronized (values) {
                return values.size();
            }
        }
    }
}
