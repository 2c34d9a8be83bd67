package hermo.data;

import static hermo.Messages.badArgument;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SplitTest {
    @Test
    void every_class_is_split_in_the_same_proportion() {
        Split split = Dataset.iris().split(0.8, 42);

        assertArrayEquals(new int[] {40, 40, 40}, counts(split.train()));
        assertArrayEquals(new int[] {10, 10, 10}, counts(split.test()));
    }

    @Test
    void left_over_rows_go_to_the_largest_remainders_so_that_the_total_fits() {
        // 7, 5 and 3 rows of which 0.5 are 3.5, 2.5 and 1.5: 7 or 8 of 15 rows, rounded to 8
        Dataset data = classes(7, 5, 3);

        Split split = data.split(0.5, 1);

        assertEquals(8, split.train().rows());
        assertArrayEquals(new int[] {4, 3, 1}, counts(split.train()));
        assertArrayEquals(new int[] {3, 2, 2}, counts(split.test()));
    }

    @Test
    void the_larger_remainder_wins_over_the_earlier_class() {
        // 0.75 of 5, 6 and 3 rows are 3.75, 4.5 and 2.25: whole parts 9, rounded total 11
        assertArrayEquals(
                new int[] {4, 5, 2}, counts(classes(5, 6, 3).split(0.75, 1).train()));
    }

    @Test
    void every_row_is_on_exactly_one_side() {
        Dataset data = classes(7, 5, 3);

        Split split = data.split(0.6, 3);

        double[] ids = IntStream.concat(ids(split.train()), ids(split.test()))
                .sorted()
                .asDoubleStream()
                .toArray();
        assertArrayEquals(IntStream.range(0, 15).asDoubleStream().toArray(), ids);
    }

    @Test
    void rows_keep_their_labels() {
        Dataset data = classes(7, 5, 3);

        Dataset test = data.split(0.6, 3).test();

        for (int row = 0; row < test.rows(); row++) {
            assertEquals(data.label((int) test.input(row)[0]), test.label(row));
        }
    }

    @Test
    void both_sides_are_in_a_random_order() {
        Split split = Dataset.of(column(100), new double[100]).split(0.5, 7);

        assertFalse(isSorted(ids(split.train()).toArray()));
        assertFalse(isSorted(ids(split.test()).toArray()));
    }

    @Test
    void classes_are_mixed_within_each_side() {
        Split split = classes(50, 50).split(0.5, 7);

        assertFalse(isSorted(IntStream.range(0, 50).map(split.train()::label).toArray()));
        assertFalse(isSorted(IntStream.range(0, 50).map(split.test()::label).toArray()));
    }

    @Test
    void the_same_seed_gives_the_same_split() {
        Split first = Dataset.iris().split(0.7, 5);
        Split second = Dataset.iris().split(0.7, 5);

        assertArrayEquals(first.train().inputs(), second.train().inputs());
        assertArrayEquals(first.test().inputs(), second.test().inputs());
    }

    @Test
    void different_seeds_give_different_splits() {
        Dataset data = Dataset.of(column(100), new double[100]);

        int[] first = ids(data.split(0.7, 5).test()).sorted().toArray();
        int[] second = ids(data.split(0.7, 6).test()).sorted().toArray();

        assertFalse(Arrays.equals(first, second));
    }

    @Test
    void numbers_are_split_by_the_rounded_share() {
        Split split = Dataset.diabetes().split(0.75, 1);

        assertEquals(332, split.train().rows()); // 331.5
        assertEquals(110, split.test().rows());
    }

    @Test
    void each_side_gets_at_least_one_row() {
        Dataset data = classes(2, 1);

        assertEquals(1, data.split(0.001, 1).train().rows());
        assertEquals(1, data.split(0.999, 1).test().rows());
        assertEquals(
                1,
                Dataset.of(column(2), new double[] {1, 2})
                        .split(1 - 1e-16, 1)
                        .test()
                        .rows());
    }

    @Test
    void a_class_that_one_side_lacks_still_has_its_name_there() {
        Split split = Dataset.of(column(2), new String[] {"a", "b"}).split(0.5, 1);

        assertEquals(List.of("a", "b"), split.train().classNames());
        assertEquals(List.of("a", "b"), split.test().classNames());
        assertEquals(2, split.test().targetWidth());
    }

    @Test
    void both_sides_keep_the_names_of_the_columns() {
        Split split = Dataset.iris().split(0.5, 1);

        assertEquals(Dataset.iris().featureNames(), split.train().featureNames());
        assertEquals(List.of("species"), split.test().targetNames());
    }

    @Test
    void a_part_can_be_split_again() {
        Dataset train = Dataset.iris().split(0.8, 1).train();

        assertArrayEquals(new int[] {20, 20, 20}, counts(train.split(0.5, 1).test()));
    }

    @Test
    void a_fraction_outside_of_0_and_1_is_told() {
        for (double fraction : new double[] {0, 1, -0.5, 80, Double.NaN}) {
            assertEquals(
                    "Dataset.split: expected a fraction between 0 and 1 but got " + fraction
                            + "; 0.8 puts 80 % of the rows into train()",
                    badArgument(() -> Dataset.iris().split(fraction, 1)));
        }
    }

    @Test
    void a_single_row_cannot_be_split() {
        assertEquals(
                "Dataset.split: expected at least 2 rows, one for each part, but got 1",
                badArgument(() -> Dataset.iris().select(0).split(0.5, 1)));
    }

    @Test
    void a_split_prints_both_sides() {
        Split split = new Split(classes(1, 1), classes(2));

        assertEquals(
                "Split: train Dataset: 2 rows, 1 feature (x0), 2 classes (0 1, 1 1)\n"
                        + "       test  Dataset: 2 rows, 1 feature (x0), 1 class (0 2)",
                split.toString());
    }

    @Test
    void a_split_needs_both_sides() {
        assertThrows(NullPointerException.class, () -> new Split(classes(1), null));
    }

    /** Rows whose only input is their own number, with so many rows of class 0, 1... one after the other. */
    private static Dataset classes(int... counts) {
        int[] labels = IntStream.range(0, counts.length)
                .flatMap(label -> IntStream.generate(() -> label).limit(counts[label]))
                .toArray();
        return Dataset.of(column(labels.length), labels);
    }

    private static double[][] column(int rows) {
        return IntStream.range(0, rows).mapToObj(row -> new double[] {row}).toArray(double[][]::new);
    }

    private static IntStream ids(Dataset data) {
        return Arrays.stream(data.inputs()).mapToInt(row -> (int) row[0]);
    }

    private static int[] counts(Dataset data) {
        int[] counts = new int[data.targetWidth()];
        IntStream.range(0, data.rows()).map(data::label).forEach(label -> counts[label]++);
        return counts;
    }

    private static boolean isSorted(int[] values) {
        return IntStream.range(1, values.length).allMatch(i -> values[i - 1] <= values[i]);
    }
}
