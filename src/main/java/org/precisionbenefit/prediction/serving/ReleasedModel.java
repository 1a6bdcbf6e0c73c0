package org.precisionbenefit.prediction.serving;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.precisionbenefit.prediction.Contrast;
import org.precisionbenefit.prediction.Contribution;
import org.precisionbenefit.prediction.Forecast;
import org.precisionbenefit.prediction.feature.FactView;
import org.precisionbenefit.terminology.RxCui;

/** One model of a release: it serves, or it is there as one that abstains. */
public sealed interface ReleasedModel permits ServedModel, UnavailableModel {
    /** The id by which policies name it. */
    String id();

    /**
     * Whether it is asked about this drug at all. A model whose manifest says how sure it is leaves no trace where another
     * drug is requested; earlier ones abstain there, and their decisions replay so.
     */
    boolean isAskedAbout(RxCui drug);

    /** What it says for these facts. */
    Forecast forecast(FactView facts);

    /** What it would say if these features had these values. */
    Forecast supposing(FactView facts, Forecast recorded, Map<String, Float> supposed);

    /** By how much one recorded score differs from another, or empty where that cannot be told. */
    Optional<Contrast> contrast(Forecast one, Forecast other);

    /** Which features moved the recorded score; empty for an abstention. */
    List<Contribution> explain(Forecast forecast);
}
