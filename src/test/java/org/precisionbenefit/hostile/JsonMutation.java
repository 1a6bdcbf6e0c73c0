package org.precisionbenefit.hostile;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Changes a JSON document where it means something: values, names, shapes and lengths; its grammar mostly holds. */
final class JsonMutation {
    /** Writes deeper documents than the guard reads. */
    private static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder()
            .streamWriteConstraints(
                    StreamWriteConstraints.builder().maxNestingDepth(10_000).build())
            .build());

    private static final JsonNodeFactory NEW = JsonNodeFactory.instance;
    /** What a tree cannot hold is written as a text with this mark and laid bare in the finished document. */
    private static final String BARE = "@@bare:";

    private static final Pattern BARE_VALUE = Pattern.compile("\"@@bare:([0-9]{1,2})\"");
    /** A name may stand twice in the document, which a tree cannot hold either. */
    private static final Pattern NAME_AGAIN = Pattern.compile("\"@@again:");

    private final Chance chance;
    private final List<ObjectNode> objects = new ArrayList<>();
    private final List<ArrayNode> lists = new ArrayList<>();

    private JsonMutation(Chance chance) {
        this.chance = chance;
    }

    /** The document with so many changes; one that is no JSON stays as it is. */
    static String changed(String document, int changes, Chance chance) {
        JsonNode root;
        try {
            root = JSON.readTree(document);
        } catch (JsonProcessingException e) {
            return document;
        }
        for (int i = 0; i < changes; i++) {
            new JsonMutation(chance).change(root);
        }
        return laidBare(root);
    }

    private static String laidBare(JsonNode root) {
        try {
            String text = JSON.writeValueAsString(root);
            String bare = text.contains(BARE)
                    ? BARE_VALUE
                            .matcher(text)
                            .replaceAll(value -> Matcher.quoteReplacement(
                                    HostileWords.BARE.get(Integer.parseInt(value.group(1)) % HostileWords.BARE.size())))
                    : text;
            return NAME_AGAIN.matcher(bare).replaceAll("\"");
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void change(JsonNode root) {
        collect(root);
        if (!lists.isEmpty() && chance.oneIn(4)) {
            changeItem(chance.pick(lists));
        } else if (!objects.isEmpty()) {
            changeMember(chance.pick(objects));
        }
    }

    private void collect(JsonNode node) {
        if (node instanceof ObjectNode object) {
            objects.add(object);
        } else if (node instanceof ArrayNode list) {
            lists.add(list);
        }
        node.forEach(this::collect);
    }

    private void changeMember(ObjectNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        if (names.isEmpty() || chance.oneIn(12)) {
            object.set(nameFromAnywhere(), value());
            return;
        }
        String name = chance.pick(names);
        switch (chance.below(8)) {
            case 0 -> object.remove(name);
            case 1 -> object.set(nameFromAnywhere(), object.remove(name));
            case 2 -> object.set("@@again:" + name, value());
            case 3 -> object.set(name, wrapped(object.get(name)));
            case 4 -> object.set(name, valueFromAnywhere());
            default -> object.set(name, altered(object.get(name)));
        }
    }

    private void changeItem(ArrayNode list) {
        if (list.isEmpty()) {
            list.add(value());
            return;
        }
        int at = chance.below(list.size());
        switch (chance.below(6)) {
            case 0 -> list.remove(at);
            case 1 -> list.insert(at, valueFromAnywhere());
            case 2 -> list.add(list.get(chance.below(list.size())).deepCopy());
            case 3 -> repeat(list, list.get(at));
            case 4 -> list.set(at, altered(list.get(at)));
            default -> list.set(at, value());
        }
    }

    private void repeat(ArrayNode list, JsonNode item) {
        for (int i = chance.below(chance.oneIn(30) ? 600 : 12); i > 0; i--) {
            list.add(item.deepCopy());
        }
    }

    private JsonNode altered(JsonNode old) {
        if (old.isTextual() && chance.oneIn(3)) {
            String text = old.textValue();
            int at = chance.below(text.length() + 1);
            return TextNode.valueOf(text.substring(0, at) + HostileWords.text(chance) + text.substring(at));
        }
        return value();
    }

    private JsonNode value() {
        return chance.oneIn(3)
                ? TextNode.valueOf(BARE + chance.below(HostileWords.BARE.size()))
                : TextNode.valueOf(HostileWords.text(chance));
    }

    private JsonNode wrapped(JsonNode old) {
        JsonNode wrapped = old;
        for (int i = chance.below(chance.oneIn(10) ? 1_200 : 6); i >= 0; i--) {
            wrapped = chance.oneIn(2)
                    ? NEW.arrayNode().add(wrapped)
                    : NEW.objectNode().set(nameFromAnywhere(), wrapped);
        }
        return wrapped;
    }

    private JsonNode valueFromAnywhere() {
        ObjectNode other = chance.pick(objects);
        Iterator<Map.Entry<String, JsonNode>> members = other.fields();
        JsonNode found = other;
        for (int i = chance.below(Math.max(1, other.size())); i >= 0 && members.hasNext(); i--) {
            found = members.next().getValue();
        }
        return found.deepCopy();
    }

    private String nameFromAnywhere() {
        if (chance.oneIn(6)) {
            return HostileWords.text(chance);
        }
        ObjectNode other = chance.pick(objects);
        List<String> names = new ArrayList<>();
        other.fieldNames().forEachRemaining(names::add);
        return names.isEmpty() ? HostileWords.CANARY : chance.pick(names);
    }
}
