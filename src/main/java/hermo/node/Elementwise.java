package hermo.node;

import hermo.kernel.Buffer;
import hermo.kernel.Kernel;
import hermo.kernel.RowStep;
import hermo.kernel.ScalarFunction;
import java.util.Optional;

/** An activation of single values, from its scalar formulas. Immutable and thread-safe. */
final class Elementwise implements Activation {
    private final String name;
    private final ScalarFunction formula;
    private final Range range;
    private final Initializer initializer;

    /** Makes the activation a = f(z), of any {@link Range#REAL} value, after Glorot uniform weights. */
    Elementwise(String name, ScalarFunction formula) {
        this(name, formula, Range.REAL, Initializer.GLOROT_UNIFORM);
    }

    private Elementwise(String name, ScalarFunction formula, Range range, Initializer initializer) {
        this.name = name;
        this.formula = formula;
        this.range = range;
        this.initializer = initializer;
    }

    Elementwise with(Range range) {
        return new Elementwise(name, formula, range, initializer);
    }

    Elementwise with(Initializer initializer) {
        return new Elementwise(name, formula, range, initializer);
    }

    @Override
    public String name() {
        return name;
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
        kernel.map(0, rows * width, formula, z, a);
    }

    /** Returns {@link #forward} for the {@code size} numbers of one row, looked up beforehand, if that saves anything. */
    Optional<RowStep> forwardOfRow(Kernel kernel, int size, Buffer z, Buffer a) {
        return kernel.mapOfRow(size, formula, z, a);
    }

    @Override
    public void addGradient(Kernel kernel, int rows, int width, Buffer z, Buffer a, Buffer da, Buffer dz) {
        kernel.addMapGradient(0, rows * width, formula, z, a, da, dz);
    }

    @Override
    public String toString() {
        return name;
    }
}
