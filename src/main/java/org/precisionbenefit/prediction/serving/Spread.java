package org.precisionbenefit.prediction.serving;

/**
 * How far a figure may lie from what the first member of an ensemble says. The others learned from members drawn anew, with
 * replacement, so that their distances from the first estimate its error; with so few of them the factor is Student's.
 */
final class Spread {
    /** Student's t for 95 %, two-sided, by degrees of freedom; the first place is of one. */
    private static final double[] STUDENT = {
        12.706205, 4.302653, 3.182446, 2.776445, 2.570582, 2.446912, 2.364624, 2.306004, 2.262157
    };

    /** The most members that an ensemble may have. */
    static final int MOST = STUDENT.length + 1;

    private Spread() {}

    /**
     * Half of the width of the interval around the first figure.
     *
     * @param figures one per member of the ensemble, at least two
     */
    static double half(double[] figures) {
        int others = figures.length - 1;
        double squares = 0;
        for (int i = 1; i <= others; i++) {
            double apart = figures[i] - figures[0];
            squares += apart * apart;
        }
        return STUDENT[others - 1] * Math.sqrt(squares / others);
    }

    /** The distance between the lowest and the highest figure. */
    static double range(double[] figures) {
        double low = figures[0];
        double high = figures[0];
        for (double figure : figures) {
            low = Math.min(low, figure);
            high = Math.max(high, figure);
        }
        return high - low;
    }
}
