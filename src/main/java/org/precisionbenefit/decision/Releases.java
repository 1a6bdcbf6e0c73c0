package org.precisionbenefit.decision;

import java.util.Objects;
import org.precisionbenefit.terminology.Digest;

/**
 * The releases that a decision was made with; all are kept by digest, so that replay uses the same ones.
 *
 * @param engine the engine's version
 * @param policy vocabulary, value sets and policies
 * @param formulary drug catalogue, plans and formulary rows
 * @param knowledge gene and drug knowledge
 * @param models models with their manifests
 */
public record Releases(String engine, Digest policy, Digest formulary, Digest knowledge, Digest models) {
    public Releases {
        Objects.requireNonNull(engine, "engine is null");
        Objects.requireNonNull(policy, "policy is null");
        Objects.requireNonNull(formulary, "formulary is null");
        Objects.requireNonNull(knowledge, "knowledge is null");
        Objects.requireNonNull(models, "models is null");
    }
}
