package org.precisionbenefit.profile.fhir;

import ca.uhn.fhir.parser.json.BaseJsonLikeArray;
import ca.uhn.fhir.parser.json.BaseJsonLikeObject;
import ca.uhn.fhir.parser.json.BaseJsonLikeValue;
import ca.uhn.fhir.parser.json.jackson.JacksonStructure;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON as the resource parser takes it, made while the bundle is read, so that no text is read a second time. */
final class ReadValue {
    private ReadValue() {}

    /**
     * An object whose members are added in the order in which they were sent, each name once. The resource parser asks for
     * each name and for several that are not there: few names are compared one by one, many are looked up.
     */
    static final class Members extends BaseJsonLikeObject {
        private static final int FEW = 12;

        private final List<String> names = new ArrayList<>();
        private final List<BaseJsonLikeValue> values = new ArrayList<>();
        private final Map<String, BaseJsonLikeValue> beyond = new HashMap<>(0);

        void add(String name, BaseJsonLikeValue value) {
            if (names.size() >= FEW) {
                beyond.put(name, value);
            }
            names.add(name);
            values.add(value);
        }

        @Override
        public Iterator<String> keyIterator() {
            return names.iterator();
        }

        @Override
        public @Nullable BaseJsonLikeValue get(String name) {
            int few = Math.min(FEW, names.size());
            for (int index = 0; index < few; index++) {
                if (names.get(index).equals(name)) {
                    return values.get(index);
                }
            }
            return beyond.isEmpty() ? null : beyond.get(name);
        }

        @Override
        public @Nullable Object getValue() {
            return null;
        }
    }

    /** A list whose items are added one by one. */
    static final class Items extends BaseJsonLikeArray {
        private final List<BaseJsonLikeValue> values = new ArrayList<>();

        void add(BaseJsonLikeValue value) {
            values.add(value);
        }

        @Override
        public int size() {
            return values.size();
        }

        @Override
        public @Nullable BaseJsonLikeValue get(int index) {
            return index < values.size() ? values.get(index) : null;
        }

        @Override
        public @Nullable Object getValue() {
            return null;
        }
    }

    /** A text, a number or a truth value, as text. */
    static final class Scalar extends BaseJsonLikeValue {
        private final String text;
        private final ScalarType type;

        Scalar(String text, ScalarType type) {
            this.text = text;
            this.type = type;
        }

        @Override
        public ValueType getJsonType() {
            return ValueType.SCALAR;
        }

        @Override
        public ScalarType getDataType() {
            return type;
        }

        @Override
        public Object getValue() {
            return text;
        }

        @Override
        public String getAsString() {
            return text;
        }

        @Override
        public boolean getAsBoolean() {
            return Boolean.parseBoolean(text);
        }
    }

    /** A whole resource. */
    static final class Structure extends JacksonStructure {
        private final BaseJsonLikeObject root;

        Structure(BaseJsonLikeObject root) {
            this.root = root;
        }

        @Override
        public BaseJsonLikeObject getRootObject() {
            return root;
        }
    }
}
