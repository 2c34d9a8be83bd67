package hermo.train;

import hermo.kernel.Buffer;
import hermo.kernel.Kernel;
import hermo.kernel.Updates;
import java.util.List;

/** RMSprop, also centred: {@link Optimizer#rmsProp}, {@link Optimizer#centeredRmsProp}. Immutable and thread-safe. */
record RmsProp(double smoothing, double epsilon, boolean centered) implements Optimizer {
    RmsProp {
        Settings.checkShare("smoothing", smoothing);
        Settings.checkPositive("epsilon", epsilon);
    }

    @Override
    public double defaultRate() {
        return 0.01;
    }

    @Override
    public State start(Kernel kernel, int size) {
        Buffer v = kernel.allocate(size);
        Buffer m = kernel.allocate(centered ? size : 0);
        Updates updates = kernel.updates();
        return new ParallelState() {
            private double rate;

            @Override
            public void begin(long t, double rate) {
                this.rate = rate;
            }

            @Override
            public void update(int from, int to, Buffer g, Buffer w) {
                if (centered) {
                    updates.deviation(from, to, smoothing, -rate, epsilon, g, m, v, w);
                } else {
                    updates.rootMeanSquare(from, to, 1 - smoothing, smoothing, -rate, epsilon, g, v, w);
                }
            }

            @Override
            public List<Buffer> memory() {
                return List.of(v, m);
            }
        };
    }

    @Override
    public String toString() {
        return (centered ? "centeredRmsProp(" : "rmsProp(") + smoothing + ", " + epsilon + ")";
    }
}
