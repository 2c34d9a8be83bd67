package hermo.data;

import static hermo.Messages.badArgument;
import static hermo.Messages.badState;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import hermo.kernel.Buffer;
import hermo.kernel.Precision;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WeightsTest {
    private static final Dataset DATA =
            Dataset.of(new double[][] {{0}, {1}, {2}, {3}, {4}}, new String[] {"cat", "dog", "cat", "cat", "cat"});
    private static final Dataset NUMBERS = Dataset.of(new double[2][1], new double[2]);

    @Test
    void rows_weigh_1_by_default() {
        assertArrayEquals(new double[] {1, 1, 1, 1, 1}, weights(DATA));
    }

    @Test
    void given_weights_are_those_of_the_rows_and_the_data_stays_as_it_was() {
        Dataset weighted = DATA.withWeights(0, 1, 2, 3, 0.5);

        assertArrayEquals(new double[] {0, 1, 2, 3, 0.5}, weights(weighted));
        assertArrayEquals(new double[] {1, 1, 1, 1, 1}, weights(DATA));
    }

    @Test
    void changing_the_array_afterwards_changes_no_weight() {
        double[] weights = {1, 2, 3, 4, 5};
        Dataset weighted = DATA.withWeights(weights);

        weights[0] = 9;

        assertEquals(1, weighted.weight(0));
    }

    @Test
    void a_selection_keeps_the_weights_even_of_a_selection() {
        Dataset weighted = DATA.withWeights(0, 1, 2, 3, 4);

        assertArrayEquals(new double[] {3, 1, 3}, weights(weighted.select(3, 1, 3)));
        assertArrayEquals(new double[] {1, 3}, weights(weighted.select(3, 1, 3).select(1, 2)));
        assertArrayEquals(new double[] {7, 8}, weights(weighted.select(3, 3).withWeights(7, 8)));
    }

    @Test
    void both_sides_of_a_split_keep_the_weights() {
        Split split = DATA.withWeights(0, 1, 2, 3, 4).split(0.6, 1);

        for (Dataset side : new Dataset[] {split.train(), split.test()}) {
            IntStream.range(0, side.rows()).forEach(row -> assertEquals(side.input(row)[0], side.weight(row)));
        }
    }

    @Test
    void batches_bring_the_weight_of_each_row_along() {
        Dataset data = DATA.withWeights(0, 1, 2, 3, 4);
        Batches batches = data.batches(BatchPlan.raw(data, 5));
        Buffer x = Buffer.allocate(Precision.FLOAT32, 5);
        Buffer w = Buffer.allocate(Precision.FLOAT32, 5);
        batches.start(2);

        batches.next(x, Buffer.allocate(Precision.FLOAT32, 10), w);

        assertArrayEquals(x.toArray(), w.toArray());
    }

    @Test
    void a_class_not_named_weighs_1() {
        assertArrayEquals(new double[] {1, 2.5, 1, 1, 1}, weights(DATA.withClassWeights(Map.of("dog", 2.5))));
    }

    @Test
    void class_weights_come_in_place_of_the_weights_before() {
        Dataset weighted = DATA.withWeights(5, 5, 5, 5, 5).withClassWeights(Map.of("dog", 2.0, "cat", 0.0));

        assertArrayEquals(new double[] {0, 2, 0, 0, 0}, weights(weighted));
    }

    @Test
    void balanced_weights_are_those_of_scikit_learn() {
        // compute_class_weight("balanced"): 5 / (2 * 4) and 5 / (2 * 1)
        assertArrayEquals(new double[] {0.625, 2.5, 0.625, 0.625, 0.625}, weights(DATA.balanced()));
    }

    @Test
    void balanced_weights_count_only_the_classes_that_occur() {
        assertArrayEquals(new double[] {1, 1}, weights(DATA.select(0, 2).balanced()));
    }

    @Test
    void weights_stay_when_numbers_are_taken_as_classes() {
        assertArrayEquals(new double[] {2, 3}, weights(NUMBERS.withWeights(2, 3).targetsAsClasses()));
    }

    @Test
    void bad_weights_are_told_with_their_row() {
        assertEquals(
                "Dataset.withWeights: expected 5 weights, one a row, but got 2",
                badArgument(() -> DATA.withWeights(1, 2)));
        assertEquals(
                "Dataset.withWeights: row 1 expects a finite weight of at least 0 but got -0.5",
                badArgument(() -> DATA.withWeights(1, -0.5, 1, 1, 1)));
        assertEquals(
                "Dataset.withWeights: row 4 expects a finite weight of at least 0 but got NaN",
                badArgument(() -> DATA.withWeights(1, 1, 1, 1, Double.NaN)));
        assertEquals(
                "Dataset.withWeights: row 0 expects a finite weight of at least 0 but got Infinity",
                badArgument(() -> DATA.withWeights(Double.POSITIVE_INFINITY, 1, 1, 1, 1)));
        assertEquals(
                "Dataset.withWeights: expected a weight above 0 for at least one row but all are 0; "
                        + "nothing would be learned",
                badArgument(() -> DATA.withWeights(0, 0, 0, 0, 0)));
    }

    @Test
    void bad_class_weights_are_told_with_their_class() {
        Map<String, Double> none = new HashMap<>();
        none.put("cat", null);

        assertEquals(
                "Dataset.withClassWeights: expected the classes cat, dog but got \"dogs\"; did you mean \"dog\"?",
                badArgument(() -> DATA.withClassWeights(Map.of("dogs", 1.0))));
        assertEquals(
                "Dataset.withClassWeights: class \"cat\" expects a finite weight of at least 0 but got -1.0",
                badArgument(() -> DATA.withClassWeights(Map.of("cat", -1.0))));
        assertEquals(
                "Dataset.withClassWeights: class \"cat\" expects a finite weight of at least 0 but got null",
                badArgument(() -> DATA.withClassWeights(none)));
        assertEquals(
                "Dataset.withClassWeights: expected a weight above 0 for at least one row but all are 0; "
                        + "nothing would be learned",
                badArgument(() -> DATA.select(0, 2).withClassWeights(Map.of("cat", 0.0))));
    }

    @Test
    void numbers_have_no_class_weights() {
        String rest = ": expected classes but the targets are numbers (y0); "
                + "targetsAsClasses() turns one column of them into classes";

        assertEquals("Dataset.withClassWeights" + rest, badState(() -> NUMBERS.withClassWeights(Map.of())));
        assertEquals("Dataset.balanced" + rest, badState(NUMBERS::balanced));
    }

    @Test
    void a_row_that_does_not_exist_has_no_weight() {
        assertEquals("Dataset.weight: expected a row from 0 to 4 but got 5", badArgument(() -> DATA.weight(5)));
    }

    private static double[] weights(Dataset data) {
        double[] weights = new double[data.rows()];
        Arrays.setAll(weights, data::weight);
        return weights;
    }
}
