package hermo.data;

import static hermo.Messages.badArgument;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.math.BigDecimal;
import java.util.Arrays;
import org.apache.commons.math3.stat.StatUtils;
import org.junit.jupiter.api.Test;

class ScalerTest {
    @Test
    void inputs_are_measured_as_commons_math_does() {
        Dataset data = Dataset.diabetes();

        Scaler scaler = Scaler.ofInputs(data);

        assertMoments(data.inputs(), scaler);
    }

    @Test
    void targets_are_measured_as_commons_math_does() {
        Dataset data = Dataset.diabetes();

        Scaler scaler = Scaler.ofTargets(data);

        assertEquals(152.13348416289594, scaler.shift()[0], 1e-12); // as in the paper's data
        assertMoments(data.targets(), scaler);
    }

    @Test
    void only_the_rows_of_a_part_are_measured() {
        Dataset part = Dataset.diabetes().select(5, 3, 8, 200);

        assertMoments(part.inputs(), Scaler.ofInputs(part));
        assertEquals(Scaler.standard(part.inputs()), Scaler.ofInputs(part));
    }

    @Test
    void scaled_columns_have_mean_0_and_deviation_1() {
        Dataset data = Dataset.iris();
        Scaler scaler = Scaler.ofInputs(data);

        double[] column = Arrays.stream(data.inputs())
                .mapToDouble(row -> scaler.transform(row)[2])
                .toArray();

        assertEquals(0, StatUtils.mean(column), 1e-14);
        assertEquals(1, StatUtils.populationVariance(column), 1e-14);
    }

    @Test
    void a_small_deviation_beside_a_large_mean_is_not_lost() {
        double[][] rows = {{1e9 + 1}, {1e9 + 2}, {1e9 + 3}, {1e9 + 4}};

        Scaler scaler = Scaler.standard(rows);

        assertEquals(1e9 + 2.5, scaler.shift()[0]);
        assertEquals(Math.sqrt(1.25), scaler.scale()[0], 1e-15);
    }

    @Test
    void the_rounding_of_the_mean_does_not_reach_the_deviation() {
        double[][] rows = new double[1000][];
        Arrays.setAll(rows, r -> new double[] {1e12 + 0.1 + r % 7});
        BigDecimal n = BigDecimal.valueOf(rows.length);
        BigDecimal mean = Arrays.stream(rows)
                .map(row -> new BigDecimal(row[0]))
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .divide(n);
        BigDecimal squares = Arrays.stream(rows)
                .map(row -> new BigDecimal(row[0]).subtract(mean).pow(2))
                .reduce(BigDecimal.ZERO, BigDecimal::add);

        Scaler scaler = Scaler.standard(rows);

        assertEquals(mean.doubleValue(), scaler.shift()[0]);
        assertEquals(Math.sqrt(squares.divide(n).doubleValue()), scaler.scale()[0], 1e-9);
    }

    @Test
    void a_column_that_differs_by_rounding_alone_counts_as_constant() {
        double[][] rows = {{0.3}, {0.1 + 0.2}, {0.3}, {0.3}};

        assertEquals(1, Scaler.standard(rows).scale()[0]);
    }

    @Test
    void a_constant_column_gets_the_scale_1() {
        double[][] rows = new double[1000][];
        Arrays.setAll(rows, r -> new double[] {0.1, r, 0});

        Scaler scaler = Scaler.standard(rows);

        assertEquals(1, scaler.scale()[0]);
        assertEquals(1, scaler.scale()[2]);
        assertEquals(0, scaler.transform(new double[] {0.1, 0, 0})[0], 1e-15);
        assertEquals(Math.sqrt((1000.0 * 1000 - 1) / 12), scaler.scale()[1], 1e-12);
    }

    @Test
    void values_are_shifted_then_divided() {
        Scaler scaler = Scaler.of(new double[] {1, -2}, new double[] {2, 0.5});

        assertArrayEquals(new double[] {2, 6}, scaler.transform(new double[] {5, 1}));
        assertEquals(6, scaler.transformed(1, 1));
        assertArrayEquals(new double[] {5, 1}, scaler.inverse(new double[] {2, 6}));
    }

