package hermo.explain;

import static hermo.Messages.badArgument;
import static hermo.Messages.badState;
import static hermo.node.Activation.SIGMOID;
import static hermo.train.Loss.BINARY_CROSS_ENTROPY;
import static hermo.train.Loss.MEAN_SQUARED_ERROR;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hermo.Net;
import hermo.data.Dataset;
import hermo.graph.Graph;
import hermo.graph.Parameters;
import hermo.graph.Workspace;
import hermo.kernel.CounterRandom;
import hermo.kernel.Precision;
import hermo.model.Metric;
import hermo.model.Model;
import hermo.train.Trainer;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PermutationImportanceTest {
    private static final int ROWS = 300;

    /** y = 3 x0 + x1 + 0 x2, with x3 constant. */
    private static Dataset data() {
        CounterRandom random = CounterRandom.of(5);
        double[][] x = new double[ROWS][4];
        double[] y = new double[ROWS];
        for (int r = 0; r < ROWS; r++) {
            x[r] = new double[] {random.nextGaussian(), random.nextGaussian(), random.nextGaussian(), 7};
            y[r] = 3 * x[r][0] + x[r][1];
        }
        return Dataset.of(x, y);
    }

    private static Model exact(Precision precision) {
        Graph graph = Net.input(4).dense(1).compile(precision);
        return Model.of(graph, Parameters.of(graph, 3, 1, 0, 0, 0));
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    void the_columns_that_matter_are_found_in_their_order_and_the_others_are_worth_nothing(Precision precision) {
        PermutationImportance importance = PermutationImportance.of(exact(precision), data(), Metric.MSE, 20, 1);

        // Of a permuted column of variance 1 and weight w, E (w x_i − w x_p(i))² = 2 w².
        assertEquals(18, importance.mean("x0"), 2);
        assertEquals(2, importance.mean("x1"), 0.3);
        assertEquals(0, importance.mean("x2"), 1e-12);
        assertEquals(0, importance.mean("x3"));
        assertEquals(0, importance.deviations()[3]);
        assertTrue(importance.deviations()[0] > 0.1 && importance.deviations()[0] < 2);
        assertArrayEquals(new int[] {0, 1, 2, 3}, importance.order());
        assertEquals(20, importance.repeats());
        assertEquals(Metric.MSE, importance.metric());
        assertEquals(0, importance.figure(), 1e-12);
    }

    @Test
    void a_metric_of_which_more_is_better_falls_and_an_error_rises() {
        Model model = exact(Precision.FLOAT64);

        double drop = PermutationImportance.of(model, data(), Metric.R2, 3, 9).mean("x1");
        double rise = PermutationImportance.of(model, data(), Metric.RMSE, 3, 9).mean("x1");

        assertTrue(drop > 0.1 && drop < 0.4, () -> "R2 fell by " + drop);
        assertEquals(Math.sqrt(2), rise, 0.2);
    }

    @Test
    void a_metric_of_my_own_needs_no_direction() {
        Metric within = Metric.of("within1", (answer, target) -> Math.abs(answer[0] - target[0]) <= 1 ? 1 : 0);

        PermutationImportance importance = PermutationImportance.of(exact(Precision.FLOAT64), data(), within, 3, 1);

        assertEquals(1, importance.figure());
        assertTrue(importance.mean("x0") > importance.mean("x1"));
        assertTrue(importance.mean("x1") > 0.3);
    }

    @Test
    void two_classes_with_one_output_are_judged_by_probability() {
        double[][] x = new double[100][2];
        String[] y = new String[100];
        CounterRandom random = CounterRandom.of(3);
        for (int r = 0; r < 100; r++) {
            x[r] = new double[] {random.nextGaussian(), random.nextGaussian()};
            y[r] = x[r][1] > 0 ? "yes" : "no";
        }
        Dataset data = Dataset.of(x, y);
        Model model = Trainer.minimize(BINARY_CROSS_ENTROPY)
                .learningRate(0.1)
                .epochs(60)
                .fit(Net.input(2).dense(1, SIGMOID).compile(), data)
                .model();

        PermutationImportance importance = PermutationImportance.of(model, data, Metric.ACCURACY, 5, 1);

        assertEquals(model.evaluate(data, Metric.ACCURACY).get(Metric.ACCURACY), importance.figure());
        assertEquals(0.5, importance.mean("x1"), 0.1);
        assertEquals(0, importance.mean("x0"), 0.05);
    }

    private record Car(double power, String colour, double price) {}

    @Test
    void the_numbers_of_a_column_of_categories_move_together() {
        List<String> colours = List.of("blue", "green", "red");
        List<Car> cars = IntStream.range(0, 60)
                .mapToObj(i -> new Car(i % 7, colours.get(i % 3), i % 3))
                .toList();
        Dataset data = Dataset.of(cars, "price");
        Model model = Trainer.minimize(MEAN_SQUARED_ERROR)
                .learningRate(0.1)
                .epochs(300)
                .fit(Net.input(4).dense(1).compile(Precision.FLOAT64), data)
                .model();

        PermutationImportance importance = PermutationImportance.of(model, data, Metric.MSE, 10, 2);

        assertEquals(List.of("power", "colour"), importance.columnNames());
        // Three equal values 0, 1, 2: twice their variance 2/3.
        assertEquals(4.0 / 3, importance.mean("colour"), 0.15);
        assertEquals(0, importance.mean("power"), 0.01);
    }

    @Test
    void the_figures_are_those_of_one_thread_bit_for_bit_and_the_seed_changes_them() {
        Dataset data = Dataset.digits().select(IntStream.range(0, 300).toArray());
        Model model = Model.initialize(
                Net.input(64).dense(32, SIGMOID).dense(10, SIGMOID).compile(), 1);

        double[] means =
                PermutationImportance.of(model, data, Metric.LOG_LOSS, 1, 4).means();

        double[][] inputs = data.inputs();
        double figure = onOneThread(model, data, inputs);
        for (int c = 0; c < 64; c++) {
            int[] order = IntStream.range(0, 300).toArray();
            CounterRandom.of(4, c, 0).shuffle(order);
            double[][] permuted = data.inputs();
            for (int r = 0; r < 300; r++) {
                permuted[r][c] = inputs[order[r]][c];
            }
            double perfect = Math.ulp(1.0);
            assertEquals(onOneThread(model, data, permuted) - figure, means[c], 4 * perfect, "column " + c);
        }
        double[] other =
                PermutationImportance.of(model, data, Metric.LOG_LOSS, 1, 5).means();
        assertTrue(IntStream.range(0, 64).anyMatch(c -> means[c] != other[c]));
    }

    private static double onOneThread(Model model, Dataset data, double[][] inputs) {
        Workspace workspace = Workspace.forPrediction(model.parameters(), inputs.length, 1);
        for (int i = 0; i < inputs.length * 64; i++) {
            workspace.input().set(i, inputs[i / 64][i % 64]);
        }
        workspace.forward(inputs.length);
        Metric.Tally tally = Metric.LOG_LOSS.start();
        for (int r = 0; r < inputs.length; r++) {
            double[] answer = new double[10];
            for (int j = 0; j < 10; j++) {
                answer[j] = workspace.output().get(10 * r + j);
            }
            tally.add(answer, data.target(r));
        }
        return tally.result();
    }

    @Test
    void the_text_shows_the_most_important_columns() {
        Graph graph = Net.input(2).dense(1).compile(Precision.FLOAT64);
        Model model = Model.of(graph, Parameters.of(graph, 0, 2, 0));
        Dataset data = Dataset.of(new double[][] {{5, 0}, {5, 1}}, new double[] {0, 2});

        String text = PermutationImportance.of(model, data, Metric.MAE, 1, 2).toString();

        assertEquals("""
                Permutation importance: how much worse mae 0.0000 gets, mean of 1 repeat
                x1 │██████████████████████████████████ 2.0000 ± 0.0000
                x0 │                                   0.0000 ± 0.0000\
                """, text);
    }

    @Test
    void mistakes_are_told_with_what_was_expected() {
        Model model = exact(Precision.FLOAT32);

        assertEquals(
                "PermutationImportance.of: expected at least 1 repeat but got 0",
                badArgument(() -> PermutationImportance.of(model, data(), Metric.MSE, 0, 1)));
        assertEquals(
                "PermutationImportance.of: expected at least 2 rows, to be permuted, but got 1",
                badArgument(() -> PermutationImportance.of(model, data().select(0), Metric.MSE, 1, 1)));
        assertEquals(
                "PermutationImportance.of: expected rows in memory but these come from a stream; read some thousands of"
                        + " them into Dataset.of(x, y)",
                badState(() -> PermutationImportance.of(
                        model, Dataset.stream(4, 1, hermo.Readers.reading(data())), Metric.MSE, 1, 1)));
        assertEquals(
                "dense1 expects rows of 4 values but row 0 has 64; the net was declared with Net.input(4)",
                badArgument(() -> PermutationImportance.of(model, Dataset.digits(), Metric.ACCURACY, 1, 1)));
        assertEquals(
                "PermutationImportance.mean: expected one of [x0, x1, x2, x3] but got \"age\"",
                badArgument(() -> PermutationImportance.of(model, data(), Metric.MSE, 1, 1)
                        .mean("age")));
    }
}
