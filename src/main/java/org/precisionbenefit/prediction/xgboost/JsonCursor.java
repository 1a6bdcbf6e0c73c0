package org.precisionbenefit.prediction.xgboost;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.precisionbenefit.terminology.ConfigurationFault;
import org.precisionbenefit.terminology.ConfigurationFault.Problem;
import org.precisionbenefit.terminology.SourceFile;

/** A place in an authored JSON file, read strictly: what is missing, misnamed or of the wrong type is named with its place. */
final class JsonCursor {
    private final String file;
    private final String place;
    private final JsonNode node;

    private JsonCursor(String file, String place, JsonNode node) {
        this.file = file;
        this.place = place;
        this.node = node;
    }

    /** Parses the file; duplicate keys and text behind the document are faults. */
    static JsonCursor parse(SourceFile source) {
        JsonMapper mapper = JsonMapper.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .build();
        try {
            return new JsonCursor(source.path(), "", mapper.readTree(source.text()));
        } catch (JacksonException e) {
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
            int column = e.getLocation() == null ? 0 : e.getLocation().getColumnNr();
            throw new ConfigurationFault(List.of(new Problem(
                    source.path(), line, column, "The file must be one JSON document without duplicate keys.")));
        } catch (NumberFormatException e) {
            // The parser lets a number through whose exponent is no int.
            throw new ConfigurationFault(source.path(), "The numbers of the file must have shorter exponents.");
        }
    }

    String file() {
        return file;
    }

    /** The text of the whole place, for what is carried over as it stands. */
    JsonNode node() {
        return node;
    }

    ConfigurationFault fault(String message) {
        return new ConfigurationFault(file, "The value at (" + (place.isEmpty() ? "/" : place) + ") " + message);
    }

    /** Refuses fields other than these, so that a misspelt one does not pass unseen. */
    JsonCursor only(String... allowed) {
        Set<String> known = new TreeSet<>(List.of(allowed));
        node.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                throw fault(
                        "must not hold the field " + name + ". Did you mean one of: " + String.join(", ", known) + "?");
            }
        });
        return this;
    }

    boolean has(String field) {
        return node.hasNonNull(field);
    }

    JsonCursor at(String field) {
        JsonNode child = node.get(field);
        if (child == null || child.isNull()) {
            throw fault("must hold the field " + field + ".");
        }
        return new JsonCursor(file, place + "/" + field, child);
    }

    List<JsonCursor> items() {
        if (!node.isArray()) {
            throw fault("must be a list.");
        }
        List<JsonCursor> items = new ArrayList<>(node.size());
        for (int i = 0; i < node.size(); i++) {
            items.add(new JsonCursor(file, place + "/" + i, node.get(i)));
        }
        return items;
    }

    List<String> fields() {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }

    String text() {
        if (!node.isTextual() || node.textValue().isBlank()) {
            throw fault("must be a text that is not empty.");
        }
        return node.textValue();
    }

    boolean flag() {
        if (!node.isBoolean()) {
            throw fault("must be true or false.");
        }
        return node.booleanValue();
    }

    int whole() {
        if (!node.isIntegralNumber() || !node.canConvertToInt()) {
            throw fault("must be a whole number.");
        }
        return node.intValue();
    }

    BigDecimal decimal() {
        if (!node.isNumber()) {
            throw fault("must be a number.");
        }
        return node.decimalValue();
    }

    double number() {
        return decimal().doubleValue();
    }

    /** The number as the nearest float, parsed from its digits once, never by way of a double. */
    float single() {
        float value = Float.parseFloat(decimal().toString());
        if (!Float.isFinite(value)) {
            throw fault("must fit into a single-precision number.");
        }
        return value;
    }

    /** A whole number written as text, as XGBoost writes its parameters. */
    int wholeInText() {
        String digits = text();
        if (!digits.matches("[0-9]{1,9}")) {
            throw fault("must be a whole number in quotes.");
        }
        return Integer.parseInt(digits);
    }

    /** A number written as text, as XGBoost writes its parameters. */
    float singleInText() {
        String digits = text();
        if (!digits.matches("-?[0-9]+(\\.[0-9]+)?([eE][-+]?[0-9]{1,3})?")) {
            throw fault("must be a number in quotes.");
        }
        return Float.parseFloat(digits);
    }
}
