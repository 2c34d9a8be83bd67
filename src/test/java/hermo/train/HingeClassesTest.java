package hermo.train;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hermo.data.Dataset;
import hermo.model.Metric;
import hermo.model.Model;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two classes on one output of a loss of sides lie on both sides of 0, not of ½. */
class HingeClassesTest {
    private static final Dataset SIDES = Dataset.of(new double[][] {{-1}, {1}}, new String[] {"left", "right"});

    private static Model fitted(Loss loss, double weight) {
        return Trainer.minimize(loss)
                .learningRate(Schedule.constant(0))
                .fit(Line.at(weight), SIDES)
                .model();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.01, 0.3, 1, 4})
    void an_answer_above_0_is_the_second_class(double weight) {
        for (Loss loss : new Loss[] {Loss.HINGE, Loss.SQUARED_HINGE}) {
            Model model = fitted(loss, weight);

            assertEquals("right", model.classify(1));
            assertEquals("left", model.classify(-1));
            assertEquals(1, model.evaluate(SIDES, Metric.ACCURACY).get(Metric.ACCURACY));
        }
    }

    @Test
    void the_model_answers_half_of_1_and_the_margin_and_the_loss_is_of_the_margin() {
        Model model = fitted(Loss.HINGE, 0.3);

        assertEquals((1 + 0.3) / 2, model.predict(1)[0], 1e-15);
        assertEquals(1 - 0.3, model.evaluate(SIDES).loss(), 1e-15);
    }
}
