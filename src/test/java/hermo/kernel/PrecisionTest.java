package hermo.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PrecisionTest {
    @Test
    void there_are_two() {
        assertArrayEquals(new Precision[] {Precision.FLOAT32, Precision.FLOAT64}, Precision.values());
    }

    @ParameterizedTest
    @EnumSource
    void each_has_kernels_of_its_own_one_a_call(Precision precision) {
        Kernel kernel = Kernels.create(precision);

        assertEquals(precision, kernel.precision());
        assertEquals(precision, kernel.allocate(2).precision());
        assertNotSame(kernel, Kernels.create(precision));
    }
}
