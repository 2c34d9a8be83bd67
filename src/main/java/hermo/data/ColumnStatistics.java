package hermo.data;

import java.util.Arrays;

/**
 * Means, variances, least and greatest values of columns whose rows are met once, the means updated row by row (Welford
 * 1962, "Note on a method for calculating corrected sums of squares and products"). Not thread-safe; one per pass.
 */
final class ColumnStatistics {
    private final double[] means;
    private final double[] squares; // sum of (x − mean)²
    private final double[] least;
    private final double[] greatest;
    private int rows;

    ColumnStatistics(int columns) {
        this.means = new double[columns];
        this.squares = new double[columns];
        this.least = new double[columns];
        this.greatest = new double[columns];
        Arrays.fill(least, Double.POSITIVE_INFINITY);
        Arrays.fill(greatest, Double.NEGATIVE_INFINITY);
    }

    /** Returns the statistics of those rows of {@code values} that {@code index} names. */
    static ColumnStatistics of(Values values, int[] index) {
        ColumnStatistics statistics = new ColumnStatistics(values.columns());
        double[] row = new double[values.columns()];
        for (int i : index) {
            values.read(i, row);
            statistics.add(row);
        }
        return statistics;
    }

    /** Meets one more row. */
    void add(double[] row) {
        rows++;
        for (int j = 0; j < means.length; j++) {
            double before = row[j] - means[j];
            means[j] += before / rows;
            squares[j] += before * (row[j] - means[j]);
            least[j] = Math.min(least[j], row[j]);
            greatest[j] = Math.max(greatest[j], row[j]);
        }
    }

    /** Returns means and population variances. */
    Moments moments() {
        return new Moments(
                rows,
                means.clone(),
                Arrays.stream(squares).map(sum -> sum / rows).toArray());
    }

    double[] least() {
        return least.clone();
    }

    double[] greatest() {
        return greatest.clone();
    }
}
