package org.precisionbenefit.prediction.release;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.prediction.Forecast;

/**
 * Watches whether the members that a model meets still look like those it is compared with: the inputs and the scores of the
 * latest window, by the population stability index and the distance of Kolmogorov and Smirnov, and how often it abstains. Threads
 * share it.
 */
public final class DriftMonitor {
    /** By custom a shift. */
    public static final double STABILITY_ALARM = 0.25;

    /** A difference of distributions that would be seen by chance once in a thousand windows, and not below a fifth. */
    private static final double KS_FACTOR = 1.95;

    private static final double DISTANCE_ALARM = 0.2;

    /** By how much the share of abstentions may rise. */
    private static final double ABSTENTION_ALARM = 0.2;

    private final String model;
    private final int window;
    private final List<Forecast> first = new ArrayList<>();
    private final Deque<Forecast> latest = new ArrayDeque<>();
    private @Nullable Reference reference;
    private double firstAbstained;

    /**
     * A monitor.
     *
     * @param model the model's id
     * @param reference what it is compared with, or null for the first window of what it sees
     * @param window how many forecasts are looked at together, above zero
     */
    public DriftMonitor(String model, @Nullable Reference reference, int window) {
        this.model = Objects.requireNonNull(model, "model is null");
        this.reference = reference;
        if (window < 1) {
            throw new IllegalArgumentException("The window (" + window + ") must hold at least one forecast.");
        }
        this.window = window;
    }

    /** One that did not apply says nothing of drift. */
    public synchronized void add(Forecast forecast) {
        if (forecast.outcome() instanceof Forecast.Abstained abstained
                && (abstained.why() == Forecast.Why.NOT_APPLICABLE || abstained.why() == Forecast.Why.UNAVAILABLE)) {
            return;
        }
        if (first.size() < window) {
            first.add(forecast);
            if (first.size() == window) {
                firstAbstained = abstained(first);
                if (reference == null) {
                    reference = Reference.of(scored(first));
                }
            }
        }
        latest.addLast(forecast);
        if (latest.size() > window) {
            latest.removeFirst();
        }
    }

    private static List<Forecast> scored(Iterable<Forecast> forecasts) {
        List<Forecast> scored = new ArrayList<>();
        forecasts.forEach(forecast -> {
            if (forecast.outcome() instanceof Forecast.Scored) {
                scored.add(forecast);
            }
        });
        return scored;
    }

    private static double abstained(List<Forecast> forecasts) {
        return 1 - (double) scored(forecasts).size() / Math.max(1, forecasts.size());
    }

    /**
     * What the latest window looks like.
     *
     * @param model the model
     * @param forecasts how many forecasts are in it
     * @param stability the stability index by feature; the one of the score under {@code (score)}
     * @param distance the distance of the scores' distributions
     * @param abstained the share of abstentions
     * @param alarms what has to be looked at, a sentence each; empty while the window is not full
     */
    public record Seen(
            String model,
            int forecasts,
            SortedMap<String, Double> stability,
            double distance,
            double abstained,
            List<String> alarms) {
        public Seen {
            stability = new TreeMap<>(stability);
            alarms = List.copyOf(alarms);
        }
    }

    /** What the latest window looks like beside the reference. */
    public synchronized Seen seen() {
        Reference compared = reference;
        SortedMap<String, Double> stability = new TreeMap<>();
        List<Forecast> scored = scored(latest);
        double distance = 0;
        if (compared != null && !scored.isEmpty()) {
            compared.features().forEach((name, distribution) -> {
                Bins bins = new Bins(distribution.edge());
                scored.forEach(forecast -> bins.add(value(forecast, name)));
                stability.put(name, Bins.stability(distribution.share(), bins.shares()));
            });
            Bins scores = new Bins(compared.score().edge());
            scored.forEach(forecast -> scores.add(Reference.score(forecast)));
            stability.put("(score)", Bins.stability(compared.score().share(), scores.shares()));
            distance = Bins.distance(compared.score().share(), scores.shares());
        }
        double abstained = abstained(new ArrayList<>(latest));
        return new Seen(
                model,
                latest.size(),
                stability,
                distance,
                abstained,
                alarms(stability, distance, abstained, scored.size()));
    }

    private static float value(Forecast forecast, String feature) {
        for (Forecast.FeatureValue value : forecast.features()) {
            if (value.name().equals(feature)) {
                return Float.intBitsToFloat(value.bits());
            }
        }
        return Float.NaN;
    }

    private List<String> alarms(SortedMap<String, Double> stability, double distance, double abstained, int scored) {
        List<String> alarms = new ArrayList<>();
        if (latest.size() < window) {
            return alarms;
        }
        stability.forEach((name, index) -> {
            if (index > STABILITY_ALARM) {
                alarms.add("The model " + model + " meets another distribution of " + name
                        + " than it is compared with (stability index " + rounded(index) + ", at most "
                        + STABILITY_ALARM + ").");
            }
        });
        double most = scored == 0 ? 1 : Math.max(DISTANCE_ALARM, KS_FACTOR / Math.sqrt(scored));
        if (distance > most) {
            alarms.add(
                    "The scores of model " + model + " are distributed otherwise than they are compared with (distance "
                            + rounded(distance) + ", at most " + rounded(most) + ").");
        }
        if (abstained - firstAbstained > ABSTENTION_ALARM) {
            alarms.add("The model " + model + " abstains more often than when it began (" + rounded(abstained)
                    + " against " + rounded(firstAbstained) + ").");
        }
        return alarms;
    }

    private static String rounded(double figure) {
        return String.valueOf(Math.round(figure * 1000) / 1000.0);
    }
}
