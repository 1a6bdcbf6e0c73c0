package org.precisionbenefit.audit.docket;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Numbers and texts as few bytes: seven bits of a number to a byte, and a text that came before as its place. What it is of
 * stands in the first byte, so that one thing is not taken for another.
 */
final class DocketBytes {
    static final byte LINES = 'L';
    static final byte TALLIES = 'T';

    private static final int SEVEN = 7;
    private static final int LOW = 0x7f;
    private static final int MORE = 0x80;
    private static final int FIRST = 256;

    private DocketBytes() {}

    /** Writes. */
    static final class Out {
        private byte[] bytes = new byte[FIRST];
        private int length;
        private final Map<String, Integer> known = new HashMap<>();

        Out(byte what) {
            put(what);
        }

        private void put(int value) {
            if (length == bytes.length) {
                bytes = Arrays.copyOf(bytes, length * 2);
            }
            bytes[length++] = (byte) value;
        }

        void number(long value) {
            long left = value;
            while ((left & ~(long) LOW) != 0) {
                put((int) (left & LOW) | MORE);
                left >>>= SEVEN;
            }
            put((int) left);
        }

        void text(String text) {
            Integer before = known.putIfAbsent(text, known.size() + 1);
            number(before == null ? 0 : before);
            if (before == null) {
                byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
                number(utf8.length);
                for (byte each : utf8) {
                    put(each);
                }
            }
        }

        void texts(List<String> texts) {
            number(texts.size());
            texts.forEach(this::text);
        }

        byte[] bytes() {
            return Arrays.copyOf(bytes, length);
        }
    }

    /** Reads what was written. */
    static final class In {
        private final byte[] bytes;
        private int at;
        private final List<String> known = new ArrayList<>();

        In(byte[] bytes, byte what) {
            this.bytes = bytes;
            if (bytes.length == 0 || bytes[at++] != what) {
                throw unreadable();
            }
        }

        long number() {
            long value = 0;
            for (int shift = 0; shift < Long.SIZE; shift += SEVEN) {
                if (at >= bytes.length) {
                    throw unreadable();
                }
                byte next = bytes[at++];
                value |= (long) (next & LOW) << shift;
                if (next >= 0) {
                    return value;
                }
            }
            throw unreadable();
        }

        int count() {
            long count = number();
            if (count < 0 || count > bytes.length) {
                throw unreadable();
            }
            return (int) count;
        }

        String text() {
            int place = count();
            if (place > known.size()) {
                throw unreadable();
            }
            if (place > 0) {
                return known.get(place - 1);
            }
            int length = count();
            if (length > bytes.length - at) {
                throw unreadable();
            }
            String text = new String(bytes, at, length, StandardCharsets.UTF_8);
            at += length;
            known.add(text);
            return text;
        }

        List<String> texts() {
            int count = count();
            List<String> texts = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                texts.add(text());
            }
            return texts;
        }
    }

    private static IllegalStateException unreadable() {
        return new IllegalStateException(
                "A part of the docket cannot be read. Maybe it was changed; the docket can be made anew.");
    }
}
