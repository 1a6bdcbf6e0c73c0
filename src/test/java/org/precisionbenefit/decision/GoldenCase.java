package org.precisionbenefit.decision;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * A decision with its answer, as a file of cases holds it. What a case does not give it takes from the file's
 * {@code common} part.
 *
 * @param file the file
 * @param name what the case is, as a sentence
 * @param given what is asked and known, see {@link GoldenInputs}
 * @param expect what has to come of it
 */
record GoldenCase(Path file, String name, Map<String, Object> given, Map<String, Object> expect) {
    private static final Path FOLDER = Path.of("src/test/resources/decisions");
    private static final Set<String> GIVEN = Set.of(
            "as of",
            "plan",
            "born",
            "codes",
            "text",
            "quantity",
            "days",
            "diagnoses",
            "conditions",
            "medications",
            "labs",
            "genes",
            "answers");
    private static final Set<String> EXPECTED =
            Set.of("outcome", "reason", "asks", "deciding", "findings", "drug", "proposal", "until", "notes", "gene");

    static List<GoldenCase> all() {
        try (Stream<Path> files = Files.walk(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .flatMap(file -> read(file).stream())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<GoldenCase> read(Path file) {
        Map<String, Object> all = parse(file);
        List<GoldenCase> cases = new ArrayList<>();
        for (Object one : (List<?>) all.get("cases")) {
            Map<String, Object> given = new LinkedHashMap<>(entries(all.get("common")));
            given.putAll(entries(entries(one).getOrDefault("given", Map.of())));
            Map<String, Object> expect = entries(entries(one).get("expect"));
            GoldenCase read = new GoldenCase(file, (String) entries(one).get("name"), given, expect);
            read.refuseStray(given, GIVEN);
            read.refuseStray(expect, EXPECTED);
            cases.add(read);
        }
        return cases;
    }

    private void refuseStray(Map<String, Object> entries, Set<String> known) {
        entries.keySet().forEach(key -> {
            if (!known.contains(key)) {
                throw new IllegalArgumentException(
                        "The key (" + key + ") of case \"" + name + "\" in " + file + " must be one of " + known + ".");
            }
        });
    }

    /** Every scalar stays text, so that no date and no figure is changed in reading. */
    private static Map<String, Object> parse(Path file) {
        Resolver text = new Resolver() {
            @Override
            protected void addImplicitResolvers() {}
        };
        LoaderOptions options = new LoaderOptions();
        DumperOptions dumper = new DumperOptions();
        try {
            return entries(new Yaml(new SafeConstructor(options), new Representer(dumper), dumper, options, text)
                    .load(Files.readString(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Map<String, Object> entries(Object value) {
        Map<String, Object> entries = new LinkedHashMap<>();
        ((Map<?, ?>) value).forEach((key, one) -> entries.put((String) key, one));
        return entries;
    }

    static List<String> words(Object value) {
        return ((List<?>) value).stream().map(String::valueOf).toList();
    }
}
