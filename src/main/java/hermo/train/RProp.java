package hermo.train;

import static com.google.common.base.Preconditions.checkArgument;

import hermo.kernel.Buffer;
import hermo.kernel.Kernel;
import java.util.List;

/** A step size for each parameter, by signs alone: {@link Optimizer#rProp}. Immutable and thread-safe. */
record RProp(double down, double up, double least, double greatest) implements Optimizer {
    RProp {
        checkArgument(down > 0 && down < 1, "down expects a number between 0 and 1 but got %s", down);
        checkArgument(up > 1 && Double.isFinite(up), "up expects a number above 1 but got %s", up);
        Settings.checkPositive("least", least);
        checkArgument(
                greatest >= least && Double.isFinite(greatest),
                "greatest expects a number of at least %s, which is the least, but got %s",
                least,
                greatest);
    }

    @Override
    public double defaultRate() {
        return 0.01;
    }

    @Override
    public State start(Kernel kernel, int size) {
        Buffer steps = kernel.allocate(size);
        Buffer before = kernel.allocate(size); // −sign g of the step before, 0 where it had changed
        return new ParallelState() {
            @Override
            public void begin(long t, double rate) {
                if (t == 1) {
                    kernel.fill(0, size, rate, steps);
                }
            }

            @Override
            public void update(int from, int to, Buffer g, Buffer w) {
                kernel.updates().signs(from, to, down, up, least, greatest, g, steps, before, w);
            }

            @Override
            public List<Buffer> memory() {
                return List.of(steps, before);
            }
        };
    }

    @Override
    public String toString() {
        return "rProp(" + down + ", " + up + ", " + least + ", " + greatest + ")";
    }
}
