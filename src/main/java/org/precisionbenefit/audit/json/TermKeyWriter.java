package org.precisionbenefit.audit.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import java.io.IOException;
import org.precisionbenefit.policy.TermKey;

/** Writes a term as the name of a JSON member. */
final class TermKeyWriter extends JsonSerializer<TermKey> {
    @Override
    public void serialize(TermKey key, JsonGenerator out, SerializerProvider provider) throws IOException {
        out.writeFieldName(key.toString());
    }
}
