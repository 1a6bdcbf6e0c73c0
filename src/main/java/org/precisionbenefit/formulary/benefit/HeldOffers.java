package org.precisionbenefit.formulary.benefit;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.formulary.FormularyRelease;

/**
 * What plans offer, held from question to question for one release, the least recently used going first. Rows of a release
 * and of an edition never change, so that what is held is never stale.
 */
public final class HeldOffers {
    private static final float LOAD = 0.75f;

    private final FormularyRelease release;
    private final int most;
    private final Map<Key, Offers> held = new LinkedHashMap<>(16, LOAD, true);

    /** By what it is found: the edition is null where files speak for the plan, or no edition does. */
    private record Key(Offers.For question, @Nullable Long edition) {}

    /**
     * Holds nothing yet.
     *
     * @param release the release whose rows and drugs are meant
     * @param most how many plans and days are held at most, above zero
     */
    public HeldOffers(FormularyRelease release, int most) {
        this.release = Objects.requireNonNull(release, "release is null");
        if (most < 1) {
            throw new IllegalArgumentException("The number of what is held (" + most + ") must be above zero.");
        }
        this.most = most;
    }

    /** Whether it is of this very release. */
    public boolean isOf(FormularyRelease other) {
        return release == other;
    }

    /**
     * What is held for a question, possibly nothing of it yet.
     *
     * @param edition the edition that answers, or null where files do, or none
     */
    public synchronized Offers offers(Offers.For question, @Nullable Long edition) {
        Offers offers = held.computeIfAbsent(new Key(question, edition), any -> new Offers(question));
        if (held.size() > most) {
            held.remove(held.keySet().iterator().next());
        }
        return offers;
    }
}
