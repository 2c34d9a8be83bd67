package hermo.bench;

import static hermo.train.Loss.CATEGORICAL_CROSS_ENTROPY;

import hermo.data.Dataset;
import hermo.model.Model;
import hermo.train.Fit;
import hermo.train.Trainer;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Whole fits through the public API: steps or rows a second. */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class TrainingBenchmark {
    private static final int XOR_STEPS = 20_000;
    private static final int SMALL_ROWS = 1_000;
    private static final int SMALL_EPOCHS = 20;
    private static final int LARGE_ROWS = 5_120;
    private static final int LARGE_EPOCHS = 4;

    /** What {@link #smallRows} trains, apart: the other cases need not wait for its data. */
    @State(Scope.Benchmark)
    public static class Small {
        private final Model model = Model.initialize(Cases.small(), 1);
        private final Dataset rows = Cases.random(SMALL_ROWS, 16, 3);
    }

    /** What {@link #largeRows} trains. */
    @State(Scope.Benchmark)
    public static class Large {
        private final Model model = Model.initialize(Cases.large(), 1);
        private final Dataset rows = Cases.random(LARGE_ROWS, 784, 10);
    }

    /** Steps a second of 2-8-1, batch 4, gradient descent. */
    @Benchmark
    @OperationsPerInvocation(XOR_STEPS)
    public Fit xorSteps() {
        return Cases.xor(XOR_STEPS);
    }

    /** The same net and steps written out by hand: what a library has to beat. */
    @Benchmark
    @OperationsPerInvocation(XOR_STEPS)
    public double xorStepsByHand() {
        XorByHand net = new XorByHand();
        double loss = 0;
        for (int step = 0; step < XOR_STEPS; step++) {
            loss = net.step(0.5f);
        }
        return loss;
    }

    /** Rows a second of 16-64-32-3, batch 32, Adam. */
    @Benchmark
    @OperationsPerInvocation(SMALL_ROWS * SMALL_EPOCHS)
    public Fit smallRows(Small small) {
        return Trainer.minimize(CATEGORICAL_CROSS_ENTROPY)
                .batchSize(32)
                .epochs(SMALL_EPOCHS)
                .fit(small.model, small.rows);
    }

    /** Rows a second of 784-512-256-10, batch 128, Adam. */
    @Benchmark
    @OperationsPerInvocation(LARGE_ROWS * LARGE_EPOCHS)
    public Fit largeRows(Large large) {
        return Trainer.minimize(CATEGORICAL_CROSS_ENTROPY)
                .batchSize(128)
                .epochs(LARGE_EPOCHS)
                .fit(large.model, large.rows);
    }
}
