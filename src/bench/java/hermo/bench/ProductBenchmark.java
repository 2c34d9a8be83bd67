package hermo.bench;

import hermo.kernel.Buffer;
import hermo.kernel.CounterRandom;
import hermo.kernel.Kernel;
import hermo.kernel.Kernels;
import hermo.kernel.Precision;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The time of the matrix products alone, of a step of 784-512-256-10 with 128 rows. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class ProductBenchmark {
    private static final int ROWS = 128;

    private final Kernel kernel = Kernels.create(Precision.FLOAT32, Kernels.threads());
    private final CounterRandom random = CounterRandom.of(1);
    private final Layer[] layers = {new Layer(784, 512), new Layer(512, 256), new Layer(256, 10)};

    /** Z = A Wᵀ of the first layer: 128 × 784 × 512. */
    @Benchmark
    public Buffer one() {
        return layers[0].forward();
    }

    /** Z = A Wᵀ of every layer, then dW = dZᵀ A and, but for the first, dA = dZ W. */
    @Benchmark
    public Buffer step() {
        for (Layer layer : layers) {
            layer.forward();
        }
        for (int i = layers.length - 1; i > 0; i--) {
            layers[i].addWeightGradient();
            layers[i].addInputGradient();
        }
        return layers[0].addWeightGradient();
    }

    private Buffer random(int size) {
        Buffer buffer = kernel.allocate(size);
        for (int i = 0; i < size; i++) {
            buffer.set(i, random.nextDouble() - 0.5);
        }
        return buffer;
    }

    /** Results apart from what is read, so that they grow slowly, step by step, and stay finite. */
    private final class Layer {
        private final int in;
        private final int out;
        private final Buffer w; // [out, in]
        private final Buffer dw; // [out, in]
        private final Buffer a; // [rows, in]
        private final Buffer da; // [rows, in]
        private final Buffer z; // [rows, out]
        private final Buffer dz; // [rows, out]

        Layer(int in, int out) {
            this.in = in;
            this.out = out;
            w = random(out * in);
            dw = random(out * in);
            a = random(ROWS * in);
            da = random(ROWS * in);
            z = random(ROWS * out);
            dz = random(ROWS * out);
        }

        Buffer forward() {
            kernel.addProductTransposed(ROWS, out, in, a, w, z);
            return z;
        }

        Buffer addWeightGradient() {
            kernel.addTransposedProduct(out, in, ROWS, dz, a, dw);
            return dw;
        }

        void addInputGradient() {
            kernel.addProduct(ROWS, in, out, dz, w, da);
        }
    }
}
