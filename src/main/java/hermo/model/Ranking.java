package hermo.model;

import com.google.common.primitives.ImmutableDoubleArray;
import java.util.Arrays;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.Stream;

/**
 * How well scores rank the rows of a class before the rest: the mean over the classes, or of two classes the figure of the
 * second. Keeps all scores, since each is compared with every other. Not thread-safe.
 */
final class Ranking implements Metric.Tally {
    private final ToDoubleBiFunction<double[], double[]> figure;
    private Scores[] classes = {};

    /** Begins to count a figure of the scores of positive and of negative rows, both ascending; NaN leaves a class out. */
    Ranking(ToDoubleBiFunction<double[], double[]> figure) {
        this.figure = figure;
    }

    @Override
    public void add(double[] answer, double[] target) {
        int count = Tallies.classes(answer.length);
        if (classes.length == 0) {
            classes = Stream.generate(Scores::new).limit(count == 2 ? 1 : count).toArray(Scores[]::new);
        }
        int first = count - classes.length;
        int right = Tallies.label(target);
        for (int j = 0; j < classes.length; j++) {
            classes[j].add(Tallies.probability(answer, first + j), first + j == right);
        }
    }

    @Override
    public double result() {
        if (Arrays.stream(classes).anyMatch(scores -> scores.hasNaN)) {
            return Double.NaN;
        }
        return Arrays.stream(classes)
                .mapToDouble(scores -> figure.applyAsDouble(sorted(scores.positives), sorted(scores.negatives)))
                .filter(value -> !Double.isNaN(value))
                .average()
                .orElse(Double.NaN);
    }

    /** Returns the share of pairs that are in order, ties counting ½; NaN without pairs. */
    static double rocAuc(double[] positives, double[] negatives) {
        int below = 0;
        int notAbove = 0;
        double inOrder = 0;
        for (double score : positives) {
            while (below < negatives.length && negatives[below] < score) {
                below++;
            }
            while (notAbove < negatives.length && negatives[notAbove] <= score) {
                notAbove++;
            }
            inOrder += 0.5 * below + 0.5 * notAbove;
        }
        return inOrder / ((double) positives.length * negatives.length);
    }

    /**
     * Returns the mean over the positive rows of the precision of the rows that score no less. This is the sum over the
     * thresholds, since recall rises by 1/positives at each of them; 0 without positive rows.
     */
    static double averagePrecision(double[] positives, double[] negatives) {
        int positivesBelow = 0;
        int negativesBelow = 0;
        double sum = 0;
        for (double score : positives) {
            while (positives[positivesBelow] < score) {
                positivesBelow++;
            }
            while (negativesBelow < negatives.length && negatives[negativesBelow] < score) {
                negativesBelow++;
            }
            double hits = positives.length - positivesBelow;
            sum += hits / (hits + negatives.length - negativesBelow);
        }
        return positives.length == 0 ? 0 : sum / positives.length;
    }

    private static double[] sorted(ImmutableDoubleArray.Builder scores) {
        double[] ascending = scores.build().toArray();
        Arrays.sort(ascending);
        return ascending;
    }

    /** The scores of one class for the rows of it and for the others. */
    private static final class Scores {
        private final ImmutableDoubleArray.Builder positives = ImmutableDoubleArray.builder();
        private final ImmutableDoubleArray.Builder negatives = ImmutableDoubleArray.builder();
        private boolean hasNaN;

        void add(double score, boolean isPositive) {
            hasNaN |= Double.isNaN(score);
            (isPositive ? positives : negatives).add(score);
        }
    }
}
