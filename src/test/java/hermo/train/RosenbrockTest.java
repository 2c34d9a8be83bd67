package hermo.train;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hermo.kernel.Buffer;
import hermo.kernel.Kernel;
import hermo.kernel.Kernels;
import hermo.kernel.Precision;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** (1 − x)² + 100(y − x²)² from (−1.2, 1): a curved valley, which the optimizers with a memory of the way follow. */
class RosenbrockTest {
    static Stream<Arguments> optimizers() {
        return Stream.of(
                Arguments.of(Optimizer.momentum(), 1e-3),
                Arguments.of(Optimizer.nesterov(), 1e-3),
                Arguments.of(Optimizer.adam(), 0.02),
                Arguments.of(Optimizer.amsGrad(), 0.05),
                Arguments.of(Optimizer.nadam(), 0.02),
                Arguments.of(Optimizer.adamax(), 0.02),
                Arguments.of(Optimizer.rmsProp(), 0.02),
                Arguments.of(Optimizer.centeredRmsProp(), 0.005),
                Arguments.of(Optimizer.lion(), 0.01),
                Arguments.of(Optimizer.rProp(), 0.01));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("optimizers")
    void the_valley_is_followed_to_its_end(Optimizer optimizer, double rate) {
        Kernel kernel = Kernels.create(Precision.FLOAT64);
        Buffer w = kernel.allocate(2);
        Buffer g = kernel.allocate(2);
        w.setAll(0, new double[] {-1.2, 1});
        Optimizer.State state = optimizer.start(kernel, 2);
        Schedule schedule = Schedule.cosine(rate, 20_000);

        for (int step = 0; step < 20_000; step++) {
            g.setAll(0, gradient(w.get(0), w.get(1)));
            state.begin(step + 1, schedule.rate(step));
            state.update(0, 2, g, w);
        }

        assertEquals(1, w.get(0), 0.01);
        assertEquals(1, w.get(1), 0.02);
    }

    static double[] gradient(double x, double y) {
        return new double[] {-2 * (1 - x) - 400 * x * (y - x * x), 200 * (y - x * x)};
    }

    static double value(double x, double y) {
        return (1 - x) * (1 - x) + 100 * (y - x * x) * (y - x * x);
    }
}
