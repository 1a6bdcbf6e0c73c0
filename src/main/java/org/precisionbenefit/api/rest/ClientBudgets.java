package org.precisionbenefit.api.rest;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * How much each client may still ask for: a budget of points that fills with time up to a limit. The clients that asked
 * last are remembered; one that was forgotten begins with a full budget.
 */
final class ClientBudgets {
    private static final int REMEMBERED = 10_000;
    private static final double NANOS = 1e9;

    private final double perSecond;
    private final double limit;
    private final LongSupplier nanos;
    private final Map<String, Budget> byClient = new LinkedHashMap<>(16, 0.75f, true);

    /**
     * Builds the budgets.
     *
     * @param perSecond the points that a client gains each second, above zero
     * @param limit the most points that a client can save up
     * @param nanos the time, in nanoseconds from any start
     */
    ClientBudgets(double perSecond, double limit, LongSupplier nanos) {
        if (!(perSecond > 0) || !(limit > 0)) {
            throw new IllegalArgumentException(
                    "Points a second (" + perSecond + ") and their limit (" + limit + ") must be positive.");
        }
        this.perSecond = perSecond;
        this.limit = limit;
        this.nanos = nanos;
    }

    /** Takes the points; else the whole seconds after which they will be there. */
    synchronized int take(String client, int points) {
        long now = nanos.getAsLong();
        Budget before = byClient.get(client);
        double left = before == null
                ? limit
                : Math.min(limit, before.points() + Math.max(0, now - before.at()) / NANOS * perSecond);
        boolean enough = left >= points;
        byClient.put(client, new Budget(enough ? left - points : left, now));
        if (byClient.size() > REMEMBERED) {
            byClient.remove(byClient.keySet().iterator().next());
        }
        return enough ? 0 : (int) Math.max(1, Math.ceil((points - left) / perSecond));
    }

    private record Budget(double points, long at) {}
}
