package org.precisionbenefit.intake.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.json.UTF8StreamJsonParser;
import com.fasterxml.jackson.core.util.JsonParserDelegate;
import java.io.IOException;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.intake.RefusedRequest;
import org.precisionbenefit.intake.RefusedRequest.Kind;

/** A parser whose every token was checked before anybody sees it. Whatever moves on must pass {@link #nextToken}. */
final class GuardedParser extends JsonParserDelegate {
    private final JsonPlace place;
    private boolean begun;
    private boolean ended;

    GuardedParser(JsonParser parser, JsonPlace place) {
        super(parser);
        this.place = place;
    }

    @Override
    public @Nullable JsonToken nextToken() throws IOException {
        try {
            // Another encoding is seen by the kind of parser, before one character of it is read.
            if (!begun && !(delegate instanceof UTF8StreamJsonParser)) {
                throw noObject();
            }
            JsonToken token = delegate.nextToken();
            if (!begun) {
                begun = true;
                if (token != JsonToken.START_OBJECT) {
                    throw noObject();
                }
            } else if (token != null) {
                if (ended) {
                    throw refused("Nothing may follow the JSON object.");
                }
                checkToken(token);
                ended = token == JsonToken.END_OBJECT
                        && delegate.getParsingContext().inRoot();
            }
            return token;
        } catch (StreamConstraintsException e) {
            throw new RefusedRequest(Kind.TOO_LARGE, place.of(delegate), JsonGuard.limits());
        } catch (JsonProcessingException e) {
            // The parser's own words quote what was sent and are therefore not passed on.
            throw refused("The body must be well-formed JSON without a name twice in one object.");
        }
    }

    @Override
    public @Nullable JsonToken nextValue() throws IOException {
        JsonToken token = nextToken();
        return token == JsonToken.FIELD_NAME ? nextToken() : token;
    }

    @Override
    public JsonParser skipChildren() throws IOException {
        JsonToken token = delegate.currentToken();
        int open = token != null && token.isStructStart() ? 1 : 0;
        while (open > 0) {
            JsonToken next = nextToken();
            if (next == null) {
                break;
            }
            open += next.isStructStart() ? 1 : next.isStructEnd() ? -1 : 0;
        }
        return this;
    }

    private void checkToken(JsonToken token) throws IOException {
        if (delegate.getParsingContext().getCurrentIndex() >= JsonGuard.MAX_ITEMS) {
            throw new RefusedRequest(Kind.TOO_LARGE, place.of(delegate), JsonGuard.limits());
        }
        if (token == JsonToken.FIELD_NAME) {
            checkName(delegate.currentName());
        } else if (token == JsonToken.VALUE_STRING) {
            checkText();
        } else if (token.isNumeric()) {
            if (!isModest(delegate.getText())) {
                throw refused("A number must have at most " + JsonGuard.MAX_DIGITS + " digits and no larger exponent.");
            }
        }
    }

    private static boolean isModest(String digits) {
        if (digits.length() <= JsonGuard.MAX_DIGITS && digits.indexOf('e') < 0 && digits.indexOf('E') < 0) {
            return true;
        }
        try {
            BigDecimal number = new BigDecimal(digits);
            return number.precision() <= JsonGuard.MAX_DIGITS
                    && Math.abs((long) number.scale()) <= JsonGuard.MAX_DIGITS;
        } catch (NumberFormatException e) {
            // JSON sets no bound to an exponent; one that is no int cannot even be compared.
            return false;
        }
    }

    private void checkName(String name) {
        if (name.isEmpty()) {
            throw refused("A name must not be empty.");
        }
        if (name.length() > JsonGuard.MAX_NAME) {
            throw new RefusedRequest(Kind.TOO_LARGE, place.of(delegate), JsonGuard.limits());
        }
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c < ' ' || Character.isSurrogate(c)) {
                throw refused("A name must not hold control characters.");
            }
        }
    }

    private void checkText() throws IOException {
        char[] text = delegate.getTextCharacters();
        int end = delegate.getTextOffset() + delegate.getTextLength();
        for (int i = delegate.getTextOffset(); i < end; i++) {
            char c = text[i];
            if (c < ' ' && c != '\t' && c != '\n' && c != '\r') {
                throw refused("A text must not hold control characters.");
            }
            if (Character.isHighSurrogate(c) && i + 1 < end && Character.isLowSurrogate(text[i + 1])) {
                i++;
            } else if (Character.isSurrogate(c)) {
                throw refused("A text must not hold half a character (a lone surrogate).");
            }
        }
    }

    private RefusedRequest noObject() {
        return refused("The body must be one JSON object in UTF-8.");
    }

    private RefusedRequest refused(String message) {
        return new RefusedRequest(Kind.MALFORMED, place.of(delegate), message);
    }
}
