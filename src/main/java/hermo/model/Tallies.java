package hermo.model;

import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleBiFunction;

/** The counts behind the metrics that need no more than a sum, and the formulas of one row. */
final class Tallies {
    /** The smallest step above 1, which scikit-learn keeps probabilities and divisors away from 0 by. */
    private static final double EPSILON = Math.ulp(1.0);

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

    /** Returns how many classes rows of {@code width} values tell apart. */
    static int classes(int width) {
        return width == 1 ? 2 : width;
    }

    /** Returns the probability a row gives to a class. */
    static double probability(double[] row, int label) {
        if (row.length == 1) {
            return label == 1 ? row[0] : 1 - row[0];
        }
        return row[label];
    }

    static boolean isInTop(int k, double[] answer, double[] target) {
        int right = label(target);
        if (answer.length == 1) {
            return k >= 2 || label(answer) == right;
        }
        int before = 0;
        for (int j = 0; j < answer.length; j++) {
            // Asked this way round, a NaN never is among the first.
            boolean isBehind = answer[j] < answer[right] || (answer[j] == answer[right] && j >= right);
            before += isBehind ? 0 : 1;
        }
        return before < k;
    }

    static double logLoss(double[] answer, double[] target) {
        double p = probability(answer, label(target));
        return -StrictMath.log(Math.min(Math.max(p, EPSILON), 1 - EPSILON));
    }

    static double brier(double[] answer, double[] target) {
        int right = label(target);
        int classes = classes(answer.length);
        double sum = 0;
        for (int j = 0; j < classes; j++) {
            double error = probability(answer, j) - (j == right ? 1 : 0);
            sum += error * error;
        }
        return classes == 2 ? sum / 2 : sum;
    }

    static double meanRelativeError(double[] answer, double[] target) {
        double sum = 0;
        for (int j = 0; j < answer.length; j++) {
            sum += Math.abs(answer[j] - target[j]) / Math.max(Math.abs(target[j]), EPSILON);
        }
        return sum / answer.length;
    }

    static double meanOver(double[] answer, double[] target, DoubleUnaryOperator ofError) {
        double sum = 0;
        for (int j = 0; j < answer.length; j++) {
            sum += ofError.applyAsDouble(answer[j] - target[j]);
        }
        return sum / answer.length;
    }

    /** A function of a mean over rows. */
    static final class Mean implements Metric.Tally {
        private final ToDoubleBiFunction<double[], double[]> ofRow;
        private final DoubleUnaryOperator ofMean;
        private double sum;
        private long rows;

        Mean(ToDoubleBiFunction<double[], double[]> ofRow, DoubleUnaryOperator ofMean) {
            this.ofRow = ofRow;
            this.ofMean = ofMean;
        }

        @Override
        public void add(double[] answer, double[] target) {
            sum += ofRow.applyAsDouble(answer, target);
            rows++;
        }

        @Override
        public double result() {
            return ofMean.applyAsDouble(sum / rows);
        }
    }

    /** The greatest absolute error. */
    static final class Greatest implements Metric.Tally {
        private double greatest = Double.NEGATIVE_INFINITY;

        @Override
        public void add(double[] answer, double[] target) {
            for (int j = 0; j < answer.length; j++) {
                greatest = Math.max(greatest, Math.abs(answer[j] - target[j]));
            }
        }

        @Override
        public double result() {
            return greatest >= 0 ? greatest : Double.NaN;
        }
    }
}
