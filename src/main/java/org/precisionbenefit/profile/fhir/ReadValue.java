package org.precisionbenefit.profile.fhir;

import ca.uhn.fhir.parser.json.BaseJsonLikeArray;
import ca.uhn.fhir.parser.json.BaseJsonLikeObject;
import ca.uhn.fhir.parser.json.BaseJsonLikeValue;
import ca.uhn.fhir.parser.json.jackson.JacksonStructure;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON as the resource parser takes it, made while the bundle is read, so that no text is read a second time. */
final class ReadValue {
    private ReadValue() {}

    /** An object whose members are added in the order in which they were sent. */
    static final class Members extends BaseJsonLikeObject {
        private final Map<String, BaseJsonLikeValue> byName = new LinkedHashMap<>();

        void add(String name, BaseJsonLikeValue value) {
            byName.put(name, value);
        }

        @Override
        public Iterator<String> keyIterator() {
            return byName.keySet().iterator();
        }

        @Override
        public @Nullable BaseJsonLikeValue get(String name) {
            return byName.get(name);
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
