package org.precisionbenefit.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Every text that a case can hold is named in a list, so that whoever adds one has to say whether auditors see it. The list is
 * written for reading: what is not hidden by {@link MinimisedCase} is of our own making, a code, or a coded result.
 */
class MinimisedComponentsTest {
    private static final Path LIST = Path.of("src/test/resources/golden/texts-of-a-case.txt");

    private final Set<Class<?>> seen = new LinkedHashSet<>();
    private final Set<String> texts = new TreeSet<>();

    @Test
    void every_text_of_a_case_is_known_to_be_shown_or_hidden() throws IOException {
        walk(CaseFile.class);
        walk(ReviewText.class);
        assertThat(texts).hasSizeGreaterThan(100);
        List<String> known = Files.readAllLines(LIST, StandardCharsets.UTF_8).stream()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.substring(line.indexOf(' ') + 1))
                .toList();
        assertThat(texts).containsExactlyElementsOf(known);
        assertThat(MinimisedCase.hidden()).containsExactlyElementsOf(said("hidden "));
        assertThat(MinimisedCase.numbered()).containsExactlyElementsOf(said("numbered "));
    }

    private static List<String> said(String word) throws IOException {
        return Files.readAllLines(LIST, StandardCharsets.UTF_8).stream()
                .filter(line -> line.startsWith(word))
                .map(line -> line.substring(word.length()))
                .toList();
    }

    private void walk(Type type) {
        if (type instanceof ParameterizedType generic) {
            for (Type argument : generic.getActualTypeArguments()) {
                walk(argument);
            }
            walk(generic.getRawType());
        } else if (type instanceof WildcardType wild) {
            for (Type bound : wild.getUpperBounds()) {
                walk(bound);
            }
        } else if (type instanceof Class<?> known
                && known.getName().startsWith("org.precisionbenefit")
                && seen.add(known)) {
            if (known.isSealed()) {
                for (Class<?> each : known.getPermittedSubclasses()) {
                    walk(each);
                }
            }
            if (known.isRecord()) {
                for (RecordComponent component : known.getRecordComponents()) {
                    if (component.getGenericType().getTypeName().contains("java.lang.String")) {
                        texts.add(known.getName().replace("org.precisionbenefit.", "") + "#" + component.getName());
                    }
                    walk(component.getGenericType());
                }
            }
        }
    }
}
