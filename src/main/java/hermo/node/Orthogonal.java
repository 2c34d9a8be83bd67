package hermo.node;

import hermo.kernel.Shape;
import java.util.random.RandomGenerator;
import org.apache.commons.math3.linear.ArrayRealVector;

/** {@link Initializer#orthogonal}: normal numbers, made orthogonal by Gram and Schmidt, twice. Immutable and thread-safe. */
record Orthogonal(String name, double gain) implements Initializer {
    @Override
    public void fill(double[] values, Shape shape, RandomGenerator random) {
        int rows = shape.dimension(0);
        int columns = values.length / rows;
        int shorter = Math.min(rows, columns);
        ArrayRealVector[] q = new ArrayRealVector[shorter];
        for (int i = 0; i < shorter; i++) {
            q[i] = new ArrayRealVector(values.length / shorter);
            double[] row = q[i].getDataRef();
            for (int j = 0; j < row.length; j++) {
                row[j] = random.nextGaussian();
            }
            for (int j = 0; j < 2 * i; j++) { // twice, since once leaves rounding errors that grow
                q[i].combineToSelf(1, -q[i].dotProduct(q[j % i]), q[j % i]);
            }
            q[i].unitize();
        }
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
