package hermo.train;

import static hermo.Messages.badArgument;
import static hermo.train.Loss.BINARY_CROSS_ENTROPY;
import static hermo.train.Loss.CATEGORICAL_CROSS_ENTROPY;
import static hermo.train.Loss.MEAN_ABSOLUTE_ERROR;
import static hermo.train.Loss.MEAN_SQUARED_ERROR;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** Values and gradients computed by hand, and what happens at the kinks. */
class LossValueTest {
    private static final double[][] ANSWERS = {{1, 1.5}, {3, -2}};
    private static final double[][] ONES = {{1, 1}, {1, 1}}; // errors 0, 0.5, 2, −3

    @Test
    void the_squared_error_is_the_mean_of_squares_without_a_half() {
        LossBatch batch = LossBatch.of(ANSWERS, ONES);

        assertEquals((0 + 0.25 + 4 + 9) / 4, batch.value(MEAN_SQUARED_ERROR));
        assertArrayEquals(new double[] {0, 0.25, 1, -1.5}, batch.gradient(MEAN_SQUARED_ERROR));
    }

    @Test
    void the_absolute_error_is_the_mean_of_sizes() {
        LossBatch batch = LossBatch.of(ANSWERS, ONES);

        assertEquals((0 + 0.5 + 2 + 3) / 4, batch.value(MEAN_ABSOLUTE_ERROR));
    }

    @Test
    void the_absolute_error_has_no_slope_where_it_is_met() {
        assertArrayEquals(
                new double[] {0, 0.25, 0.25, -0.25}, LossBatch.of(ANSWERS, ONES).gradient(MEAN_ABSOLUTE_ERROR));
    }

    @Test
    void huber_is_half_a_square_near_zero_and_a_line_far_from_it() {
        LossBatch batch = LossBatch.of(ANSWERS, ONES);

        assertEquals((0 + 0.125 + 1.5 + 2.5) / 4, batch.value(Loss.huber(1)));
        assertArrayEquals(new double[] {0, 0.125, 0.25, -0.25}, batch.gradient(Loss.huber(1)));
    }

    @Test
    void huber_meets_itself_at_delta() {
        LossBatch batch = LossBatch.of(new double[][] {{2, -2}}, new double[][] {{0, 0}});

        assertEquals(2, batch.value(Loss.huber(2)));
        assertArrayEquals(new double[] {1, -1}, batch.gradient(Loss.huber(2)));
    }

    @Test
    void binary_cross_entropy_is_a_mean_over_all_elements() {
        LossBatch batch = LossBatch.of(new double[][] {{0.5, 0.25}}, new double[][] {{1, 0}});

        // −ln 0.5 = 0.6931471805599453, −ln 0.75 = 0.2876820724517809
        assertEquals((0.6931471805599453 + 0.2876820724517809) / 2, batch.value(BINARY_CROSS_ENTROPY), 1e-15);
        assertArrayEquals(new double[] {-2.0 / 2, 4.0 / 3 / 2}, batch.gradient(BINARY_CROSS_ENTROPY), 1e-15);
    }

    @Test
    void binary_cross_entropy_takes_soft_targets() {
        LossBatch batch = LossBatch.of(new double[][] {{0.5}}, new double[][] {{0.25}});

        assertEquals(0.6931471805599453, batch.value(BINARY_CROSS_ENTROPY), 1e-15);
        assertArrayEquals(new double[] {1}, batch.gradient(BINARY_CROSS_ENTROPY), 1e-15);
    }

    @Test
    void binary_cross_entropy_keeps_probabilities_from_zero_and_one() {
        LossBatch batch = LossBatch.of(new double[][] {{0, 1, 0, 1}}, new double[][] {{1, 0, 0, 1}});

        // −ln 1e-7 = 16.11809565095832
        assertEquals(2 * 16.11809565095832 / 4, batch.value(BINARY_CROSS_ENTROPY), 1e-6);
        assertArrayEquals(new double[4], batch.gradient(BINARY_CROSS_ENTROPY));
    }

    @Test
    void categorical_cross_entropy_sums_over_classes_and_means_over_rows() {
        LossBatch batch = LossBatch.of(new double[][] {{0.5, 0.5}, {0.2, 0.8}}, new double[][] {{1, 0}, {0, 1}});

        // −ln 0.5 = 0.6931471805599453, −ln 0.8 = 0.2231435513142098
        assertEquals((0.6931471805599453 + 0.2231435513142098) / 2, batch.value(CATEGORICAL_CROSS_ENTROPY), 1e-15);
        assertArrayEquals(new double[] {-1, 0, 0, -0.625}, batch.gradient(CATEGORICAL_CROSS_ENTROPY), 1e-15);
    }

    @Test
    void categorical_cross_entropy_takes_soft_targets() {
        LossBatch batch = LossBatch.of(new double[][] {{0.5, 0.5}}, new double[][] {{0.25, 0.75}});

        assertEquals(0.6931471805599453, batch.value(CATEGORICAL_CROSS_ENTROPY), 1e-15);
        assertArrayEquals(new double[] {-0.5, -1.5}, batch.gradient(CATEGORICAL_CROSS_ENTROPY), 1e-15);
    }

    @Test
    void categorical_cross_entropy_keeps_probabilities_from_zero() {
        LossBatch batch = LossBatch.of(new double[][] {{0, 1}}, new double[][] {{1, 0}});

        assertEquals(16.11809565095832, batch.value(CATEGORICAL_CROSS_ENTROPY), 1e-12);
        assertArrayEquals(new double[2], batch.gradient(CATEGORICAL_CROSS_ENTROPY));
    }

    @Test
    void a_loss_of_your_own_is_the_mean_over_all_elements() {
        LossBatch batch = LossBatch.of(ANSWERS, ONES);

        assertEquals((0 + 0.0625 + 16 + 81) / 4, batch.value(LossCase.FOURTH_POWER), 1e-14);
        assertArrayEquals(new double[] {0, 0.125, 8, -27}, batch.gradient(LossCase.FOURTH_POWER), 1e-14);
        assertEquals("fourth power", LossCase.FOURTH_POWER.toString());
    }

    @Test
    void the_mean_of_an_elementwise_loss_is_over_columns_too() {
        LossBatch one = LossBatch.of(new double[][] {{3}}, new double[][] {{1}});
        LossBatch two = LossBatch.of(new double[][] {{3, 3}}, new double[][] {{1, 1}});

        assertEquals(one.value(MEAN_SQUARED_ERROR), two.value(MEAN_SQUARED_ERROR));
        assertEquals(one.value(MEAN_ABSOLUTE_ERROR), two.value(MEAN_ABSOLUTE_ERROR));
        assertEquals(one.value(Loss.huber(1)), two.value(Loss.huber(1)));
    }

    @Test
    void huber_needs_a_delta_above_zero() {
        for (double delta : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertEquals("huber expects a delta above 0 but got " + delta, badArgument(() -> Loss.huber(delta)));
        }
    }

    @Test
    void losses_print_their_names() {
        assertEquals("MEAN_SQUARED_ERROR", MEAN_SQUARED_ERROR.toString());
        assertEquals("BINARY_CROSS_ENTROPY", BINARY_CROSS_ENTROPY.toString());
        assertEquals("CATEGORICAL_CROSS_ENTROPY", CATEGORICAL_CROSS_ENTROPY.toString());
        assertEquals("huber(0.5)", Loss.huber(0.5).toString());
    }
}
