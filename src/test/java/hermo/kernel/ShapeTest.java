package hermo.kernel;

import static hermo.Messages.badArgument;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class ShapeTest {
    @Test
    void dimensions_multiply_to_the_size() {
        Shape shape = Shape.of(2, 28, 14);

        assertEquals(784, shape.size());
        assertEquals(3, shape.rank());
        assertEquals(2, shape.dimension(0));
        assertEquals(14, shape.dimension(2));
        assertThrows(IndexOutOfBoundsException.class, () -> shape.dimension(3));
    }

    @Test
    void dimensions_are_copied_in_and_out() {
        int[] dimensions = {2, 3};
        Shape shape = Shape.of(dimensions);

        dimensions[0] = 9;
        shape.toArray()[1] = 9;

        assertArrayEquals(new int[] {2, 3}, shape.toArray());
    }

    @Test
    void shapes_of_equal_dimensions_are_equal() {
        assertEquals(Shape.of(2, 3), Shape.of(2, 3));
        assertEquals(Shape.of(2, 3).hashCode(), Shape.of(2, 3).hashCode());
        assertNotEquals(Shape.of(2, 3), Shape.of(3, 2));
        assertNotEquals(Shape.of(6), Shape.of(6, 1));
        assertNotEquals(Shape.of(6), "6");
    }

    @Test
    void text_joins_the_dimensions() {
        assertEquals("1×28×28", Shape.of(1, 28, 28).toString());
        assertEquals("8", Shape.of(8).toString());
    }

    @Test
    void the_largest_shape_has_2147483647_numbers() {
        assertEquals(Integer.MAX_VALUE, Shape.of(Integer.MAX_VALUE).size());
        assertEquals(
                "a shape expects at most 2147483647 numbers but [65536, 32768] has more",
                badArgument(() -> Shape.of(65536, 32768)));
        assertEquals(
                "a shape expects at most 2147483647 numbers but [2147483647, 2147483647, 2147483647] has more",
                badArgument(() -> Shape.of(Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE)));
    }

    @Test
    void dimensions_below_1_are_told() {
        assertEquals("a shape expects at least one dimension but got none", badArgument(() -> Shape.of()));
        assertEquals("a shape expects dimensions of at least 1 but got [3, 0]", badArgument(() -> Shape.of(3, 0)));
        assertEquals("a shape expects dimensions of at least 1 but got [-2]", badArgument(() -> Shape.of(-2)));
    }
}
