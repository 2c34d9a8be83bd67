package hermo.node;

import hermo.kernel.Shape;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/** {@link Initializer#constant}. Immutable and thread-safe. */
record Constant(String name, double value) implements Initializer {
    @Override
    public void fill(double[] values, Shape shape, RandomGenerator random) {
        Arrays.fill(values, value);
    }

    @Override
    public String toString() {
        return name;
    }
}
