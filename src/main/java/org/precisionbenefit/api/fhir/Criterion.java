package org.precisionbenefit.api.fhir;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.Enumerations.SearchParamType;
import org.precisionbenefit.terminology.LetterCase;

/**
 * One parameter of a search with the values of which one must fit.
 *
 * @param parameter the parameter
 * @param modifier how values are compared
 * @param wanted the values, of which one is enough
 */
record Criterion(SearchParameter parameter, Modifier modifier, List<String> wanted) {
    private static final int MOST_VALUES = 100;
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");

    Criterion {
        Objects.requireNonNull(parameter, "parameter is null");
        Objects.requireNonNull(modifier, "modifier is null");
        wanted = List.copyOf(wanted);
    }

    /** How values are compared. */
    enum Modifier {
        /** As FHIR says for the type of the parameter. */
        NONE,
        EXACT,
        CONTAINS,
        NOT,
        MISSING,
        /** The type of what is referred to. */
        TYPE
    }

    /**
     * Reads a parameter.
     *
     * @param parameter the parameter
     * @param modifier its modifier, empty for none
     * @param text its value
     * @throws SearchRefusal when it cannot be read
     */
    static Criterion of(SearchParameter parameter, String modifier, String text) {
        List<String> wanted = split(text);
        if (wanted.size() > MOST_VALUES) {
            throw new SearchRefusal(
                    SearchRefusal.Kind.INVALID, parameter.name(), "Send at most " + MOST_VALUES + " values.");
        }
        if (wanted.stream().anyMatch(String::isBlank)) {
            throw new SearchRefusal(SearchRefusal.Kind.INVALID, parameter.name(), "A value must not be empty.");
        }
        Modifier read = modifier(parameter, modifier);
        if (read == Modifier.MISSING && !(text.equals("true") || text.equals("false"))) {
            throw new SearchRefusal(
                    SearchRefusal.Kind.INVALID, parameter.name(), "With :missing the value must be true or false.");
        }
        if (parameter.type() == SearchParamType.DATE && read == Modifier.NONE) {
            wanted.forEach(value -> SearchDate.of(parameter, value));
        }
        return new Criterion(parameter, read, wanted);
    }

    private static Modifier modifier(SearchParameter parameter, String modifier) {
        boolean text = parameter.type() == SearchParamType.STRING;
        boolean reference = parameter.type() == SearchParamType.REFERENCE;
        if (modifier.isEmpty()) {
            return Modifier.NONE;
        } else if (modifier.equals("missing")) {
            return Modifier.MISSING;
        } else if (text && modifier.equals("exact")) {
            return Modifier.EXACT;
        } else if (text && modifier.equals("contains")) {
            return Modifier.CONTAINS;
        } else if (parameter.type() == SearchParamType.TOKEN && modifier.equals("not")) {
            return Modifier.NOT;
        } else if (reference && PublishedType.of(modifier).isPresent()) {
            return Modifier.TYPE;
        }
        throw new SearchRefusal(
                SearchRefusal.Kind.UNSUPPORTED,
                parameter.name(),
                "Its modifier is not known here. Strings take :exact and :contains, codes :not, all :missing.");
    }

    /** Values are parted by commas; one behind a backslash belongs to the value. */
    private static List<String> split(String text) {
        List<String> values = new ArrayList<>();
        StringBuilder value = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < text.length()) {
                value.append(text.charAt(++i));
            } else if (c == ',') {
                values.add(value.toString());
                value.setLength(0);
            } else {
                value.append(c);
            }
        }
        values.add(value.toString());
        return values;
    }

    /** Whether an entry has a value that fits. */
    boolean matches(SearchIndex index) {
        List<SearchValue> values = index.of(parameter.name());
        return switch (modifier) {
            case MISSING -> values.isEmpty() == wanted.get(0).equals("true");
            case NOT -> values.stream().noneMatch(this::fits);
            case NONE, EXACT, CONTAINS, TYPE -> values.stream().anyMatch(this::fits);
        };
    }

    private boolean fits(SearchValue value) {
        return wanted.stream().anyMatch(one -> fits(value, one));
    }

    private boolean fits(SearchValue value, String one) {
        if (value instanceof SearchValue.Token token) {
            return token(token, one);
        } else if (value instanceof SearchValue.Text text) {
            return text(text.text(), one);
        } else if (value instanceof SearchValue.Ref ref) {
            return one.equals(ref.id())
                    || one.equals(ref.type() + "/" + ref.id())
                    || (one.startsWith("http") && one.endsWith("/fhir/" + ref.type() + "/" + ref.id()));
        }
        return SearchDate.of(parameter, one).matches((SearchValue.Span) value);
    }

    private static boolean token(SearchValue.Token token, String one) {
        int bar = one.indexOf('|');
        if (bar < 0) {
            return token.code().equals(one);
        }
        String code = one.substring(bar + 1);
        return token.system().equals(one.substring(0, bar))
                && (code.isEmpty() || token.code().equals(code));
    }

    private boolean text(String text, String one) {
        return switch (modifier) {
            case EXACT -> text.equals(one);
            case CONTAINS -> plain(text).contains(plain(one));
            case NONE, NOT, MISSING, TYPE -> plain(text).startsWith(plain(one));
        };
    }

    private static String plain(String text) {
        return LetterCase.lower(
                MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD)).replaceAll(""));
    }
}
