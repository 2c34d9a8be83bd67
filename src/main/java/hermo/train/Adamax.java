package hermo.train;

import hermo.kernel.Buffer;
import hermo.kernel.Kernel;
import java.util.List;

/** Adam by the greatest gradient: {@link Optimizer#adamax}. Immutable and thread-safe. */
record Adamax(double beta1, double beta2, double epsilon) implements Optimizer {
    Adamax {
        Settings.checkShare("beta1", beta1);
        Settings.checkShare("beta2", beta2);
        Settings.checkPositive("epsilon", epsilon);
    }

    @Override
    public double defaultRate() {
        return 2e-3;
    }

    @Override
    public State start(Kernel kernel, int size) {
        Buffer m = kernel.allocate(size);
        Buffer u = kernel.allocate(size);
        return new ParallelState() {
            private double step;

            @Override
            public void begin(long t, double rate) {
                step = -rate / (1 - Powers.power(beta1, t));
            }

            @Override
            public void update(int from, int to, Buffer g, Buffer w) {
                kernel.updates().fadingMaximum(from, to, beta1, beta2, step, epsilon, g, m, u, w);
            }

            @Override
            public List<Buffer> memory() {
                return List.of(m, u);
            }
        };
    }

    @Override
    public String toString() {
        return "adamax(" + beta1 + ", " + beta2 + ", " + epsilon + ")";
    }
}
