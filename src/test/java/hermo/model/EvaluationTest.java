package hermo.model;

import static hermo.node.Activation.LINEAR;
import static hermo.node.Activation.SIGMOID;
import static hermo.node.Activation.SOFTMAX;
import static org.junit.jupiter.api.Assertions.assertEquals;

import hermo.Net;
import hermo.data.Dataset;
import hermo.graph.Graph;
import hermo.graph.Parameters;
import hermo.kernel.Precision;
import hermo.node.Activation;
import hermo.train.Loss;
import hermo.train.Schedule;
import hermo.train.Trainer;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How good a model is, and what it prints. */
class EvaluationTest {
    private static final Graph IRIS_NET =
            Net.input(4).dense(8, Activation.TANH).dense(3, SOFTMAX).compile();
    private static final Model IRIS = Trainer.minimize(Loss.CATEGORICAL_CROSS_ENTROPY)
            .learningRate(0.02)
            .standardizeInputs()
            .epochs(10)
            .fit(IRIS_NET, Dataset.iris())
            .model();

    @Test
    void the_loss_is_the_mean_over_all_rows() {
        Dataset iris = Dataset.iris();
        double sum = 0;
        for (int row = 0; row < iris.rows(); row++) {
            sum -= Math.log(IRIS.predict(iris.input(row))[iris.label(row)]);
        }

        assertEquals(sum / 150, IRIS.evaluate(iris).loss(), 1e-6);
    }

    @Test
    void metrics_are_those_of_the_predictions() {
        Dataset iris = Dataset.iris();
        String[] classes = IRIS.classify(iris.inputs());
        double right = 0;
        for (int row = 0; row < 150; row++) {
            right += classes[row].equals(iris.classNames().get(iris.label(row))) ? 1 : 0;
        }

        Evaluation evaluation = IRIS.evaluate(iris, Metric.ACCURACY);

        assertEquals(right / 150, evaluation.get(Metric.ACCURACY));
        assertEquals(right / 150, evaluation.confusionMatrix().accuracy());
        assertEquals(150, evaluation.rows());
    }

    @Test
    void rows_beyond_one_batch_count_as_much_as_the_others() {
        double[][] x = new double[600][];
        Arrays.setAll(x, r -> new double[] {r});
        Model line = line(1);
        double[] y = new double[600];
        Arrays.setAll(y, r -> r < 512 ? r : r + 3); // an error of 3 in the last, short batch

        Evaluation evaluation = line.evaluate(Dataset.of(x, y), Metric.MSE, Metric.MAE);

        assertEquals(88 * 9 / 600.0, evaluation.loss(), 1e-12);
        assertEquals(88 * 9 / 600.0, evaluation.get(Metric.MSE), 1e-12);
        assertEquals(88 * 3 / 600.0, evaluation.get(Metric.MAE), 1e-12);
    }

    @Test
    void metrics_see_raw_targets_though_the_net_learns_scaled_ones() {
        Dataset diabetes = Dataset.diabetes();
        Model model = Trainer.minimize(Loss.MEAN_SQUARED_ERROR)
                .standardizeInputs()
                .standardizeTargets()
                .epochs(2)
                .fit(Net.input(10).dense(1).compile(Precision.FLOAT64), diabetes)
                .model();
        double sum = 0;
        for (int row = 0; row < diabetes.rows(); row++) {
            sum += Math.abs(model.predict(diabetes.input(row))[0] - diabetes.target(row)[0]);
        }

        Evaluation evaluation = model.evaluate(diabetes, Metric.MAE, Metric.MSE);

        assertEquals(sum / 442, evaluation.get(Metric.MAE), 1e-9);
        double deviation = model.encoding().targetScaler().scale()[0];
        assertEquals(evaluation.loss() * deviation * deviation, evaluation.get(Metric.MSE), 1e-6);
    }

