package hermo.train;

import hermo.kernel.Buffer;
import hermo.kernel.Kernel;
import java.util.List;

/** Gradient descent, with momentum or Nesterov's: {@link Optimizer#sgd}. Immutable and thread-safe. */
record Sgd(double momentum, boolean nesterov) implements Optimizer {
    Sgd {
        Settings.checkShare("momentum", momentum);
    }

    @Override
    public double defaultRate() {
        return 0.01;
    }

    @Override
    public State start(Kernel kernel, int size) {
        Buffer v = kernel.allocate(momentum == 0 ? 0 : size);
        return new ParallelState() {
            private double rate;

            @Override
            public void begin(long t, double rate) {
                this.rate = rate;
            }

            @Override
            public void update(int from, int to, Buffer g, Buffer w) {
                if (momentum == 0) {
                    kernel.addScaled(from, to, -rate, g, w);
                } else if (nesterov) {
                    kernel.updates().momentum(from, to, momentum, -rate, -rate * momentum, g, v, w);
                } else {
                    kernel.updates().momentum(from, to, momentum, 0, -rate, g, v, w);
                }
            }

            @Override
            public List<Buffer> memory() {
                return List.of(v);
            }
        };
    }

    @Override
    public String toString() {
        return momentum == 0 ? "sgd" : (nesterov ? "nesterov(" : "momentum(") + momentum + ")";
    }
}
