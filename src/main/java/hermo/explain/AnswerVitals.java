package hermo.explain;

import hermo.kernel.Buffer;

/**
 * How answers move with targets within steps, whose parameters are the same for all rows: sums of squares and products of
 * deviations from the mean of the step, by column. Steps of a single row say nothing. Not thread-safe.
 */
final class AnswerVitals {
    private final double[] answers;
    private final double[] targets;
    private final double[] products;

    AnswerVitals(int width) {
        this.answers = new double[width];
        this.targets = new double[width];
        this.products = new double[width];
    }

    /** Counts a step. y, t: [rows, width]. */
    void add(int rows, Buffer y, Buffer t) {
        int width = answers.length;
        for (int j = 0; j < width; j++) {
            double meanY = mean(rows, width, j, y);
            double meanT = mean(rows, width, j, t);
            for (int r = 0; r < rows; r++) {
                double dy = y.get(r * width + j) - meanY;
                double dt = t.get(r * width + j) - meanT;
                answers[j] += dy * dy;
                targets[j] += dt * dt;
                products[j] += dy * dt;
            }
        }
    }

    private static double mean(int rows, int width, int column, Buffer batch) {
        double sum = 0;
        for (int r = 0; r < rows; r++) {
            sum += batch.get(r * width + column);
        }
        return sum / rows;
    }

    /** Returns whether targets differ, so that answers should. */
    boolean hasSpread() {
        return sum(targets) > 0;
    }

    /** Returns the deviation of the answers over that of the targets. */
    double spread() {
        return Math.sqrt(sum(answers) / sum(targets));
    }

    /** Returns r², the squared correlation of answers and targets, of the column where it is greatest. */
    double explained() {
        double greatest = 0;
        for (int j = 0; j < answers.length; j++) {
            if (answers[j] > 0 && targets[j] > 0) {
                greatest = Math.max(greatest, products[j] / answers[j] * products[j] / targets[j]);
            }
        }
        return greatest;
    }

    private static double sum(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }
}
