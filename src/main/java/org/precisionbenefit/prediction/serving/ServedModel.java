package org.precisionbenefit.prediction.serving;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.precisionbenefit.prediction.Contribution;
import org.precisionbenefit.prediction.Forecast;
import org.precisionbenefit.prediction.ModelStage;
import org.precisionbenefit.prediction.feature.FactView;
import org.precisionbenefit.prediction.feature.FeatureList;
import org.precisionbenefit.prediction.tree.TreeEnsemble;
import org.precisionbenefit.prediction.tree.TreeShap;
import org.precisionbenefit.terminology.Digest;

/**
 * A model that serves.
 *
 * @param id the model's id
 * @param digest the digest of model file and manifest
 * @param stage how far it is released
 * @param applicability what it may speak about
 * @param features what it is given
 * @param maxMissing how many required features may be missing
 * @param trees the model itself, with its explainer
 */
public record ServedModel(
        String id,
        Digest digest,
        ModelStage stage,
        Applicability applicability,
        FeatureList features,
        int maxMissing,
        TreeEnsemble trees)
        implements ReleasedModel {
    public ServedModel {
        Objects.requireNonNull(id, "id is null");
        Objects.requireNonNull(digest, "digest is null");
        Objects.requireNonNull(stage, "stage is null");
        Objects.requireNonNull(applicability, "applicability is null");
        Objects.requireNonNull(features, "features is null");
        Objects.requireNonNull(trees, "trees is null");
        if (maxMissing < 0) {
            throw new IllegalArgumentException(
                    "The limit of missing features (" + maxMissing + ") of model " + id + " must not be negative.");
        }
        if (trees.features() != features.features().size()) {
            throw new IllegalArgumentException(
                    "The model (" + id + ") must have as many features in its trees as in its"
                            + " manifest, not " + trees.features() + " and "
                            + features.features().size() + ".");
        }
    }

    @Override
    public Forecast forecast(FactView facts) {
        if (!applicability.covers(facts)) {
            return abstain(
                    List.of(), Forecast.Why.NOT_APPLICABLE, "The model does not speak about this drug and diagnosis.");
        }
        float[] row = features.read(facts);
        List<Forecast.FeatureValue> recorded = features.record(row);
        List<String> missing = features.missingRequired(row);
        if (missing.size() > maxMissing) {
            return abstain(
                    recorded,
                    Forecast.Why.TOO_MUCH_MISSING,
                    "More required features are missing than the " + maxMissing + " the model allows: "
                            + String.join(", ", missing) + ".");
        }
        List<String> outside = features.outOfRange(row);
        if (!outside.isEmpty()) {
            return abstain(
                    recorded,
                    Forecast.Why.OUT_OF_RANGE,
                    "Features lie outside the range the model was trained on: " + String.join(", ", outside) + ".");
        }
        float margin = trees.margin(row);
        return new Forecast(
                id,
                digest,
                stage,
                recorded,
                new Forecast.Scored(Float.floatToIntBits(margin), SixDecimals.of(probability(margin))));
    }

    private Forecast abstain(List<Forecast.FeatureValue> recorded, Forecast.Why why, String detail) {
        return new Forecast(id, digest, stage, recorded, new Forecast.Abstained(why, detail));
    }

    /** The logistic function, with the strict library so that every machine gives the same digits. */
    private static double probability(float margin) {
        return 1 / (1 + StrictMath.exp(-(double) margin));
    }

    @Override
    public List<Contribution> explain(Forecast forecast) {
        if (!(forecast.outcome() instanceof Forecast.Scored)) {
            return List.of();
        }
        if (!forecast.modelDigest().equals(digest)) {
            throw new IllegalArgumentException("The forecast of model (" + forecast.model()
                    + ") must be explained by the release that made it; this one holds another file.");
        }
        TreeShap shap = trees.explainer();
        double[] moved = shap.contributions(features.replay(forecast.features()));
        List<Moved> byFeature = new ArrayList<>();
        for (int i = 0; i < moved.length; i++) {
            byFeature.add(new Moved(features.features().get(i).name(), moved[i]));
        }
        byFeature.sort(
                Comparator.comparingDouble((Moved each) -> -Math.abs(each.by())).thenComparing(Moved::feature));
        List<Contribution> contributions = new ArrayList<>();
        contributions.add(new Contribution("(base)", SixDecimals.of(shap.base())));
        byFeature.forEach(each -> contributions.add(new Contribution(each.feature(), SixDecimals.of(each.by()))));
        return contributions;
    }

    private record Moved(String feature, double by) {}
}
