package hermo.node;

import hermo.kernel.Buffer;
import hermo.kernel.FloatLoop;
import hermo.kernel.Kernel;
import hermo.kernel.ScalarFunction;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/** An activation of single values, from its two scalar formulas. Immutable and thread-safe. */
final class Elementwise implements Activation, ScalarFunction {
    private final String name;
    private final DoubleUnaryOperator value;
    private final DoubleBinaryOperator derivative;
    private final FloatLoop loop;
    private final Range range;
    private final Initializer initializer;

    /** Makes the activation a = value(z), a' = derivative(z, a). */
    Elementwise(String name, DoubleUnaryOperator value, DoubleBinaryOperator derivative) {
        this(name, value, derivative, FloatLoop.FORMULA, Range.REAL, Initializer.GLOROT_UNIFORM);
    }

    private Elementwise(
            String name,
            DoubleUnaryOperator value,
            DoubleBinaryOperator derivative,
            FloatLoop loop,
            Range range,
            Initializer initializer) {
        this.name = name;
        this.value = value;
        this.derivative = derivative;
        this.loop = loop;
        this.range = range;
        this.initializer = initializer;
    }

    Elementwise with(FloatLoop loop) {
        return new Elementwise(name, value, derivative, loop, range, initializer);
    }

    Elementwise with(Range range) {
        return new Elementwise(name, value, derivative, loop, range, initializer);
    }

    Elementwise with(Initializer initializer) {
        return new Elementwise(name, value, derivative, loop, range, initializer);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public double value(double z) {
        return value.applyAsDouble(z);
    }

    @Override
    public double derivative(double z, double a) {
        return derivative.applyAsDouble(z, a);
    }

    @Override
    public FloatLoop loop() {
        return loop;
    }

    @Override
    public Range range() {
        return range;
    }

    @Override
    public Initializer initializer() {
        return initializer;
    }

    @Override
    public void forward(Kernel kernel, int rows, int width, Buffer z, Buffer a) {
        kernel.map(0, rows * width, this, z, a);
    }

    @Override
    public void addGradient(Kernel kernel, int rows, int width, Buffer z, Buffer a, Buffer da, Buffer dz) {
        kernel.addMapGradient(0, rows * width, this, z, a, da, dz);
    }

    @Override
    public String toString() {
        return name;
    }
}
