package org.precisionbenefit.policy.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.precisionbenefit.policy.Term;
import org.precisionbenefit.policy.TermSource;
import org.precisionbenefit.terminology.Code;
import org.precisionbenefit.terminology.CodeSystem;
import org.precisionbenefit.terminology.SourceFile;

/** Reads {@code vocabulary.yaml}: the words that policies may use. */
final class VocabularyReader {
    private static final List<String> KEYS =
            List.of("type", "unit", "source", "argument", "words", "absent means", "stale after", "ask");
    private static final List<String> STALE_KEYS = List.of("days", "since", "source", "last checked");

    private VocabularyReader() {}

    static Map<String, Word> read(SourceFile file, Problems problems) {
        Map<String, Word> words = new TreeMap<>();
        AuthoredYaml.read(file, problems)
                .flatMap(root -> root.map("the vocabulary", List.of("terms")).need("terms"))
                .ifPresent(terms -> terms.entries()
                        .forEach((name, value) -> word(name, value).ifPresent(word -> words.put(name, word))));
        return words;
    }

    private static Optional<Word> word(String name, YamlValue value) {
        int before = value.problems().count();
        if (!name.matches("[a-z][a-z0-9_]*")) {
            value.problem("The term (" + name + ") must be lower-case words joined by underscores.");
        }
        YamlMap map = value.map("the term " + name, KEYS);
        Optional<Term.Type> type = choice(map, "type", Term.Type.values());
        Optional<TermSource> source = choice(map, "source", TermSource.values());
        Optional<ArgumentKind> argument = choice(map, "argument", ArgumentKind.values());
        Optional<Term.AbsentMeans> absent = choice(map, "absent means", Term.AbsentMeans.values());
        Optional<Integer> stale = map.find("stale after").flatMap(VocabularyReader::staleAfter);
        Optional<Term.Question> question = map.find("ask").flatMap(VocabularyReader::question);
        List<String> words = map.find("words").map(YamlValue::texts).orElse(List.of());
        String unit = map.text("unit").orElse("");
        if (value.problems().count() > before) {
            return Optional.empty();
        }
        check(map, type.orElseThrow(), source.orElseThrow(), argument.orElseThrow());
        Term term = new Term(
                name,
                type.orElseThrow(),
                unit,
                source.orElseThrow(),
                absent.orElseThrow(),
                stale.orElse(null),
                question.orElse(null));
        return Optional.of(new Word(term, argument.orElseThrow(), words));
    }

    private static void check(YamlMap map, Term.Type type, TermSource source, ArgumentKind argument) {
        ArgumentKind needed = ArgumentKind.neededBy(source);
        if (argument != needed) {
            map.value()
                    .problem("The argument (" + argument.written() + ") of " + map.owner() + " must be "
                            + needed.written() + ", which its source needs.");
        }
        Term.Type given = typeOf(source);
        if (type != given) {
            map.value()
                    .problem("The type (" + written(type) + ") of " + map.owner() + " must be " + written(given)
                            + ", which its source gives.");
        }
        if (type != Term.Type.NUMBER && map.find("unit").isPresent()) {
            map.value().problem("The unit of " + map.owner() + " must not be given, because it is not a number.");
        }
        if (type != Term.Type.WORDS && map.find("words").isPresent()) {
            map.value().problem("The words of " + map.owner() + " must not be given, because its type is not words.");
        }
        boolean needsUnit = type == Term.Type.NUMBER && source != TermSource.SCORE;
        if (needsUnit && map.find("unit").isEmpty()) {
            map.value().problem("The unit of " + map.owner() + " must be given, because it is a number.");
        }
    }

    private static Term.Type typeOf(TermSource source) {
        return switch (source) {
            case MEMBER_AGE, DAYS_OF_DRUG, LAB, SCORE -> Term.Type.NUMBER;
            case CONDITION, WITHIN_QUANTITY_LIMIT, STATUTORY_STEP_EXCEPTION -> Term.Type.FLAG;
            case OUTCOME_OF_DRUG, PHENOTYPE, GUIDANCE_ACTION, GUIDANCE_STRENGTH -> Term.Type.WORDS;
        };
    }

    private static <E extends Enum<E>> Optional<E> choice(YamlMap map, String key, E[] values) {
        Optional<YamlValue> value = map.need(key);
        Optional<String> text = value.flatMap(YamlValue::text);
        Optional<E> found = text.flatMap(written ->
                Stream.of(values).filter(one -> written(one).equals(written)).findFirst());
        if (text.isPresent() && found.isEmpty()) {
            value.orElseThrow()
                    .problem("The " + key + " (" + text.get() + ") of " + map.owner() + " is not known."
                            + Spelling.advice(
                                    text.get(),
                                    Stream.of(values)
                                            .map(VocabularyReader::written)
                                            .toList()));
        }
        return found;
    }

    private static String written(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** A number that somebody chose carries when, why and when it was last looked at, like every other number. */
    private static Optional<Integer> staleAfter(YamlValue value) {
        YamlMap map = value.map("stale after", STALE_KEYS);
        Optional<Integer> days = map.need("days").flatMap(given -> given.count("days", 36_500));
        boolean dated = map.need("since").flatMap(YamlValue::date).isPresent()
                & map.need("source").flatMap(YamlValue::text).isPresent()
                & map.need("last checked").flatMap(YamlValue::date).isPresent();
        return dated ? days : Optional.empty();
    }

    private static Optional<Term.Question> question(YamlValue value) {
        YamlMap map = value.map("ask", List.of("text", "codes"));
        List<Code> codes = new ArrayList<>();
        map.find("codes")
                .ifPresent(list -> list.items().forEach(item -> code(item).ifPresent(codes::add)));
        return map.need("text").flatMap(YamlValue::text).map(text -> new Term.Question(text, codes));
    }

    private static Optional<Code> code(YamlValue value) {
        return value.text().flatMap(written -> {
            Optional<Code> code = Stream.of(CodeSystem.values())
                    .filter(system -> written.startsWith(system.name() + " "))
                    .map(system ->
                            Code.of(system, written.substring(system.name().length() + 1)))
                    .findFirst();
            if (code.isEmpty()) {
                value.problem("The code (" + written + ") must be a code system and a code, like \"LOINC 29463-7\".");
            }
            return code;
        });
    }
}
