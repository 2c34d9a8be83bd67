package hermo.train;

import hermo.kernel.Buffer;
import hermo.kernel.Kernel;
import java.util.List;

/** Adagrad: {@link Optimizer#adagrad}. Immutable and thread-safe. */
record Adagrad(double epsilon) implements Optimizer {
    Adagrad {
        Settings.checkPositive("epsilon", epsilon);
    }

    @Override
    public double defaultRate() {
        return 0.01;
    }

    @Override
    public State start(Kernel kernel, int size) {
        Buffer v = kernel.allocate(size);
        return new ParallelState() {
            private double rate;

            @Override
            public void begin(long t, double rate) {
                this.rate = rate;
            }

            @Override
            public void update(int from, int to, Buffer g, Buffer w) {
                kernel.updates().rootMeanSquare(from, to, 1, 1, -rate, epsilon, g, v, w);
            }

            @Override
            public List<Buffer> memory() {
                return List.of(v);
            }
        };
    }

    @Override
    public String toString() {
        return "adagrad(" + epsilon + ")";
    }
}
