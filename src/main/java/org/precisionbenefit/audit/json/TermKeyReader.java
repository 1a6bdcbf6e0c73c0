package org.precisionbenefit.audit.json;

import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.KeyDeserializer;
import org.precisionbenefit.policy.TermKey;

/** Reads a term from the name of a JSON member. */
final class TermKeyReader extends KeyDeserializer {
    @Override
    public Object deserializeKey(String key, DeserializationContext context) {
        int open = key.indexOf('(');
        return open < 0
                ? new TermKey(key, "")
                : new TermKey(key.substring(0, open), key.substring(open + 1, key.length() - 1));
    }
}
