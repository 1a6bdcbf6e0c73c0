package org.precisionbenefit.policy.yaml;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A map of an authored file whose keys are known.
 *
 * @param owner what it describes, for messages
 * @param value the map's place
 * @param entries its entries
 */
record YamlMap(String owner, YamlValue value, Map<String, YamlValue> entries) {
    YamlMap {
        Objects.requireNonNull(owner, "owner is null");
        Objects.requireNonNull(value, "value is null");
        Objects.requireNonNull(entries, "entries is null");
    }

    Optional<YamlValue> find(String key) {
        return Optional.ofNullable(entries.get(key));
    }

    /** The value of a key that has to be there. */
    Optional<YamlValue> need(String key) {
        Optional<YamlValue> found = find(key);
        if (found.isEmpty()) {
            value.problem("The key (" + key + ") of " + owner + " must be given.");
        }
        return found;
    }

    Optional<String> text(String key) {
        return find(key).flatMap(YamlValue::text);
    }
}
