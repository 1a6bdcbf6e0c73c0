package org.precisionbenefit.prediction.serving;

import java.util.List;
import org.precisionbenefit.prediction.Contribution;
import org.precisionbenefit.prediction.Forecast;
import org.precisionbenefit.prediction.feature.FactView;

/** One model of a release: it serves, or it is there as one that abstains. */
public sealed interface ReleasedModel permits ServedModel, UnavailableModel {
    /** The id by which policies name it. */
    String id();

    /** What it says for these facts. */
    Forecast forecast(FactView facts);

    /** Which features moved the recorded score; empty for an abstention. */
    List<Contribution> explain(Forecast forecast);
}
