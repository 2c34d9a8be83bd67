package hermo.data;

import static hermo.Messages.badArgument;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FoldsTest {
    @Test
    void every_row_is_tested_once_and_learned_from_otherwise() {
        Dataset data = numbered(7, 5, 3);

        List<Split> folds = data.folds(4, 3);

        assertEquals(4, folds.size());
        int[] tested =
                folds.stream().flatMapToInt(fold -> ids(fold.test())).sorted().toArray();
        assertArrayEquals(IntStream.range(0, 15).toArray(), tested);
        for (Split fold : folds) {
            int[] both = IntStream.concat(ids(fold.train()), ids(fold.test()))
                    .sorted()
                    .toArray();
            assertArrayEquals(IntStream.range(0, 15).toArray(), both);
        }
    }

    @Test
    void classes_are_spread_evenly() {
        for (Split fold : Dataset.iris().folds(5, 42)) {
            assertArrayEquals(new int[] {10, 10, 10}, counts(fold.test()));
            assertArrayEquals(new int[] {40, 40, 40}, counts(fold.train()));
        }
    }

    @Test
    void sizes_and_classes_differ_by_one_row_at_most_for_seeds_0_to_9() {
        for (long seed = 0; seed < 10; seed++) {
            List<Split> folds = numbered(7, 5, 3).folds(4, seed);

            assertArrayEquals(
                    new int[] {3, 4, 4, 4},
                    folds.stream().mapToInt(fold -> fold.test().rows()).sorted().toArray());
            for (int label = 0; label < 3; label++) {
                int c = label;
                int[] counts = folds.stream()
                        .mapToInt(fold -> counts(fold.test())[c])
                        .sorted()
                        .toArray();
                assertTrue(counts[3] - counts[0] <= 1, () -> Arrays.toString(counts));
            }
        }
    }

    @Test
    void a_class_smaller_than_the_folds_is_spread_over_some() {
        List<Split> folds = numbered(8, 1).folds(3, 1);

        assertArrayEquals(
                new int[] {0, 0, 1},
                folds.stream().mapToInt(fold -> counts(fold.test())[1]).sorted().toArray());
    }

    @Test
    void as_many_folds_as_rows_leave_one_out_each() {
        for (Split fold : Dataset.of(new double[4][1], new double[4]).folds(4, 1)) {
            assertEquals(1, fold.test().rows());
            assertEquals(3, fold.train().rows());
        }
    }

    @Test
    void the_seed_decides_the_folds() {
        Dataset data = numbered(50, 50);

        assertArrayEquals(first(data, 1), first(data, 1));
        assertFalse(Arrays.equals(first(data, 1), first(data, 2)));
    }

    @Test
    void rows_are_in_a_random_order_within_each_part() {
        int[] labels = IntStream.range(0, 25)
                .map(numbered(50, 50).folds(4, 1).get(0).test()::label)
                .toArray();

        assertFalse(IntStream.range(1, 25).allMatch(i -> labels[i - 1] <= labels[i]));
    }

    @Test
    void too_few_or_too_many_folds_are_told() {
        for (int count : new int[] {1, 0, -1, 16}) {
            assertEquals(
                    "Dataset.folds: expected from 2 to 15 folds, so that each has a row to test, but got " + count,
                    badArgument(() -> numbered(7, 5, 3).folds(count, 1)));
        }
    }

    private static int[] first(Dataset data, long seed) {
        return ids(data.folds(5, seed).get(0).test()).sorted().toArray();
    }

    /** Rows whose only input is their own number, with so many rows of class 0, 1... one after the other. */
    static Dataset numbered(int... counts) {
        int[] labels = IntStream.range(0, counts.length)
                .flatMap(label -> IntStream.generate(() -> label).limit(counts[label]))
                .toArray();
        double[][] inputs = new double[labels.length][];
        Arrays.setAll(inputs, row -> new double[] {row});
        return Dataset.of(inputs, labels);
    }

    static IntStream ids(Dataset data) {
        return Arrays.stream(data.inputs()).mapToInt(row -> (int) row[0]);
    }

    static int[] counts(Dataset data) {
        int[] counts = new int[data.targetWidth()];
        IntStream.range(0, data.rows()).map(data::label).forEach(label -> counts[label]++);
        return counts;
    }
}
