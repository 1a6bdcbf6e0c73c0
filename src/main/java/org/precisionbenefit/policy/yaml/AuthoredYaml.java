package org.precisionbenefit.policy.yaml;

import java.io.StringReader;
import java.util.Optional;
import org.precisionbenefit.terminology.SourceFile;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.nodes.Node;

/**
 * Reads YAML as a tree of places and texts. Nothing is constructed from it, and what YAML can do beyond maps, lists and
 * texts (anchors, aliases, tags) is refused before a tree is built, because a few such lines can stand for gigabytes.
 */
final class AuthoredYaml {
    private static final int MAX_CHARACTERS = 256 * 1024;
    private static final int MAX_DEPTH = 30;

    private AuthoredYaml() {}

    /** The file's root, or empty with a problem recorded. */
    static Optional<YamlValue> read(SourceFile file, Problems problems) {
        if (file.text().length() > MAX_CHARACTERS) {
            problems.add(
                    Place.whole(file.path()), "A file must hold at most " + MAX_CHARACTERS + " characters. Split it.");
            return Optional.empty();
        }
        try {
            if (!isPlain(file, problems)) {
                return Optional.empty();
            }
            Node root = yaml().compose(new StringReader(file.text()));
            if (root == null) {
                problems.add(Place.whole(file.path()), "The file must not be empty.");
                return Optional.empty();
            }
            return Optional.of(new YamlValue(file.path(), root, problems));
        } catch (MarkedYAMLException e) {
            problems.add(
                    place(file.path(), e.getProblemMark()),
                    "The file must be YAML, and here it is not. Look at indentation, colons, quotes and brackets.");
            return Optional.empty();
        } catch (YAMLException e) {
            problems.add(
                    Place.whole(file.path()),
                    "The file must be YAML of printable characters, nested at most " + MAX_DEPTH + " deep.");
            return Optional.empty();
        }
    }

    private static boolean isPlain(SourceFile file, Problems problems) {
        int before = problems.count();
        for (Event event : yaml().parse(new StringReader(file.text()))) {
            if (event instanceof AliasEvent || (event instanceof NodeEvent node && node.getAnchor() != null)) {
                problems.add(
                        place(file.path(), event.getStartMark()),
                        "Anchors (&) and aliases (*) must not be used. "
                                + "Write the value out, in quotes if it starts with such a sign.");
            } else if (event instanceof ScalarEvent scalar && scalar.getTag() != null) {
                problems.add(
                        place(file.path(), event.getStartMark()), "Tags (!) must not be used. Write a plain value.");
            }
            if (problems.count() > before) {
                return false;
            }
        }
        return true;
    }

    private static Yaml yaml() {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(MAX_CHARACTERS);
        options.setNestingDepthLimit(MAX_DEPTH);
        options.setMaxAliasesForCollections(0);
        options.setAllowDuplicateKeys(false);
        return new Yaml(new SafeConstructor(options));
    }

    static Place place(String file, Mark mark) {
        return mark == null ? Place.whole(file) : new Place(file, mark.getLine() + 1, mark.getColumn() + 1);
    }
}
