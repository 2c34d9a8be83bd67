package hermo.data;

import static com.google.common.base.Preconditions.checkArgument;

import hermo.kernel.CounterRandom;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Deals the rows of a data set out to some folds, each of which is tested once. */
final class Folds {
    private Folds() {}

    static List<Split> of(Dataset data, int count, long seed) {
        data.source().checkInMemory("folds");
        int rows = data.rows();
        checkArgument(
                count >= 2 && count <= rows,
                "Dataset.folds: expected from 2 to %s folds, so that each has a row to test, but got %s",
                rows,
                count);
        int[] order = IntStream.range(0, rows).toArray();
        CounterRandom.of(seed).shuffle(order);
        int[] fold = fold(data, order, count);
        return IntStream.range(0, count)
                .mapToObj(f -> new Split(
                        data.select(Arrays.stream(order)
                                .filter(row -> fold[row] != f)
                                .toArray()),
                        data.select(Arrays.stream(order)
                                .filter(row -> fold[row] == f)
                                .toArray())))
                .toList();
    }

    /** The fold of each row: dealt out in turn, class after class, so that sizes and classes differ by 1 at most. */
    private static int[] fold(Dataset data, int[] order, int count) {
        int[] fold = new int[order.length];
        int[] byClass = !data.isClassification()
                ? order
                : Arrays.stream(order)
                        .boxed()
                        .sorted(Comparator.comparingInt(data::label))
                        .mapToInt(row -> row)
                        .toArray();
        for (int i = 0; i < byClass.length; i++) {
            fold[byClass[i]] = i % count;
        }
        return fold;
    }
}
