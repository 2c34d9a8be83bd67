package hermo.data;

import static com.google.common.base.Preconditions.checkArgument;

import java.util.Arrays;

/**
 * Means and population variances of columns, in two passes in the order of the rows, the second of which corrects the
 * rounding of the first (the corrected two-pass algorithm in Chan, Golub, LeVeque 1983, "Algorithms for computing the
 * sample variance: analysis and recommendations"). Not changed once made.
 */
record Moments(int rows, double[] means, double[] variances) {
    /** Returns the moments of those rows of {@code values} that {@code index} names. */
    static Moments of(Values values, int[] index) {
        int rows = index.length;
        double[] row = new double[values.columns()];
        double[] means = new double[row.length];
        for (int i : index) {
            values.read(i, row);
            add(row, means);
        }
        Arrays.setAll(means, j -> means[j] / rows);
        double[] deviations = new double[row.length]; // sum of x − mean: 0 but for rounding
        double[] squares = new double[row.length]; // sum of (x − mean)²
        for (int i : index) {
            values.read(i, row);
            addDeviations(row, means, deviations, squares);
        }
        Arrays.setAll(squares, j -> (squares[j] - deviations[j] * deviations[j] / rows) / rows);
        Arrays.setAll(means, j -> means[j] + deviations[j] / rows);
        return new Moments(rows, means, squares);
    }

    private static void add(double[] row, double[] sums) {
        for (int j = 0; j < row.length; j++) {
            sums[j] += row[j];
        }
    }

    private static void addDeviations(double[] row, double[] means, double[] deviations, double[] squares) {
        for (int j = 0; j < row.length; j++) {
            double deviation = row[j] - means[j];
            deviations[j] += deviation;
            squares[j] += deviation * deviation;
        }
    }

    /** Returns the map to mean 0 and deviation 1. */
    Scaler scaler() {
        for (int j = 0; j < means.length; j++) {
            checkArgument(
                    Double.isFinite(variances[j]),
                    "column %s expects values whose squares are finite but has greater ones; scale it first",
                    j);
        }
        double[] scale = new double[means.length];
        Arrays.setAll(scale, j -> isConstant(j) ? 1 : Math.sqrt(variances[j]));
        return Scaler.of(means, scale);
    }

    /** A variance within the bound on its rounding error, n·ε·σ² + (n·ε·mean)² there, cannot be told from zero. */
    private boolean isConstant(int column) {
        double epsilon = Math.ulp(1.0);
        double error = rows * epsilon * means[column];
        return variances[column] <= rows * epsilon * variances[column] + error * error;
    }
}
