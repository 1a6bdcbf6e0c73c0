package org.precisionbenefit.terminology.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.precisionbenefit.terminology.ConfigurationFault;
import org.precisionbenefit.terminology.SourceFile;
import org.precisionbenefit.terminology.authored.Authored;
import org.precisionbenefit.terminology.authored.Place;

class YamlTextTest {
    @Test
    void names_lists_and_texts_keep_place_and_form() {
        Authored read = read("a: 1\nb:\n  - 'x'\n  - |\n    y\n    z\nc:\n");
        Authored.Entries entries = (Authored.Entries) read;
        assertThat(entries.entries()).extracting(entry -> entry.name().value()).containsExactly("a", "b", "c");
        assertThat(entries.entries().get(0).value())
                .isEqualTo(new Authored.Scalar(new Place("f.yaml", 1, 4), "1", Authored.Form.PLAIN));
        Authored.Items items = (Authored.Items) entries.entries().get(1).value();
        assertThat(items.items())
                .isEqualTo(List.of(
                        new Authored.Scalar(new Place("f.yaml", 3, 5), "x", Authored.Form.QUOTED),
                        new Authored.Scalar(new Place("f.yaml", 4, 5), "y\nz", Authored.Form.LINES)));
        assertThat(((Authored.Scalar) entries.entries().get(2).value()).value()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            ""                         | must not be empty
            "# only a remark"          | must not be empty
            "a: 1\\na: 2"              | f.yaml:2:1: The name (a) must not stand twice
            "a: {b: 1, b: 2}"          | f.yaml:1:11: The name (b) must not stand twice
            "? [a]\\n: 1"              | A name must be a single word
            "a: 1\\n---\\nb: 2"        | f.yaml:2:1: The file must be well-formed YAML
            "a: &x 1"                  | must not use YAML anchors
            "a: *x"                    | must not use YAML anchors
            "a: !x 1"                  | must not use YAML tags
            "a: ["                     | must be well-formed YAML
            """)
    void what_is_not_plain_is_refused_at_its_place(String text, String message) {
        assertThatThrownBy(() -> read(text.replace("\\n", "\n")))
                .isInstanceOf(ConfigurationFault.class)
                .hasMessageContaining(message);
    }

    @Test
    void nesting_ends_at_thirty() {
        assertThat(read("[".repeat(30) + "]".repeat(30))).isInstanceOf(Authored.Items.class);
        assertThatThrownBy(() -> read("[".repeat(31) + "]".repeat(31)))
                .isInstanceOf(ConfigurationFault.class)
                .hasMessageContaining("nested at most 30 deep");
    }

    /** What follows the first fault is not read: the second name would be a fault of its own, of another kind. */
    @Test
    void first_fault_ends_the_reading() {
        assertThatThrownBy(() -> read("a: 1\na: 2\nb: &x 1\n")).hasMessageContaining("must not stand twice");
    }

    private static Authored read(String text) {
        return YamlText.read(new SourceFile("f.yaml", text));
    }
}
