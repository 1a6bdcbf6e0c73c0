package org.precisionbenefit.prediction.feature;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.precisionbenefit.prediction.Forecast.FeatureValue;

/**
 * The features of one model, in the model's order.
 *
 * @param features the features, no name twice
 */
public record FeatureList(List<Feature> features) {
    public FeatureList {
        features = List.copyOf(features);
        Set<String> names = new HashSet<>();
        for (Feature feature : features) {
            if (!names.add(feature.name())) {
                throw new IllegalArgumentException("The feature (" + feature.name() + ") must stand once in its list.");
            }
        }
    }

    public List<String> names() {
        return features.stream().map(Feature::name).toList();
    }

    /** One value per feature; {@code Float.NaN} where missing. */
    public float[] read(FactView facts) {
        float[] row = new float[features.size()];
        for (int i = 0; i < row.length; i++) {
            row[i] = features.get(i).value(facts);
        }
        return row;
    }

    /** The names of required features that are missing from the row. */
    public List<String> missingRequired(float[] row) {
        List<String> missing = new ArrayList<>();
        for (int i = 0; i < row.length; i++) {
            if (features.get(i).required() && Float.isNaN(row[i])) {
                missing.add(features.get(i).name());
            }
        }
        return missing;
    }

    /** The names of these features that are missing because the facts told them too long ago. */
    public List<String> stale(List<String> missing, FactView facts) {
        return features.stream()
                .filter(feature ->
                        missing.contains(feature.name()) && feature.extractor().isStale(facts))
                .map(Feature::name)
                .toList();
    }

    /** The names of features whose value in the row the model has never seen. */
    public List<String> outOfRange(float[] row) {
        List<String> outside = new ArrayList<>();
        for (int i = 0; i < row.length; i++) {
            if (!Float.isNaN(row[i]) && !features.get(i).trained().holds(row[i])) {
                outside.add(features.get(i).name());
            }
        }
        return outside;
    }

    /** The row as it is recorded. */
    public List<FeatureValue> record(float[] row) {
        List<FeatureValue> values = new ArrayList<>(row.length);
        for (int i = 0; i < row.length; i++) {
            values.add(new FeatureValue(features.get(i).name(), Float.floatToIntBits(row[i])));
        }
        return values;
    }

    /** The row as it was recorded. */
    public float[] replay(List<FeatureValue> values) {
        if (!values.stream().map(FeatureValue::name).toList().equals(names())) {
            throw new IllegalArgumentException("The recorded features must be those of the model, in its order.");
        }
        float[] row = new float[values.size()];
        for (int i = 0; i < row.length; i++) {
            row[i] = Float.intBitsToFloat(values.get(i).bits());
        }
        return row;
    }
}
