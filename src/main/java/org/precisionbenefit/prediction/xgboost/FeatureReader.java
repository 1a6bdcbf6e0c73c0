package org.precisionbenefit.prediction.xgboost;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.precisionbenefit.prediction.feature.CodeList;
import org.precisionbenefit.prediction.feature.Extractor;
import org.precisionbenefit.prediction.feature.Feature;
import org.precisionbenefit.terminology.Code;
import org.precisionbenefit.terminology.GeneSymbol;
import org.precisionbenefit.terminology.RxCui;

/** Reads the features that a protocol or manifest declares. */
final class FeatureReader {
    private static final List<String> KINDS =
            List.of("member-age", "has-condition", "takes-drug", "requested-drug", "gene-phenotype", "latest-lab");

    private FeatureReader() {}

    /** A feature of a manifest, which says what range the model was trained on. */
    static Feature trained(JsonCursor feature) {
        JsonCursor range = feature.at("trained_range").only("low", "high");
        return feature(
                feature,
                new Feature.Range(range.at("low").single(), range.at("high").single()));
    }

    /** A feature of a protocol, whose range only the training finds. */
    static Feature untrained(JsonCursor feature) {
        return feature(feature, new Feature.Range(Float.NEGATIVE_INFINITY, Float.POSITIVE_INFINITY));
    }

    /** The direction in which a score may move with the feature: 1, -1, or 0 for either. */
    static int monotone(JsonCursor feature) {
        int sign = feature.at("monotone").whole();
        if (sign < -1 || sign > 1) {
            throw feature.fault("must be monotone by 1, 0 or -1.");
        }
        return sign;
    }

    private static Feature feature(JsonCursor feature, Feature.Range range) {
        feature.only(
                "name", "meaning", "unit", "read", "when_absent", "required", "monotone", "protected", "trained_range");
        feature.at("meaning").text();
        Extractor extractor = extractor(feature.at("read"));
        if (extractor instanceof Extractor.MemberAge) {
            JsonCursor declared = feature.at("protected").only("measures", "reason", "mitigation");
            declared.at("reason").text();
            declared.at("mitigation").text();
        }
        try {
            return new Feature(
                    feature.at("name").text(),
                    feature.has("unit") ? feature.at("unit").text() : "",
                    extractor,
                    absent(feature.at("when_absent")),
                    range,
                    feature.at("required").flag());
        } catch (IllegalArgumentException e) {
            throw feature.fault("must be a sound feature. " + e.getMessage());
        }
    }

    private static Feature.Absent absent(JsonCursor absent) {
        absent.only("means", "reason");
        if (!absent.has("means")) {
            return Feature.Absent.missing();
        }
        return new Feature.Absent(
                absent.at("means").single(), absent.at("reason").text());
    }

    private static Extractor extractor(JsonCursor read) {
        String kind = read.at("kind").text();
        return switch (kind) {
            case "member-age" -> {
                read.only("kind");
                yield new Extractor.MemberAge();
            }
            case "has-condition" ->
                new Extractor.HasCondition(codes(read.only("kind", "codes").at("codes")));
            case "takes-drug" ->
                new Extractor.TakesDrug(
                        codes(read.only("kind", "codes", "within_days").at("codes")),
                        read.at("within_days").whole());
            case "requested-drug" ->
                new Extractor.RequestedDrug(drug(read.only("kind", "drug").at("drug")));
            case "gene-phenotype" ->
                new Extractor.GenePhenotype(gene(read.only("kind", "gene", "numbers")), numbers(read.at("numbers")));
            case "latest-lab" ->
                new Extractor.LatestLab(
                        codes(read.only("kind", "codes", "units", "within_days").at("codes")),
                        units(read.at("units")),
                        read.at("within_days").whole());
            default ->
                throw read.fault(
                        "must be of a kind that is known: " + String.join(", ", KINDS) + ", not " + kind + ".");
        };
    }

    /** Code lists stand as one list of codes per system. */
    static CodeList codes(JsonCursor systems) {
        List<Code> codes = new ArrayList<>();
        for (String system : systems.fields()) {
            systems.at(system).items().forEach(code -> codes.add(new Code(system, code.text())));
        }
        if (codes.isEmpty()) {
            throw systems.fault("must hold at least one code.");
        }
        return new CodeList(codes);
    }

    static RxCui drug(JsonCursor drug) {
        try {
            return new RxCui(drug.text());
        } catch (IllegalArgumentException e) {
            throw drug.fault("must be an RxNorm ingredient. " + e.getMessage());
        }
    }

    private static GeneSymbol gene(JsonCursor read) {
        JsonCursor gene = read.at("gene");
        try {
            return new GeneSymbol(gene.text());
        } catch (IllegalArgumentException e) {
            throw gene.fault("must be a gene. " + e.getMessage());
        }
    }

    private static SortedMap<String, Float> numbers(JsonCursor numbers) {
        SortedMap<String, Float> byWord = new TreeMap<>();
        numbers.fields().forEach(word -> byWord.put(word, numbers.at(word).single()));
        return byWord;
    }

    private static SortedMap<String, BigDecimal> units(JsonCursor units) {
        SortedMap<String, BigDecimal> byUnit = new TreeMap<>();
        units.fields().forEach(unit -> byUnit.put(unit, units.at(unit).decimal()));
        return byUnit;
    }
}
