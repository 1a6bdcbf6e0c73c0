package org.precisionbenefit.casework;

import java.util.function.Supplier;

/** How long does a stage of a request take? Whoever measures gives back what the stage gave and keeps nothing of it. */
public interface MeasureStage {
    /** Nobody measures. */
    MeasureStage NOT = new MeasureStage() {
        @Override
        public <T> T during(Stage stage, Supplier<T> work) {
            return work.get();
        }
    };

    /**
     * Runs a stage.
     *
     * @param stage which one
     * @param work what it does; what it throws goes on unchanged
     * @return what it gave
     */
    <T> T during(Stage stage, Supplier<T> work);
}
