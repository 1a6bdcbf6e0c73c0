package org.precisionbenefit.hostile;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.precisionbenefit.intake.PriorAuthRequest;

/** For each list of a document, the document with as many different items in that list as the guard lets through. */
final class RepeatedItems {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST_CHARACTERS = 4_500_000;
    private static final int MOST_TOKENS = 350_000;
    private static final int MOST_ITEMS = 1_000;
    private static final int MOST_ENTRIES = 500;
    private static final int MOST_ASKED = PriorAuthRequest.MAX_ITEMS;

    private RepeatedItems() {}

    static Map<String, byte[]> in(String document) {
        try {
            Map<String, byte[]> bombs = new TreeMap<>();
            for (JsonPointer list : lists(JSON.readTree(document), JsonPointer.empty())) {
                JsonNode root = JSON.readTree(document);
                fill((ArrayNode) root.at(list), list.toString().equals("/entry"), 1);
                bombs.put("many of " + list, JSON.writeValueAsString(root).getBytes(StandardCharsets.UTF_8));
            }
            bombs.put("many of everything", everything(document));
            return bombs;
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Each fact of each item costs time, so that lists together can cost more than any of them. */
    private static byte[] everything(String document) throws JsonProcessingException {
        JsonNode root = JSON.readTree(document);
        int share = 0;
        for (JsonPointer list : lists(root, JsonPointer.empty())) {
            share += isOuter(list) ? 1 : 0;
        }
        for (JsonPointer list : lists(root, JsonPointer.empty())) {
            if (isOuter(list)) {
                fill((ArrayNode) root.at(list), list.toString().equals("/entry"), share);
            }
        }
        return JSON.writeValueAsString(root).getBytes(StandardCharsets.UTF_8);
    }

    /** Of a bundle the entries and the lists of the request, of a plain request the lists of request and profile. */
    private static boolean isOuter(JsonPointer list) {
        return list.toString().matches("/entry(/0/resource/[a-zA-Z]+)?|/(request|profile)/[a-z]+");
    }

    private static List<JsonPointer> lists(JsonNode node, JsonPointer at) {
        List<JsonPointer> found = new ArrayList<>();
        if (node.isArray() && !node.isEmpty()) {
            found.add(at);
        }
        node.fields()
                .forEachRemaining(field -> found.addAll(lists(field.getValue(), at.appendProperty(field.getKey()))));
        for (int i = 0; i < (node.isArray() ? node.size() : 0); i++) {
            found.addAll(lists(node.get(i), at.appendIndex(i)));
        }
        return found;
    }

    private static void fill(ArrayNode list, boolean entries, int share) throws JsonProcessingException {
        JsonNode item = list.get(list.size() - 1);
        int size = JSON.writeValueAsString(item).length() + 40;
        boolean asked = item.has("productOrService") || item.has("drugCodes");
        int most = Math.min(entries ? MOST_ENTRIES : asked ? MOST_ASKED : MOST_ITEMS, MOST_CHARACTERS / share / size);
        for (int i = list.size(); i < Math.min(most, MOST_TOKENS / share / tokens(item)); i++) {
            list.add(numbered(item.deepCopy(), i));
        }
    }

    private static int tokens(JsonNode node) {
        int tokens = node.isContainerNode() ? 2 : 1;
        for (JsonNode child : node) {
            tokens += tokens(child) + (node.isObject() ? 1 : 0);
        }
        return tokens;
    }

    /** What names an item is another in each, so that no reader is done after the first. */
    private static JsonNode numbered(JsonNode item, int number) {
        if (item.isTextual()) {
            return TextNode.valueOf(item.textValue() + number);
        }
        if (item instanceof ObjectNode object) {
            for (String name : List.of("code", "value", "text", "display", "id", "fullUrl", "label")) {
                if (object.path(name).isTextual()) {
                    object.put(name, object.get(name).textValue() + number);
                }
            }
            if (object.has("sequence")) {
                object.put("sequence", number + 1);
            }
            object.forEach(child -> numbered(child, number));
        }
        return item;
    }
}
