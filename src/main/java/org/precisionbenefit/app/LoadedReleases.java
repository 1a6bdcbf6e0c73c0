package org.precisionbenefit.app;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
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

/** The releases by digest, loaded once each from what the store keeps. */
final class LoadedReleases implements EngineOf {
    private final ReleaseStore store;
    private final EvaluatePolicy evaluator;
    private final Map<Digest, PolicyRelease> policies = new ConcurrentHashMap<>();
    private final Map<Digest, FormularyRelease> formularies = new ConcurrentHashMap<>();
    private final Map<Digest, KnowledgeRelease> knowledge = new ConcurrentHashMap<>();
    private final Map<Digest, ModelRelease> models = new ConcurrentHashMap<>();
    private final Map<Releases, DecisionEngine> engines = new ConcurrentHashMap<>();

    LoadedReleases(ReleaseStore store, EvaluatePolicy evaluator) {
        this.store = store;
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

    private Optional<KnowledgeRelease> knowledge(Digest digest) {
        return cached(knowledge, digest, LoadedReleases::knowledge);
    }

    /** The models of a release, or empty when they are not kept. */
    Optional<ModelRelease> models(Digest digest) {
        return cached(models, digest, LoadedReleases::models);
    }

    private <T> Optional<T> cached(
            Map<Digest, T> cache, Digest digest, java.util.function.Function<SourceFiles, T> load) {
        T loaded = cache.get(digest);
        if (loaded != null) {
            return Optional.of(loaded);
        }
        Optional<T> found = store.find(digest).map(load);
        found.ifPresent(release -> cache.putIfAbsent(digest, release));
        return found;
    }

    @Override
    public Optional<DecisionEngine> engine(Releases releases) {
        DecisionEngine known = engines.get(releases);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<DecisionEngine> built = policy(releases.policy())
                .flatMap(policy -> formulary(releases.formulary()).flatMap(formulary -> knowledge(releases.knowledge())
                        .flatMap(evidence -> models(releases.models())
                                .map(model -> new Knowledge(policy, formulary, evidence, model)))))
                .map(all -> new DecisionEngine(releases.engine(), all, evaluator));
        built.ifPresent(engine -> engines.putIfAbsent(releases, engine));
        return built;
    }
}
