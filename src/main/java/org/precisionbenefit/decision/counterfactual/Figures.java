package org.precisionbenefit.decision.counterfactual;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.policy.Test;
import org.precisionbenefit.policy.check.TermDomain;

/** The figures on both sides of each figure of a policy, as near to it as the term's step lets them be. */
final class Figures {
    private Figures() {}

    /**
     * The figures, the nearest to the present one first; where none is known the figures of the policy come first.
     *
     * @param tests tests of one term
     * @param domain which values it can have
     * @param now what is known, or null
     */
    static List<BigDecimal> of(List<Test> tests, TermDomain domain, @Nullable BigDecimal now) {
        TreeSet<BigDecimal> limits = new TreeSet<>();
        for (Test test : tests) {
            if (test.number() != null) {
                limits.add(test.number());
            }
        }
        BigDecimal step = step(limits, domain, now);
        TreeSet<BigDecimal> figures = new TreeSet<>(limits);
        for (BigDecimal limit : limits) {
            figures.add(limit.subtract(step));
            figures.add(limit.add(step));
        }
        if (now != null) {
            figures.add(now);
        }
        Comparator<BigDecimal> nearest = now == null
                ? Comparator.comparingInt(figure -> limits.contains(figure) ? 0 : 1)
                : Comparator.comparing(figure -> figure.subtract(now).abs());
        return figures.stream()
                .filter(domain::holds)
                .map(Figures::plain)
                .sorted(nearest.thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    /** What is counted goes by ones; anything else by the last decimal of the policy or of what was sent. */
    private static BigDecimal step(SortedSet<BigDecimal> limits, TermDomain domain, @Nullable BigDecimal now) {
        int decimals =
                domain.whole() || now == null ? 0 : now.stripTrailingZeros().scale();
        for (BigDecimal limit : limits) {
            decimals = Math.max(decimals, limit.stripTrailingZeros().scale());
        }
        return BigDecimal.ONE.movePointLeft(Math.max(decimals, 0));
    }

    /** One way only to write a figure. */
    private static BigDecimal plain(BigDecimal figure) {
        BigDecimal stripped = figure.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
