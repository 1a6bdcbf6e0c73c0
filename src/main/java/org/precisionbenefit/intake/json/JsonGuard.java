package org.precisionbenefit.intake.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.json.UTF8StreamJsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.function.Predicate;
import org.precisionbenefit.intake.BoundedBody;
import org.precisionbenefit.intake.GuardJson;
import org.precisionbenefit.intake.RefusedRequest;
import org.precisionbenefit.intake.RefusedRequest.Kind;

/**
 * Walks a body token by token before a parser that builds a tree sees it. Tree parsers let two values of one name pass
 * (the last wins), spend all memory on a number with a huge exponent and fail on an empty name; none of these reaches
 * them.
 */
public final class JsonGuard implements GuardJson {
    private static final int MAX_DEPTH = 100;
    private static final int MAX_STRING = 1024 * 1024;
    private static final int MAX_NUMBER = 40;
    private static final int MAX_NAME = 64;
    private static final int MAX_TOKENS = 400_000;
    private static final int MAX_DIGITS = 30;
    /** Readers compare the items of a list with each other, so that time grows with the square of this. */
    private static final int MAX_ITEMS = 1_000;

    private final JsonFactory factory;
    private final JsonPlace place;

    /**
     * Builds a guard.
     *
     * @param root how the document's root is called in the places that refusals name, for example {@code Bundle}
     * @param knownName whether a name may be repeated in such a place; another may hold what must not be repeated
     */
    public JsonGuard(String root, Predicate<String> knownName) {
        this.place = new JsonPlace(Objects.requireNonNull(root, "root is null"), knownName);
        this.factory = JsonFactory.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(MAX_DEPTH)
                        .maxStringLength(MAX_STRING)
                        .maxNumberLength(MAX_NUMBER)
                        .maxNameLength(MAX_NAME)
                        .maxDocumentLength(BoundedBody.MAX_BYTES)
                        .maxTokenCount(MAX_TOKENS)
                        .build())
                .build();
    }

    @Override
    public void check(byte[] body) {
        if (body.length > BoundedBody.MAX_BYTES) {
            throw BoundedBody.tooLarge();
        }
        try (JsonParser parser = factory.createParser(body)) {
            walk(parser);
        } catch (IOException e) {
            throw new UncheckedIOException("Reading from memory failed.", e);
        }
    }

    private void walk(JsonParser parser) throws IOException {
        try {
            if (!(parser instanceof UTF8StreamJsonParser) || parser.nextToken() != JsonToken.START_OBJECT) {
                throw refused(parser, "The body must be one JSON object in UTF-8.");
            }
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                checkToken(parser, token);
                if (token == JsonToken.END_OBJECT && parser.getParsingContext().inRoot()) {
                    break;
                }
            }
            if (parser.nextToken() != null) {
                throw refused(parser, "Nothing may follow the JSON object.");
            }
        } catch (StreamConstraintsException e) {
            throw new RefusedRequest(Kind.TOO_LARGE, place.of(parser), limits());
        } catch (JsonProcessingException e) {
            // The parser's own words quote what was sent and are therefore not passed on.
            throw refused(parser, "The body must be well-formed JSON without a name twice in one object.");
        }
    }

    private void checkToken(JsonParser parser, JsonToken token) throws IOException {
        if (parser.getParsingContext().getCurrentIndex() >= MAX_ITEMS) {
            throw new RefusedRequest(Kind.TOO_LARGE, place.of(parser), limits());
        }
        if (token == JsonToken.FIELD_NAME) {
            checkName(parser, parser.currentName());
        } else if (token == JsonToken.VALUE_STRING) {
            checkText(parser);
        } else if (token.isNumeric()) {
            if (!isModest(parser.getText())) {
                throw refused(parser, "A number must have at most " + MAX_DIGITS + " digits and no larger exponent.");
            }
        }
    }

    private static boolean isModest(String digits) {
        try {
            BigDecimal number = new BigDecimal(digits);
            return number.precision() <= MAX_DIGITS && Math.abs((long) number.scale()) <= MAX_DIGITS;
        } catch (NumberFormatException e) {
            // JSON sets no bound to an exponent; one that is no int cannot even be compared.
            return false;
        }
    }

    private void checkName(JsonParser parser, String name) {
        if (name.isEmpty()) {
            throw refused(parser, "A name must not be empty.");
        }
        if (name.length() > MAX_NAME) {
            throw new RefusedRequest(Kind.TOO_LARGE, place.of(parser), limits());
        }
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c < ' ' || Character.isSurrogate(c)) {
                throw refused(parser, "A name must not hold control characters.");
            }
        }
    }

    private void checkText(JsonParser parser) throws IOException {
        char[] text = parser.getTextCharacters();
        int end = parser.getTextOffset() + parser.getTextLength();
        for (int i = parser.getTextOffset(); i < end; i++) {
            char c = text[i];
            if (c < ' ' && c != '\t' && c != '\n' && c != '\r') {
                throw refused(parser, "A text must not hold control characters.");
            }
            if (Character.isHighSurrogate(c) && i + 1 < end && Character.isLowSurrogate(text[i + 1])) {
                i++;
            } else if (Character.isSurrogate(c)) {
                throw refused(parser, "A text must not hold half a character (a lone surrogate).");
            }
        }
    }

    private RefusedRequest refused(JsonParser parser, String message) {
        return new RefusedRequest(Kind.MALFORMED, place.of(parser), message);
    }

    private static String limits() {
        return "The body must keep to these limits: depth " + MAX_DEPTH + ", text " + MAX_STRING
                + " characters, number " + MAX_NUMBER + " characters, name " + MAX_NAME + " characters, list "
                + MAX_ITEMS + " items, " + MAX_TOKENS + " tokens.";
    }
}
