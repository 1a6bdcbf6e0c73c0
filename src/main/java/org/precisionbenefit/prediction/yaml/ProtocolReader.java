package org.precisionbenefit.prediction.yaml;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.precisionbenefit.prediction.evaluation.Protocol;
import org.precisionbenefit.prediction.feature.GroupAttributes;
import org.precisionbenefit.terminology.SourceFile;
import org.precisionbenefit.terminology.authored.Authored;
import org.precisionbenefit.terminology.authored.Fields;
import org.precisionbenefit.terminology.yaml.YamlText;

/** Reads the protocol of an evaluation; a name that is unknown, left out or twice is a fault with its line. */
public final class ProtocolReader {
    private static final int MAX_DEPTH = 4;
    private static final Map<String, Integer> SIGNS = Map.of("rises", 1, "falls", -1, "either", 0);

    private ProtocolReader() {}

    /**
     * Reads a protocol.
     *
     * @throws org.precisionbenefit.terminology.ConfigurationFault when it is not what a protocol must be
     */
    public static Protocol read(SourceFile file) {
        Fields all = Fields.of(
                YamlText.read(file),
                "protocol",
                List.of(
                        "id",
                        "title",
                        "written",
                        "data",
                        "outcome",
                        "inclusion",
                        "features",
                        "split",
                        "trees",
                        "comparator",
                        "reported",
                        "acceptance"));
        String id = all.text("id");
        if (!file.path().equals(id + ".yaml")) {
            throw all.flaw("id", id, "must be the name of its file.");
        }
        return new Protocol(
                id,
                new Protocol.Words(
                        all.text("title"),
                        all.date("written").toString(),
                        all.text("outcome"),
                        all.text("inclusion"),
                        all.scalars("reported").stream()
                                .map(Authored.Scalar::value)
                                .toList()),
                data(all),
                features(all),
                split(all),
                boosting(all),
                comparator(all),
                new TreeMap<>(numbers(all, "acceptance")));
    }

    private static Protocol.Data data(Fields all) {
        Fields data = Fields.of(all.value("data"), "data", List.of("file", "sha256", "source"));
        String digest = data.text("sha256");
        if (!digest.matches("[0-9a-f]{64}")) {
            throw data.flaw("sha256", digest, "must be 64 hexadecimal digits in lower case.");
        }
        return new Protocol.Data(data.text("file"), digest, data.text("source"));
    }

    private static List<Protocol.Input> features(Fields all) {
        List<Protocol.Input> features = new ArrayList<>();
        SortedMap<String, Integer> signs = new TreeMap<>(SIGNS);
        for (Authored item : all.items("features")) {
            Fields one = Fields.of(item, "feature", List.of("name", "unit", "sign", "reason"));
            String name = one.text("name");
            if (GroupAttributes.names(name)) {
                throw one.flaw("name", name, "must not be an input of a model, whatever it is worth.");
            }
            features.add(new Protocol.Input(name, one.text("unit"), one.choice("sign", signs), one.text("reason")));
        }
        return features;
    }

    private static Protocol.Split split(Fields all) {
        Fields split = Fields.of(all.value("split"), "split", List.of("kind", "folds", "seed"));
        return new Protocol.Split(
                split.text("kind"), split.positiveCount("folds", "folds"), split.positiveCount("seed", "seed"));
    }

    private static Protocol.Boosting boosting(Fields all) {
        Fields trees =
                Fields.of(all.value("trees"), "trees", List.of("rounds", "eta", "max_depth", "min_child_weight"));
        int depth = trees.positiveCount("max_depth", "depth");
        if (depth > MAX_DEPTH) {
            throw trees.flaw("max_depth", String.valueOf(depth), "must be at most " + MAX_DEPTH + ".");
        }
        return new Protocol.Boosting(
                trees.positiveCount("rounds", "rounds"),
                trees.positive("eta", "eta").doubleValue(),
                depth,
                trees.positive("min_child_weight", "weight").doubleValue());
    }

    private static Protocol.Comparator comparator(Fields all) {
        Fields one = Fields.of(all.value("comparator"), "comparator", List.of("name", "source", "coefficients"));
        return new Protocol.Comparator(one.text("name"), one.text("source"), numbers(one, "coefficients"));
    }

    private static Map<String, Double> numbers(Fields of, String name) {
        Map<String, Double> numbers = new HashMap<>();
        for (Authored.Entry entry : of.entries(name)) {
            if (!(entry.value() instanceof Authored.Scalar written)
                    || !written.value().matches("-?[0-9]{1,6}(?:\\.[0-9]{1,12})?")) {
                throw entry.value().place().fault("The value of " + entry.name().value() + " must be a number.");
            }
            numbers.put(entry.name().value(), Double.parseDouble(written.value()));
        }
        return numbers;
    }
}
