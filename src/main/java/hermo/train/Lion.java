package hermo.train;

import hermo.kernel.Buffer;
import hermo.kernel.Kernel;
import java.util.List;

/** Steps by the sign of a momentum: {@link Optimizer#lion}. Immutable and thread-safe. */
record Lion(double beta1, double beta2) implements Optimizer {
    Lion {
        Settings.checkShare("beta1", beta1);
        Settings.checkShare("beta2", beta2);
    }

    @Override
    public double defaultRate() {
        return 1e-4;
    }

    @Override
    public State start(Kernel kernel, int size) {
        Buffer m = kernel.allocate(size);
        return new ParallelState() {
            private double rate;

            @Override
            public void begin(long t, double rate) {
                this.rate = rate;
            }

            @Override
            public void update(int from, int to, Buffer g, Buffer w) {
                kernel.updates().signOfMomentum(from, to, beta1, beta2, -rate, g, m, w);
            }

            @Override
            public List<Buffer> memory() {
                return List.of(m);
            }
        };
    }

    @Override
    public String toString() {
        return "lion(" + beta1 + ", " + beta2 + ")";
    }
}
