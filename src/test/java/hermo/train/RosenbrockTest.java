package hermo.train;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hermo.kernel.Buffer;
import hermo.kernel.Kernel;
import hermo.kernel.Kernels;
import hermo.kernel.Precision;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** (1 − x)² + 100(y − x²)² from (−1.2, 1): a curved valley, to whose end every optimizer comes, at a rate of its own. */
class RosenbrockTest {
    private static final int STEPS = 20_000;

    static Stream<OptimizerCase> optimizers() {
        return OptimizerCase.table();
    }

    /** The decay of adamW is no part of its state but of the training step, so here it comes to the same end as Adam. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("optimizers")
    void the_valley_is_followed_to_its_end(OptimizerCase row) {
        Kernel kernel = Kernels.create(Precision.FLOAT64);
        Buffer w = kernel.allocate(2);
        Buffer g = kernel.allocate(2);
        w.setAll(0, new double[] {-1.2, 1});
        Optimizer.State state = row.optimizer().start(kernel, 2);
        Schedule schedule = Schedule.cosine(rate(row.factory()), STEPS);

        for (int step = 0; step < STEPS; step++) {
            g.setAll(0, gradient(w.get(0), w.get(1)));
            state.begin(step + 1, schedule.rate(step));
            state.update(0, 2, g, w);
        }

        assertEquals(1, w.get(0), 0.01);
        assertEquals(1, w.get(1), 0.02);
    }

    private static double rate(String factory) {
        return switch (factory) {
            case "sgd/0", "momentum/0", "momentum/1", "nesterov/0", "nesterov/1" ->
                0.002; // 0.005 is too much for the slope
            case "amsGrad/0", "amsGrad/3", "adagrad/0", "adagrad/1" -> 0.3; // the steep start shortens all later steps
            case "adadelta/0" -> 0.05;
            case "adadelta/2" -> 0.002; // so great an ε makes it much like sgd
            case "lion/0", "lion/2" -> 0.001; // each step is as long as the rate
            default -> 0.01;
        };
    }

    static double[] gradient(double x, double y) {
        return new double[] {-2 * (1 - x) - 400 * x * (y - x * x), 200 * (y - x * x)};
    }

    static double value(double x, double y) {
        return (1 - x) * (1 - x) + 100 * (y - x * x) * (y - x * x);
    }
}
