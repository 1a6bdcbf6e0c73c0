package org.precisionbenefit.audit.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.KeyDeserializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.util.function.Function;

/**
 * Writes a type whose whole value is one word (an id, a code of its own) as a JSON string, also as a member's name.
 *
 * @param type the type
 * @param write its word
 * @param read the value of a word
 * @param <T> the type
 */
record OneWord<T>(Class<T> type, Function<T, String> write, Function<String, T> read) {

    SimpleModule addTo(SimpleModule module) {
        return module.addSerializer(type, new Writer())
                .addKeySerializer(type, new KeyWriter())
                .addDeserializer(type, new Reader())
                .addKeyDeserializer(type, new KeyReader());
    }

    private final class Writer extends StdSerializer<T> {
        private static final long serialVersionUID = 1L;

        Writer() {
            super(type);
        }

        @Override
        public void serialize(T value, JsonGenerator out, SerializerProvider provider) throws IOException {
            out.writeString(write.apply(value));
        }
    }

    private final class KeyWriter extends StdSerializer<T> {
        private static final long serialVersionUID = 1L;

        KeyWriter() {
            super(type);
        }

        @Override
        public void serialize(T value, JsonGenerator out, SerializerProvider provider) throws IOException {
            out.writeFieldName(write.apply(value));
        }
    }

    private final class Reader extends StdDeserializer<T> {
        private static final long serialVersionUID = 1L;

        Reader() {
            super(type);
        }

        @Override
        public T deserialize(JsonParser in, DeserializationContext context) throws IOException {
            if (!in.hasToken(JsonToken.VALUE_STRING)) {
                return context.reportInputMismatch(type, "a string is needed");
            }
            try {
                return read.apply(in.getText());
            } catch (IllegalArgumentException e) {
                return context.reportInputMismatch(type, "the string is not of this type");
            }
        }
    }

    private final class KeyReader extends KeyDeserializer {
        @Override
        public Object deserializeKey(String key, DeserializationContext context) {
            return read.apply(key);
        }
    }
}
