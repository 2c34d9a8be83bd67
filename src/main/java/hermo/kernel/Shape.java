package hermo.kernel;

import static com.google.common.base.Preconditions.checkArgument;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * The dimensions of an array of numbers, the outermost first; every dimension is at least 1. Immutable and thread-safe.
 *
 * <p>A node's shapes leave out the rows of the batch: a layer of 8 units has the shape {@code 8}, an image of one
 * channel {@code 1×28×28}. Arrays are stored row by row, so the last dimension varies fastest.
 */
public final class Shape {
    private final int[] dimensions;
    private final int size;

    private Shape(int[] dimensions) {
        this.dimensions = dimensions;
        long product = 1;
        for (int dimension : dimensions) {
            checkArgument(
                    dimension > 0, "a shape expects dimensions of at least 1 but got %s", Arrays.toString(dimensions));
            product *= dimension;
            checkArgument(
                    product <= Integer.MAX_VALUE,
                    "a shape expects at most 2147483647 numbers but %s has more",
                    Arrays.toString(dimensions));
        }
        this.size = (int) product;
    }

    /**
     * Returns the shape with the given dimensions.
     *
     * @throws IllegalArgumentException if there is no dimension, one is below 1, or their product exceeds an int
     */
    public static Shape of(int... dimensions) {
        checkArgument(dimensions.length > 0, "a shape expects at least one dimension but got none");
        return new Shape(dimensions.clone());
    }

    /** Returns how many numbers an array of this shape holds: the product of the dimensions. */
    public int size() {
        return size;
    }

    /** Returns how many dimensions there are. */
    public int rank() {
        return dimensions.length;
    }

    /** Returns dimension {@code index}, counted from 0, the outermost first. */
    public int dimension(int index) {
        return dimensions[index];
    }

    /** Returns a copy of the dimensions. */
    public int[] toArray() {
        return dimensions.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Shape shape && Arrays.equals(dimensions, shape.dimensions);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(dimensions);
    }

    /** Returns the dimensions joined by ×, such as {@code 1×28×28}. */
    @Override
    public String toString() {
        return Arrays.stream(dimensions).mapToObj(Integer::toString).collect(Collectors.joining("×"));
    }
}
