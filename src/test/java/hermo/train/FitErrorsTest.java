package hermo.train;

import static hermo.Messages.badArgument;
import static hermo.node.Activation.SIGMOID;
import static hermo.node.Activation.SOFTMAX;
import static hermo.train.Loss.BINARY_CROSS_ENTROPY;
import static hermo.train.Loss.CATEGORICAL_CROSS_ENTROPY;
import static hermo.train.Loss.MEAN_SQUARED_ERROR;
import static org.junit.jupiter.api.Assertions.assertEquals;

import hermo.Net;
import hermo.data.Dataset;
import hermo.graph.Graph;
import hermo.model.Model;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What settings and {@code fit} refuse, in full. */
class FitErrorsTest {
    private static final Trainer TRAINER = Trainer.minimize(MEAN_SQUARED_ERROR);
    private static final double[] NOT_POSITIVE = {0, -0.5, Double.NaN, Double.POSITIVE_INFINITY};

    private static Graph irisNet() {
        return Net.input(4).dense(3, SOFTMAX).compile();
    }

    @Test
    void a_learning_rate_is_above_zero() {
        for (double rate : NOT_POSITIVE) {
            assertEquals(
                    "learningRate expects a number above 0 but got " + rate,
                    badArgument(() -> TRAINER.learningRate(rate)));
        }
    }

    @Test
    void a_batch_has_a_row_and_a_training_an_epoch() {
        assertEquals("batchSize expects at least 1 but got 0", badArgument(() -> TRAINER.batchSize(0)));
        assertEquals("epochs expects at least 1 but got -1", badArgument(() -> TRAINER.epochs(-1)));
    }

    @Test
    void a_share_for_validation_lies_between_zero_and_one() {
        for (double fraction : new double[] {0, 1, -0.2, 20, Double.NaN}) {
            assertEquals(
                    "validation expects a fraction between 0 and 1 but got " + fraction,
                    badArgument(() -> TRAINER.validation(fraction)));
        }
    }

    @Test
    void limits_of_the_gradient_are_above_zero() {
        for (double limit : NOT_POSITIVE) {
            assertEquals(
                    "clipNorm expects a number above 0 but got " + limit, badArgument(() -> TRAINER.clipNorm(limit)));
            assertEquals(
                    "clipValue expects a number above 0 but got " + limit, badArgument(() -> TRAINER.clipValue(limit)));
        }
    }

