package org.precisionbenefit.prediction;

import java.util.List;
import org.precisionbenefit.terminology.Digest;

/** One release of all models; it never changes once loaded. A model that was refused is in it as one that abstains. */
public interface ModelRelease {
    /** The digest of the files it was loaded from. */
    Digest digest();

    /** One forecast per model, sorted by model id; a model that does not apply abstains. */
    List<Forecast> predict(PredictionInput input);

    /**
     * Which features moved a score? Computed from the recorded forecast alone.
     *
     * @return the base value first, then the features by falling absolute contribution, names breaking ties; empty for an
     *     abstention
     */
    List<Contribution> explain(Forecast forecast);

    /** Why models were refused, one sentence each; empty when all serve. */
    List<String> refusals();
}
