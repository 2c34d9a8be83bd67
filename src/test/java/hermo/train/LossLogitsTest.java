package hermo.train;

import static hermo.train.Loss.BINARY_CROSS_ENTROPY;
import static hermo.train.Loss.CATEGORICAL_CROSS_ENTROPY;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hermo.Net;
import hermo.data.Dataset;
import hermo.graph.Graph;
import hermo.kernel.Precision;
import hermo.node.Activation;
import hermo.node.Range;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The forms of losses that read the logits before the last activation, and which endings they belong to. */
class LossLogitsTest {
    private static final Loss OF_SIGMOID =
            BINARY_CROSS_ENTROPY.fromLogits(Activation.SIGMOID).orElseThrow();
    private static final Loss OF_SOFTMAX =
            CATEGORICAL_CROSS_ENTROPY.fromLogits(Activation.SOFTMAX).orElseThrow();

    private static final double[][] LOGITS = {{-3, 0.5, 2}, {1, -0.25, -1.5}};
    private static final double[][] SOFT = {{0, 0.25, 0.75}, {1, 0, 0}};

    static Stream<LossCase> losses(Activation ending) {
        return LossCase.table().filter(of -> of.loss().ending().equals(Optional.of(ending)));
    }

    static Stream<LossCase> beforeSigmoid() {
        return losses(Activation.SIGMOID);
    }

    static Stream<LossCase> beforeSoftmax() {
        return losses(Activation.SOFTMAX);
    }

    static Stream<LossCase> withLogits() {
        return Stream.concat(beforeSigmoid(), beforeSoftmax());
    }