    @Test
    void weight_decay_is_at_least_zero() {
        for (double decay : new double[] {-0.1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertEquals(
                    "weightDecay expects a number of at least 0 but got " + decay,
                    badArgument(() -> TRAINER.weightDecay(decay)));
        }
    }

    @Test
    void a_schedule_of_your_own_that_turns_negative_is_told_with_the_step() {
        Schedule falling = step -> 0.2 - 0.1 * step;

        assertEquals(
                "the schedule expects rates of at least 0 but gave -0.10000000000000003 for step 3",
                badArgument(
                        () -> Line.descent(0).learningRate(falling).epochs(9).fit(Line.at(0), Line.row(1, 1))));
        assertEquals(
                "the schedule expects rates of at least 0 but gave NaN for step 0",
                badArgument(
                        () -> Line.descent(0).learningRate(step -> Double.NaN).fit(Line.at(0), Line.row(1, 1))));
    }

    @Test
    void rows_of_the_wrong_width_are_told_with_the_declaration() {
        Dataset narrow = Dataset.of(new double[][] {{1, 2, 3}}, new double[] {1});

        assertEquals(
                "dense1 expects rows of 4 values but row 0 has 3; the net was declared with Net.input(4)",
                badArgument(() -> TRAINER.fit(irisNet(), narrow)));
    }

    @Test
    void a_wrong_number_of_classes_is_told_with_the_right_ending() {
        Graph graph = Net.input(4).dense(8).dense(4, SOFTMAX).compile();

        assertEquals(
                "dense2.activation gives 4 values but the data has 3 classes; end the net with dense(3, SOFTMAX)",
                badArgument(() -> TRAINER.fit(graph, Dataset.iris())));
    }

    @Test
    void a_wrong_number_of_targets_is_told_with_both_ways_out() {
        Graph graph = Net.input(10).dense(2).compile();

        assertEquals(
                "dense1 gives 2 values but the data has 1 target values a row; end the net with dense(1), or make"
                        + " numbered classes of the targets with targetsAsClasses()",
                badArgument(() -> TRAINER.fit(graph, Dataset.diabetes())));
    }

    @Test
    void validation_data_of_another_shape_is_told_as_such() {
        Dataset narrow = Dataset.of(new double[][] {{1, 2, 3}}, new double[] {1});

        assertEquals(
                "validation data: dense1 expects rows of 4 values but row 0 has 3; the net was declared with"
                        + " Net.input(4)",
                badArgument(() -> TRAINER.validation(narrow).fit(irisNet(), Dataset.iris())));
        assertEquals(
                "validation data: the model was trained on the classes [setosa, versicolor, virginica] but the data has"
                        + " the classes [a, b]; give both the same in the same order",
                badArgument(() -> TRAINER.validation(classes("a", "b")).fit(irisNet(), Dataset.iris())));
    }

    @Test
    void validation_data_with_other_classes_is_told_with_both() {
        assertEquals(
                "validation data: the model was trained on the classes [setosa, versicolor, virginica] but the data has"
                        + " the classes [a, b, c]; give both the same in the same order",
                badArgument(() -> TRAINER.validation(classes("a", "b", "c")).fit(irisNet(), Dataset.iris())));
    }

    @Test
    void targets_of_probabilities_lie_between_zero_and_one() {
        Graph graph = Net.input(1).dense(1, SIGMOID).compile();

        assertEquals(
                "BINARY_CROSS_ENTROPY expects targets from 0 to 1 but row 1 has 2.0; for numbers take"
                        + " MEAN_SQUARED_ERROR",
                badArgument(() -> Trainer.minimize(BINARY_CROSS_ENTROPY).fit(graph, targets(1, 2))));
        assertEquals(
                "BINARY_CROSS_ENTROPY expects targets from 0 to 1 but row 0 has -0.5; for numbers take"
                        + " MEAN_SQUARED_ERROR",
                badArgument(() -> Trainer.minimize(BINARY_CROSS_ENTROPY).fit(graph, targets(-0.5, 1))));
    }

    @Test
    void targets_of_distributions_lie_between_zero_and_one() {
        Graph graph = Net.input(1).dense(2, SOFTMAX).compile();
        Dataset data = Dataset.of(new double[][] {{0}}, new double[][] {{-1, 2}});

        assertEquals(
                "CATEGORICAL_CROSS_ENTROPY expects targets from 0 to 1 but row 0 has -1.0; for numbers take"
                        + " MEAN_SQUARED_ERROR",
                badArgument(() -> Trainer.minimize(CATEGORICAL_CROSS_ENTROPY).fit(graph, data)));
    }

    @Test
    void targets_of_validation_rows_are_told_as_such() {
        Graph graph = Net.input(1).dense(1, SIGMOID).compile();

        assertEquals(
                "validation data: BINARY_CROSS_ENTROPY expects targets from 0 to 1 but row 1 has 7.0; for numbers take"
                        + " MEAN_SQUARED_ERROR",
                badArgument(() -> Trainer.minimize(BINARY_CROSS_ENTROPY)
                        .validation(targets(1, 7))
                        .fit(graph, targets(0, 1))));
    }

    @Test
    void a_model_goes_on_only_with_its_classes_and_columns() {
        Model model = TRAINER.epochs(1).fit(irisNet(), Dataset.iris()).model();

        assertEquals(
                "the model was trained on the classes [setosa, versicolor, virginica] but the data has the"
                        + " classes [a, b, c]; give both the same in the same order",
                badArgument(() -> TRAINER.fit(model, classes("a", "b", "c"))));
    }

    @Test
    void a_single_row_has_no_share_to_hold_back() {
        assertEquals(
                "Dataset.split: expected at least 2 rows, one for each part, but got 1",
                badArgument(() -> TRAINER.validation(0.5).fit(Line.graph(1), Line.row(1, 1))));
    }

    private static Dataset targets(double... targets) {
        return Dataset.of(new double[targets.length][1], targets);
    }

    private static Dataset classes(String... names) {
        int[] labels = new int[names.length];
        return Dataset.of(new double[names.length][4], labels, List.of(names));
    }

    @Test
    void a_single_class_is_nothing_to_learn() {
        Graph graph = Net.input(1).dense(1, SIGMOID).compile();
        Dataset data = Dataset.of(new double[][] {{1}, {2}}, new String[] {"a", "a"});

        assertEquals(
                "a classifier expects at least 2 classes but the data has only [a]",
                badArgument(() -> Trainer.minimize(BINARY_CROSS_ENTROPY).fit(graph, data)));
    }
}
