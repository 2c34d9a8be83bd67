package hermo.train;

import static hermo.Messages.badArgument;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import hermo.Net;
import hermo.data.Dataset;
import hermo.graph.Graph;
import hermo.node.Activation;
import org.junit.jupiter.api.Test;

/** Values and gradients by hand of the losses beyond errors and cross-entropies, their kinks and what they refuse. */
class LossFormulaTest {
    private static final double LN2 = 0.6931471805599453;
    private static final double LN3 = 1.0986122886681098;
    private static final double LN5 = 1.6094379124341003;

    @Test
    void log_cosh_is_the_logarithm_of_the_hyperbolic_cosine() {
        LossBatch batch = row(new double[] {LN2, 0}, 0, 0); // cosh ln 2 = 5/4, tanh ln 2 = 3/5

        assertEquals((LN5 - 2 * LN2) / 2, batch.value(Loss.LOG_COSH), 1e-15);
        assertArrayEquals(new double[] {0.3, 0}, batch.gradient(Loss.LOG_COSH), 1e-15);
    }

    @Test
    void log_cosh_is_exact_far_from_zero_and_near_it() {
        assertEquals(1e6 - LN2, row(new double[] {-1e6}, 0).value(Loss.LOG_COSH));
        assertEquals(5e-13, row(new double[] {1e-6}, 0).value(Loss.LOG_COSH), 1e-21);
        assertArrayEquals(new double[] {-1}, row(new double[] {-1e6}, 0).gradient(Loss.LOG_COSH));
    }

    @Test
    void binary_smoothing_moves_targets_towards_a_half() {
        LossBatch batch = row(new double[] {0.25}, 1); // the target becomes 0.9

        assertEquals(
                0.9 * 2 * LN2 + 0.1 * (2 * LN2 - LN3),
                batch.value(Loss.binaryCrossEntropy(0.2)),
                1e-15); // −ln ¼, −ln ¾
        assertArrayEquals(new double[] {-0.9 / 0.25 + 0.1 / 0.75}, batch.gradient(Loss.binaryCrossEntropy(0.2)), 1e-14);
    }

    @Test
    void categorical_smoothing_moves_targets_towards_all_classes_alike() {
        LossBatch batch = row(new double[] {0.5, 0.25, 0.125, 0.125}, 1, 0, 0, 0); // targets 0.85, 0.05, 0.05, 0.05

        assertEquals((0.85 * 1 + 0.05 * (2 + 3 + 3)) * LN2, batch.value(Loss.categoricalCrossEntropy(0.2)), 1e-15);
        assertArrayEquals(
                new double[] {-1.7, -0.2, -0.4, -0.4}, batch.gradient(Loss.categoricalCrossEntropy(0.2)), 1e-15);
    }

    @Test
    void no_smoothing_is_the_cross_entropy_itself() {
        LossBatch batch = row(new double[] {0.5, 0.2, 0.3}, 0, 1, 0);

        assertEquals(batch.value(Loss.BINARY_CROSS_ENTROPY), batch.value(Loss.binaryCrossEntropy(0)));
        assertEquals(batch.value(Loss.CATEGORICAL_CROSS_ENTROPY), batch.value(Loss.categoricalCrossEntropy(0)));
    }

    @Test
    void the_divergence_is_zero_from_the_distribution_itself() {
        assertEquals(0, row(new double[] {0.25, 0.75, 0}, 0.25, 0.75, 0).value(Loss.KULLBACK_LEIBLER), 1e-16);
    }

    @Test
    void the_divergence_counts_logarithms_of_ratios() {
        LossBatch batch = row(new double[] {0.25, 0.5, 0.25}, 0.5, 0.5, 0); // ½ ln 2 + ½ ln 1 + 0

        assertEquals(LN2 / 2, batch.value(Loss.KULLBACK_LEIBLER), 1e-15);
        assertArrayEquals(new double[] {-2, -1, 0}, batch.gradient(Loss.KULLBACK_LEIBLER));
    }

