package org.precisionbenefit.policy.yaml;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** One value of an authored file with its place. Reading it as something it is not records a problem and gives nothing. */
final class YamlValue {
    private final String file;
    private final Node node;
    private final Problems problems;

    YamlValue(String file, Node node, Problems problems) {
        this.file = file;
        this.node = node;
        this.problems = problems;
    }

    Place place() {
        return AuthoredYaml.place(file, node.getStartMark());
    }

    /** The place of the first character of a text, behind its opening quote. */
    Place textPlace() {
        boolean quoted =
                node instanceof ScalarNode scalar && scalar.getScalarStyle() != DumperOptions.ScalarStyle.PLAIN;
        return place().right(quoted ? 1 : 0);
    }

    void problem(String message) {
        problems.add(place(), message);
    }

    Problems problems() {
        return problems;
    }

    boolean isText() {
        return node instanceof ScalarNode;
    }

    boolean isList() {
        return node instanceof SequenceNode;
    }

    /** The text, on one line and not empty. */
    Optional<String> text() {
        if (!(node instanceof ScalarNode scalar) || scalar.getValue().isBlank()) {
            problem("A text must stand here.");
            return Optional.empty();
        }
        if (node.getStartMark().getLine() != node.getEndMark().getLine()) {
            problem("The text must stand on one line.");
            return Optional.empty();
        }
        return Optional.of(scalar.getValue().strip());
    }

    Optional<LocalDate> date() {
        return text().flatMap(written -> {
            try {
                return Optional.of(LocalDate.parse(written));
            } catch (DateTimeParseException e) {
                problem("The date (" + written + ") must be a day of the calendar, written like 2026-01-31.");
                return Optional.empty();
            }
        });
    }

    /** A whole number followed by its unit, for example "365 days". */
    Optional<Integer> count(String unit, int most) {
        return text().flatMap(written -> {
            String number = written.endsWith(" " + unit)
                    ? written.substring(0, written.length() - unit.length() - 1).strip()
                    : "";
            if (number.matches("[1-9][0-9]{0,5}") && Integer.parseInt(number) <= most) {
                return Optional.of(Integer.valueOf(number));
            }
            problem("The value (" + written + ") must be a whole number from 1 to " + most
                    + " with its unit, like \"30 " + unit + "\".");
            return Optional.empty();
        });
    }

    List<YamlValue> items() {
        if (!(node instanceof SequenceNode sequence)) {
            problem("A list must stand here.");
            return List.of();
        }
        return sequence.getValue().stream()
                .map(item -> new YamlValue(file, item, problems))
                .toList();
    }

    List<String> texts() {
        List<String> texts = new ArrayList<>();
        items().forEach(item -> item.text().ifPresent(texts::add));
        return List.copyOf(texts);
    }

    /** The entries of a map whose keys are free, in the order of the file. */
    Map<String, YamlValue> entries() {
        Map<String, YamlValue> entries = new LinkedHashMap<>();
        if (!(node instanceof MappingNode mapping)) {
            problem("Keys with values must stand here.");
            return entries;
        }
        for (NodeTuple tuple : mapping.getValue()) {
            YamlValue key = new YamlValue(file, tuple.getKeyNode(), problems);
            key.text().ifPresent(name -> {
                if (entries.put(name, new YamlValue(file, tuple.getValueNode(), problems)) != null) {
                    key.problem("The key (" + name + ") must stand once, and here it stands again.");
                }
            });
        }
        return entries;
    }

    /** The entries of a map with known keys; an unknown key is a problem. */
    YamlMap map(String owner, List<String> known) {
        Map<String, YamlValue> entries = entries();
        if (node instanceof MappingNode mapping) {
            for (NodeTuple tuple : mapping.getValue()) {
                if (tuple.getKeyNode() instanceof ScalarNode key
                        && !known.contains(key.getValue().strip())) {
                    problems.add(
                            AuthoredYaml.place(file, key.getStartMark()),
                            "The key (" + key.getValue() + ") must be a key of " + owner + "."
                                    + Spelling.advice(key.getValue(), known));
                }
            }
        }
        return new YamlMap(owner, this, entries);
    }
}
