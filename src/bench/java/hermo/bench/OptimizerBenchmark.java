package hermo.bench;

import hermo.kernel.Buffer;
import hermo.kernel.CounterRandom;
import hermo.kernel.Kernel;
import hermo.kernel.Kernels;
import hermo.kernel.Precision;
import hermo.train.Optimizer;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The time of an update per parameter, in the windows of a training: over about as many as 784-512-256-10 has, of which a few
 * vectors fit the last cache, and over 16 million, which come from memory.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class OptimizerBenchmark {
    private static final int OPERATIONS = 1 << 24;
    private static final int WINDOW = 8192;

    private static final Map<String, Supplier<Optimizer>> OPTIMIZERS = Map.ofEntries(
            Map.entry("sgd", Optimizer::sgd),
            Map.entry("momentum", Optimizer::momentum),
            Map.entry("nesterov", Optimizer::nesterov),
            Map.entry("adam", Optimizer::adam),
            Map.entry("amsGrad", Optimizer::amsGrad),
            Map.entry("nadam", Optimizer::nadam),
            Map.entry("adamax", Optimizer::adamax),
            Map.entry("rmsProp", Optimizer::rmsProp),
            Map.entry("centeredRmsProp", Optimizer::centeredRmsProp),
            Map.entry("adagrad", Optimizer::adagrad),
            Map.entry("adadelta", Optimizer::adadelta),
            Map.entry("lion", Optimizer::lion),
            Map.entry("rProp", Optimizer::rProp));

    /** "copy" is a plain copy of the vector: what the memory alone costs. */
    @Param({
        "copy",
        "sgd",
        "momentum",
        "nesterov",
        "adam",
        "amsGrad",
        "nadam",
        "adamax",
        "rmsProp",
        "centeredRmsProp",
        "adagrad",
        "adadelta",
        "lion",
        "rProp"
    })
    String optimizer;

    /** How many parameters; divides {@link #OPERATIONS}. */
    @Param({"524288", "16777216"})
    int size;

    private final Kernel kernel = Kernels.create(Precision.FLOAT32);
    private Buffer gradients;
    private Buffer fresh;
    private Buffer parameters;
    private Optimizer.State state;
    private long t;

    /** Fills the vectors. */
    @Setup
    public void fill() {
        gradients = kernel.allocate(size);
        fresh = kernel.allocate(size);
        parameters = kernel.allocate(size);
        CounterRandom random = CounterRandom.of(1);
        for (int i = 0; i < size; i++) {
            fresh.set(i, random.nextDouble() - 0.5);
        }
        state = OPTIMIZERS.getOrDefault(optimizer, Optimizer::sgd).get().start(kernel, size);
    }

    /** Copies the gradients, since an update may overwrite them, and updates: as often as makes {@link #OPERATIONS}. */
    @Benchmark
    @OperationsPerInvocation(OPERATIONS)
    public Buffer update() {
        for (int done = 0; done < OPERATIONS; done += size) {
            gradients.copyFrom(fresh);
            if (!optimizer.equals("copy")) {
                step();
            }
        }
        return parameters;
    }

    private void step() {
        state.begin(++t, 1e-6);
        for (int from = 0; from < size; from += WINDOW) {
            state.update(from, Math.min(size, from + WINDOW), gradients, parameters);
        }
    }
}
