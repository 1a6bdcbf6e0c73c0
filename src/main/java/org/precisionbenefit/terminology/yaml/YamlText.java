package org.precisionbenefit.terminology.yaml;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.terminology.ConfigurationFault;
import org.precisionbenefit.terminology.SourceFile;
import org.precisionbenefit.terminology.authored.Authored;
import org.precisionbenefit.terminology.authored.Place;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** One YAML file as authored values with their places. Scalars stay text: YAML guesses no types here. */
public final class YamlText {
    private final String path;

    private YamlText(String path) {
        this.path = path;
    }

    /**
     * Reads the file.
     *
     * @throws ConfigurationFault when it is not well-formed YAML, is empty, or uses anchors or tags
     */
    public static Authored read(SourceFile file) {
        return new YamlText(file.path()).compose(file.text());
    }

    private Authored compose(String text) {
        Node root = parse(text);
        if (root == null) {
            throw new Place(path, 1, 1).fault("The file must not be empty.");
        }
        return value(root);
    }

    private @Nullable Node parse(String text) {
        try {
            return new Yaml(new LoaderOptions()).compose(new StringReader(text));
        } catch (MarkedYAMLException e) {
            Mark mark = Optional.ofNullable(e.getProblemMark()).orElse(e.getContextMark());
            throw (mark == null ? new Place(path, 1, 1) : place(mark)).fault(malformed());
        } catch (YAMLException | IllegalArgumentException e) {
            // The parser lets broken escapes in quotes through as an IllegalArgumentException without a place.
            throw new Place(path, 1, 1).fault(malformed());
        }
    }

    // The parser's own text quotes the file, so it is not repeated.
    private static String malformed() {
        return "The file must be well-formed YAML. Check indentation, quotes, brackets and colons at this place.";
    }

    private Authored value(Node node) {
        Place place = place(node.getStartMark());
        if (node.getAnchor() != null) {
            throw place.fault("The file must not use YAML anchors (&name). Write the value out.");
        }
        if (!node.getTag().getValue().startsWith("tag:yaml.org,2002:")) {
            throw place.fault("The file must not use YAML tags (!name). Write the plain value.");
        }
        if (node instanceof ScalarNode scalar) {
            return new Authored.Scalar(place, scalar.getValue().strip());
        }
        if (node instanceof SequenceNode sequence) {
            return new Authored.Items(
                    place, sequence.getValue().stream().map(this::value).toList());
        }
        return entries(place, (MappingNode) node);
    }

    private Authored.Entries entries(Place place, MappingNode mapping) {
        List<Authored.Entry> entries = new ArrayList<>();
        TreeSet<String> seen = new TreeSet<>();
        for (NodeTuple tuple : mapping.getValue()) {
            if (!(value(tuple.getKeyNode()) instanceof Authored.Scalar name)) {
                throw place(tuple.getKeyNode().getStartMark()).fault("A name must be a single word.");
            }
            if (!seen.add(name.value())) {
                throw name.place()
                        .fault("The name (" + name.value() + ") must not stand twice. Remove one of the two.");
            }
            entries.add(new Authored.Entry(name, value(tuple.getValueNode())));
        }
        return new Authored.Entries(place, entries);
    }

    private Place place(Mark mark) {
        return new Place(path, mark.getLine() + 1, mark.getColumn() + 1);
    }
}
