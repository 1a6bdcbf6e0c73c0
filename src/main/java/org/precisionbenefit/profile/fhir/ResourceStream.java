package org.precisionbenefit.profile.fhir;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.intake.BoundedBody;

/**
 * Cuts a file into its resources, one after the other, and never holds more than one: a bundle by its entries, NDJSON by its
 * lines, of which each may be a bundle. What is cut out has not been judged; the guard sees it afterwards.
 */
final class ResourceStream {
    private static final String TOO_LARGE = "The resource must have at most " + BoundedBody.MAX_BYTES + " bytes.";
    private static final String NO_JSON = "The line must be one JSON object.";

    private final JsonFactory factory = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(100).build())
            .build();

    /**
     * Cuts NDJSON. A line that is no JSON is a resource with a fault; the others are read all the same.
     *
     * @throws IOException when the file cannot be read
     */
    void lines(InputStream file, Consumer<SentResource> taking) throws IOException {
        BufferedInputStream in = new BufferedInputStream(file);
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        long number = 1;
        for (int next = in.read(); next >= 0; next = in.read()) {
            if (next == '\n') {
                line(line, "line " + number, taking);
                line.reset();
                number++;
            } else if (line.size() <= BoundedBody.MAX_BYTES) {
                line.write(next);
            }
        }
        line(line, "line " + number, taking);
    }

    private void line(ByteArrayOutputStream line, String place, Consumer<SentResource> taking) {
        byte[] text = line.toByteArray();
        if (text.length > BoundedBody.MAX_BYTES) {
            taking.accept(SentResource.faulty(place, TOO_LARGE));
        } else if (!new String(text, StandardCharsets.UTF_8).isBlank()) {
            // Nothing of a line counts before it was read to its end.
            List<SentResource> cut = new ArrayList<>();
            try {
                document(new ByteArrayInputStream(text), place, cut::add);
            } catch (IOException e) {
                taking.accept(SentResource.faulty(place, NO_JSON));
                return;
            }
            cut.forEach(taking);
        }
    }

    /**
     * Cuts one JSON document: a bundle, or a resource alone.
     *
     * @throws IOException when the file cannot be read or is no JSON object: then nothing of it is to count
     */
    void document(InputStream file, Consumer<SentResource> taking) throws IOException {
        try {
            document(file, "", taking);
        } catch (JsonProcessingException e) {
            throw new IOException("The file must be one JSON object" + place(e.getLocation()) + ".", e);
        }
    }

    /** Where it is none, in numbers: the parser's own words can quote the file. */
    private static String place(@Nullable JsonLocation at) {
        return at == null ? "" : "; it is none at line " + at.getLineNr() + ", column " + at.getColumnNr();
    }

    private void document(InputStream file, String at, Consumer<SentResource> taking) throws IOException {
        try (JsonParser parser = factory.createParser(file)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException("The file must be one JSON object.");
            }
            Copy outside = new Copy();
            outside.start();
            boolean entries = false;
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                JsonToken value = parser.nextToken();
                if (name.equals("entry") && value == JsonToken.START_ARRAY) {
                    entries = true;
                    entries(parser, at, taking);
                } else {
                    outside.named(name, parser);
                }
            }
            if (parser.nextToken() != null) {
                throw new IOException("The file must be one JSON object, and nothing may follow it.");
            }
            if (!entries) {
                outside.end();
                taking.accept(outside.resource(at.isEmpty() ? "entry 0" : at, ""));
            }
        }
    }

    private void entries(JsonParser parser, String at, Consumer<SentResource> taking) throws IOException {
        for (int index = 0; parser.nextToken() != JsonToken.END_ARRAY; index++) {
            String place = (at.isEmpty() ? "" : at + ", ") + "entry " + index;
            if (parser.currentToken() != JsonToken.START_OBJECT) {
                parser.skipChildren();
                taking.accept(SentResource.faulty(place, "An entry must be an object."));
                continue;
            }
            String fullUrl = "";
            Copy resource = null;
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                JsonToken value = parser.nextToken();
                if (name.equals("resource") && value == JsonToken.START_OBJECT) {
                    resource = new Copy();
                    resource.value(parser);
                } else if (name.equals("fullUrl") && value == JsonToken.VALUE_STRING) {
                    fullUrl = parser.getText();
                } else {
                    parser.skipChildren();
                }
            }
            taking.accept(
                    resource == null
                            ? SentResource.faulty(place, "Each entry must hold a resource.")
                            : resource.resource(place, fullUrl));
        }
    }

    /** Copies values token by token, numbers as they were written, up to the largest resource that is read. */
    private final class Copy {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final JsonGenerator generator;

        Copy() throws IOException {
            generator = factory.createGenerator(bytes);
        }

        void start() throws IOException {
            generator.writeStartObject();
        }

        void named(String name, JsonParser parser) throws IOException {
            if (hasRoom()) {
                generator.writeFieldName(name);
            }
            value(parser);
        }

        void end() throws IOException {
            if (hasRoom()) {
                generator.writeEndObject();
            }
        }

        /** What is too large is read on to its end, and no more of it is kept; once full it stays full. */
        private boolean hasRoom() {
            return bytes.size() <= BoundedBody.MAX_BYTES;
        }

        /** Copies the value at which the parser stands, and leaves the parser at its end. */
        void value(JsonParser parser) throws IOException {
            int depth = 0;
            JsonToken token = parser.currentToken();
            while (true) {
                depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
                if (hasRoom()) {
                    token(token, parser);
                }
                if (depth == 0 && token != JsonToken.FIELD_NAME) {
                    return;
                }
                token = parser.nextToken();
                if (token == null) {
                    throw new IOException("The file ends inside a resource.");
                }
            }
        }

        private void token(JsonToken token, JsonParser parser) throws IOException {
            switch (token) {
                case START_OBJECT -> generator.writeStartObject();
                case END_OBJECT -> generator.writeEndObject();
                case START_ARRAY -> generator.writeStartArray();
                case END_ARRAY -> generator.writeEndArray();
                case FIELD_NAME -> generator.writeFieldName(parser.currentName());
                case VALUE_STRING -> generator.writeString(parser.getText());
                case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> generator.writeNumber(parser.getText());
                case VALUE_TRUE, VALUE_FALSE -> generator.writeBoolean(token == JsonToken.VALUE_TRUE);
                default -> generator.writeNull();
            }
        }

        SentResource resource(String place, String fullUrl) throws IOException {
            generator.flush();
            return bytes.size() > BoundedBody.MAX_BYTES
                    ? SentResource.faulty(place, TOO_LARGE)
                    : new SentResource(place, fullUrl, bytes.toByteArray(), "");
        }
    }
}
