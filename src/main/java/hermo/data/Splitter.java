package hermo.data;

import static com.google.common.base.Preconditions.checkArgument;

import hermo.kernel.CounterRandom;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** Deals the rows of a data set into two parts, each class in the same proportion. */
final class Splitter {
    private Splitter() {}

    static Split split(Dataset data, double fraction, long seed) {
        checkArgument(
                fraction > 0 && fraction < 1,
                "Dataset.split: expected a fraction between 0 and 1 but got %s; 0.8 puts 80 % of the rows into"
                        + " train()",
                fraction);
        data.source().checkInMemory("split");
        int rows = data.rows();
        checkArgument(rows > 1, "Dataset.split: expected at least 2 rows, one for each part, but got %s", rows);
        int[] classes = classes(data);
        int[] quotas = quotas(counts(classes), fraction);
        int[] order = IntStream.range(0, rows).toArray();
        CounterRandom.of(seed).shuffle(order);
        boolean[] isTrain = new boolean[rows];
        for (int row : order) {
            isTrain[row] = quotas[classes[row]]-- > 0;
        }
        return new Split(
                data.select(Arrays.stream(order).filter(row -> isTrain[row]).toArray()),
                data.select(Arrays.stream(order).filter(row -> !isTrain[row]).toArray()));
    }

    /** The class of each row; all rows of a regression are of one class. */
    private static int[] classes(Dataset data) {
        return data.isClassification()
                ? IntStream.range(0, data.rows()).map(data::label).toArray()
                : new int[data.rows()];
    }

    private static int[] counts(int[] classes) {
        int[] counts = new int[Arrays.stream(classes).max().orElse(0) + 1];
        Arrays.stream(classes).forEach(label -> counts[label]++);
        return counts;
    }

    /** How many rows of each class go to train: the whole part of the share, then one more by largest remainder. */
    private static int[] quotas(int[] counts, double fraction) {
        int rows = Arrays.stream(counts).sum();
        int train = (int) Math.max(1, Math.min(rows - 1, Math.round(fraction * rows)));
        int[] quotas = new int[counts.length];
        Arrays.setAll(quotas, c -> (int) (fraction * counts[c]));
        int missing = train - Arrays.stream(quotas).sum();
        IntStream.range(0, counts.length)
                .filter(c -> counts[c] > 0)
                .boxed()
                .sorted(Comparator.comparingDouble(c -> quotas[c] - fraction * counts[c]))
                .limit(missing)
                .forEach(c -> quotas[c]++);
        return quotas;
    }
}
