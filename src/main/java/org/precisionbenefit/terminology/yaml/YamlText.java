package org.precisionbenefit.terminology.yaml;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
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
import org.yaml.snakeyaml.events.SequenceStartEvent;
import org.yaml.snakeyaml.events.StreamEndEvent;

/**
 * One YAML file as authored values with their places. Scalars stay text: YAML guesses no types here and constructs
 * nothing. What YAML can do beyond names, lists and texts (anchors, aliases, tags) is refused before a tree is built,
 * because a few such lines can stand for gigabytes.
 */
public final class YamlText {
    private static final int MAX_CHARACTERS = 1024 * 1024;
    private static final int MAX_DEPTH = 30;

    private final String path;
    private final Iterator<Event> events;
    private int depth;

    private YamlText(String path, Iterator<Event> events) {
        this.path = path;
        this.events = events;
    }

    /**
     * Reads the file.
     *
     * @throws ConfigurationFault when it is not well-formed YAML, is empty, too long or too deep, uses anchors or tags, or
     *     holds a name twice
     */
    public static Authored read(SourceFile file) {
        if (file.text().length() > MAX_CHARACTERS) {
            throw Place.start(file.path())
                    .fault("The file must hold at most " + MAX_CHARACTERS + " characters. Split it.");
        }
        Iterator<Event> events = yaml().parse(new StringReader(file.text())).iterator();
        return new YamlText(file.path(), events).parse();
    }

    private Authored parse() {
        try {
            return document();
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

    /** The values are made from the events and not from the parser's tree, so that the first fault ends the work. */
    private Authored document() {
        next(); // start of the stream
        if (next() instanceof StreamEndEvent) {
            throw Place.start(path).fault("The file must not be empty.");
        }
        Authored root = value(next());
        next(); // end of the document
        Event after = next();
        if (!(after instanceof StreamEndEvent)) {
            throw place(after.getStartMark()).fault(malformed());
        }
        return root;
    }

    private Event next() {
        Event event = events.next();
        refuseWhatIsNotPlain(event);
        return event;
    }

    private static Yaml yaml() {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(MAX_CHARACTERS);
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

    private Authored value(Event event) {
        Place place = place(event.getStartMark());
        if (event instanceof ScalarEvent scalar) {
            return scalar(place, scalar);
        }
        // Counted here because the parser's own limit acts on the tree, and its scanner is slow with depth.
        if (++depth > MAX_DEPTH) {
            throw place.fault(notPlain());
        }
        Authored value = event instanceof SequenceStartEvent ? items(place) : entries(place);
        depth--;
        return value;
    }

    private static Authored.Scalar scalar(Place place, ScalarEvent scalar) {
        return new Authored.Scalar(place, scalar.getValue().strip(), form(scalar));
    }

    private static Authored.Form form(ScalarEvent scalar) {
        if (scalar.getStartMark().getLine() != scalar.getEndMark().getLine()) {
            return Authored.Form.LINES;
        }
        return scalar.getScalarStyle() == DumperOptions.ScalarStyle.PLAIN ? Authored.Form.PLAIN : Authored.Form.QUOTED;
    }

    private Authored.Items items(Place place) {
        List<Authored> items = new ArrayList<>();
        for (Event item = next(); !(item instanceof CollectionEndEvent); item = next()) {
            items.add(value(item));
        }
        return new Authored.Items(place, items);
    }

    private Authored.Entries entries(Place place) {
        List<Authored.Entry> entries = new ArrayList<>();
        Set<String> seen = new TreeSet<>();
        for (Event key = next(); !(key instanceof CollectionEndEvent); key = next()) {
            Place at = place(key.getStartMark());
            if (!(key instanceof ScalarEvent word)) {
                throw at.fault("A name must be a single word.");
            }
            Authored.Scalar name = scalar(at, word);
            if (!seen.add(name.value())) {
                throw at.fault("The name (" + name.value() + ") must not stand twice. Remove one of the two.");
            }
            entries.add(new Authored.Entry(name, value(next())));
        }
        return new Authored.Entries(place, entries);
    }

    private Place place(Mark mark) {
        return new Place(path, mark.getLine() + 1, mark.getColumn() + 1);
    }
}
