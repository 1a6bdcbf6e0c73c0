package org.precisionbenefit.policy;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The value of every term that a policy names, for one request.
 *
 * @param values the values by term, sorted; a term that is missing here is unknown because absent
 */
public record Facts(SortedMap<TermKey, TermValue> values) {
    public Facts {
        values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
    }

    public static Facts of(Map<TermKey, TermValue> values) {
        return new Facts(new TreeMap<>(values));
    }

    public TermValue get(TermKey key) {
        TermValue value = values.get(key);
        return value != null ? value : new TermValue.Unknown(TermValue.Reason.ABSENT, "Nothing was sent.", List.of());
    }

    /** The same facts with some values replaced. */
    public Facts with(Map<TermKey, TermValue> replaced) {
        TreeMap<TermKey, TermValue> all = new TreeMap<>(values);
        all.putAll(replaced);
        return new Facts(all);
    }
}
