package hermo.model;

import static hermo.node.Activation.GELU;
import static hermo.node.Activation.SOFTMAX;
import static hermo.node.Activation.TANH;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import hermo.Net;
import hermo.data.Dataset;
import hermo.graph.Graph;
import hermo.graph.Parameters;
import hermo.kernel.Precision;
import hermo.node.Activation;
import hermo.train.Loss;
import hermo.train.Trainer;
import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PredictionTest {
    private static final long SEED = 9;

    @Test
    void a_row_is_answered_as_the_formula_says() {
        Graph graph = Net.input(2).dense(2, TANH).dense(1).compile(Precision.FLOAT64);
        Model model = Model.of(graph, Parameters.of(graph, 0.5, -1, 2, 0.25, 0.1, -0.2, 3, -2, 0.7));

        double h0 = Math.tanh(0.5 * 1 - 1 * 2 + 0.1);
        double h1 = Math.tanh(2 * 1 + 0.25 * 2 - 0.2);

        assertArrayEquals(new double[] {3 * h0 - 2 * h1 + 0.7}, model.predict(1, 2), 1e-15);
    }

    @ParameterizedTest(name = "{0} rows, seed 9")
    @ValueSource(ints = {1, 2, 7, 255, 256, 257, 600})
    void rows_of_a_batch_get_the_bits_of_single_rows(int count) {
        for (Precision precision : Precision.values()) {
            Model model = scaledModel(precision);
            double[][] rows = rows(count);

            double[][] answers = model.predict(rows);

            assertEquals(count, answers.length);
            for (int r = 0; r < count; r++) {
                assertArrayEquals(model.predict(rows[r]), answers[r]);
            }
        }
    }

    @ParameterizedTest(name = "{0}, seed 9")
    @EnumSource(Precision.class)
    void a_matrix_gets_the_bits_of_its_rows(Precision precision) {
        Model model = scaledModel(precision);
        double[][] rows = rows(31);

        RealMatrix answers = model.predict(MatrixUtils.createRealMatrix(rows));

        assertEquals(31, answers.getRowDimension());
        assertEquals(3, answers.getColumnDimension());
        for (int r = 0; r < rows.length; r++) {
            assertArrayEquals(model.predict(rows[r]), answers.getRow(r));
        }
    }

    @Test
    void a_single_row_after_a_batch_does_not_see_it() {
        Model model = scaledModel(Precision.FLOAT32);
        double[][] rows = rows(40);
        double[] alone = model.predict(rows[3]);

        model.predict(rows);

        assertArrayEquals(alone, model.predict(rows[3]));
    }

    @Test
    void no_rows_have_no_answers() {
        assertEquals(0, scaledModel(Precision.FLOAT32).predict(new double[0][]).length);
    }

    @Test
    void answers_are_the_callers_to_change() {
        Model model = scaledModel(Precision.FLOAT32);
        double[] answer = model.predict(rows(1)[0]);
        double[] copy = answer.clone();

        Arrays.fill(answer, 99);

        assertArrayEquals(copy, model.predict(rows(1)[0]));
    }

    @Test
    void dropout_does_nothing_in_a_prediction() {
        Graph graph = Net.input(2).dense(3).dropout(0.9).compile(Precision.FLOAT64);
        Graph without = Net.input(2).dense(3).compile(Precision.FLOAT64);
        double[] parameters = {1, 2, 3, 4, 5, 6, 7, 8, 9};

        double[] answer = Model.of(graph, Parameters.of(graph, parameters)).predict(1, 2);

        assertArrayEquals(Model.of(without, Parameters.of(without, parameters)).predict(1, 2), answer);
    }

    @Test
    void an_untrained_model_has_the_parameters_of_its_seed() {
        Graph graph = Net.input(4).dense(3, SOFTMAX).compile();

        Model model = Model.initialize(graph, 42);

        assertEquals(Parameters.initialize(graph, 42), model.parameters());
        assertEquals(graph, model.graph());
        assertEquals(Encoding.none(graph), model.encoding());
    }

    @Test
    void float_and_double_agree() {
        double[] narrow = scaledModel(Precision.FLOAT32).predict(rows(1)[0]);
        double[] wide = scaledModel(Precision.FLOAT64).predict(rows(1)[0]);

        assertArrayEquals(wide, narrow, 1e-4 * Math.abs(wide[0]));
    }

    @Test
    void an_image_is_a_row_of_its_pixels() {
        Graph graph = Net.input(1, 2, 2).dense(1, Activation.LINEAR).compile(Precision.FLOAT64);
        Model model = Model.of(graph, Parameters.of(graph, 1, 10, 100, 1000, 0.5));

        assertArrayEquals(new double[] {4321.5}, model.predict(1, 2, 3, 4));
    }

    @Test
    void one_row_by_name_is_the_row_in_the_order_of_the_columns() {
        Model iris = Trainer.minimize(Loss.CATEGORICAL_CROSS_ENTROPY)
                .epochs(1)
                .fit(Net.input(4).dense(3, SOFTMAX).compile(), Dataset.iris())
                .model();

        double[] answer =
                iris.predict(Map.of("petal_width", 0.2, "petal_length", 1.4, "sepal_width", 3.5, "sepal_length", 5.1));

        assertArrayEquals(iris.predict(5.1, 3.5, 1.4, 0.2), answer);
    }

    /** A model with both scalers, so that rows and answers are scaled on their way. */
    private static Model scaledModel(Precision precision) {
        double[][] x = rows(20);
        double[][] y = Arrays.stream(x)
                .map(row -> new double[] {1000 + row[0], 5 * row[1], row[2] - row[3]})
                .toArray(double[][]::new);
        return Trainer.minimize(Loss.MEAN_SQUARED_ERROR)
                .standardizeInputs()
                .standardizeTargets()
                .epochs(2)
                .fit(Net.input(5).dense(21, GELU).dense(3).compile(precision), Dataset.of(x, y))
                .model();
    }

    private static double[][] rows(int count) {
        SplittableRandom random = new SplittableRandom(SEED);
        double[][] rows = new double[count][5];
        for (double[] row : rows) {
            Arrays.setAll(row, j -> random.nextDouble(-10, 100));
        }
        return rows;
    }
}
