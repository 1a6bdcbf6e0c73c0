package org.precisionbenefit.prediction.serving;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.prediction.Certainty;
import org.precisionbenefit.prediction.Contrast;
import org.precisionbenefit.prediction.Contribution;
import org.precisionbenefit.prediction.Forecast;
import org.precisionbenefit.prediction.ModelFacts;
import org.precisionbenefit.prediction.feature.FactView;
import org.precisionbenefit.prediction.feature.FeatureList;
import org.precisionbenefit.prediction.tree.Scorer;
import org.precisionbenefit.terminology.RxCui;

/**
 * A model that serves.
 *
 * @param facts which one it is, and what it speaks of
 * @param applicability what it may speak about
 * @param features what it is given
 * @param maxMissing how many required features may be missing
 * @param members the model itself: the first gives the score and is explained, the others say how sure it is
 * @param assurance what its manifest says of how sure it is, or null where it does not say
 */
public record ServedModel(
        ModelFacts facts,
        Applicability applicability,
        FeatureList features,
        int maxMissing,
        List<Scorer> members,
        @Nullable Assurance assurance)
        implements ReleasedModel {
    public ServedModel {
        Objects.requireNonNull(facts, "facts is null");
        Objects.requireNonNull(applicability, "applicability is null");
        Objects.requireNonNull(features, "features is null");
        members = List.copyOf(members);
        if (maxMissing < 0) {
            throw new IllegalArgumentException("The limit of missing features (" + maxMissing + ") of model "
                    + facts.id() + " must not be negative.");
        }
        if (members.isEmpty() || members.size() > Spread.MOST) {
            throw new IllegalArgumentException("The model (" + facts.id() + ") must have 1 to " + Spread.MOST
                    + " members, not " + members.size() + ".");
        }
        for (Scorer member : members) {
            if (member.features() != features.features().size()) {
                throw new IllegalArgumentException(
                        "The model (" + facts.id() + ") must have as many features in its trees as in its"
                                + " manifest, not " + member.features() + " and "
                                + features.features().size() + ".");
            }
        }
    }

    @Override
    public String id() {
        return facts.id();
    }

    @Override
    public boolean isAskedAbout(RxCui drug) {
        return assurance == null || applicability.requested().contains(drug);
    }

    @Override
    public Forecast forecast(FactView seen) {
        if (!applicability.covers(seen)) {
            return said(
                    List.of(),
                    new Forecast.Abstained(
                            Forecast.Why.NOT_APPLICABLE, "The model does not speak about this drug and diagnosis."));
        }
        float[] row = features.read(seen);
        RxCui drug = therapy(seen.requested());
        Optional<Forecast.Abstained> against = limits().against(row, seen, drug);
        return said(
                features.record(row),
                against.isPresent() ? against.get() : scored(row, drug, Assurance.group(seen.ageYears())));
    }

    @Override
    public Forecast supposing(FactView seen, Forecast recorded, Map<String, Float> supposed) {
        ours(recorded);
        if (recorded.features().isEmpty()) {
            return recorded;
        }
        float[] row = features.replay(recorded.features());
        for (int i = 0; i < row.length; i++) {
            row[i] = supposed.getOrDefault(features.features().get(i).name(), row[i]);
        }
        RxCui drug = therapy(seen.requested());
        Optional<Forecast.Abstained> against = limits().against(row, null, drug);
        return said(
                features.record(row),
                against.isPresent() ? against.get() : scored(row, drug, Assurance.group(seen.ageYears())));
    }

    private Limits limits() {
        return new Limits(features, maxMissing, assurance);
    }

    /** The drug whose therapy the score speaks of. */
    private RxCui therapy(RxCui requested) {
        ModelFacts.Predicted predicted = facts.predicted();
        return predicted == null || predicted.speaksOf() == null ? requested : predicted.speaksOf();
    }

    private Forecast said(List<Forecast.FeatureValue> recorded, Forecast.Outcome outcome) {
        return new Forecast(
                facts.id(), facts.digest(), facts.stage(), recorded, outcome, null, facts.challenges());
    }

    private Forecast.Outcome scored(float[] row, RxCui drug, String group) {
        float margin = members.get(0).margin(row);
        Assurance sure = assurance;
        if (sure == null) {
            return new Forecast.Scored(
                    Float.floatToIntBits(margin), SixDecimals.of(Calibration.probability(margin)));
        }
        List<Integer> others = new ArrayList<>(members.size() - 1);
        for (int i = 1; i < members.size(); i++) {
            others.add(Float.floatToIntBits(members.get(i).margin(row)));
        }
        double[] odds = logOdds(margin, others, sure);
        double[] probabilities = probabilities(odds);
        if (Spread.range(probabilities) > sure.widest()) {
            return new Forecast.Abstained(
                    Forecast.Why.TOO_WIDE,
                    "The members of the ensemble lie too far apart to give one score (more than "
                            + Math.round(100 * sure.widest()) + " points).");
        }
        return new Forecast.Scored(
                Float.floatToIntBits(margin),
                SixDecimals.of(probabilities[0]),
                new Certainty(
                        others,
                        interval(odds),
                        sure.holds(drug, group, probabilities[0]),
                        sure.rate(drug, group).orElse(null)));
    }

    private static double[] logOdds(float margin, List<Integer> others, Assurance sure) {
        double[] odds = new double[others.size() + 1];
        odds[0] = sure.calibration().logOdds(margin);
        for (int i = 1; i < odds.length; i++) {
            odds[i] = sure.calibration().logOdds(Float.intBitsToFloat(others.get(i - 1)));
        }
        return odds;
    }

    private static double[] probabilities(double[] odds) {
        double[] probabilities = new double[odds.length];
        for (int i = 0; i < odds.length; i++) {
            probabilities[i] = Calibration.probability(odds[i]);
        }
        return probabilities;
    }

    /** Around the log odds, so that it stays between 0 and 1. */
    private static Certainty.@Nullable Interval interval(double[] odds) {
        if (odds.length < 2) {
            return null;
        }
        double half = Spread.half(odds);
        return new Certainty.Interval(
                SixDecimals.of(Calibration.probability(odds[0] - half)),
                SixDecimals.of(Calibration.probability(odds[0] + half)));
    }

    @Override
    public Optional<Contrast> contrast(Forecast one, Forecast other) {
        ours(one);
        ours(other);
        double[] here = probabilities(one);
        double[] there = probabilities(other);
        if (here.length < 2 || there.length != here.length) {
            return Optional.empty();
        }
        double[] apart = new double[here.length];
        for (int i = 0; i < apart.length; i++) {
            apart[i] = here[i] - there[i];
        }
        double half = Spread.half(apart);
        double low = Math.max(-1, apart[0] - half);
        double high = Math.min(1, apart[0] + half);
        return Optional.of(new Contrast(
                SixDecimals.of(apart[0]),
                new Certainty.Interval(SixDecimals.of(low), SixDecimals.of(high)),
                low > 0 || high < 0));
    }

    /** The probability by each member of the ensemble; none where there is no score, or the model does not say. */
    private double[] probabilities(Forecast forecast) {
        if (!(forecast.outcome() instanceof Forecast.Scored scored)) {
            return new double[0];
        }
        Certainty certainty = scored.certainty();
        return certainty == null || assurance == null
                ? new double[0]
                : probabilities(logOdds(scored.margin(), certainty.memberBits(), assurance));
    }

    private void ours(Forecast forecast) {
        if (!forecast.modelDigest().equals(facts.digest())) {
            throw new IllegalArgumentException("The forecast of model (" + forecast.model()
                    + ") must be explained by the release that made it; this one holds another file.");
        }
    }

    @Override
    public List<Contribution> explain(Forecast forecast) {
        if (!(forecast.outcome() instanceof Forecast.Scored)) {
            return List.of();
        }
        ours(forecast);
        Scorer explained = members.get(0);
        double[] moved = explained.contributions(features.replay(forecast.features()));
        List<Moved> byFeature = new ArrayList<>();
        for (int i = 0; i < moved.length; i++) {
            byFeature.add(new Moved(features.features().get(i).name(), moved[i]));
        }
        byFeature.sort(
                Comparator.comparingDouble((Moved each) -> -Math.abs(each.by())).thenComparing(Moved::feature));
        List<Contribution> contributions = new ArrayList<>();
        contributions.add(new Contribution("(base)", SixDecimals.of(explained.base())));
        byFeature.forEach(each -> contributions.add(new Contribution(each.feature(), SixDecimals.of(each.by()))));
        return contributions;
    }

    private record Moved(String feature, double by) {}
}
