package hermo.bench;

import static hermo.node.Activation.RELU;
import static hermo.node.Activation.SIGMOID;
import static hermo.node.Activation.SOFTMAX;
import static hermo.node.Activation.TANH;
import static hermo.train.Loss.BINARY_CROSS_ENTROPY;
import static hermo.train.Loss.CATEGORICAL_CROSS_ENTROPY;

import hermo.Net;
import hermo.data.Dataset;
import hermo.graph.Graph;
import hermo.kernel.CounterRandom;
import hermo.train.Fit;
import hermo.train.Optimizer;
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
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class TrainingBenchmark {
    private static final int XOR_STEPS = 20_000;
    private static final int SMALL_ROWS = 1_000;
    private static final int SMALL_EPOCHS = 20;
    private static final int LARGE_ROWS = 2_560;

    private final Graph xor = Net.input(2).dense(8, TANH).dense(1, SIGMOID).compile();
    private final Dataset xorRows =
            Dataset.of(new double[][] {{0, 0}, {0, 1}, {1, 0}, {1, 1}}, new double[][] {{0}, {1}, {1}, {0}});

    private final Graph small =
            Net.input(16).dense(64, RELU).dense(32, RELU).dense(3, SOFTMAX).compile();
    private final Dataset smallRows = random(SMALL_ROWS, 16, 3);

    private final Graph large =
            Net.input(784).dense(512, RELU).dense(256, RELU).dense(10, SOFTMAX).compile();
    private final Dataset largeRows = random(LARGE_ROWS, 784, 10);

    private static Dataset random(int rows, int width, int classes) {
        CounterRandom random = CounterRandom.of(1);
        double[][] inputs = new double[rows][width];
        int[] labels = new int[rows];
        for (int r = 0; r < rows; r++) {
            for (int j = 0; j < width; j++) {
                inputs[r][j] = random.nextDouble();
            }
            labels[r] = r % classes;
        }
        return Dataset.of(inputs, labels);
    }

    /** Steps a second of 2-8-1, batch 4, gradient descent. */
    @Benchmark
    @OperationsPerInvocation(XOR_STEPS)
    public Fit xorSteps() {
        return Trainer.minimize(BINARY_CROSS_ENTROPY)
                .optimizer(Optimizer.sgd())
                .learningRate(0.5)
                .batchSize(4)
                .epochs(XOR_STEPS)
                .fit(xor, xorRows);
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
    public Fit smallRows() {
        return Trainer.minimize(CATEGORICAL_CROSS_ENTROPY)
                .batchSize(32)
                .epochs(SMALL_EPOCHS)
                .fit(small, smallRows);
    }

    /** Rows a second of 784-512-256-10, batch 128, Adam. */
    @Benchmark
    @OperationsPerInvocation(LARGE_ROWS)
    public Fit largeRows() {
        return Trainer.minimize(CATEGORICAL_CROSS_ENTROPY)
                .batchSize(128)
                .epochs(1)
                .fit(large, largeRows);
    }
}
