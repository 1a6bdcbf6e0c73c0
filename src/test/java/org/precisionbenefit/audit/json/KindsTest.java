package org.precisionbenefit.audit.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.precisionbenefit.api.rest.DescribeKinds;

/** The API description knows the same kinds and words as what writes the JSON. */
class KindsTest {
    private static List<?> list(Class<?> of, String name) throws ReflectiveOperationException {
        Field field = of.getDeclaredField(name);
        field.setAccessible(true);
        return (List<?>) field.get(null);
    }

    @Test
    void description_and_json_name_the_same_kinds() throws ReflectiveOperationException {
        assertThat(list(DescribeKinds.class, "SEALED").equals(list(JsonCanonical.class, "SEALED")))
                .isTrue();
    }

    @Test
    void description_and_json_write_the_same_types_as_one_word() throws ReflectiveOperationException {
        List<Class<?>> words = list(JsonCanonical.class, "WORDS").stream()
                .<Class<?>>map(word -> ((OneWord<?>) word).type())
                .toList();

        assertThat(list(DescribeKinds.class, "WORDS").equals(words)).isTrue();
    }
}
