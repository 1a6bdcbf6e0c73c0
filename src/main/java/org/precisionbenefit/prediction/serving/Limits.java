package org.precisionbenefit.prediction.serving;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.prediction.Forecast;
import org.precisionbenefit.prediction.feature.FactView;
import org.precisionbenefit.prediction.feature.Feature;
import org.precisionbenefit.prediction.feature.FeatureList;
import org.precisionbenefit.terminology.RxCui;

/**
 * When a model may not speak of a member.
 *
 * @param features what it is given
 * @param maxMissing how many required features may be missing
 * @param assurance what its manifest says of whom it learned, or null where it does not say
 */
record Limits(
        FeatureList features, int maxMissing, @Nullable Assurance assurance) {
    Limits {
        Objects.requireNonNull(features, "features is null");
    }

    /**
     * Why there may be no score of this row, or empty when there may be one.
     *
     * @param facts what the row was read from, or null where nothing is known but the row
     * @param drug the drug whose therapy the score would speak of
     */
    Optional<Forecast.Abstained> against(float[] row, @Nullable FactView facts, RxCui drug) {
        return missing(row, facts).or(() -> outside(row)).or(() -> unsupported(row, drug));
    }

    private Optional<Forecast.Abstained> missing(float[] row, @Nullable FactView facts) {
        List<String> missing = features.missingRequired(row);
        if (missing.size() <= maxMissing) {
            return Optional.empty();
        }
        List<String> stale = facts == null || assurance == null ? List.of() : features.stale(missing, facts);
        if (missing.size() - stale.size() <= maxMissing) {
            return because(
                    Forecast.Why.STALE,
                    "What the model requires was measured too long ago: " + String.join(", ", stale) + ".");
        }
        return because(
                Forecast.Why.TOO_MUCH_MISSING,
                "More required features are missing than the " + maxMissing + " the model allows: "
                        + String.join(", ", missing) + ".");
    }

    private Optional<Forecast.Abstained> outside(float[] row) {
        List<String> outside = features.outOfRange(row);
        return outside.isEmpty()
                ? Optional.empty()
                : because(
                        Forecast.Why.OUT_OF_RANGE,
                        "Features lie outside the range the model was trained on: " + String.join(", ", outside) + ".");
    }

    private Optional<Forecast.Abstained> unsupported(float[] row, RxCui drug) {
        if (assurance == null) {
            return Optional.empty();
        }
        Assurance.Support support = assurance.support();
        Assurance.Learned learned = support.drugs().get(drug);
        if (learned == null
                || learned.members() < support.fewestMembers()
                || learned.events() < support.fewestEvents()) {
            return because(
                    Forecast.Why.OUT_OF_SUPPORT,
                    "The model learned this drug from too few members to speak of it (at least "
                            + support.fewestMembers() + ", with " + support.fewestEvents() + " outcomes, are asked for).");
        }
        List<String> unseen = new ArrayList<>();
        for (int i = 0; i < row.length; i++) {
            String name = features.features().get(i).name();
            Feature.Range seen = learned.ranges().get(name);
            if (!Float.isNaN(row[i]) && (seen == null || row[i] < seen.low() || row[i] > seen.high())) {
                unseen.add(name);
            }
        }
        return unseen.isEmpty()
                ? Optional.empty()
                : because(
                        Forecast.Why.OUT_OF_SUPPORT,
                        "The model saw no member on this drug with such values of " + String.join(", ", unseen) + ".");
    }

    private static Optional<Forecast.Abstained> because(Forecast.Why why, String detail) {
        return Optional.of(new Forecast.Abstained(why, detail));
    }
}