    private static Loss ofLogits(LossCase of) {
        return of.loss().fromLogits(of.loss().ending().orElseThrow()).orElseThrow();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("beforeSigmoid")
    void a_loss_of_logits_is_that_of_their_probabilities(LossCase of) {
        double[][] p = Arrays.stream(LOGITS).map(LossLogitsTest::sigmoid).toArray(double[][]::new);
        LossBatch logits = LossBatch.of(LOGITS, SOFT);
        LossBatch probabilities = LossBatch.of(p, SOFT);

        assertEquals(probabilities.value(of.loss()), logits.value(ofLogits(of)), 1e-14);
        double[] dp = probabilities.gradient(of.loss());
        double[] dz = new double[6];
        Arrays.setAll(dz, i -> dp[i] * p[i / 3][i % 3] * (1 - p[i / 3][i % 3]));
        assertArrayEquals(dz, logits.gradient(ofLogits(of)), 1e-14);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("beforeSoftmax")
    void a_loss_of_a_row_of_logits_is_that_of_their_distribution(LossCase of) {
        double[][] p = Arrays.stream(LOGITS).map(LossLogitsTest::softmax).toArray(double[][]::new);
        LossBatch logits = LossBatch.of(LOGITS, SOFT);
        LossBatch probabilities = LossBatch.of(p, SOFT);

        assertEquals(probabilities.value(of.loss()), logits.value(ofLogits(of)), 1e-14);
        double[] dp = probabilities.gradient(of.loss());
        double[] dz = new double[6];
        for (int r = 0; r < 2; r++) {
            double dot = dp[r * 3] * p[r][0] + dp[r * 3 + 1] * p[r][1] + dp[r * 3 + 2] * p[r][2];
            for (int j = 0; j < 3; j++) {
                dz[r * 3 + j] = p[r][j] * (dp[r * 3 + j] - dot);
            }
        }
        assertArrayEquals(dz, logits.gradient(ofLogits(of)), 1e-14);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("withLogits")
    void value_and_gradient_stay_finite_for_huge_logits(LossCase of) {
        double[][] logits = {{1000, -1000, 0}, {1000, -1000, 0}, {-1000, -1000, -1000}};
        LossBatch batch = LossBatch.of(Precision.FLOAT32, logits, new double[][] {{0, 1, 0}, {1, 0, 0}, {0, 0, 1}});

        assertTrue(batch.value(ofLogits(of)) < 2001);
        assertTrue(Arrays.stream(batch.gradient(ofLogits(of))).allMatch(g -> Math.abs(g) <= 1));
    }

    @Test
    void focal_losses_of_hopeless_logits_are_weighted_cross_entropies() {
        LossBatch row = LossBatch.of(new double[][] {{1000, -1000}}, new double[][] {{0, 1}});
        Loss binary = Loss.binaryFocal().fromLogits(Activation.SIGMOID).orElseThrow();
        Loss categorical =
                Loss.categoricalFocal().fromLogits(Activation.SOFTMAX).orElseThrow();

        assertEquals((0.75 * 1000 + 0.25 * 1000) / 2, row.value(binary));
        assertArrayEquals(new double[] {0.375, -0.125}, row.gradient(binary));
        assertEquals(0.25 * 2000, row.value(categorical));
        assertArrayEquals(new double[] {0.25, -0.25}, row.gradient(categorical));
    }

    @Test
    void the_gradient_of_soft_targets_is_answer_minus_target() {
        double[] p = softmax(LOGITS[0]);

        double[] gradient = LossBatch.of(new double[][] {LOGITS[0]}, new double[][] {SOFT[0]})
                .gradient(OF_SOFTMAX);

        assertArrayEquals(new double[] {p[0], p[1] - 0.25, p[2] - 0.75}, gradient, 1e-15);
    }

    @Test
    void targets_that_do_not_sum_to_one_weigh_their_row() {
        double[] p = softmax(LOGITS[0]);
        LossBatch batch = LossBatch.of(new double[][] {LOGITS[0]}, new double[][] {{2, 1, 0}});

        assertEquals(-2 * Math.log(p[0]) - Math.log(p[1]), batch.value(OF_SOFTMAX), 1e-14);
        assertArrayEquals(new double[] {3 * p[0] - 2, 3 * p[1] - 1, 3 * p[2]}, batch.gradient(OF_SOFTMAX), 1e-14);
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(Precision.class)
    void binary_cross_entropy_stays_finite_for_huge_logits(Precision precision) {
        LossBatch batch =
                LossBatch.of(precision, new double[][] {{1000, 1000, -1000, -1000}}, new double[][] {{1, 0, 1, 0}});

        assertEquals(2000.0 / 4, batch.value(OF_SIGMOID));
        assertArrayEquals(new double[] {0, 0.25, -0.25, 0}, batch.gradient(OF_SIGMOID));
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(Precision.class)
    void categorical_cross_entropy_stays_finite_for_huge_logits(Precision precision) {
        double[][] logits = {{1000, -1000, 0}, {1000, -1000, 0}, {-1000, -1000, -1000}};
        LossBatch batch = LossBatch.of(precision, logits, new double[][] {{0, 1, 0}, {1, 0, 0}, {0, 0, 1}});

        assertEquals((2000 + 0 + Math.log(3)) / 3, batch.value(OF_SOFTMAX), 1e-12);
        double third = 1.0 / 3;
        assertArrayEquals(
                new double[] {third, -third, 0, 0, 0, 0, third / 3, third / 3, -2 * third / 3},
                batch.gradient(OF_SOFTMAX),
                1e-7);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("hermo.train.LossCase#table")
    void logits_are_read_only_before_the_matching_ending(LossCase of) throws IllegalAccessException {
        for (Activation ending : activations()) {
            boolean isOfProbabilities = of.loss().targets() == TargetRange.PROBABILITY;
            boolean matches = isOfProbabilities && of.loss().ending().equals(Optional.of(ending));
            assertEquals(matches, of.loss().fromLogits(ending).isPresent(), ending::name);
        }
    }

    @Test
    void an_activation_of_your_own_is_never_the_matching_ending() {
        Activation own = Activation.of("SIGMOID", z -> 1 / (1 + Math.exp(-z)), z -> 0);

        assertTrue(BINARY_CROSS_ENTROPY.fromLogits(own).isEmpty());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("withLogits")
    void forms_of_logits_keep_the_name(LossCase of) {
        assertEquals(of.loss().name(), ofLogits(of).name());
    }

    @Test
    void losses_of_probabilities_name_their_ending() {
        assertEquals(Optional.of(Activation.SIGMOID), BINARY_CROSS_ENTROPY.ending());
        assertEquals(Optional.of(Activation.SOFTMAX), CATEGORICAL_CROSS_ENTROPY.ending());
        assertEquals(Optional.empty(), Loss.MEAN_SQUARED_ERROR.ending());
    }

    @Test
    void a_softmax_over_the_last_of_two_dimensions_is_a_distribution_of_its_own() {
        Graph graph = Net.input(2, 3).activation(Activation.SOFTMAX).compile(Precision.FLOAT64);
        double[][] targets = {{1, 0, 0, 1, 0, 0}};

        Fit fit =
                Trainer.minimize(CATEGORICAL_CROSS_ENTROPY).epochs(1).fit(graph, Dataset.of(new double[1][6], targets));

        assertEquals(2 * Math.log(3), fit.history().last().orElseThrow().loss(), 1e-12);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("hermo.train.LossCase#table")
    void a_loss_accepts_the_answers_it_can_read(LossCase of) {
        Set<Range> accepted = switch (of.source()) {
            case "BINARY_CROSS_ENTROPY", "binaryCrossEntropy", "binaryFocal" ->
                EnumSet.of(Range.PROBABILITY, Range.DISTRIBUTION, Range.UNKNOWN);
            case "CATEGORICAL_CROSS_ENTROPY", "categoricalCrossEntropy", "categoricalFocal", "KULLBACK_LEIBLER" ->
                EnumSet.of(Range.DISTRIBUTION, Range.UNKNOWN);
            case "HINGE", "SQUARED_HINGE" -> EnumSet.of(Range.REAL, Range.UNKNOWN);
            default -> EnumSet.allOf(Range.class);
        };

        for (Range range : Range.values()) {
            assertEquals(accepted.contains(range), of.loss().accepts(range), range::name);
        }
    }

    private static List<Activation> activations() throws IllegalAccessException {
        List<Activation> found = new ArrayList<>();
        for (var field : Activation.class.getFields()) {
            if (field.getType() == Activation.class) {
                found.add((Activation) field.get(null));
            }
        }
        assertFalse(found.isEmpty());
        return found;
    }

    private static double[] sigmoid(double[] z) {
        return Arrays.stream(z).map(x -> 1 / (1 + Math.exp(-x))).toArray();
    }

    private static double[] softmax(double[] z) {
        double sum = Arrays.stream(z).map(Math::exp).sum();
        return Arrays.stream(z).map(x -> Math.exp(x) / sum).toArray();
    }
}
