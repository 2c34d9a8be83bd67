package hermo.model;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * How often each class was taken for each, and the figures made of that. Reads the counts it was given, without a copy.
 *
 * <p>Of class k, t_k is {@link #actual}, a_k is {@link #answered} and h_k is {@link #hits(int)}.
 */
final class Confusions {
    private final long[][] counts; // [actual][answered]

    Confusions(long[][] counts) {
        this.counts = counts;
    }

    int classes() {
        return counts.length;
    }

    /** Returns how many rows are of class {@code label}. */
    long actual(int label) {
        return Arrays.stream(counts[label]).sum();
    }

    /** Returns how many rows were answered with class {@code label}. */
    long answered(int label) {
        return Arrays.stream(counts).mapToLong(row -> row[label]).sum();
    }

    /** Returns how many rows of class {@code label} were answered with it. */
    long hits(int label) {
        return counts[label][label];
    }

    /** Returns how many rows were answered with their class. */
    long hits() {
        return labels().mapToLong(this::hits).sum();
    }

    long rows() {
        return labels().mapToLong(this::actual).sum();
    }

    /** Returns the numbers of the classes. */
    IntStream labels() {
        return IntStream.range(0, counts.length);
    }

    double accuracy() {
        return (double) hits() / rows();
    }

    double balancedAccuracy() {
        return labels().filter(k -> actual(k) > 0)
                .mapToDouble(k -> (double) hits(k) / actual(k))
                .average()
                .orElse(Double.NaN);
    }

    double matthews() {
        double squared = (double) rows() * rows();
        double answers = squared - sum(k -> (double) answered(k) * answered(k));
        double targets = squared - sum(k -> (double) actual(k) * actual(k));
        double together = (double) hits() * rows() - sum(this::byChance);
        return answers == 0 || targets == 0 ? 0 : together / Math.sqrt(answers * targets);
    }

    double kappa() {
        double squared = (double) rows() * rows();
        double byChance = sum(this::byChance);
        return byChance == squared ? 0 : ((double) hits() * rows() - byChance) / (squared - byChance);
    }

    private double byChance(int label) {
        return (double) answered(label) * actual(label);
    }

    private double sum(IntToDoubleFunction ofClass) {
        return labels().mapToDouble(ofClass).sum();
    }

    /** A figure of how often each class was taken for each. Not thread-safe. */
    static final class Count implements Metric.Tally {
        private final ToDoubleFunction<Confusions> figure;
        private long[][] counts = {};

        Count(ToDoubleFunction<Confusions> figure) {
            this.figure = figure;
        }

        @Override
        public void add(double[] answer, double[] target) {
            if (counts.length == 0) {
                int classes = Tallies.classes(answer.length);
                counts = new long[classes][classes];
            }
            counts[Tallies.label(target)][Tallies.label(answer)]++;
        }

        @Override
        public double result() {
            return counts.length == 0 ? Double.NaN : figure.applyAsDouble(new Confusions(counts));
        }
    }
}
