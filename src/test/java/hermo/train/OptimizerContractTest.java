package hermo.train;

import static java.util.stream.Collectors.toCollection;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import hermo.kernel.Buffer;
import hermo.kernel.Kernel;
import hermo.kernel.Kernels;
import hermo.kernel.Precision;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every optimizer against its published update, over the table of all optimizers. */
class OptimizerContractTest {
    private static final int STEPS = 200;
    private static final int SIZE = 37;
    private static final long SEED = 5;

    @Test
    void every_factory_is_in_the_table() {
        TreeSet<String> found = Arrays.stream(Optimizer.class.getMethods())
                .filter(method -> Modifier.isStatic(method.getModifiers()) && method.getReturnType() == Optimizer.class)
                .map(method -> method.getName() + "/" + method.getParameterCount())
                .collect(toCollection(TreeSet::new));

        assertEquals(OptimizerCase.table().map(OptimizerCase::factory).collect(toCollection(TreeSet::new)), found);
    }

    @ParameterizedTest(name = "{0}, seed 5")
    @MethodSource("hermo.train.OptimizerCase#table")
    void steps_in_double_are_the_published_ones(OptimizerCase of) {
        double[] parameters = run(of.optimizer(), Precision.FLOAT64, SIZE);

        double[] expected = published(of);
        for (int i = 0; i < SIZE; i++) {
            assertEquals(expected[i], parameters[i], 1e-12 * Math.max(1, Math.abs(expected[i])));
        }
    }

    @ParameterizedTest(name = "{0}, seed 5")
    @MethodSource("hermo.train.OptimizerCase#table")
    void steps_in_float_are_the_published_ones_to_float_accuracy(OptimizerCase of) {
        double[] parameters = run(of.optimizer(), Precision.FLOAT32, SIZE);

        assertArrayEquals(published(of), parameters, 2e-5);
    }

    @ParameterizedTest(name = "{0}, seed 5")
    @MethodSource("hermo.train.OptimizerCase#table")
    void windows_give_the_same_bits_as_one_update(OptimizerCase of) {
        for (Precision precision : Precision.values()) {
            double[] whole = run(of.optimizer(), precision, SIZE);

            assertArrayEquals(whole, run(of.optimizer(), precision, 5, 20, SIZE));
            assertArrayEquals(whole, run(of.optimizer(), precision, 1, 2, 3, 36, SIZE));
        }
    }

    @ParameterizedTest(name = "{0}, seed 5")
    @MethodSource("hermo.train.OptimizerCase#table")
    void each_start_begins_anew(OptimizerCase of) {
        double[] first = run(of.optimizer(), Precision.FLOAT64, SIZE);

        assertArrayEquals(first, run(of.optimizer(), Precision.FLOAT64, SIZE));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("hermo.train.OptimizerCase#table")
    void the_minimum_of_a_parabola_is_found(OptimizerCase of) {
        for (Precision precision : Precision.values()) {
            Kernel kernel = Kernels.create(precision);
            Buffer w = kernel.allocate(1);
            Buffer g = kernel.allocate(1);
            Optimizer.State state = of.optimizer().start(kernel, 1);
            Schedule schedule = Schedule.cosine(of.rateForParabola(), 2000);
            w.set(0, -1);

            for (int step = 0; step < 2000; step++) {
                g.set(0, 2 * (w.get(0) - 3)); // of (w − 3)²
                state.begin(step + 1, schedule.rate(step));
                state.update(0, 1, g, w);
            }

            assertEquals(3, w.get(0), 1e-4, precision::name);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("hermo.train.OptimizerCase#table")
    void defaults_are_those_of_pytorch(OptimizerCase of) {
        assertEquals(of.defaultRate(), of.optimizer().defaultRate());
        boolean isAdamW = of.factory().startsWith("adamW");
        assertEquals(isAdamW, of.optimizer().decouplesWeightDecay());
        assertEquals(
                of.factory().equals("adamW/0") ? 0.01 : isAdamW ? 0.2 : 0,
                of.optimizer().weightDecay());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("hermo.train.OptimizerCase#table")
    void an_optimizer_prints_its_settings(OptimizerCase of) {
        assertEquals(of.text(), of.optimizer().toString());
    }

    /** Returns the parameters after all steps, each made in windows that end where {@code ends} says. */
    private static double[] run(Optimizer optimizer, Precision precision, int... ends) {
        Kernel kernel = Kernels.create(precision);
        Buffer w = kernel.allocate(SIZE);
        w.setAll(0, start());
        Buffer g = kernel.allocate(SIZE);
        Optimizer.State state = optimizer.start(kernel, SIZE);
        for (int t = 1; t <= STEPS; t++) {
            g.setAll(0, gradients(t));
            state.begin(t, rate(t));
            int from = 0;
            for (int end : ends) {
                state.update(from, end, g, w);
                from = end;
            }
        }
        return w.toArray();
    }

    private static double[] published(OptimizerCase of) {
        double[] w = start();
        for (int i = 0; i < SIZE; i++) {
            PublishedUpdate update = of.published().get();
            for (int t = 1; t <= STEPS; t++) {
                w[i] = update.step(t, rate(t), gradients(t)[i], w[i]);
            }
        }
        return w;
    }

    /** A rate that changes, since momentum with the rate inside would differ only then. */
    private static double rate(int t) {
        return 0.01 * (1 + 0.5 * Math.sin(t));
    }

    private static double[] start() {
        return numbers(SEED);
    }

    private static double[] gradients(int t) {
        return numbers(SEED + 1000 + t);
    }

    /** Numbers in [−1, 1) that float holds too. */
    private static double[] numbers(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] numbers = new double[SIZE];
        Arrays.setAll(numbers, i -> (float) random.nextDouble(-1, 1));
        return numbers;
    }
}
