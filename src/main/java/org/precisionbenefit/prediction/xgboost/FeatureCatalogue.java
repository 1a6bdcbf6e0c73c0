package org.precisionbenefit.prediction.xgboost;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.precisionbenefit.prediction.cohort.Cohort;
import org.precisionbenefit.prediction.feature.GroupAttributes;
import org.precisionbenefit.terminology.ConfigurationFault;
import org.precisionbenefit.terminology.SourceFile;
import org.precisionbenefit.terminology.SourceFiles;

/**
 * The one place in which each feature of a model has its unit, source, as-of rule, missing rule, allowed range, and the
 * reason why it may be used. What does not stand in it is learned by no model.
 */
final class FeatureCatalogue {
    static final String FILE = "features.json";

    /** What may be measured with a written reason and mitigation (45 CFR 92.210). */
    private static final List<String> PROTECTED = List.of("age", "sex");

    private final SortedMap<String, Entry> entries;

    private FeatureCatalogue(SortedMap<String, Entry> entries) {
        this.entries = Collections.unmodifiableSortedMap(entries);
    }

    /**
     * What a feature may be.
     *
     * @param unit its unit, empty for a flag or count
     * @param read the kind of reader
     * @param withinDays how far back it looks, 0 where that is no question
     * @param low the lowest value there can be
     * @param high the highest
     * @param isProtected whether it measures age or sex, with reason and mitigation
     */
    record Entry(String unit, String read, int withinDays, float low, float high, boolean isProtected) {}

    SortedMap<String, Entry> entries() {
        return entries;
    }

    static FeatureCatalogue read(SourceFiles all) {
        SourceFile file = all.find(FILE)
                .orElseThrow(() -> new ConfigurationFault(FILE, "The catalogue of features must be there."));
        JsonCursor root = JsonCursor.parse(file).only("schema_version", "features");
        SortedMap<String, Entry> entries = new TreeMap<>();
        for (JsonCursor feature : root.at("features").items()) {
            String name = feature.at("name").text();
            refuseGroups(name, feature);
            if (entries.put(name, entry(feature)) != null) {
                throw feature.fault("must not name the feature " + name + " twice.");
            }
        }
        return new FeatureCatalogue(entries);
    }

    private static void refuseGroups(String name, JsonCursor feature) {
        if (GroupAttributes.names(name)) {
            throw feature.fault("must not be a feature called " + name
                    + ": what groups members, or stands in for it, is reported and never an input.");
        }
    }

    private static Entry entry(JsonCursor feature) {
        feature.only(
                "name",
                "meaning",
                "unit",
                "read",
                "within_days",
                "source",
                "as_of",
                "missing",
                "allowed",
                "why",
                "protected");
        for (String words : List.of("meaning", "source", "as_of", "missing", "why")) {
            if (feature.at(words).text().isBlank()) {
                throw feature.at(words).fault("must say something.");
            }
        }
        boolean isProtected = feature.has("protected");
        if (isProtected) {
            JsonCursor declared = feature.at("protected").only("measures", "reason", "mitigation");
            if (!PROTECTED.contains(declared.at("measures").text())) {
                throw declared.fault(
                        "must measure one of " + String.join(", ", PROTECTED) + "; nothing else is let in.");
            }
            declared.at("reason").text();
            declared.at("mitigation").text();
        }
        String read = feature.at("read").text();
        if (read.equals("member-age") && !isProtected) {
            throw feature.fault("must say why age may be used and what softens it.");
        }
        JsonCursor allowed = feature.at("allowed").only("low", "high");
        float low = allowed.at("low").single();
        float high = allowed.at("high").single();
        if (!(low < high)) {
            throw allowed.fault("must have its higher end last.");
        }
        return new Entry(
                feature.has("unit") ? feature.at("unit").text() : "",
                read,
                feature.has("within_days") ? feature.at("within_days").whole() : 0,
                low,
                high,
                isProtected);
    }

    /** Refuses a feature of a protocol that is not in the catalogue or is not what it says there. */
    void check(JsonCursor feature) {
        JsonCursor name = feature.at("name");
        Entry entry = entries.get(name.text());
        if (entry == null) {
            throw name.fault("must be a feature of the catalogue (" + FILE + "): what has no reason there is learned by"
                    + " nobody.");
        }
        JsonCursor read = feature.at("read");
        String unit = feature.has("unit") ? feature.at("unit").text() : "";
        int withinDays = read.has("within_days") ? read.at("within_days").whole() : 0;
        if (!unit.equals(entry.unit())
                || !read.at("kind").text().equals(entry.read())
                || withinDays != entry.withinDays()
                || feature.has("protected") != entry.isProtected()) {
            throw feature.fault("must have the unit, reader, days and protection that the catalogue (" + FILE
                    + ") gives for " + name.text() + ".");
        }
    }

    /** Refuses a training set with a value that there cannot be. */
    void check(Cohort cohort, List<String> names) {
        for (int column = 0; column < names.size(); column++) {
            Entry entry = entries.get(names.get(column));
            for (int member = 0; entry != null && member < cohort.size(); member++) {
                float value = cohort.value(member, column);
                if (value < entry.low() || value > entry.high()) {
                    throw new ConfigurationFault(
                            FILE,
                            "The values of " + names.get(column) + " must lie between " + entry.low() + " and "
                                    + entry.high() + "; the cohort holds " + value + ".");
                }
            }
        }
    }
}
