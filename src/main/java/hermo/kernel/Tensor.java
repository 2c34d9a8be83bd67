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
    /** What {@link #toString} shows: so many values, and so many characters. */
    private static final int SHOWN = 12;

    private static final int WIDTH = 100;

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

    /** Returns the shape and the first values, as many as a line of a terminal takes: {@code 2×3 [0.15, 0.2, 0.25, …]}. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(shape + " [");
        for (int i = 0; i < values.length; i++) {
            String value = (i == 0 ? "" : ", ") + values[i];
            boolean isLast = i == values.length - 1;
            if (i == SHOWN || text.length() + value.length() + (isLast ? 1 : ", …]".length()) > WIDTH) {
                return text.append(i == 0 ? "…]" : ", …]").toString();
            }
            text.append(value);
        }
        return text.append(']').toString();
    }

    /** Prints all values to the standard output: the shape, then a line for each row of the last dimension. */
    public void print() {
        System.out.println(shape);
        int columns = shape.dimension(shape.rank() - 1);
        for (int row = 0; row < values.length / columns; row++) {
            System.out.println(Arrays.toString(Arrays.copyOfRange(values, row * columns, (row + 1) * columns)));
        }
    }
}