    @Test
    void the_divergence_keeps_answers_from_zero() {
        LossBatch batch = row(new double[] {0, 1}, 1, 0);

        assertEquals(16.11809565095832, batch.value(Loss.KULLBACK_LEIBLER), 1e-12);
        assertArrayEquals(new double[2], batch.gradient(Loss.KULLBACK_LEIBLER));
    }

    @Test
    void poisson_is_least_where_the_answer_is_the_count() {
        LossBatch batch = row(new double[] {2, 2}, 2, 6);

        assertEquals((2 - 2 * LN2 + 2 - 6 * LN2) / 2, batch.value(Loss.POISSON), 1e-15);
        assertArrayEquals(new double[] {0, -1}, batch.gradient(Loss.POISSON));
    }

    @Test
    void poisson_keeps_answers_above_zero() {
        LossBatch batch = row(new double[] {-3, 0}, 1, 0);

        assertEquals((1e-7 + 16.11809565095832 + 1e-7) / 2, batch.value(Loss.POISSON), 1e-14);
        assertArrayEquals(new double[2], batch.gradient(Loss.POISSON));
    }

    @Test
    void hinges_count_what_is_missing_to_a_margin_of_one() {
        LossBatch batch = row(new double[] {0.5, 3, -2, 0.5}, 1, 1, 1, -1); // slacks ½, none, 3, 3/2

        assertEquals((0.5 + 0 + 3 + 1.5) / 4, batch.value(Loss.HINGE));
        assertArrayEquals(new double[] {-0.25, 0, -0.25, 0.25}, batch.gradient(Loss.HINGE));
        assertEquals((0.25 + 0 + 9 + 2.25) / 4, batch.value(Loss.SQUARED_HINGE));
        assertArrayEquals(new double[] {-0.25, 0, -1.5, 0.75}, batch.gradient(Loss.SQUARED_HINGE));
    }

    @Test
    void hinges_take_zero_for_minus_one() {
        double[] answers = {0.5, -0.25};

        for (Loss hinge : new Loss[] {Loss.HINGE, Loss.SQUARED_HINGE}) {
            assertEquals(row(answers, -1, -1).value(hinge), row(answers, 0, 0).value(hinge));
            assertArrayEquals(
                    row(answers, -1, -1).gradient(hinge), row(answers, 0, 0).gradient(hinge));
        }
    }

    @Test
    void hinges_have_no_slope_at_the_margin() {
        LossBatch batch = row(new double[] {1, -1, -1}, 1, -1, 0);

        assertArrayEquals(new double[3], batch.gradient(Loss.HINGE));
        assertArrayEquals(new double[3], batch.gradient(Loss.SQUARED_HINGE), 0.0);
    }

    @Test
    void the_cosine_looks_at_directions_alone() {
        assertEquals(0, row(new double[] {3, 4}, 6, 8).value(Loss.COSINE), 1e-15);
        assertEquals(1, row(new double[] {3, 4}, -4, 3).value(Loss.COSINE));
        assertEquals(2, row(new double[] {3, 4}, -3, -4).value(Loss.COSINE), 1e-15);
    }

    @Test
    void the_gradient_of_the_cosine_turns_the_answer_only() {
        LossBatch batch = row(new double[] {3, 4}, 5, 0); // cos = 3/5; 3/5 · ŷ/25 − (1/5, 0)

        assertArrayEquals(new double[] {0.072 - 0.2, 0.096}, batch.gradient(Loss.COSINE), 1e-16);
    }

    @Test
    void a_row_of_zeros_has_no_direction() {
        LossBatch batch = LossBatch.of(new double[][] {{0, 0}, {3, 4}}, new double[][] {{1, 0}, {0, 0}});

        assertEquals(1, batch.value(Loss.COSINE));
        assertArrayEquals(new double[4], batch.gradient(Loss.COSINE));
    }

    @Test
    void binary_focal_lowers_what_is_learned_already() {
        LossBatch batch = row(new double[] {0.75, 0.25}, 1, 1); // ¼(¼)² · −ln ¾ and ¼(¾)² · −ln ¼

        double expected = (0.25 / 16 * (2 * LN2 - LN3) + 0.25 * 9 / 16 * 2 * LN2) / 2;
        assertEquals(expected, batch.value(Loss.binaryFocal()), 1e-15);
    }

