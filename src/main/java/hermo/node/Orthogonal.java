package hermo.node;

import hermo.kernel.Shape;
import java.util.random.RandomGenerator;
import org.apache.commons.math3.linear.ArrayRealVector;

/** {@link Initializer#orthogonal}. Immutable and thread-safe. */
record Orthogonal(String name, double gain) implements Initializer {
    @Override
    public void fill(double[] values, Shape shape, RandomGenerator random) {
        int rows = shape.dimension(0);
        int columns = values.length / rows;
        int shorter = Math.min(rows, columns);
        ArrayRealVector[] q = GramSchmidt.vectors(shorter, values.length / shorter, random);
        for (int i = 0; i < values.length; i++) {
            int row = i / columns;
            int column = i % columns;
            values[i] = gain * (rows >= columns ? q[column].getEntry(row) : q[row].getEntry(column));
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
