package org.precisionbenefit.formulary.published;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Values by key, the least recently used going first. Each is made by one thread, outside the lock that every question
 * passes; who wants the same one meanwhile waits for it.
 */
final class Recent<K, V> {
    private static final float LOAD = 0.75f;

    private final int most;
    private final Map<K, Place<V>> places = new LinkedHashMap<>(16, LOAD, true);

    Recent(int most) {
        if (most < 1) {
            throw new IllegalArgumentException("The number of what is held (" + most + ") must be above zero.");
        }
        this.most = most;
    }

    /** Where a value is or will be. */
    private static final class Place<V> {
        private volatile @Nullable V value;

        private V get(Supplier<V> make) {
            V ready = value;
            return ready == null ? make(make) : ready;
        }

        private synchronized V make(Supplier<V> make) {
            V ready = value;
            if (ready == null) {
                ready = make.get();
                value = ready;
            }
            return ready;
        }
    }

    /** The value of a key; one that could not be made is made again by the next question. */
    V get(K key, Supplier<V> make) {
        return place(key).get(make);
    }

    private synchronized Place<V> place(K key) {
        Place<V> place = places.computeIfAbsent(key, any -> new Place<>());
        if (places.size() > most) {
            places.remove(places.keySet().iterator().next());
        }
        return place;
    }
}