    @Test
    void binary_focal_weighs_the_other_class_by_the_rest_of_alpha() {
        LossBatch batch = row(new double[] {0.25}, 0); // ¾(¼)² · −ln ¾

        assertEquals(0.75 / 16 * (2 * LN2 - LN3), batch.value(Loss.binaryFocal()), 1e-16);
    }

    @Test
    void binary_focal_without_focus_is_half_the_cross_entropy() {
        LossBatch batch = row(new double[] {0.25, 0.8, 0.1}, 0, 1, 0.5);

        assertEquals(batch.value(Loss.BINARY_CROSS_ENTROPY) / 2, batch.value(Loss.binaryFocal(0, 0.5)), 1e-16);
    }

    @Test
    void categorical_focal_lowers_what_is_learned_already() {
        LossBatch batch = LossBatch.of(new double[][] {{0.75, 0.25}, {0.75, 0.25}}, new double[][] {{1, 0}, {0, 1}});

        double expected = 0.25 * ((2 * LN2 - LN3) / 16 + 2 * LN2 * 9 / 16) / 2;
        assertEquals(expected, batch.value(Loss.categoricalFocal()), 1e-15);
    }

    @Test
    void categorical_focal_without_focus_is_the_cross_entropy() {
        LossBatch batch = row(new double[] {0.25, 0.7, 0.05}, 0, 0.75, 0.25);

        assertEquals(batch.value(Loss.CATEGORICAL_CROSS_ENTROPY), batch.value(Loss.categoricalFocal(0, 1)), 1e-15);
    }

    @Test
    void focal_losses_keep_probabilities_from_zero_and_one() {
        LossBatch batch = row(new double[] {0, 1}, 1, 0);

        assertEquals(16.11809565095832 * (0.25 + 0.75) / 2, batch.value(Loss.binaryFocal()), 1e-5);
        assertArrayEquals(new double[2], batch.gradient(Loss.binaryFocal()));
        assertEquals(16.11809565095832 * 0.25, batch.value(Loss.categoricalFocal()), 1e-5);
        assertArrayEquals(new double[2], batch.gradient(Loss.categoricalFocal()));
    }

    @Test
    void a_quantile_counts_too_low_against_too_high() {
        LossBatch batch = row(new double[] {1, 3, 2}, 2, 1, 2); // 1 too low, 2 too high, met

        assertEquals((0.75 * 1 + 0.25 * 2 + 0) / 3, batch.value(Loss.quantile(0.75)));
        assertArrayEquals(new double[] {-0.75 / 3, 0.25 / 3, 0}, batch.gradient(Loss.quantile(0.75)), 1e-16);
    }

    @Test
    void a_smoothing_is_a_share() {
        for (double smoothing : new double[] {-0.1, 1, Double.NaN}) {
            assertEquals(
                    "binaryCrossEntropy expects a number in [0, 1) but got " + smoothing,
                    badArgument(() -> Loss.binaryCrossEntropy(smoothing)));
            assertEquals(
                    "categoricalCrossEntropy expects a number in [0, 1) but got " + smoothing,
                    badArgument(() -> Loss.categoricalCrossEntropy(smoothing)));
        }
    }

    @Test
    void a_quantile_lies_between_zero_and_one() {
        for (double q : new double[] {0, 1, -0.5, Double.NaN}) {
            assertEquals("quantile expects a q above 0 and below 1 but got " + q, badArgument(() -> Loss.quantile(q)));
        }
    }

