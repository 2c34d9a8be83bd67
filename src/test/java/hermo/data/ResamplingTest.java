package hermo.data;

import static hermo.Messages.badState;
import static hermo.data.FoldsTest.counts;
import static hermo.data.FoldsTest.ids;
import static hermo.data.FoldsTest.numbered;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ResamplingTest {
    @Test
    void oversampling_keeps_all_rows_and_repeats_some_of_the_smaller_classes() {
        Dataset data = numbered(7, 2, 3).oversampled(5);

        assertArrayEquals(new int[] {7, 7, 7}, counts(data));
        assertArrayEquals(IntStream.range(0, 12).toArray(), ids(data).limit(12).toArray());
        assertEquals(9, ids(data).skip(12).filter(id -> id >= 7).count());
    }

    @Test
    void undersampling_leaves_as_many_rows_of_each_class_in_their_order() {
        Dataset data = numbered(70, 2, 30).undersampled(5);

        assertArrayEquals(new int[] {2, 2, 2}, counts(data));
        int[] ids = ids(data).toArray();
        assertArrayEquals(Arrays.stream(ids).distinct().sorted().toArray(), ids);
    }

    @Test
    void rows_keep_their_labels_and_weights() {
        double[] weights = IntStream.range(0, 12).asDoubleStream().toArray();
        Dataset whole = numbered(7, 2, 3).withWeights(weights);

        for (Dataset data : new Dataset[] {whole.oversampled(1), whole.undersampled(1)}) {
            for (int row = 0; row < data.rows(); row++) {
                int id = (int) data.input(row)[0];
                assertEquals(whole.label(id), data.label(row));
                assertEquals(id, data.weight(row));
            }
        }
    }

    @Test
    void a_class_without_rows_stays_without() {
        Dataset data = numbered(3, 1, 2).select(0, 1, 2, 4, 5);

        assertArrayEquals(new int[] {3, 0, 3}, counts(data.oversampled(1)));
        assertArrayEquals(new int[] {2, 0, 2}, counts(data.undersampled(1)));
    }

    @Test
    void the_seed_decides_the_rows() {
        Dataset data = numbered(70, 20);

        assertArrayEquals(
                ids(data.oversampled(1)).toArray(), ids(data.oversampled(1)).toArray());
        assertArrayEquals(
                ids(data.undersampled(1)).toArray(), ids(data.undersampled(1)).toArray());
        assertFalse(Arrays.equals(
                ids(data.oversampled(1)).toArray(), ids(data.oversampled(2)).toArray()));
        assertFalse(Arrays.equals(
                ids(data.undersampled(1)).toArray(), ids(data.undersampled(2)).toArray()));
    }

    @Test
    void numbers_have_no_classes_to_balance() {
        Dataset numbers = Dataset.of(new double[2][1], new double[2]);
        String rest = ": expected classes but the targets are numbers (y0); "
                + "targetsAsClasses() turns one column of them into classes";

        assertEquals("Dataset.oversampled" + rest, badState(() -> numbers.oversampled(1)));
        assertEquals("Dataset.undersampled" + rest, badState(() -> numbers.undersampled(1)));
    }
}
