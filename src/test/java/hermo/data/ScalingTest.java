package hermo.data;

import static hermo.Messages.badArgument;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ScalingTest {
    private static final double[][] ROWS = {{1, 7, 10}, {2, 7, -10}, {4, 7, 30}, {100, 7, 0}};

    @Test
    void min_max_brings_each_column_from_0_to_1() {
        Scaler scaler = Scaler.minMax(ROWS);

        assertArrayEquals(new double[] {1, 7, -10}, scaler.shift());
        assertArrayEquals(new double[] {99, 1, 40}, scaler.scale());
        assertArrayEquals(new double[] {0, 0, 0.5}, scaler.transform(ROWS[0]));
    }

    @Test
    void robust_takes_the_median_and_the_interquartile_range_of_scikit_learn() {
        Scaler scaler = Scaler.robust(ROWS);

        // numpy.percentile([1, 2, 4, 100], [25, 50, 75]) is 1.75, 3, 28 and of [-10, 0, 10, 30] it is -2.5, 5, 15
        assertArrayEquals(new double[] {3, 7, 5}, scaler.shift());
        assertArrayEquals(new double[] {26.25, 1, 17.5}, scaler.scale());
    }

    @Test
    void quartiles_of_odd_and_tiny_counts_are_those_of_numpy() {
        assertArrayEquals(
                new double[] {2},
                Scaler.robust(new double[][] {{1}, {2}, {3}, {4}, {0}}).scale());
        assertArrayEquals(
                new double[] {0.5}, Scaler.robust(new double[][] {{1}, {2}}).scale());
        assertArrayEquals(new double[] {1}, Scaler.robust(new double[][] {{5}}).scale());
    }

    @Test
    void standard_is_the_scaling_by_default() {
        assertEquals(Scaler.ofInputs(Dataset.iris()), Scaler.ofInputs(Dataset.iris(), Scaling.STANDARD));
        assertEquals(Scaler.standard(Dataset.iris().inputs()), Scaler.ofInputs(Dataset.iris()));
        assertEquals(Scaler.standard(Dataset.diabetes().targets()), Scaler.ofTargets(Dataset.diabetes()));
    }

    @Test
    void inputs_and_targets_of_data_are_measured_as_their_rows_are() {
        Dataset part = Dataset.diabetes().select(IntStream.range(5, 105).toArray());

        assertEquals(Scaler.minMax(part.inputs()), Scaler.ofInputs(part, Scaling.MIN_MAX));
        assertEquals(Scaler.robust(part.inputs()), Scaler.ofInputs(part, Scaling.ROBUST));
        assertEquals(Scaler.minMax(part.targets()), Scaler.ofTargets(part, Scaling.MIN_MAX));
        assertEquals(Scaler.robust(part.targets()), Scaler.ofTargets(part, Scaling.ROBUST));
    }

    @ParameterizedTest
    @EnumSource(Scaling.class)
    void a_scaled_row_comes_back(Scaling scaling) {
        Scaler scaler = Scaler.ofInputs(Dataset.diabetes(), scaling);
        double[] row = Dataset.diabetes().input(3);

        assertArrayEquals(row, scaler.inverse(scaler.transform(row)), 1e-12);
    }

    @ParameterizedTest
    @EnumSource(Scaling.class)
    void a_constant_column_has_the_scale_1(Scaling scaling) {
        Dataset data = Dataset.of(new double[][] {{0.1}, {0.1}, {0.1}}, new int[] {0, 1, 1});

        assertArrayEquals(new double[] {1}, Scaler.ofInputs(data, scaling).scale());
    }

    @ParameterizedTest
    @EnumSource(Scaling.class)
    void classes_need_no_scaling(Scaling scaling) {
        assertEquals(
                "Scaler.ofTargets: expected targets that are numbers but got 3 classes; classes need no scaling",
                badArgument(() -> Scaler.ofTargets(Dataset.iris(), scaling)));
    }

    @Test
    void rows_to_be_measured_are_checked() {
        assertEquals(
                "Scaler.minMax: row 1 of the values has 1 values but row 0 has 2; "
                        + "every row needs the same number of values",
                badArgument(() -> Scaler.minMax(new double[][] {{1, 2}, {3}})));
        assertEquals(
                "Scaler.robust: expected at least one row of values but got 0",
                badArgument(() -> Scaler.robust(new double[0][])));
    }

    @Test
    void a_range_beyond_the_numbers_is_told() {
        assertEquals(
                "Scaler: column 0 expects a finite range but it goes from -1.7E308 to 1.7E308",
                badArgument(() -> Scaler.minMax(new double[][] {{-1.7e308}, {1.7e308}})));
    }
}