    @Test
    void focal_losses_check_gamma_and_alpha() {
        for (double gamma : new double[] {-1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertEquals(
                    "binaryFocal gamma expects a number of at least 0 but got " + gamma,
                    badArgument(() -> Loss.binaryFocal(gamma, 0.25)));
            assertEquals(
                    "categoricalFocal gamma expects a number of at least 0 but got " + gamma,
                    badArgument(() -> Loss.categoricalFocal(gamma, 0.25)));
        }
        for (double alpha : new double[] {0, 1, Double.NaN}) {
            assertEquals(
                    "binaryFocal expects an alpha above 0 and below 1 but got " + alpha,
                    badArgument(() -> Loss.binaryFocal(2, alpha)));
        }
        for (double alpha : new double[] {0, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertEquals(
                    "categoricalFocal alpha expects a number above 0 but got " + alpha,
                    badArgument(() -> Loss.categoricalFocal(2, alpha)));
        }
    }

    @Test
    void poisson_refuses_counts_below_zero() {
        assertEquals(
                "POISSON expects targets of at least 0 but row 1 has -1.0; for numbers take MEAN_SQUARED_ERROR",
                refused(Loss.POISSON, 3, -1));
    }

    @Test
    void hinges_refuse_targets_that_are_no_side() {
        assertEquals(
                "HINGE expects targets of -1 or 1, or 0 for -1, but row 2 has 2.0; for numbers take MEAN_SQUARED_ERROR",
                refused(Loss.HINGE, 1, -1, 2));
        assertEquals(
                "SQUARED_HINGE expects targets of -1 or 1, or 0 for -1, but row 0 has 0.5; for numbers take"
                        + " MEAN_SQUARED_ERROR",
                refused(Loss.SQUARED_HINGE, 0.5));
    }

    @Test
    void targets_are_checked_as_the_training_scales_them() {
        assertEquals(
                "POISSON expects targets of at least 0 but row 0 has -1.0 when scaled; leave standardizeTargets() out",
                badArgument(() ->
                        Trainer.minimize(Loss.POISSON).standardizeTargets().fit(Line.graph(1), targets(1, 3))));
    }

    @Test
    void losses_of_probabilities_refuse_other_endings_and_targets() {
        assertEquals(
                "binaryFocal(2.0, 0.25) needs probabilities but the net ends with LINEAR; end it with dense(1, SIGMOID)",
                refused(Loss.binaryFocal(), 1));
        Graph sigmoid = Net.input(1).dense(1, Activation.SIGMOID).compile();
        assertEquals(
                "binaryCrossEntropy(0.1) expects targets from 0 to 1 but row 0 has 2.0; for numbers take"
                        + " MEAN_SQUARED_ERROR",
                badArgument(() -> Trainer.minimize(Loss.binaryCrossEntropy(0.1)).fit(sigmoid, targets(2))));
    }

    @Test
    void two_classes_and_one_output_learn_by_a_hinge() {
        Dataset two = Dataset.of(new double[][] {{-2}, {-1}, {1}, {2}}, new String[] {"low", "low", "high", "high"});

        Fit fit = Trainer.minimize(Loss.HINGE).learningRate(0.1).epochs(50).fit(Line.graph(1), two);

        assertEquals(0, fit.history().last().orElseThrow().loss(), 1e-12);
        assertEquals("low", fit.model().classify(-2));
        assertEquals("high", fit.model().classify(2));
    }

    @Test
    void names_tell_the_settings() {
        assertEquals("LOG_COSH", Loss.LOG_COSH.toString());
        assertEquals("COSINE", Loss.COSINE.toString());
        assertEquals("HINGE", Loss.HINGE.toString());
        assertEquals("KULLBACK_LEIBLER", Loss.KULLBACK_LEIBLER.toString());
        assertEquals("quantile(0.9)", Loss.quantile(0.9).toString());
        assertEquals("binaryCrossEntropy(0.1)", Loss.binaryCrossEntropy(0.1).toString());
        assertEquals(
                "categoricalCrossEntropy(0.1)",
                Loss.categoricalCrossEntropy(0.1).toString());
        assertEquals("binaryFocal(2.0, 0.25)", Loss.binaryFocal().toString());
        assertEquals("categoricalFocal(2.0, 0.25)", Loss.categoricalFocal().toString());
    }

    private static LossBatch row(double[] answers, double... targets) {
        return LossBatch.of(new double[][] {answers}, new double[][] {targets});
    }

    private static Dataset targets(double... targets) {
        return Dataset.of(new double[targets.length][1], targets);
    }

    private static String refused(Loss loss, double... targets) {
        return badArgument(() -> Trainer.minimize(loss).fit(Line.graph(1), targets(targets)));
    }
}
