package org.precisionbenefit.policy.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.terminology.SourceFile;
import org.precisionbenefit.terminology.authored.Authored;
import org.precisionbenefit.terminology.authored.Fields;
import org.precisionbenefit.terminology.authored.Suggestion;
import org.precisionbenefit.terminology.yaml.YamlText;

/**
 * Puts a shared criterion in the place of a line that uses it: {@code use: continuation} with {@code with: {drugs: statins}}.
 * The shared file names its parameters; {@code <drugs>} in it stands for what the line gives. The line's own id, text and the
 * like go before those of the file.
 */
final class SharedCriteria {
    private static final String USE = "use";
    private static final String WITH = "with";
    private static final String ARGUMENT = "[A-Za-z0-9][A-Za-z0-9 ._/-]{0,63}";

    private SharedCriteria() {}

    /** The line itself, or the shared criterion that it uses. */
    static Authored expand(Authored line, FilesBeside files) {
        if (!(line instanceof Authored.Entries entries) || find(entries, USE) == null) {
            return line;
        }
        List<String> own =
                entries.entries().stream().map(entry -> entry.name().value()).toList();
        Fields using = Fields.of(line, "a line with \"use\"", List.of(USE, WITH, "id", "text", "only if", "source"));
        Authored.Scalar name = using.line(USE);
        SourceFile file = files.shared(name.value()).orElseThrow(() -> name.place()
                .fault("The shared criterion (" + name.value() + ") must be a file in shared."
                        + Suggestion.orAll(name.value(), files.sharedCriteria())));
        Fields shared = Fields.of(
                YamlText.read(file), "the shared criterion " + name.value(), List.of("parameters", "criterion"));
        SortedMap<String, String> given = given(using, shared);
        List<Authored.Entry> merged = new ArrayList<>();
        entries.entries().stream()
                .filter(entry -> !entry.name().value().equals(USE)
                        && !entry.name().value().equals(WITH))
                .forEach(merged::add);
        if (!(filled(shared.value("criterion"), given) instanceof Authored.Entries criterion)
                || find(criterion, USE) != null) {
            throw shared.place("criterion").fault("The criterion must be one line of its own, without \"use\".");
        }
        criterion.entries().stream()
                .filter(entry -> !own.contains(entry.name().value()))
                .forEach(merged::add);
        return new Authored.Entries(line.place(), merged);
    }

    private static SortedMap<String, String> given(Fields using, Fields shared) {
        TreeSet<String> wanted = new TreeSet<>();
        shared.scalars("parameters").forEach(parameter -> wanted.add(parameter.value()));
        SortedMap<String, String> given = new TreeMap<>();
        for (Authored.Entry entry : using.entries(WITH)) {
            String parameter = entry.name().value();
            if (!wanted.contains(parameter)) {
                throw entry.name()
                        .place()
                        .fault("The parameter (" + parameter + ") must be one of the shared criterion."
                                + Suggestion.orAll(parameter, wanted));
            }
            if (!(entry.value() instanceof Authored.Scalar value)
                    || !value.value().matches(ARGUMENT)) {
                throw entry.value()
                        .place()
                        .fault("The parameter (" + parameter
                                + ") must be letters, digits, blanks and ._/-, at most 64.");
            }
            given.put(parameter, value.value());
        }
        wanted.removeAll(given.keySet());
        if (!wanted.isEmpty()) {
            throw using.place()
                    .fault("The shared criterion must be given its parameters under \"with\": "
                            + String.join(", ", wanted) + ".");
        }
        return given;
    }

    private static Authored filled(Authored value, SortedMap<String, String> given) {
        if (value instanceof Authored.Scalar scalar) {
            String text = scalar.value();
            for (SortedMap.Entry<String, String> one : given.entrySet()) {
                text = text.replace("<" + one.getKey() + ">", one.getValue());
            }
            return new Authored.Scalar(scalar.place(), text, scalar.form());
        }
        if (value instanceof Authored.Items items) {
            return new Authored.Items(
                    items.place(),
                    items.items().stream().map(item -> filled(item, given)).toList());
        }
        Authored.Entries entries = (Authored.Entries) value;
        return new Authored.Entries(
                entries.place(),
                entries.entries().stream()
                        .map(entry -> new Authored.Entry(entry.name(), filled(entry.value(), given)))
                        .toList());
    }

    private static Authored.@Nullable Entry find(Authored.Entries entries, String name) {
        return entries.entries().stream()
                .filter(entry -> entry.name().value().equals(name))
                .findFirst()
                .orElse(null);
    }
}
