package hermo.train;

import hermo.kernel.Buffer;
import hermo.kernel.Kernel;
import java.util.List;

/** Adadelta: {@link Optimizer#adadelta}. Immutable and thread-safe. */
record Adadelta(double smoothing, double epsilon) implements Optimizer {
    Adadelta {
        Settings.checkShare("smoothing", smoothing);
        Settings.checkPositive("epsilon", epsilon);
    }

    @Override
    public double defaultRate() {
        return 1;
    }

    @Override
    public State start(Kernel kernel, int size) {
        Buffer v = kernel.allocate(size);
        Buffer u = kernel.allocate(size);
        return new ParallelState() {
            private double rate;

            @Override
            public void begin(long t, double rate) {
                this.rate = rate;
            }

            @Override
            public void update(int from, int to, Buffer g, Buffer w) {
                kernel.updates().rootRatio(from, to, smoothing, -rate, epsilon, g, v, u, w);
            }

            @Override
            public List<Buffer> memory() {
                return List.of(v, u);
            }
        };
    }

    @Override
    public String toString() {
        return "adadelta(" + smoothing + ", " + epsilon + ")";
    }
}
