package org.precisionbenefit.profile.fhir;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.intake.RefusedRequest;
import org.precisionbenefit.intake.RefusedRequest.Kind;

/** Reads from one resource what the structural gate needs: its type, its id and every reference, each with its place. */
final class ResourceScan {
    private final String path;
    private final List<ScannedEntry.Found> references = new ArrayList<>();
    private final List<String> containedIds = new ArrayList<>();
    private String type = "";
    private String id = "";

    private ResourceScan(String path) {
        this.path = path;
    }

    /**
     * Reads the resource at which the parser stands, and leaves the parser at its end.
     *
     * @param parser a parser at the start of the resource
     * @param path the resource's FHIRPath
     */
    static ResourceScan of(JsonParser parser, String path) throws IOException {
        ResourceScan scan = new ResourceScan(path);
        JsonStreamContext root = parser.getParsingContext();
        for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
            if (token == JsonToken.END_OBJECT && parser.getParsingContext() == root.getParent()) {
                break;
            }
            scan.token(parser, token, root);
        }
        if (scan.type.isEmpty()) {
            throw new RefusedRequest(Kind.MISSING, path, "Each resource must name its resourceType.");
        }
        return scan;
    }

    private void token(JsonParser parser, JsonToken token, JsonStreamContext root) throws IOException {
        if (token == JsonToken.FIELD_NAME) {
            refuseUnknownMeaning(parser.currentName());
        } else if (token == JsonToken.VALUE_STRING && parser.currentName() != null) {
            JsonStreamContext context = parser.getParsingContext();
            switch (parser.currentName()) {
                case "reference" ->
                    references.add(new ScannedEntry.Found(below(context.getParent(), root), parser.getText()));
                case "resourceType" -> type = context == root ? parser.getText() : type;
                case "id" -> id(context, root, parser.getText());
                default -> {}
            }
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

    private void id(JsonStreamContext context, JsonStreamContext root, String value) {
        if (context == root) {
            id = value;
        } else if (isContained(context, root)) {
            containedIds.add(value);
        }
    }

    private static boolean isContained(JsonStreamContext context, JsonStreamContext root) {
        JsonStreamContext array = context.getParent();
        return array != null
                && array.inArray()
                && array.getParent() == root
                && "contained".equals(root.getCurrentName());
    }

    /** The path of the element that the context's current name or index stands for, below the resource. */
    private static String below(@Nullable JsonStreamContext context, JsonStreamContext root) {
        StringBuilder path = new StringBuilder();
        for (JsonStreamContext at = context; at != null; at = at == root ? null : at.getParent()) {
            if (path.length() > 0 && path.charAt(0) != '[') {
                path.insert(0, '.');
            }
            path.insert(0, at.inArray() ? "[" + at.getCurrentIndex() + "]" : at.getCurrentName());
        }
        return path.toString();
    }

    String type() {
        return type;
    }

    String id() {
        return id;
    }

    List<ScannedEntry.Found> references() {
        return references;
    }

    List<String> containedIds() {
        return containedIds;
    }
}
