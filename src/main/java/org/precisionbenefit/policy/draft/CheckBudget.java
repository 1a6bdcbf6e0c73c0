package org.precisionbenefit.policy.draft;

/** How much a check may still take? It is asked between the steps of a check. */
@FunctionalInterface
public interface CheckBudget {
    /**
     * Goes on.
     *
     * @throws Spent when nothing is left
     */
    void goOn();

    /** A check took more than it may. */
    final class Spent extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public Spent() {
            super("The check took longer than it may.");
        }
    }
}
