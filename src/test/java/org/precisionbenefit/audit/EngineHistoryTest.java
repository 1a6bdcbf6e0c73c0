package org.precisionbenefit.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which differences are meant, by the version that decided and by their places. */
class EngineHistoryTest {
    private static final EngineHistory HISTORY = new EngineHistory(
            "1.10.0",
            List.of(
                    new EngineHistory.Change("1.2.0", List.of("record/items/*/evidence"), "Genes are read otherwise."),
                    new EngineHistory.Change("1.9.0", List.of("explanation"), "Contributions are rounded.")));

    @ParameterizedTest
    @CsvSource({
        "1.1.9, true",
        "1.2.0-rc1, true",
        "0.10.0, true",
        "1.2.0, false",
        "1.10.0, false",
        "2.0.0, false",
        "'', false",
        "next, false"
    })
    void change_explains_what_an_earlier_version_decided(String engine, boolean explained) {
        assertThat(HISTORY.explains(engine, List.of("record/items/0/evidence/genes/1"))
                        .isPresent())
                .isEqualTo(explained);
    }

    @Test
    void every_place_has_to_be_explained() {
        assertThat(HISTORY.explains("1.0.0", List.of("record/items/3/evidence", "explanation/scores/0")))
                .contains("Since 1.2.0: Genes are read otherwise. Since 1.9.0: Contributions are rounded.");
        assertThat(HISTORY.explains("1.5.0", List.of("explanation/scores/0")))
                .contains("Since 1.9.0: Contributions are rounded.");
        assertThat(HISTORY.explains("1.5.0", List.of("record/items/3/evidence", "explanation")))
                .isEmpty();
        for (String place :
                List.of("record", "record/items", "record/items/0", "record/items/0/evidences", "record/law")) {
            assertThat(HISTORY.explains("1.0.0", List.of("record/items/0/evidence", place)))
                    .as(place)
                    .isEmpty();
        }
        assertThat(HISTORY.explains("1.0.0", List.of())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1.10.0, false", "1.9.9, false", "1.10.1, true", "2.0.0-rc1, true", "1.10.0-rc1, false", "next, false"})
    void later_version_is_told_by_its_numbers(String engine, boolean later) {
        assertThat(HISTORY.isLater(engine)).isEqualTo(later);
        assertThat(EngineHistory.of(null).isLater(engine)).isFalse();
    }

    @Test
    void change_without_version_or_place_is_refused() {
        assertThatThrownBy(() -> new EngineHistory.Change("soon", List.of("record"), "What."))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new EngineHistory.Change("1.0.0", List.of(), "What."))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
