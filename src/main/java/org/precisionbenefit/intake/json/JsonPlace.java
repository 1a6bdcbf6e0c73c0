package org.precisionbenefit.intake.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Says where in a document a parser stands, as a path from its root. The path ends before the first name that is not
 * known, because such a name may hold anything.
 */
final class JsonPlace {
    private final String root;
    private final Predicate<String> knownName;

    JsonPlace(String root, Predicate<String> knownName) {
        this.root = root;
        this.knownName = knownName;
    }

    String of(JsonParser parser) {
        Deque<JsonStreamContext> fromRoot = new ArrayDeque<>();
        for (JsonStreamContext context = parser.getParsingContext(); context != null; context = context.getParent()) {
            fromRoot.push(context);
        }
        StringBuilder path = new StringBuilder(root);
        for (JsonStreamContext context : fromRoot) {
            if (context.inObject() && !append(path, context.getCurrentName())) {
                break;
            }
            if (context.inArray() && context.hasCurrentIndex()) {
                path.append('[').append(context.getCurrentIndex()).append(']');
            }
        }
        return path.toString();
    }

    private boolean append(StringBuilder path, @Nullable String name) {
        if (name == null || !knownName.test(name)) {
            return false;
        }
        path.append('.').append(name);
        return true;
    }
}