    @Test
    void figures_stand_in_the_order_in_which_they_were_asked_for() {
        Evaluation evaluation = IRIS.evaluate(Dataset.iris(), Metric.R2, Metric.ACCURACY, Metric.MAE);

        assertEquals(
                List.of(Metric.R2, Metric.ACCURACY, Metric.MAE),
                List.copyOf(evaluation.metrics().keySet()));
    }

    @Test
    void a_metric_asked_for_twice_is_counted_once() {
        Evaluation evaluation = IRIS.evaluate(Dataset.iris(), Metric.R2, Metric.R2);

        assertEquals(List.of(Metric.R2), List.copyOf(evaluation.metrics().keySet()));
    }

    @Test
    void a_net_of_one_output_is_evaluated_on_two_classes() {
        Graph graph = Net.input(1).dense(1, SIGMOID).compile(Precision.FLOAT64);
        Model model = Model.of(graph, Parameters.of(graph, 1, 0));
        Dataset data = Dataset.of(new double[][] {{-2}, {-1}, {1}, {2}}, new String[] {"no", "yes", "yes", "no"});

        Evaluation evaluation = model.evaluate(data, Metric.ACCURACY);

        assertEquals(0.5, evaluation.get(Metric.ACCURACY));
        assertEquals(1, evaluation.confusionMatrix().count(0, 0));
        assertEquals(1, evaluation.confusionMatrix().count(0, 1));
        assertEquals(1, evaluation.confusionMatrix().count(1, 0));
        assertEquals(1, evaluation.confusionMatrix().count(1, 1));
    }

    @Test
    void an_evaluation_prints_a_line() {
        Dataset data = Dataset.of(new double[][] {{1}, {2}}, new double[] {1, 4}); // errors 0 and 2

        assertEquals(
                "Evaluation of 2 rows: loss 2.0000, mse 2.0000, mae 1.0000",
                line(1).evaluate(data, Metric.MSE, Metric.MAE).toString());
        assertEquals("Evaluation of 2 rows: loss 2.0000", line(1).evaluate(data).toString());
    }

    @Test
    void an_evaluation_without_a_loss_prints_its_metrics() {
        Graph graph = Net.input(1).dense(1, LINEAR, d -> d.bias(false)).compile(Precision.FLOAT64);
        Model untrained = Model.of(graph, Parameters.of(graph, 1));
        Dataset data = Dataset.of(new double[1234][1], new double[1234]);

        assertEquals(
                "Evaluation of 1,234 rows: mse 0.0000",
                untrained.evaluate(data, Metric.MSE).toString());
    }

    @Test
    void a_model_prints_its_classes_its_loss_and_its_graph() {
        assertEquals("""
                Model of classes [setosa, versicolor, virginica], 67 parameters, trained to minimise
                    CATEGORICAL_CROSS_ENTROPY
                Graph 4 → 3, 67 parameters, FLOAT32
                node               kind     output  parameters
                input              input         4           0
                dense1             dense         8          40
                dense1.activation  TANH          8           0
                dense2             dense         3          27
                dense2.activation  SOFTMAX       3           0
                total                                       67""", IRIS.toString());
    }

    @Test
    void a_model_that_was_not_trained_says_so() {
        assertEquals("""
                Model, 3 parameters, not trained
                Graph 2 → 1, 3 parameters, FLOAT32
                node    kind   output  parameters
                input   input       2           0
                dense1  dense       1           3
                total                           3""", Model.initialize(Net.input(2).dense(1).compile(), 1).toString());
    }

    /** Returns the model z = w x, trained to minimise the squared error at rate 0. */
    private static Model line(double w) {
        Graph graph = Net.input(1).dense(1, LINEAR, d -> d.bias(false)).compile(Precision.FLOAT64);
        return Trainer.minimize(Loss.MEAN_SQUARED_ERROR)
                .learningRate(Schedule.constant(0))
                .epochs(1)
                .fit(Model.of(graph, Parameters.of(graph, w)), Dataset.of(new double[][] {{1}}, new double[] {1}))
                .model();
    }
}
