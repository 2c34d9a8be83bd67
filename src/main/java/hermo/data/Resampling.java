package hermo.data;

import hermo.kernel.CounterRandom;
import java.util.Arrays;
import java.util.stream.IntStream;

/** Makes the classes of a data set equally many, by repeating rows or by leaving some out. */
final class Resampling {
    private Resampling() {}

    /** Returns all rows, then so many drawn again from each class that it has as many as the largest. */
    static Dataset oversampled(Dataset data, long seed) {
        data.source().checkInMemory("oversampled");
        int[][] rows = byClass(data, "oversampled");
        int most = Arrays.stream(rows).mapToInt(ofClass -> ofClass.length).max().orElse(0);
        CounterRandom random = CounterRandom.of(seed);
        IntStream drawn = Arrays.stream(rows)
                .flatMapToInt(ofClass ->
                        IntStream.range(ofClass.length, most).map(i -> ofClass[random.nextInt(ofClass.length)]));
        return data.select(
                IntStream.concat(IntStream.range(0, data.rows()), drawn).toArray());
    }

    /** Returns as many rows of each class as the smallest has, in their order. */
    static Dataset undersampled(Dataset data, long seed) {
        data.source().checkInMemory("undersampled");
        int[][] rows = byClass(data, "undersampled");
        int fewest =
                Arrays.stream(rows).mapToInt(ofClass -> ofClass.length).min().orElse(0);
        CounterRandom random = CounterRandom.of(seed);
        for (int[] ofClass : rows) {
            random.shuffle(ofClass);
        }
        return data.select(Arrays.stream(rows)
                .flatMapToInt(ofClass -> Arrays.stream(ofClass, 0, fewest))
                .sorted()
                .toArray());
    }

    /** The rows of each class that has any. */
    private static int[][] byClass(Dataset data, String where) {
        int classes = Weights.classes(data.source(), where).size();
        return IntStream.range(0, classes)
                .mapToObj(label -> IntStream.range(0, data.rows())
                        .filter(row -> data.label(row) == label)
                        .toArray())
                .filter(ofClass -> ofClass.length > 0)
                .toArray(int[][]::new);
    }
}
