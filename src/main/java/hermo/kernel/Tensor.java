package hermo.kernel;

import static com.google.common.base.Preconditions.checkArgument;
import static com.google.common.base.Preconditions.checkState;

import java.util.Arrays;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * An array of numbers with a {@link Shape}, row by row: what a model tells about its parameters and its passes.
 * Immutable and thread-safe; arrays are copied in and out.
 */
public final class Tensor {
    private final Shape shape;
    private final double[] values;

    private Tensor(Shape shape, double[] values) {
        this.shape = shape;
        this.values = values;
    }

    /**
     * Returns the tensor of {@code values}, given row by row.
     *
     * @throws IllegalArgumentException if the shape holds another number of values
     */
    public static Tensor of(Shape shape, double... values) {
        checkArgument(
                shape.size() == values.length,
                "a tensor of shape %s expects %s values but got %s",
                shape,
                shape.size(),
                values.length);
        return new Tensor(shape, values.clone());
    }

    /** Returns the dimensions. */
    public Shape shape() {
        return shape;
    }

    /**
     * Returns the value at the given position, one index a dimension, each from 0.
     *
     * @throws IllegalArgumentException if there are more or fewer indexes than dimensions
     * @throws IndexOutOfBoundsException if an index lies outside its dimension
     */
    public double get(int... position) {
        checkArgument(
                position.length == shape.rank(),
                "a tensor of shape %s expects %s indexes but got %s",
                shape,
                shape.rank(),
                position.length);
        int index = 0;
        for (int d = 0; d < position.length; d++) {
            if (position[d] < 0 || position[d] >= shape.dimension(d)) {
                throw new IndexOutOfBoundsException(
                        "a tensor of shape " + shape + " has no position " + Arrays.toString(position));
            }
            index = index * shape.dimension(d) + position[d];
        }
        return values[index];
    }

    /** Returns a copy of all values, row by row. */
    public double[] toArray() {
        return values.clone();
    }

    /**
     * Returns a copy as a matrix of Commons Math; a vector of n values becomes one row of n columns.
     *
     * @throws IllegalStateException if there are more than two dimensions
     */
    public RealMatrix toMatrix() {
        checkState(shape.rank() <= 2, "only tensors of one or two dimensions are matrices, but this one is %s", shape);
        int columns = shape.dimension(shape.rank() - 1);
        RealMatrix matrix = MatrixUtils.createRealMatrix(shape.size() / columns, columns);
        for (int i = 0; i < values.length; i++) {
            matrix.setEntry(i / columns, i % columns, values[i]);
        }
        return matrix;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Tensor tensor && shape.equals(tensor.shape) && Arrays.equals(values, tensor.values);
    }

    @Override
    public int hashCode() {
        return 31 * shape.hashCode() + Arrays.hashCode(values);
    }

    /** Returns the shape and the first values, such as {@code 2×3 [0.15, 0.2, 0.25, …]}. */
    @Override
    public String toString() {
        int shown = Math.min(values.length, 12);
        String text = Arrays.toString(Arrays.copyOf(values, shown));
        return shape + " " + (shown == values.length ? text : text.substring(0, text.length() - 1) + ", …]");
    }
}
