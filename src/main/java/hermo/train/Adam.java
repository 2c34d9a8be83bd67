package hermo.train;

import hermo.kernel.Buffer;
import hermo.kernel.Kernel;
import hermo.kernel.Updates;
import java.util.List;

/** Adam and AMSGrad: {@link Optimizer#adam}, {@link Optimizer#amsGrad}. Immutable and thread-safe. */
record Adam(double beta1, double beta2, double epsilon, boolean keepsGreatest) implements Optimizer {
    Adam {
        Settings.checkShare("beta1", beta1);
        Settings.checkShare("beta2", beta2);
        Settings.checkPositive("epsilon", epsilon);
    }

    @Override
    public double defaultRate() {
        return 1e-3;
    }

    @Override
    public State start(Kernel kernel, int size) {
        Buffer m = kernel.allocate(size);
        Buffer v = kernel.allocate(size);
        Buffer greatest = keepsGreatest ? kernel.allocate(size) : v;
        Updates updates = kernel.updates();
        return new ParallelState() {
            private double step;
            private double root;

            @Override
            public void begin(long t, double rate) {
                step = -rate / (1 - Powers.power(beta1, t));
                root = 1 / Math.sqrt(1 - Powers.power(beta2, t));
            }

            @Override
            public void update(int from, int to, Buffer g, Buffer w) {
                if (keepsGreatest) {
                    updates.greatestMoments(from, to, beta1, beta2, step, root, epsilon, g, m, v, greatest, w);
                } else {
                    updates.moments(from, to, beta1, beta2, step, 0, root, epsilon, g, m, v, w);
                }
            }

            @Override
            public List<Buffer> memory() {
                return keepsGreatest ? List.of(m, v, greatest) : List.of(m, v);
            }
        };
    }

    @Override
    public String toString() {
        return (keepsGreatest ? "amsGrad(" : "adam(") + beta1 + ", " + beta2 + ", " + epsilon + ")";
    }
}
