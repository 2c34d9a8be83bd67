package hermo.kernel;

import static hermo.Messages.badArgument;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BufferTest {
    @ParameterizedTest
    @EnumSource
    void a_new_buffer_holds_zeros_of_its_precision(Precision precision) {
        Buffer buffer = Buffer.allocate(precision, 3);

        assertEquals(precision, buffer.precision());
        assertEquals(3, buffer.size());
        assertArrayEquals(new double[3], buffer.toArray());
        assertEquals(0, Buffer.allocate(precision, 0).size());
    }

    @ParameterizedTest
    @EnumSource
    void numbers_are_rounded_to_the_precision(Precision precision) {
        Buffer buffer = Buffer.allocate(precision, 2);

        buffer.set(1, 0.1);

        assertEquals(0, buffer.get(0));
        assertEquals(precision == Precision.FLOAT32 ? 0.1f : 0.1, buffer.get(1));
    }

    @ParameterizedTest
    @EnumSource
    void a_row_is_scaled_into_a_slice_and_rounded(Precision precision) {
        Buffer whole = Buffer.allocate(precision, 5);
        double[] values = {9, 1.1, -2.7, 9};

        whole.slice(1, 4).setScaled(1, values, 1, new double[] {0.3, 1}, new double[] {3, 0.1});

        double first = (1.1 - 0.3) / 3;
        double second = (-2.7 - 1) / 0.1;
        boolean isFloat = precision == Precision.FLOAT32;
        assertArrayEquals(
                new double[] {0, 0, isFloat ? (float) first : first, isFloat ? (float) second : second, 0},
                whole.toArray());
    }

    @ParameterizedTest
    @EnumSource
    void a_part_of_an_array_goes_where_it_is_told_to(Precision precision) {
        Buffer whole = Buffer.allocate(precision, 5);

        whole.slice(1, 4).setAll(1, new double[] {9, 0.1, -0.0, 9}, 1, 2);

        assertArrayEquals(new double[] {0, 0, precision == Precision.FLOAT32 ? 0.1f : 0.1, -0.0, 0}, whole.toArray());
    }

    @Test
    void a_row_that_does_not_fit_is_refused_before_a_number_is_written() {
        Buffer whole = Buffer.allocate(Precision.FLOAT32, 5);
        Buffer slice = whole.slice(1, 3);

        assertThrows(
                IndexOutOfBoundsException.class,
                () -> slice.setScaled(2, new double[] {1, 2}, 0, new double[2], new double[] {1, 1}));
        assertThrows(IndexOutOfBoundsException.class, () -> slice.setAll(2, new double[] {1, 2}, 0, 2));
        assertArrayEquals(new double[5], whole.toArray());
    }

    @ParameterizedTest
    @EnumSource
    void add_adds(Precision precision) {
        Buffer buffer = of(precision, 1, 2, 3);

        buffer.add(1, 0.5);

        assertArrayEquals(new double[] {1, 2.5, 3}, buffer.toArray());
    }

    @ParameterizedTest
    @EnumSource
    void a_slice_shares_its_numbers(Precision precision) {
        Buffer whole = of(precision, 0, 1, 2, 3, 4, 5);
        Buffer slice = whole.slice(2, 3);
        Buffer inner = slice.slice(1, 2);

        slice.set(0, 20);
        inner.set(0, 30);
        whole.set(4, 40);

        assertArrayEquals(new double[] {20, 30, 40}, slice.toArray());
        assertArrayEquals(new double[] {30, 40}, inner.toArray());
        assertArrayEquals(new double[] {0, 1, 20, 30, 40, 5}, whole.toArray());
        assertEquals(precision, inner.precision());
    }

    @ParameterizedTest
    @EnumSource
    void arrays_are_copied_in_at_a_place_and_out_from_the_start(Precision precision) {
        Buffer whole = of(precision, 0, 0, 0, 0, 0);

        whole.slice(1, 4).setAll(1, new double[] {7, 8});
        double[] copy = whole.toArray(4);
        copy[2] = 99;

        assertArrayEquals(new double[] {0, 0, 7, 8}, whole.toArray(4));
    }

    @ParameterizedTest
    @EnumSource
    void numbers_are_copied_between_windows(Precision precision) {
        Buffer target = of(precision, 0, 0, 0, 0, 0);
        Buffer source = of(precision, 1, 2, 3, 4).slice(1, 3);

        target.slice(1, 4).copyFrom(source, 2);
        assertArrayEquals(new double[] {0, 2, 3, 0, 0}, target.toArray());

        target.slice(1, 4).copyFrom(source);
        assertArrayEquals(new double[] {0, 2, 3, 4, 0}, target.toArray());
    }

    @ParameterizedTest
    @EnumSource
    void windows_outside_the_buffer_are_told(Precision precision) {
        Buffer slice = Buffer.allocate(precision, 9).slice(1, 5);

        assertEquals(
                "a buffer expects a size of at least 0 but got -1", badArgument(() -> Buffer.allocate(precision, -1)));
        assertEquals("end index (6) must not be greater than size (5)", badIndex(() -> slice.slice(2, 4)));
        assertEquals("start index (-1) must not be negative", badIndex(() -> slice.slice(-1, 2)));
        assertEquals("end index (1) must not be less than start index (2)", badIndex(() -> slice.slice(2, -1)));
    }

    @ParameterizedTest
    @EnumSource
    void copies_beyond_a_window_are_told(Precision precision) {
        Buffer longer = Buffer.allocate(precision, 9).slice(1, 5);
        Buffer shorter = Buffer.allocate(precision, 9).slice(1, 3);

        assertThrows(IndexOutOfBoundsException.class, () -> shorter.copyFrom(longer));
        assertThrows(IndexOutOfBoundsException.class, () -> longer.copyFrom(shorter, 4));
        assertThrows(IndexOutOfBoundsException.class, () -> longer.copyFrom(longer, -1));
    }

    private static Buffer of(Precision precision, double... values) {
        Buffer buffer = Buffer.allocate(precision, values.length);
        buffer.setAll(0, values);
        return buffer;
    }

    private static String badIndex(Executable mistake) {
        return assertThrows(IndexOutOfBoundsException.class, mistake).getMessage();
    }

    @Test
    void a_sum_is_that_of_the_first_numbers_of_the_window() {
        for (Precision precision : Precision.values()) {
            Buffer whole = Buffer.allocate(precision, 5);
            whole.setAll(0, new double[] {8, 1, 2, 4, 16});

            assertEquals(7, whole.slice(1, 4).sum(3));
            assertEquals(0, whole.sum(0));
        }
    }
}
