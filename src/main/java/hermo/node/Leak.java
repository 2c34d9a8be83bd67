package hermo.node;

import hermo.kernel.FloatLoop;
import hermo.kernel.ScalarFunction;

/** a = z where z &gt; 0, else slope · z: {@link Activation#leakyRelu}. Immutable and thread-safe. */
record Leak(double slope) implements ScalarFunction {
    @Override
    public double value(double z) {
        return z > 0 ? z : slope * z;
    }

    @Override
    public double derivative(double z, double a) {
        return z > 0 ? 1 : slope;
    }

    @Override
    public FloatLoop loop() {
        return FloatLoop.LEAKY_RELU;
    }
}
