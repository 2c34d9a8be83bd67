package hermo.train;

import static hermo.Messages.badArgument;
import static hermo.node.Activation.RELU;
import static hermo.node.Activation.SOFTMAX;
import static hermo.train.Loss.CATEGORICAL_CROSS_ENTROPY;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hermo.Net;
import hermo.data.Dataset;
import hermo.data.Split;
import hermo.graph.Graph;
import hermo.graph.Parameters;
import hermo.kernel.Precision;
import hermo.model.Model;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A net that begins with what another one learned. */
class WarmStartTest {
    private static final Trainer TRAINER =
            Trainer.minimize(CATEGORICAL_CROSS_ENTROPY).standardizeInputs().seed(2);

    private static final Graph TEN =
            Net.input(64).dense(32, RELU).dense(10, SOFTMAX).compile();

    /** The same net with one hidden layer more, so that the last layer is dense3. */
    private static final Graph DEEPER =
            Net.input(64).dense(32, RELU).dense(16, RELU).dense(10, SOFTMAX).compile();

    @Test
    void matching_parameters_are_taken_and_all_others_initialised() {
        Model other = Model.initialize(TEN, 77);

        Parameters start = TRAINER.learningRate(Schedule.constant(0))
                .epochs(1)
                .startFrom(other)
                .fit(DEEPER, Dataset.digits())
                .model()
                .parameters();

        Parameters initial = Parameters.initialize(DEEPER, 2);
        assertEquals(List.of("dense1.weight", "dense1.bias"), initial.matching(other.parameters()));
        for (String name : start.names()) {
            Parameters source = name.startsWith("dense1.") ? other.parameters() : initial;
            assertArrayEquals(source.get(name).toArray(), start.get(name).toArray(), name);
        }
    }

    @Test
    void parameters_of_the_same_name_and_another_shape_do_not_match() {
        Parameters here = Parameters.initialize(Net.input(4).dense(8).dense(3).compile(), 0);
        Parameters there = Parameters.initialize(Net.input(5).dense(8).dense(3).compile(), 0);

        assertEquals(List.of("dense1.bias", "dense2.weight", "dense2.bias"), here.matching(there));
    }

    @Test
    void parameters_may_come_from_another_precision() {
        Parameters here = Parameters.initialize(Net.input(1).dense(1).compile(Precision.FLOAT32), 0);
        Parameters there = Parameters.of(Net.input(1).dense(1).compile(Precision.FLOAT64), 0.1, 0.5);

        assertArrayEquals(new double[] {0.1f, 0.5}, here.withMatching(there).toArray());
    }

    @Test
    void neither_side_is_changed() {
        Parameters here = Parameters.of(Line.graph(1), 1);
        Parameters there = Parameters.of(Line.graph(1), 2);

        assertArrayEquals(new double[] {2}, here.withMatching(there).toArray());
        assertArrayEquals(new double[] {1}, here.toArray());
        assertArrayEquals(new double[] {2}, there.toArray());
    }

    @Test
    void digits_are_learned_faster_with_a_hidden_layer_that_knows_other_digits() {
        Graph graph = Net.input(64)
                .dense(32, RELU)
                .dense(10, SOFTMAX, d -> d.name("end"))
                .compile();
        Split halves = Dataset.digits().split(0.5, 4);
        Model other = TRAINER.epochs(10).fit(TEN, halves.train()).model();

        double cold = lossOf(TRAINER.epochs(3).fit(graph, halves.test()));
        double warm = lossOf(TRAINER.epochs(3).startFrom(other).fit(graph, halves.test()));

        assertTrue(warm < 0.8 * cold, () -> warm + " " + cold);
    }

    private static double lossOf(Fit fit) {
        return fit.history().last().orElseThrow().loss();
    }

    @Test
    void where_nothing_matches_both_sides_are_listed() {
        Model other = Line.at(1, 2);
        Graph graph = Net.input(4).dense(3, SOFTMAX).compile();

        assertEquals(
                "withMatching expects a parameter of the same name and shape but none of [dense1.weight 1×2] is among"
                        + " [dense1.weight 3×4, dense1.bias 3]; name the layers alike",
                badArgument(() -> TRAINER.startFrom(other).fit(graph, Dataset.iris())));
    }
}
