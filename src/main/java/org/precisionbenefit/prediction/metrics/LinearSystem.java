package org.precisionbenefit.prediction.metrics;

/** A small set of linear equations whose matrix is positive definite, so that its pivots need no search. */
final class LinearSystem {
    private LinearSystem() {}

    /**
     * Solves by Gaussian elimination; the argument is used up.
     *
     * @param system the matrix, with the right side as its last column
     */
    static double[] solve(double[][] system) {
        int size = system.length;
        for (int pivot = 0; pivot < size; pivot++) {
            for (int row = pivot + 1; row < size; row++) {
                double factor = system[row][pivot] / system[pivot][pivot];
                for (int column = pivot; column <= size; column++) {
                    system[row][column] -= factor * system[pivot][column];
                }
            }
        }
        double[] solution = new double[size];
        for (int row = size - 1; row >= 0; row--) {
            double sum = system[row][size];
            for (int column = row + 1; column < size; column++) {
                sum -= system[row][column] * solution[column];
            }
            solution[row] = sum / system[row][row];
        }
        return solution;
    }
}
