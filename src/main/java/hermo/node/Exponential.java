package hermo.node;

import hermo.kernel.FloatLoop;
import hermo.kernel.ScalarFunction;

/**
 * a = λz where z &gt; 0, else λα(e^z − 1): {@link Activation#SELU}, and with λ = 1 {@link Activation#elu}. Immutable and
 * thread-safe.
 */
record Exponential(double lambda, double alpha) implements ScalarFunction {
    @Override
    public double value(double z) {
        return lambda * (z > 0 ? z : alpha * StrictMath.expm1(z));
    }

    @Override
    public double derivative(double z, double a) {
        return z > 0 ? lambda : a + lambda * alpha;
    }

    @Override
    public FloatLoop loop() {
        return FloatLoop.ELU;
    }
}
