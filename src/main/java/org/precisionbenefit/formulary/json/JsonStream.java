package org.precisionbenefit.formulary.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.JsonParserDelegate;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.formulary.load.LoadFault;
import org.precisionbenefit.formulary.load.PublishedFile;
import org.precisionbenefit.formulary.load.RowFault;
import org.precisionbenefit.formulary.load.RowPlace;

/**
 * Reads large JSON one object at a time: a tree is built of no more than the object at hand, whose size has a bound.
 */
final class JsonStream {
    private static final int MAX_DEPTH = 50;
    private static final int MAX_STRING = 2 << 20;
    private static final int MAX_NUMBER = 40;
    private static final int MAX_NAME = 200;
    private static final int MAX_TOKENS = 500_000;

    private static final ObjectMapper TREES = new ObjectMapper(JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxStringLength(MAX_STRING)
                    .maxNumberLength(MAX_NUMBER)
                    .maxNameLength(MAX_NAME)
                    .build())
            .build());

    private JsonStream() {}

    /** What is done with each object. */
    @FunctionalInterface
    interface Each {
        void object(RowPlace place, JsonNode object) throws IOException;
    }

    /** What is done with a file that is being read. */
    @FunctionalInterface
    private interface Reading {
        void from(Counted parser) throws IOException;
    }

    /** Counts tokens since the last object began. */
    private static final class Counted extends JsonParserDelegate {
        private int tokens;

        Counted(JsonParser parser) {
            super(parser);
        }

        @Override
        public @Nullable JsonToken nextToken() throws IOException {
            if (++tokens > MAX_TOKENS) {
                throw new RowFault("An object must have at most " + MAX_TOKENS + " names and values.");
            }
            return delegate.nextToken();
        }

        @Override
        public @Nullable String nextFieldName() throws IOException {
            return nextToken() == JsonToken.FIELD_NAME ? currentName() : null;
        }

        @Override
        public @Nullable String nextTextValue() throws IOException {
            return nextToken() == JsonToken.VALUE_STRING ? getText() : null;
        }

        @Override
        public @Nullable JsonToken nextValue() throws IOException {
            JsonToken token = nextToken();
            return token == JsonToken.FIELD_NAME ? nextToken() : token;
        }

        void begin() {
            tokens = 0;
        }
    }

    /** The object of one line of text. */
    static JsonNode line(String line) {
        String text = line.strip();
        // A parser costs kilobytes, and a file of garbage has many lines.
        if (!text.startsWith("{") || !text.endsWith("}")) {
            throw new RowFault("A line must hold one JSON object.");
        }
        try (Counted parser = new Counted(TREES.createParser(line))) {
            JsonNode node = TREES.readTree(parser);
            if (node == null || !node.isObject() || parser.nextToken() != null) {
                throw new RowFault("A line must hold one JSON object.");
            }
            return node;
        } catch (IOException e) {
            // The parser's own words quote what was read.
            throw new RowFault("A line must hold one well-formed JSON object without a name twice.");
        }
    }

    /** Whether a file holds a list, and no object. */
    static boolean isList(PublishedFile file) throws IOException {
        boolean[] list = new boolean[1];
        within(file, parser -> list[0] = parser.nextToken() == JsonToken.START_ARRAY);
        return list[0];
    }

    /** The one object of a small file. */
    static JsonNode whole(PublishedFile file) throws IOException {
        JsonNode[] whole = new JsonNode[1];
        within(file, parser -> whole[0] = TREES.readTree(parser));
        return whole[0] == null ? TREES.missingNode() : whole[0];
    }

    /** Every object of a file that is a list of objects. */
    static void list(PublishedFile file, Each each) throws IOException {
        within(file, parser -> {
            if (parser.nextToken() != JsonToken.START_ARRAY) {
                throw new RowFault("The file must be a list of objects.");
            }
            objects(file.name(), parser, each);
            end(parser);
        });
    }

    /** Every object of the list that a file's one object holds under a name; whatever else it holds is passed over. */
    static void listWithin(PublishedFile file, String name, Each each) throws IOException {
        within(file, parser -> {
            boolean found = false;
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new RowFault("The file must be one object.");
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                boolean wanted = Objects.equals(parser.currentName(), name);
                JsonToken value = parser.nextToken();
                if (wanted && value == JsonToken.START_ARRAY) {
                    found = true;
                    objects(file.name(), parser, each);
                } else {
                    parser.skipChildren();
                }
                parser.begin();
            }
            if (!found) {
                throw new RowFault("The file must be an object with the list " + name + ".");
            }
            end(parser);
        });
    }

    private static void objects(String name, Counted parser, Each each) throws IOException {
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            int line = parser.currentTokenLocation().getLineNr();
            parser.begin();
            if (token == null) {
                throw new RowFault("The list must be closed.");
            }
            each.object(new RowPlace(name, line), TREES.readTree(parser));
            parser.begin();
        }
    }

    private static void end(JsonParser parser) throws IOException {
        if (parser.nextToken() != null) {
            throw new RowFault("Nothing may follow the end of the list or object.");
        }
    }

    private static void within(PublishedFile file, Reading reading) throws IOException {
        try (InputStream in = file.open();
                Counted parser = new Counted(TREES.createParser(in))) {
            try {
                reading.from(parser);
            } catch (RowFault fault) {
                throw LoadFault.at(place(file, parser), fault.why());
            } catch (JsonProcessingException e) {
                throw LoadFault.at(
                        place(file, parser), "The file must be well-formed JSON without a name twice in one object.");
            }
        }
    }

    private static RowPlace place(PublishedFile file, JsonParser parser) {
        return new RowPlace(file.name(), Math.max(1, parser.currentLocation().getLineNr()));
    }
}
