package hermo.train;

import static hermo.node.Activation.RELU;
import static hermo.node.Activation.SOFTMAX;
import static hermo.train.Loss.CATEGORICAL_CROSS_ENTROPY;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hermo.Net;
import hermo.data.Dataset;
import hermo.data.Scaler;
import hermo.graph.Graph;
import hermo.graph.Parameters;
import hermo.model.Model;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Training that goes on from a model, and what {@code fit} leaves as it was. */
class ContinuedFitTest {
    private static final Trainer TRAINER = Trainer.minimize(CATEGORICAL_CROSS_ENTROPY)
            .learningRate(0.01)
            .standardizeInputs()
            .epochs(5)
            .seed(1);

    private static Fit first() {
        Graph graph = Net.input(4).dense(8, RELU).dense(3, SOFTMAX).compile();
        return TRAINER.fit(graph, Dataset.iris());
    }

    @Test
    void the_loss_goes_on_where_it_was() {
        Model model = first().model();

        Fit next = TRAINER.learningRate(Schedule.constant(0)).fit(model, Dataset.iris());

        assertEquals(
                model.evaluate(Dataset.iris()).loss(),
                next.history().epochs().get(0).loss(),
                1e-6);
        assertArrayEquals(
                model.parameters().toArray(), next.model().parameters().toArray());
    }

    @Test
    void more_training_makes_it_better() {
        Fit first = first();

        Fit next = TRAINER.fit(first.model(), Dataset.iris());

        double before = first.history().last().orElseThrow().loss();
        assertTrue(next.history().epochs().get(0).loss() < before);
        assertTrue(next.history().last().orElseThrow().loss() < 0.8 * before);
    }

    @Test
    void a_fit_does_not_change_the_model_it_begins_with() {
        Model model = first().model();
        double[] before = model.parameters().toArray();

        TRAINER.fit(model, Dataset.iris());

        assertArrayEquals(before, model.parameters().toArray());
    }

    @Test
    void scalers_stay_those_of_the_model() {
        Model model = first().model();
        Dataset others = Dataset.iris().select(0, 1, 2, 50, 51, 52, 100, 101, 102);

        Model next = TRAINER.fit(model, others).model();

        assertEquals(Scaler.ofInputs(Dataset.iris()), next.encoding().inputScaler());
        assertEquals(model.encoding(), next.encoding());
        assertSame(model.graph(), next.graph());
    }

    @Test
    void a_model_that_never_saw_data_begins_with_its_own_parameters_and_learns_the_names() {
        Graph graph = Net.input(4).dense(3, SOFTMAX).compile();
        Model untrained = Model.initialize(graph, 99);

        Fit fit = TRAINER.learningRate(Schedule.constant(0)).fit(untrained, Dataset.iris());

        assertEquals(Parameters.initialize(graph, 99), fit.model().parameters());
        assertEquals(
                List.of("setosa", "versicolor", "virginica"),
                fit.model().encoding().classNames());
        assertEquals(Scaler.identity(4), fit.model().encoding().inputScaler());
    }

    @Test
    void data_without_names_leaves_the_model_the_names_it_knows() {
        Dataset iris = Dataset.iris();
        int[] labels = new int[iris.rows()];
        Arrays.setAll(labels, iris::label);
        Dataset unnamed = Dataset.of(iris.inputs(), labels, iris.classNames());

        Model next = TRAINER.fit(first().model(), unnamed).model();

        assertEquals(
                iris.featureNames(), next.encoding().features().orElseThrow().names());
        assertEquals(
                "setosa",
                next.classify(
                        Map.of("sepal_length", 5.1, "sepal_width", 3.5, "petal_length", 1.4, "petal_width", 0.2)));
    }

    @Test
    void another_loss_may_go_on() {
        Model model =
                Line.descent(0.05).epochs(5).fit(Line.at(0), Line.row(10, 1)).model();

        Fit next = Trainer.minimize(Loss.MEAN_ABSOLUTE_ERROR)
                .learningRate(Schedule.constant(0))
                .fit(model, Line.row(10, 1));

        assertEquals(
                10 * Math.pow(0.9, 5), next.model().evaluate(Line.row(10, 1)).loss(), 1e-13);
    }

    @Test
    void the_initial_parameters_come_from_the_seed() {
        Graph graph = Net.input(4).dense(3, SOFTMAX).compile();

        Fit fit = TRAINER.learningRate(Schedule.constant(0)).seed(5).fit(graph, Dataset.iris());

        assertEquals(Parameters.initialize(graph, 5), fit.model().parameters());
    }
}
