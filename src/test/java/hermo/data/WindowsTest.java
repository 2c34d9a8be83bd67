package hermo.data;

import static hermo.Messages.badArgument;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import hermo.kernel.Buffer;
import hermo.kernel.Precision;
import hermo.kernel.Shape;
import java.util.List;
import org.junit.jupiter.api.Test;

class WindowsTest {
    private static final double[][] SERIES = {{1, 10}, {2, 20}, {3, 30}, {4, 40}, {5, 50}};

    @Test
    void a_row_holds_a_window_in_the_order_of_time_and_the_values_after_it() {
        Dataset data = Dataset.windows(SERIES, 2, 1);

        assertArrayEquals(new double[][] {{1, 10, 2, 20}, {2, 20, 3, 30}, {3, 30, 4, 40}}, data.inputs());
        assertArrayEquals(new double[][] {{3, 30}, {4, 40}, {5, 50}}, data.targets());
    }

    @Test
    void the_target_may_lie_further_ahead_and_be_some_columns() {
        Dataset data = Dataset.windows(SERIES, 2, 2, 1);

        assertArrayEquals(new double[][] {{1, 10, 2, 20}, {2, 20, 3, 30}}, data.inputs());
        assertArrayEquals(new double[][] {{40}, {50}}, data.targets());
        assertEquals(List.of("x1"), data.targetNames());
    }

    @Test
    void target_columns_come_in_the_order_asked_for() {
        assertArrayEquals(
                new double[] {30, 3}, Dataset.windows(SERIES, 2, 1, 1, 0).target(0));
    }

    @Test
    void names_tell_the_column_and_the_time() {
        Dataset data = Dataset.windows(SERIES, 2, 1);

        assertEquals(List.of("x0[-1]", "x1[-1]", "x0[0]", "x1[0]"), data.featureNames());
        assertEquals(List.of("x0", "x1"), data.targetNames());
        assertEquals(Shape.of(2, 2), data.inputShape());
    }

    @Test
    void a_series_that_just_suffices_gives_one_row() {
        Dataset data = Dataset.windows(SERIES, 3, 2);

        assertArrayEquals(new double[][] {{1, 10, 2, 20, 3, 30}}, data.inputs());
        assertArrayEquals(new double[][] {{5, 50}}, data.targets());
    }

    @Test
    void batches_are_scaled_windows() {
        Dataset data = Dataset.windows(SERIES, 2, 1, 0);
        Scaler scaler = Scaler.ofInputs(data);
        Buffer x = Buffer.allocate(Precision.FLOAT64, 12);
        Buffer y = Buffer.allocate(Precision.FLOAT64, 3);

        data.batches(new BatchPlan(3, 1, scaler, Scaler.identity(1))).next(x, y, Buffer.allocate(Precision.FLOAT64, 3));

        assertArrayEquals(scaler.transform(data.input(1)), x.slice(4, 4).toArray());
        assertArrayEquals(new double[] {3, 4, 5}, y.toArray());
    }

    @Test
    void changing_the_series_afterwards_changes_no_data() {
        double[][] series = {{1}, {2}, {3}};
        Dataset data = Dataset.windows(series, 1, 1);

        series[0][0] = 9;
        series[1][0] = 9;

        assertArrayEquals(new double[][] {{1}, {2}}, data.inputs());
        assertArrayEquals(new double[][] {{2}, {3}}, data.targets());
    }

    @Test
    void sizes_that_do_not_fit_are_told() {
        assertEquals(
                "Dataset.windows: expected at least 6 times, 4 of a window and 2 ahead, but the series has 5",
                badArgument(() -> Dataset.windows(SERIES, 4, 2)));
        assertEquals(
                "Dataset.windows: expected at least 2147483648 times, 2147483647 of a window and 1 ahead, but the series"
                        + " has 5",
                badArgument(() -> Dataset.windows(SERIES, Integer.MAX_VALUE, 1)));
        assertEquals(
                "Dataset.windows: expected a length of at least 1 but got 0",
                badArgument(() -> Dataset.windows(SERIES, 0, 1)));
        assertEquals(
                "Dataset.windows: expected a target at least 1 step ahead but got 0",
                badArgument(() -> Dataset.windows(SERIES, 2, 0)));
        assertEquals(
                "Dataset.windows: row 1 of the series has 1 values but row 0 has 2; "
                        + "every row needs the same number of values",
                badArgument(() -> Dataset.windows(new double[][] {{1, 2}, {3}}, 1, 1)));
    }

    @Test
    void target_columns_that_do_not_fit_are_told() {
        assertEquals(
                "Dataset.windows: expected target columns from 0 to 1 but got 2",
                badArgument(() -> Dataset.windows(SERIES, 2, 1, 2)));
        assertEquals(
                "Dataset.windows: expected different target columns but got [1, 1]",
                badArgument(() -> Dataset.windows(SERIES, 2, 1, 1, 1)));
    }
}
