package hermo.model;

import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleBiFunction;

/** The counts behind the metrics. */
final class Tallies {
    private Tallies() {}

    /** Returns the class a row says: the greatest of its values, or with a single one whether it is at least ½. */
    static int label(double[] row) {
        if (row.length == 1) {
            return row[0] >= 0.5 ? 1 : 0;
        }
        int label = 0;
        for (int j = 1; j < row.length; j++) {
            if (row[j] > row[label]) {
                label = j;
            }
        }
        return label;
    }

    static double meanOver(double[] answer, double[] target, DoubleUnaryOperator ofError) {
        double sum = 0;
        for (int j = 0; j < answer.length; j++) {
            sum += ofError.applyAsDouble(answer[j] - target[j]);
        }
        return sum / answer.length;
    }

    /** A mean over rows. */
    static final class Mean implements Metric.Tally {
        private final ToDoubleBiFunction<double[], double[]> ofRow;
        private double sum;
        private long rows;

        Mean(ToDoubleBiFunction<double[], double[]> ofRow) {
            this.ofRow = ofRow;
        }

        @Override
        public void add(double[] answer, double[] target) {
            sum += ofRow.applyAsDouble(answer, target);
            rows++;
        }

        @Override
        public double result() {
            return sum / rows;
        }
    }

    /** Sums of squares by column, the mean updated row by row (Welford 1962) so that nothing cancels. */
    static final class R2 implements Metric.Tally {
        private double[] squaredErrors = {};
        private double[] means;
        private double[] squaredDeviations;
        private long rows;

        @Override
        public void add(double[] answer, double[] target) {
            if (rows == 0) {
                squaredErrors = new double[target.length];
                means = new double[target.length];
                squaredDeviations = new double[target.length];
            }
            rows++;
            for (int j = 0; j < target.length; j++) {
                squaredErrors[j] += (answer[j] - target[j]) * (answer[j] - target[j]);
                double before = target[j] - means[j];
                means[j] += before / rows;
                squaredDeviations[j] += before * (target[j] - means[j]);
            }
        }

        @Override
        public double result() {
            double sum = 0;
            for (int j = 0; j < squaredErrors.length; j++) {
                double constant = squaredErrors[j] == 0 ? 1 : 0;
                sum += squaredDeviations[j] == 0 ? constant : 1 - squaredErrors[j] / squaredDeviations[j];
            }
            return sum / squaredErrors.length;
        }
    }
}
