package org.precisionbenefit.intake.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.function.Predicate;
import org.precisionbenefit.intake.BoundedBody;
import org.precisionbenefit.intake.GuardJson;
import org.precisionbenefit.intake.RefusedRequest;

/**
 * Walks a body token by token before a parser that builds a tree sees it. Tree parsers let two values of one name pass
 * (the last wins), spend all memory on a number with a huge exponent and fail on an empty name; none of these reaches
 * them.
 */
public final class JsonGuard implements GuardJson {
    private static final int MAX_DEPTH = 100;
    private static final int MAX_STRING = 1024 * 1024;
    private static final int MAX_NUMBER = 40;
    static final int MAX_NAME = 64;
    private static final int MAX_TOKENS = 400_000;
    static final int MAX_DIGITS = 30;
    /** Readers compare the items of a list with each other, so that time grows with the square of this. */
    static final int MAX_ITEMS = 1_000;

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
        try (JsonParser parser = open(body)) {
            JsonToken token = parser.nextToken();
            while (token != null) {
                token = parser.nextToken();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Reading from memory failed.", e);
        }
    }

    /**
     * Opens a body for one that reads it token by token; each token was checked before it is seen.
     *
     * @param body the body as received
     * @return a parser that throws {@link RefusedRequest} at the first token that is refused; only whoever reads on to
     *     the end, where there is no further token, knows that nothing follows the object
     */
    public JsonParser open(byte[] body) {
        if (body.length > BoundedBody.MAX_BYTES) {
            throw BoundedBody.tooLarge();
        }
        try {
            return new GuardedParser(factory.createParser(body), place);
        } catch (IOException e) {
            throw new UncheckedIOException("Reading from memory failed.", e);
        }
    }

    static String limits() {
        return "The body must keep to these limits: depth " + MAX_DEPTH + ", text " + MAX_STRING
                + " characters, number " + MAX_NUMBER + " characters, name " + MAX_NAME + " characters, list "
                + MAX_ITEMS + " items, " + MAX_TOKENS + " tokens.";
    }
}
