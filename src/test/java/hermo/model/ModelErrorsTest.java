package hermo.model;

import static hermo.Messages.badArgument;
import static hermo.Messages.badState;
import static hermo.node.Activation.SOFTMAX;
import static org.junit.jupiter.api.Assertions.assertEquals;

import hermo.Net;
import hermo.data.Dataset;
import hermo.graph.Graph;
import hermo.graph.Parameters;
import hermo.train.Loss;
import hermo.train.Trainer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.linear.MatrixUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a model refuses, in full. */
class ModelErrorsTest {
    private static final Graph NET = Net.input(4).dense(3, SOFTMAX).compile();
    private static final Model UNTRAINED = Model.initialize(NET, 1);
    private static final Model IRIS = Trainer.minimize(Loss.CATEGORICAL_CROSS_ENTROPY)
            .epochs(1)
            .fit(NET, Dataset.iris())
            .model();

    @Test
    void a_row_of_the_wrong_width_is_told_with_the_declaration() {
        String expected = "dense1 expects rows of 4 values but row 0 has 3; the net was declared with Net.input(4)";

        assertEquals(expected, badArgument(() -> UNTRAINED.predict(1, 2, 3)));
        assertEquals(expected, badArgument(() -> IRIS.classify(1, 2, 3)));
        assertEquals(expected, badArgument(() -> IRIS.probabilities(1, 2, 3)));
        assertEquals(expected, badArgument(() -> IRIS.predict(MatrixUtils.createRealMatrix(2, 3))));
    }

    @Test
    void the_row_of_the_wrong_width_is_told_by_its_number() {
        double[][] rows = new double[300][4];
        rows[299] = new double[5];

        assertEquals(
                "dense1 expects rows of 4 values but row 299 has 5; the net was declared with Net.input(4)",
                badArgument(() -> UNTRAINED.predict(rows)));
    }

    @Test
    void a_value_that_is_not_finite_is_told_with_its_place() {
        double[][] rows = new double[300][4];
        rows[257][3] = Double.NEGATIVE_INFINITY;

        assertEquals(
                "predict expects finite values but value 2 of row 0 is NaN",
                badArgument(() -> UNTRAINED.predict(1, 2, Double.NaN, 4)));
        assertEquals(
                "predict expects finite values but value 3 of row 257 is -Infinity",
                badArgument(() -> UNTRAINED.predict(rows)));
    }

    @Test
    void a_mistake_leaves_the_model_as_it_was() {
        double[] before = UNTRAINED.predict(1, 2, 3, 4);

        badArgument(() -> UNTRAINED.predict(9, Double.NaN, 9, 9));

        assertEquals(before[0], UNTRAINED.predict(1, 2, 3, 4)[0]);
    }

    @Test
    void parameters_of_another_graph_are_refused() {
        Graph twin = Net.input(4).dense(3, SOFTMAX).compile();

        assertEquals(
                "Model.of expects parameters of the same graph but got those of another; make them with"
                        + " Parameters.initialize(graph, seed)",
                badArgument(() -> Model.of(twin, Parameters.initialize(NET, 1))));
    }

    @Test
    void data_of_the_wrong_width_is_not_evaluated() {
        assertEquals(
                "dense1 expects rows of 4 values but row 0 has 10; the net was declared with Net.input(4)",
                badArgument(() -> IRIS.evaluate(Dataset.diabetes())));
    }

    @Test
    void data_with_another_number_of_classes_is_not_evaluated() {
        Dataset two = Dataset.of(new double[2][4], new String[] {"a", "b"});

        assertEquals(
                "dense1.activation gives 3 values but the data has 2 classes; end the net with dense(2, SOFTMAX)",
                badArgument(() -> UNTRAINED.evaluate(two)));
    }

    @Test
    void data_with_other_classes_is_not_evaluated() {
        Dataset turned =
                Dataset.of(new double[3][4], new int[] {0, 1, 2}, List.of("versicolor", "setosa", "virginica"));

        assertEquals(
                "the model was trained on the classes [setosa, versicolor, virginica] but the data has the"
                        + " classes [versicolor, setosa, virginica]; give both the same in the same order",
                badArgument(() -> IRIS.evaluate(turned)));
    }

    @Test
    void numbers_instead_of_classes_are_not_evaluated() {
        Dataset numbers = Dataset.of(new double[2][4], new double[2][3]);

        assertEquals(
                "the model was trained on the classes [setosa, versicolor, virginica] but the data has"
                        + " targets that are numbers; give both the same in the same order",
                badArgument(() -> IRIS.evaluate(numbers)));
    }

    @Test
    void data_with_other_columns_is_not_evaluated(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("turned.csv"), """
                sepal_width,sepal_length,petal_length,petal_width,species
                3.5,5.1,1.4,0.2,setosa
                3.2,7.0,4.7,1.4,versicolor
                3.3,6.3,6.0,2.5,virginica
                """);

        assertEquals(
                "the model was trained on the columns [sepal_length, sepal_width, petal_length, petal_width] but the"
                        + " data has [sepal_width, sepal_length, petal_length, petal_width]; give both the same columns"
                        + " in the same order",
                badArgument(() -> IRIS.evaluate(Dataset.csv(file, "species"))));
    }

    @Test
    void data_of_plain_arrays_has_no_columns_to_differ() {
        Dataset iris = Dataset.iris();
        int[] labels = new int[iris.rows()];
        Arrays.setAll(labels, iris::label);
        Dataset arrays = Dataset.of(iris.inputs(), labels, iris.classNames());

        assertEquals(IRIS.evaluate(iris).loss(), IRIS.evaluate(arrays).loss());
    }

    @Test
    void a_model_that_was_not_trained_has_no_loss() {
        Evaluation evaluation = UNTRAINED.evaluate(Dataset.iris(), Metric.ACCURACY);

        assertEquals(
                "the model was not trained, so it has no loss; ask for a metric", badState(() -> evaluation.loss()));
    }

    @Test
    void numbers_have_no_confusion_matrix() {
        Graph graph = Net.input(10).dense(1).compile();
        Evaluation evaluation = Model.initialize(graph, 1).evaluate(Dataset.diabetes(), Metric.MSE);

        assertEquals(
                "only classes have a confusion matrix, but these rows are answered with numbers",
                badState(() -> evaluation.confusionMatrix()));
    }

    @Test
    void a_metric_that_was_not_asked_for_is_told_with_those_that_were() {
        assertEquals(
                "the evaluation has no r2; it was asked for [accuracy, mse]",
                badArgument(() -> IRIS.evaluate(Dataset.iris(), Metric.ACCURACY, Metric.MSE)
                        .get(Metric.R2)));
        assertEquals(
                "the evaluation has no accuracy; it was asked for []",
                badArgument(() -> IRIS.evaluate(Dataset.iris()).get(Metric.ACCURACY)));
    }
}
