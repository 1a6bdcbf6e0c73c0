package org.precisionbenefit.api;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.audit.Activation;
import org.precisionbenefit.terminology.Digest;

/** Which releases of policies were live when, and what did each change? */
public interface ReadReleases {
    /** Every activation, the newest first. */
    List<Stage> history();

    /** An activation by its number, or empty when there is none. */
    Optional<Difference> difference(long number);

    /** How an activation stands. */
    enum State {
        LIVE,
        UPCOMING,
        /** Something that was entered later stands in its place. */
        PAST,
        REFUSED
    }

    /**
     * An activation and how it stands.
     *
     * @param activation the activation
     * @param state how it stands
     */
    record Stage(Activation activation, State state) {
        public Stage {
            Objects.requireNonNull(activation, "activation is null");
            Objects.requireNonNull(state, "state is null");
        }
    }

    /**
     * What an activation changed.
     *
     * @param stage the activation
     * @param before what was live when it was entered, or null when nothing was
     * @param sentences what it changed in words
     * @param versions the policy versions that it holds
     */
    record Difference(Stage stage, @Nullable Digest before, List<String> sentences, List<String> versions) {
        public Difference {
            Objects.requireNonNull(stage, "stage is null");
            sentences = List.copyOf(sentences);
            versions = List.copyOf(versions);
        }
    }
}
