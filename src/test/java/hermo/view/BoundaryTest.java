package hermo.view;

import static hermo.node.Activation.SIGMOID;
import static hermo.node.Activation.SOFTMAX;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hermo.Net;
import hermo.data.Dataset;
import hermo.data.RowReader;
import hermo.graph.Graph;
import hermo.model.Model;
import hermo.picture.SvgChecks;
import hermo.train.Loss;
import hermo.train.Trainer;
import java.util.List;
import org.junit.jupiter.api.Test;

class BoundaryTest {
    private static final Graph GRAPH = Net.input(2).dense(2, SOFTMAX).compile();
    private static final double[][] INPUTS = {{0, 0}, {0, 1}, {1, 0}, {1, 1}};

    private static Dataset data(String... classes) {
        return Dataset.of(INPUTS, new int[] {0, 0, 1, 1}, List.of(classes));
    }

    private static Model trained(Dataset data) {
        return Trainer.minimize(Loss.CATEGORICAL_CROSS_ENTROPY)
                .epochs(1)
                .seed(1)
                .fit(GRAPH, data)
                .model();
    }

    @Test
    void classes_in_another_order_than_the_model_knows_are_refused() {
        Model model = trained(data("left", "right"));

        assertEquals(
                "the model was trained on the classes [left, right] but the data has the classes [right, left]; give"
                        + " both the same in the same order",
                assertThrows(IllegalArgumentException.class, () -> Plot.boundary(model, data("right", "left")))
                        .getMessage());
        assertTrue(SvgChecks.check(Plot.boundary(model, data("left", "right")))
                .texts()
                .containsAll(List.of("left", "right")));
    }

    @Test
    void numbers_of_0_and_1_are_classes_of_a_model_that_learned_either_and_of_one_that_learned_nothing() {
        Dataset numbers = Dataset.of(INPUTS, new double[] {0, 0, 1, 1});
        Model ofNumbers = Trainer.minimize(Loss.BINARY_CROSS_ENTROPY)
                .epochs(1)
                .seed(1)
                .fit(Net.input(2).dense(1, SIGMOID).compile(), numbers)
                .model();

        for (Model model : List.of(ofNumbers, trained(data("0", "1")), Model.initialize(GRAPH, 1))) {
            assertTrue(SvgChecks.check(Plot.boundary(model, numbers)).texts().containsAll(List.of("0", "1")));
        }
    }

    private static final class OneRow implements RowReader {
        private boolean isRead;

        @Override
        public boolean read(double[] inputs, double[] targets) {
            boolean isThere = !isRead;
            isRead = true;
            return isThere;
        }
    }

    @Test
    void a_stream_is_refused_with_what_to_give_instead() {
        Dataset stream = Dataset.stream(2, List.of("left", "right"), OneRow::new);

        assertEquals(
                "Plot.boundary: expected rows in memory but got a stream; give some of its rows as Dataset.of(inputs, labels)",
                assertThrows(IllegalArgumentException.class, () -> Plot.boundary(Model.initialize(GRAPH, 1), stream))
                        .getMessage());
    }
}
