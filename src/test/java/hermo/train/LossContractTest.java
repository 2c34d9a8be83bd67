package hermo.train;

import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hermo.kernel.Precision;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every loss keeps, over the table of all losses. */
class LossContractTest {
    private static final long SEED = 11;

    @Test
    void every_constant_and_factory_is_in_the_table() {
        Stream<String> constants = Arrays.stream(Loss.class.getFields())
                .filter(field -> field.getType() == Loss.class)
                .map(Field::getName);
        Stream<String> factories = Arrays.stream(Loss.class.getMethods())
                .filter(method -> Modifier.isStatic(method.getModifiers()) && method.getReturnType() == Loss.class)
                .map(Method::getName);

        TreeSet<String> found = Stream.concat(constants, factories).collect(toCollection(TreeSet::new));

        assertEquals(LossCase.table().map(LossCase::source).collect(toCollection(TreeSet::new)), found);
    }

    @Test
    void the_table_holds_the_forms_of_logits() {
        assertEquals(
                Set.of(
                        "BINARY_CROSS_ENTROPY of logits",
                        "CATEGORICAL_CROSS_ENTROPY of logits",
                        "KULLBACK_LEIBLER of logits",
                        "binaryCrossEntropy of logits",
                        "categoricalCrossEntropy of logits",
                        "binaryFocal of logits",
                        "categoricalFocal of logits"),
                LossCase.tableWithLogits()
                        .skip(LossCase.table().count())
                        .map(LossCase::source)
                        .collect(toSet()));
    }

    @ParameterizedTest(name = "{0}, seed 11")
    @MethodSource("cases")
    void the_gradient_is_that_of_the_value(LossCase of) {
        LossBatch batch = LossBatch.random(Precision.FLOAT64, of, 5, 3, SEED);

        assertGradientMatches(batch, of.loss());
    }

    @Test
    void the_gradient_check_refuses_a_wrong_derivative() {
        LossCase wrong = new LossCase(
                "wrong",
                Loss.of("wrong", (y, t) -> (y - t) * (y - t), (y, t) -> 2.00001 * (y - t)),
                -2,
                2,
                -2,
                2,
                List.of());
        LossBatch batch = LossBatch.random(Precision.FLOAT64, wrong, 5, 3, SEED);

        assertTrue(firstWrong(batch, wrong.loss()) >= 0);
    }

    @ParameterizedTest(name = "{0}, seed 11")
    @MethodSource("cases")
    void the_gradient_is_added_to_what_is_there(LossCase of) {
        LossBatch batch = LossBatch.random(Precision.FLOAT64, of, 2, 3, SEED);

        double[] added = batch.gradientAddedTo(7, of.loss());

        double[] expected =
                Arrays.stream(batch.gradient(of.loss())).map(g -> 7 + g).toArray();
        assertArrayEquals(expected, added, 1e-15);
        assertTrue(Arrays.stream(added).anyMatch(g -> g != 7));
    }

    @ParameterizedTest(name = "{0}, seed 11")
    @MethodSource("cases")
    void answers_and_targets_stay_as_they_are(LossCase of) {
        LossBatch batch = LossBatch.random(Precision.FLOAT32, of, 2, 3, SEED);
        double[] answers = batch.answers().toArray();
        double[] targets = batch.targets().toArray();

        batch.value(of.loss());
        batch.gradient(of.loss());

        assertArrayEquals(answers, batch.answers().toArray());
        assertArrayEquals(targets, batch.targets().toArray());
    }

    @ParameterizedTest(name = "{0}, seed 11")
    @MethodSource("cases")
    void the_loss_is_a_mean_over_the_rows(LossCase of) {
        LossBatch three = LossBatch.random(Precision.FLOAT64, of, 3, 4, SEED);
        LossBatch twice = LossBatch.of(doubled(rows(three, true)), doubled(rows(three, false)));

        assertEquals(three.value(of.loss()), twice.value(of.loss()), 1e-14);
        double[] halves =
                Arrays.stream(three.gradient(of.loss())).map(g -> g / 2).toArray();
        assertArrayEquals(halves, Arrays.copyOf(twice.gradient(of.loss()), halves.length), 1e-14);
    }

    @ParameterizedTest(name = "{0}, seed 11")
    @MethodSource("cases")
    void rows_beyond_the_batch_do_not_count(LossCase of) {
        LossBatch whole = LossBatch.random(Precision.FLOAT64, of, 4, 3, SEED);
        LossBatch part = new LossBatch(whole.kernel(), 2, 3, whole.answers(), whole.targets());
        double[][] firstAnswers = Arrays.copyOf(rows(whole, true), 2);
        double[][] firstTargets = Arrays.copyOf(rows(whole, false), 2);

        assertEquals(LossBatch.of(firstAnswers, firstTargets).value(of.loss()), part.value(of.loss()));
        assertArrayEquals(LossBatch.of(firstAnswers, firstTargets).gradient(of.loss()), part.gradient(of.loss()));
    }

    @ParameterizedTest(name = "{0}, seed 11")
    @MethodSource("cases")
    void float_agrees_with_double(LossCase of) {
        LossBatch wide = LossBatch.random(Precision.FLOAT64, of, 5, 3, SEED);
        LossBatch narrow = LossBatch.random(Precision.FLOAT32, of, 5, 3, SEED);

        assertEquals(wide.value(of.loss()), narrow.value(of.loss()), 1e-6 * Math.abs(wide.value(of.loss())));
        assertArrayEquals(wide.gradient(of.loss()), narrow.gradient(of.loss()), 1e-6);
    }

    static Stream<LossCase> cases() {
        return LossCase.tableWithLogits();
    }

    private static void assertGradientMatches(LossBatch batch, Loss loss) {
        int wrong = firstWrong(batch, loss);
        assertEquals(
                -1,
                wrong,
                () -> "difference " + batch.difference(loss, wrong) + ", gradient " + batch.gradient(loss)[wrong]);
    }

    /** Returns the first answer whose gradient is not the difference, or −1. */
    private static int firstWrong(LossBatch batch, Loss loss) {
        double[] gradient = batch.gradient(loss);
        for (int i = 0; i < gradient.length; i++) {
            double difference = batch.difference(loss, i);
            double allowed = 1e-8 + 1e-6 * Math.max(Math.abs(difference), Math.abs(gradient[i]));
            if (!(Math.abs(difference - gradient[i]) <= allowed)) {
                return i;
            }
        }
        return -1;
    }

    private static double[][] rows(LossBatch batch, boolean answers) {
        double[] all = (answers ? batch.answers() : batch.targets()).toArray();
        double[][] rows = new double[batch.rows()][];
        Arrays.setAll(rows, r -> Arrays.copyOfRange(all, r * batch.width(), (r + 1) * batch.width()));
        return rows;
    }

    private static double[][] doubled(double[][] rows) {
        return Stream.concat(Arrays.stream(rows), Arrays.stream(rows)).toArray(double[][]::new);
    }
}
