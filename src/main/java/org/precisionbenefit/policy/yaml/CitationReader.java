package org.precisionbenefit.policy.yaml;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.precisionbenefit.terminology.Citation;

/** Reads a source: its title, the place inside it, and the day it was last compared with. */
final class CitationReader {
    private CitationReader() {}

    static Optional<Citation> read(YamlValue value) {
        YamlMap map = value.map("a source", List.of("title", "locator", "last checked"));
        Optional<String> title = map.need("title").flatMap(YamlValue::text);
        Optional<String> locator = map.need("locator").flatMap(YamlValue::text);
        Optional<LocalDate> checked = map.need("last checked").flatMap(YamlValue::date);
        return title.flatMap(text -> locator.flatMap(place -> checked.map(day -> new Citation(text, place, day))));
    }
}
