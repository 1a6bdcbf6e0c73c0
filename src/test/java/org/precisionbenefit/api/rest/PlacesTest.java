package org.precisionbenefit.api.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlacesTest {
    private final List<String> called = new ArrayList<>();
    private final Places places = new Places(1, 2);

    @Test
    void those_who_wait_are_called_in_the_order_they_came_and_no_more_than_there_is_room_for() {
        assertThat(places.enter(() -> called.add("first"))).isEqualTo(Places.Given.PLACE);
        assertThat(places.enter(() -> called.add("second"))).isEqualTo(Places.Given.QUEUED);
        assertThat(places.isFull()).isFalse();
        assertThat(places.enter(() -> called.add("third"))).isEqualTo(Places.Given.QUEUED);
        assertThat(places.isFull()).isTrue();
        assertThat(places.enter(() -> called.add("fourth"))).isEqualTo(Places.Given.NONE);
        places.leave();
        assertThat(called).containsExactly("second");
        places.leave();
        places.leave();
        assertThat(called).containsExactly("second", "third");
        assertThat(places.enter(() -> called.add("fifth"))).isEqualTo(Places.Given.PLACE);
    }

    @Test
    void one_who_gave_up_is_not_called_and_one_who_was_called_cannot_give_up() {
        Runnable second = () -> called.add("second");
        places.enter(() -> called.add("first"));
        places.enter(second);
        assertThat(places.withdraw(second)).isTrue();
        assertThat(places.withdraw(second)).isFalse();
        places.leave();
        assertThat(called).isEmpty();
    }

    @Test
    void no_place_at_all_is_refused() {
        assertThatThrownBy(() -> new Places(0, 1)).isInstanceOf(IllegalArgumentException.class);
    }
}
