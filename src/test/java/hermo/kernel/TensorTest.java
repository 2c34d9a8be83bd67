package hermo.kernel;

import static hermo.Messages.badArgument;
import static hermo.Messages.badState;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.stream.IntStream;
import org.apache.commons.math3.linear.MatrixUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class TensorTest {
    private static final Tensor MATRIX = Tensor.of(Shape.of(2, 3), 1, 2, 3, 4, 5, 6);

    @Test
    void values_lie_row_by_row() {
        Tensor cube = Tensor.of(Shape.of(2, 3, 4), numbers(24));

        assertEquals(Shape.of(2, 3, 4), cube.shape());
        assertEquals(0, cube.get(0, 0, 0));
        assertEquals(3, cube.get(0, 0, 3));
        assertEquals(4, cube.get(0, 1, 0));
        assertEquals(12, cube.get(1, 0, 0));
        assertEquals(23, cube.get(1, 2, 3));
    }

    @Test
    void values_are_copied_in_and_out() {
        double[] values = {1, 2};
        Tensor tensor = Tensor.of(Shape.of(2), values);

        values[0] = 9;
        tensor.toArray()[1] = 9;
        tensor.toMatrix().setEntry(0, 0, 9);

        assertArrayEquals(new double[] {1, 2}, tensor.toArray());
    }

    @Test
    void a_matrix_goes_out_as_one_and_a_vector_as_one_row() {
        assertEquals(MatrixUtils.createRealMatrix(new double[][] {{1, 2, 3}, {4, 5, 6}}), MATRIX.toMatrix());
        assertEquals(
                MatrixUtils.createRealMatrix(new double[][] {{1, 2, 3}}),
                Tensor.of(Shape.of(3), 1, 2, 3).toMatrix());
    }

    @Test
    void tensors_of_equal_shape_and_values_are_equal() {
        Tensor same = Tensor.of(Shape.of(2, 3), 1, 2, 3, 4, 5, 6);

        assertEquals(MATRIX, same);
        assertEquals(MATRIX.hashCode(), same.hashCode());
        assertNotEquals(MATRIX, Tensor.of(Shape.of(3, 2), 1, 2, 3, 4, 5, 6));
        assertNotEquals(MATRIX, Tensor.of(Shape.of(2, 3), 1, 2, 3, 4, 5, 7));
        assertNotEquals(MATRIX, "2×3");
    }

    @Test
    void text_shows_the_shape_and_the_first_12_values() {
        assertEquals("2×3 [1.0, 2.0, 3.0, 4.0, 5.0, 6.0]", MATRIX.toString());
        assertEquals(
                "12 [0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 10.0, 11.0]",
                Tensor.of(Shape.of(12), numbers(12)).toString());
        assertEquals(
                "13 [0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 10.0, 11.0, …]",
                Tensor.of(Shape.of(13), numbers(13)).toString());
    }

    @Test
    void a_wrong_number_of_values_is_told() {
        assertEquals(
                "a tensor of shape 2×3 expects 6 values but got 5",
                badArgument(() -> Tensor.of(Shape.of(2, 3), 1, 2, 3, 4, 5)));
    }

    @Test
    void a_wrong_position_is_told() {
        assertEquals("a tensor of shape 2×3 expects 2 indexes but got 1", badArgument(() -> MATRIX.get(1)));
        assertEquals("a tensor of shape 2×3 has no position [0, 3]", badIndex(() -> MATRIX.get(0, 3)));
        assertEquals("a tensor of shape 2×3 has no position [-1, 0]", badIndex(() -> MATRIX.get(-1, 0)));
    }

    @Test
    void three_dimensions_are_no_matrix() {
        assertEquals(
                "only tensors of one or two dimensions are matrices, but this one is 1×1×2",
                badState(() -> Tensor.of(Shape.of(1, 1, 2), 1, 2).toMatrix()));
    }

    private static double[] numbers(int count) {
        return IntStream.range(0, count).asDoubleStream().toArray();
    }

    private static String badIndex(Executable mistake) {
        return assertThrows(IndexOutOfBoundsException.class, mistake).getMessage();
    }
}