    @Test
    void the_inverse_undoes_the_transform() {
        Dataset data = Dataset.diabetes();
        Scaler scaler = Scaler.ofInputs(data);

        for (double[] row : data.inputs()) {
            assertArrayEquals(row, scaler.inverse(scaler.transform(row)), 1e-12);
        }
    }

    @Test
    void identity_changes_nothing() {
        double[] row = {-0.0, 1e-300, Double.MAX_VALUE};

        assertArrayEquals(row, Scaler.identity(3).transform(row));
        assertEquals(3, Scaler.identity(3).width());
    }

    @Test
    void arrays_are_copied_in_and_out() {
        double[] shift = {1};
        double[] scale = {2};
        Scaler scaler = Scaler.of(shift, scale);

        shift[0] = 9;
        scale[0] = 9;
        scaler.shift()[0] = 9;
        scaler.scale()[0] = 9;

        assertEquals(Scaler.of(new double[] {1}, new double[] {2}), scaler);
    }

    @Test
    void scalers_of_equal_numbers_are_equal() {
        Scaler scaler = Scaler.of(new double[] {1}, new double[] {2});

        assertEquals(
                scaler.hashCode(), Scaler.of(new double[] {1}, new double[] {2}).hashCode());
        assertNotEquals(scaler, Scaler.of(new double[] {1}, new double[] {3}));
        assertNotEquals(scaler, Scaler.of(new double[] {0}, new double[] {2}));
    }

    @Test
    void text_shows_the_formula_of_each_column() {
        assertEquals(
                "Scaler: 2 columns ((x − 5) / 2, (x − 1) / 0.5)",
                Scaler.of(new double[] {5, 1}, new double[] {2, 0.5}).toString());
    }

    @Test
    void classes_are_not_scaled() {
        assertEquals(
                "Scaler.ofTargets: expected targets that are numbers but got 3 classes; classes need no scaling",
                badArgument(() -> Scaler.ofTargets(Dataset.iris())));
    }

    @Test
    void a_row_of_another_width_is_told() {
        Scaler scaler = Scaler.identity(4);

        assertEquals(
                "Scaler.transform: expected a row of 4 values but got 3",
                badArgument(() -> scaler.transform(new double[3])));
        assertEquals(
                "Scaler.inverse: expected a row of 4 values but got 5",
                badArgument(() -> scaler.inverse(new double[5])));
    }

    @Test
    void scales_that_cannot_divide_are_told() {
        double[] shift = {0, 0};

        assertEquals(
                "Scaler.of: column 1 expects a finite shift and a finite scale other than 0 but got 0.0 and 0.0",
                badArgument(() -> Scaler.of(shift, new double[] {1, 0})));
        assertEquals(
                "Scaler.of: column 0 expects a finite shift and a finite scale other than 0 but got NaN and 1.0",
                badArgument(() -> Scaler.of(new double[] {Double.NaN}, new double[] {1})));
        assertEquals(
                "Scaler.of: expected as many scales as shifts, 2, but got 1",
                badArgument(() -> Scaler.of(shift, new double[] {1})));
        assertEquals(
                "Scaler.of: expected at least one column but got 0",
                badArgument(() -> Scaler.of(new double[0], new double[0])));
        assertEquals("Scaler.identity: expected at least one column but got 0", badArgument(() -> Scaler.identity(0)));
    }

    @Test
    void rows_to_be_measured_are_checked() {
        assertEquals(
                "Scaler.standard: row 1 of the values has 1 values but row 0 has 2; "
                        + "every row needs the same number of values",
                badArgument(() -> Scaler.standard(new double[][] {{1, 2}, {3}})));
    }

    private static void assertMoments(double[][] rows, Scaler scaler) {
        for (int j = 0; j < scaler.width(); j++) {
            int column = j;
            double[] values =
                    Arrays.stream(rows).mapToDouble(row -> row[column]).toArray();
            double deviation = Math.sqrt(StatUtils.populationVariance(values));
            assertEquals(StatUtils.mean(values), scaler.shift()[j], 1e-13 * Math.abs(scaler.shift()[j]));
            assertEquals(deviation, scaler.scale()[j], 1e-13 * deviation);
        }
    }
}
