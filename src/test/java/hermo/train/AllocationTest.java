package hermo.train;

import static hermo.node.Activation.RELU;
import static hermo.node.Activation.SOFTMAX;
import static hermo.node.Activation.TANH;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import hermo.Net;
import hermo.data.BatchPlan;
import hermo.data.Batches;
import hermo.data.Dataset;
import hermo.data.Scaler;
import hermo.graph.Graph;
import hermo.graph.Parameters;
import hermo.kernel.Buffer;
import hermo.kernel.Precision;
import hermo.model.Encoding;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A training step makes no garbage: all it needs was allocated before the first. */
class AllocationTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int STEPS = 500;
    private static final int ROUNDS = 20;
    /** Until the steps are compiled, for which a busy machine may need long; a step that always allocates fails after it. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final int BATCH = 32;

    private static final Dataset DATA = Dataset.iris();
    private static final Net NET = Net.input(4)
            .dense(16, RELU, d -> d.l1(1e-4).l2(1e-4).maxNorm(2))
            .dropout(0.2)
            .dense(8, TANH, d -> d.l2(1e-3))
            .dense(3, SOFTMAX);
    private static final Trainer TRAINER = Trainer.minimize(Loss.CATEGORICAL_CROSS_ENTROPY)
            .batchSize(BATCH)
            .clipNorm(0.5)
            .clipValue(0.4)
            .weightDecay(1e-4);

    private static long sink;

    static Stream<Arguments> optimizers() {
        return Stream.concat(
                        OptimizerCase.table().map(OptimizerCase::optimizer),
                        Stream.of(Optimizer.lion().decoupledWeightDecay(0.1)))
                .flatMap(optimizer -> Arrays.stream(Precision.values()).map(p -> Arguments.of(optimizer, p)));
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("optimizers")
    void a_step_allocates_nothing(Optimizer optimizer, Precision precision) {
        Steps steps = new Steps(TRAINER.optimizer(optimizer), NET.compile(precision));
        steps.run();

        assertEquals(0, allocatedBy(steps::run));
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(Precision.class)
    void a_step_of_several_batches_with_an_average_allocates_nothing(Precision precision) {
        Steps steps = new Steps(TRAINER.accumulate(2).averageWeights(0.99), NET.compile(precision));
        steps.run();

        assertEquals(0, allocatedBy(steps::run));
    }

    @Test
    void the_measurement_sees_what_is_allocated() {
        long bytes = allocatedBy(
                () -> {
                    for (int i = 0; i < STEPS; i++) {
                        sink += new int[1 + (int) (sink & 1)].length + hash(new Object());
                    }
                },
                Duration.ZERO);

        assertTrue(bytes >= STEPS * 16L, () -> bytes + " bytes");
    }

    private static int hash(Object fresh) {
        return System.identityHashCode(fresh) & 1;
    }

    /**
     * Returns the bytes that {@code work} allocates each time, without those of the measurement: the least of several,
     * because the JVM itself allocates a little when it compiles or undoes a compilation, and vectors are objects until then.
     */
    private static long allocatedBy(Runnable work) {
        return allocatedBy(work, PATIENCE);
    }

    /** Repeats the work for at least {@value #ROUNDS} rounds and {@code patience} or until it allocates nothing. */
    private static long allocatedBy(Runnable work, Duration patience) {
        long ofMeasurement = Long.MAX_VALUE;
        for (int i = 0; i < ROUNDS; i++) {
            ofMeasurement = Math.min(ofMeasurement, measured(() -> {}));
        }
        long least = Long.MAX_VALUE;
        long end = System.nanoTime() + patience.toNanos();
        for (int i = 0; least > 0 && (i < ROUNDS || System.nanoTime() < end); i++) {
            least = Math.min(least, measured(work) - ofMeasurement);
        }
        return least;
    }

    private static long measured(Runnable work) {
        long id = Thread.currentThread().getId();
        long before = THREADS.getThreadAllocatedBytes(id);
        work.run();
        return THREADS.getThreadAllocatedBytes(id) - before;
    }

    /** Steps over the irises, of which the last batch of an epoch is shorter. */
    private static final class Steps {
        private final TrainingStep step;
        private final Batches batches;
        private final int fullStep;

        Steps(Trainer trainer, Graph graph) {
            Buffer parameters = Parameters.initialize(graph, 1).toBuffer();
            Encoding encoding = Encoding.none(graph).withInputScaler(Scaler.ofInputs(DATA));
            this.batches = DATA.batches(new BatchPlan(BATCH, 3, encoding.inputScaler(), encoding.targetScaler()));
            this.fullStep = BATCH * trainer.accumulate();
            this.step = new TrainingStep(trainer, graph, parameters, BoundLoss.of(trainer.loss(), graph), BATCH);
        }

        void run() {
            for (int i = 0; i < STEPS; i++) {
                sink += (long) step.run(i, batches, 0.001);
                if (step.rows() < fullStep) {
                    batches.start();
                }
            }
        }
    }
}
