package org.precisionbenefit.evidence.label;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Whether a condition holds.
 *
 * @param state whether it holds
 * @param missing what would tell, where it is not known
 */
record Truth(State state, List<String> missing) {
    /** How a text ends that says that results contradict each other. */
    static final String CONTRADICTION = ": results contradict each other";

    static final Truth YES = new Truth(State.YES, List.of());
    static final Truth NO = new Truth(State.NO, List.of());

    Truth {
        Objects.requireNonNull(state, "state is null");
        missing = List.copyOf(missing);
    }

    static Truth of(boolean holds) {
        return holds ? YES : NO;
    }

    static Truth unknown(String missing) {
        return new Truth(State.UNKNOWN, List.of(missing));
    }

    /** Two results say the opposite. */
    static Truth contradiction(String what) {
        return unknown(what + CONTRADICTION);
    }

    Truth reversed() {
        return switch (state) {
            case YES -> NO;
            case NO -> YES;
            case UNKNOWN -> this;
        };
    }

    /** One truth of several, where one in the deciding state is enough. */
    static Truth together(List<Truth> all, State deciding) {
        List<String> missing = new ArrayList<>();
        for (Truth one : all) {
            if (one.state == deciding) {
                return one;
            }
            missing.addAll(one.missing);
        }
        boolean unknown = all.stream().anyMatch(one -> one.state == State.UNKNOWN);
        if (unknown) {
            return new Truth(State.UNKNOWN, missing.stream().distinct().toList());
        }
        return deciding == State.YES ? NO : YES;
    }

    /** Whether a condition holds. */
    enum State {
        YES,
        NO,
        UNKNOWN
    }
}
