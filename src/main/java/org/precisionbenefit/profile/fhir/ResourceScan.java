package org.precisionbenefit.profile.fhir;

import ca.uhn.fhir.parser.json.BaseJsonLikeValue;
import ca.uhn.fhir.parser.json.BaseJsonLikeValue.ScalarType;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.intake.RefusedRequest;
import org.precisionbenefit.intake.RefusedRequest.Kind;

/**
 * Reads one resource for the resource parser and, on the way, what the structural gate needs: its type, its id and every
 * reference, each with its place.
 */
final class ResourceScan {
    private final JsonParser parser;
    private final String path;
    private final ReadValue.Members members;
    private final List<ScannedEntry.Found> references = new ArrayList<>();
    private final List<String> containedIds = new ArrayList<>();
    private String type = "";
    private String id = "";

    private ResourceScan(JsonParser parser, String path) throws IOException {
        this.parser = parser;
        this.path = path;
        this.members = object(new Place(null, null, 0));
    }

    /**
     * Reads the resource at which the parser stands, and leaves the parser at its end.
     *
     * @param parser a parser at the start of the resource, which checks what it reads
     * @param path the resource's FHIRPath
     */
    static ResourceScan of(JsonParser parser, String path) throws IOException {
        ResourceScan scan = new ResourceScan(parser, path);
        if (scan.type.isEmpty()) {
            throw new RefusedRequest(Kind.MISSING, path, "Each resource must name its resourceType.");
        }
        return scan;
    }

    /**
     * Where a value stands.
     *
     * @param parent what holds it, or null for the resource itself
     * @param name its name, or null when it is one of a list
     * @param index its place in the list
     */
    private record Place(@Nullable Place parent, @Nullable String name, int index) {
        boolean isRoot() {
            return parent == null;
        }

        boolean isContained() {
            return name == null
                    && parent != null
                    && "contained".equals(parent.name)
                    && parent.parent != null
                    && parent.parent.isRoot();
        }

        /** The path below the resource. */
        String words() {
            if (parent == null) {
                return "";
            }
            String before = parent.words();
            return name == null ? before + "[" + index + "]" : before.isEmpty() ? name : before + "." + name;
        }
    }

    private BaseJsonLikeValue value(JsonToken token, Place place) throws IOException {
        return switch (token) {
            case START_OBJECT -> object(place);
            case START_ARRAY -> list(place);
            case VALUE_STRING -> new ReadValue.Scalar(parser.getText(), ScalarType.STRING);
            case VALUE_NUMBER_INT -> new ReadValue.Scalar(whole(parser.getText()), ScalarType.NUMBER);
            case VALUE_NUMBER_FLOAT ->
                new ReadValue.Scalar(new BigDecimal(parser.getText()).toPlainString(), ScalarType.NUMBER);
            case VALUE_TRUE, VALUE_FALSE -> new ReadValue.Scalar(parser.getText(), ScalarType.BOOLEAN);
            default -> BaseJsonLikeValue.NULL;
        };
    }

    private static String whole(String digits) {
        return digits.equals("-0") ? "0" : digits;
    }

    private ReadValue.Members object(Place place) throws IOException {
        ReadValue.Members object = new ReadValue.Members();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            refuseUnknownMeaning(name);
            JsonToken token = parser.nextToken();
            if (token == JsonToken.VALUE_STRING) {
                String text = parser.getText();
                note(place, name, text);
                object.add(name, new ReadValue.Scalar(text, ScalarType.STRING));
            } else {
                object.add(name, value(token, new Place(place, name, 0)));
            }
        }
        return object;
    }

    private ReadValue.Items list(Place place) throws IOException {
        ReadValue.Items items = new ReadValue.Items();
        int index = 0;
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            items.add(value(token, new Place(place, null, index)));
            index++;
        }
        return items;
    }

    private void note(Place holder, String name, String text) {
        switch (name) {
            case "reference" -> references.add(new ScannedEntry.Found(holder.words(), text));
            case "resourceType" -> type = holder.isRoot() ? text : type;
            case "id" -> {
                if (holder.isRoot()) {
                    id = text;
                } else if (holder.isContained()) {
                    containedIds.add(text);
                }
            }
            default -> {}
        }
    }

    /** An element that changes the meaning of the rest, and that nobody here understands, must not be passed over. */
    private void refuseUnknownMeaning(String name) {
        if (name.equals("modifierExtension") || name.equals("implicitRules")) {
            throw new RefusedRequest(
                    Kind.INVALID,
                    path,
                    "The resource must not hold " + name + ": this server does not know what it changes."
                            + " Send the request without it; certificationType 3 cancels a request.");
        }
    }

    String type() {
        return type;
    }

    String id() {
        return id;
    }

    /** The resource as the resource parser takes it. */
    ReadValue.Members members() {
        return members;
    }

    List<ScannedEntry.Found> references() {
        return references;
    }

    List<String> containedIds() {
        return containedIds;
    }
}
