package hermo.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An affine map has the bits of the bias repeated and the product added, tiny or not. */
class AffineTest {
    @ParameterizedTest(name = "{0} rows, {1} units, {2} inputs")
    @CsvSource({
        "1, 1, 1",
        "1, 8, 4",
        "1, 1, 8",
        "4, 8, 2",
        "2, 5, 7",
        "3, 3, 3",
        "1, 128, 1",
        "1, 1, 128",
        "2, 9, 13",
        "5, 33, 17"
    })
    void the_bits_are_those_of_its_two_parts(int rows, int units, int inputs) {
        Kernel kernel = new Float32Kernel(Speed.PLAIN, 1);
        Buffer a = random(rows * inputs + 3, 1).slice(3, rows * inputs);
        Buffer w = random(units * inputs + 5, 2).slice(5, units * inputs);
        Buffer b = random(units + 1, 3).slice(1, units);
        Buffer expected = random(rows * units + 4, 4);
        kernel.repeatRow(rows, units, b, expected.slice(2, rows * units));
        kernel.addProductTransposed(rows, units, inputs, a, w, expected.slice(2, rows * units));

        Buffer found = random(rows * units + 4, 4);
        kernel.affine(rows, units, inputs, a, w, b, found.slice(2, rows * units));

        assertArrayEquals(expected.floats, found.floats);
    }

    private static Buffer random(int size, long seed) {
        return RandomBuffers.random(size, 1, seed);
    }
}
