package org.precisionbenefit.app.observe;

import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.prediction.ModelFacts;
import org.precisionbenefit.prediction.release.Reference;

/**
 * What the watch over models watches, and the one thing it can do.
 *
 * @param live the models that are live
 * @param references what models are compared with
 * @param back takes models back to rules only
 * @param window how many forecasts are looked at together
 */
public record Around(Supplier<List<ModelFacts>> live, FindReference references, TakeBack back, int window) {
    public Around {
        Objects.requireNonNull(live, "live is null");
        Objects.requireNonNull(references, "references is null");
        Objects.requireNonNull(back, "back is null");
    }

    /** What is a model compared with? */
    @FunctionalInterface
    public interface FindReference {
        /** What a live model's manifest names, or null where it names nothing. */
        @Nullable
        Reference of(String model);
    }

    /** Takes models back to rules only. */
    @FunctionalInterface
    public interface TakeBack {
        /**
         * Takes them back.
         *
         * @param why what was seen, without member data
         * @return whether something was used that is not any more
         */
        boolean fallBack(String why);
    }
}
