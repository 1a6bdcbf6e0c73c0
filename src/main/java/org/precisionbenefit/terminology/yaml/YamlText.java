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
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionEndEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * One YAML file as authored values with their places. Scalars stay text: YAML guesses no types here and constructs
 * nothing. What YAML can do beyond names, lists and texts (anchors, aliases, tags) is refused before a tree is built,
 * because a few such lines can stand for gigabytes.
 */
public final class YamlText {
    private static final int MAX_CHARACTERS = 1024 * 1024;
    private static final int MAX_DEPTH = 30;

    private final String path;

    private YamlText(String path) {
        this.path = path;
    }

    /**
     * Reads the file.
     *
     * @throws ConfigurationFault when it is not well-formed YAML, is empty, too long or too deep, or uses anchors or tags
     */
    public static Authored read(SourceFile file) {
        return new YamlText(file.path()).compose(file.text());
    }

    private Authored compose(String text) {
        if (text.length() > MAX_CHARACTERS) {
            throw Place.start(path).fault("The file must hold at most " + MAX_CHARACTERS + " characters. Split it.");
        }
        Node root = parse(text);
        if (root == null) {
            throw Place.start(path).fault("The file must not be empty.");
        }
        return value(root);
    }

    private @Nullable Node parse(String text) {
        try {
            int depth = 0;
            for (Event event : yaml().parse(new StringReader(text))) {
                refuseWhatIsNotPlain(event);
                depth += event instanceof CollectionStartEvent ? 1 : event instanceof CollectionEndEvent ? -1 : 0;
                if (depth > MAX_DEPTH) {
                    // Counted here because the parser's own limit acts on the tree, and its scanner is slow with depth.
                    throw place(event.getStartMark()).fault(notPlain());
                }
            }
            return yaml().compose(new StringReader(text));
        } catch (MarkedYAMLException e) {
            Mark mark = Optional.ofNullable(e.getProblemMark()).orElse(e.getContextMark());
            throw (mark == null ? Place.start(path) : place(mark)).fault(malformed());
        } catch (YAMLException e) {
            throw Place.start(path).fault(notPlain());
        } catch (IllegalArgumentException e) {
            // The parser lets broken escapes in quotes through as an IllegalArgumentException without a place.
            throw Place.start(path).fault(malformed());
        }
    }

    private static Yaml yaml() {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(MAX_CHARACTERS);
        options.setNestingDepthLimit(MAX_DEPTH);
        options.setMaxAliasesForCollections(0);
        return new Yaml(options);
    }

    private void refuseWhatIsNotPlain(Event event) {
        if (event instanceof AliasEvent || (event instanceof NodeEvent node && node.getAnchor() != null)) {
            throw place(event.getStartMark())
                    .fault("The file must not use YAML anchors (&name) or aliases (*name). "
                            + "Write the value out, in quotes if it starts with such a sign.");
        }
        if ((event instanceof ScalarEvent scalar && scalar.getTag() != null)
                || (event instanceof CollectionStartEvent collection && collection.getTag() != null)) {
            throw place(event.getStartMark()).fault("The file must not use YAML tags (!name). Write the plain value.");
        }
    }

    private static String notPlain() {
        return "The file must be YAML of printable characters, nested at most " + MAX_DEPTH + " deep.";
    }

    // The parser's own text quotes the file, so it is not repeated.
    private static String malformed() {
        return "The file must be well-formed YAML. Check indentation, quotes, brackets and colons at this place.";
    }

    private Authored value(Node node) {
        Place place = place(node.getStartMark());
        if (node instanceof ScalarNode scalar) {
            return new Authored.Scalar(place, scalar.getValue().strip(), form(scalar));
        }
        if (node instanceof SequenceNode sequence) {
            return new Authored.Items(
                    place, sequence.getValue().stream().map(this::value).toList());
        }
        return entries(place, (MappingNode) node);
    }

    private static Authored.Form form(ScalarNode scalar) {
        if (scalar.getStartMark().getLine() != scalar.getEndMark().getLine()) {
            return Authored.Form.LINES;
        }
        return scalar.getScalarStyle() == DumperOptions.ScalarStyle.PLAIN ? Authored.Form.PLAIN : Authored.Form.QUOTED;
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
