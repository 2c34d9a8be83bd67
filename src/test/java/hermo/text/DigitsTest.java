package hermo.text;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DigitsTest {
    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "0, 0",
        "-0.0, 0",
        "0.2, 0.2",
        "12, 12",
        "-0.03809823651655623, -0.0380982",
        "8.771354689486937E-4, 0.000877135",
        "9.9999951E-5, 1e-04",
        "4.5E-5, 4.5e-05",
        "1e308, 1e+308",
        "123456789, 123457000",
        "1234567890, 1.23457e+09",
        "0.9999999, 1",
        "NaN, NaN",
        "-Infinity, -Infinity"
    })
    void a_number_has_six_significant_digits(double value, String digits) {
        assertEquals(digits, Digits.of(value));
    }

    @Test
    void a_negative_factor_stands_in_parentheses() {
        assertEquals("(-0.5)", Digits.factor(-0.5));
        assertEquals("0.5", Digits.factor(0.5));
        assertEquals("0", Digits.factor(-0.0));
    }

    @Test
    void the_numbers_of_a_matrix_share_their_decimals() {
        assertArrayEquals(new String[] {"0.05", "0.10"}, Digits.of(new double[] {0.05, 0.1}));
        assertArrayEquals(new String[] {"1", "0", "12"}, Digits.of(new double[] {1, 0, 12}));
        assertArrayEquals(
                new String[] {"0.138499", "-0.038098"}, Digits.of(new double[] {0.13849856162, -0.03809823651}));
        assertArrayEquals(
                new String[] {"0.00043857", "0.00087714"}, Digits.of(new double[] {0.00043856773, 0.00087713546}));
        assertArrayEquals(new String[] {"0.0", "1.5"}, Digits.of(new double[] {-0.0, 1.5}));
    }

    @Test
    void what_is_too_small_or_too_great_for_the_others_has_a_power_of_ten() {
        assertArrayEquals(
                new String[] {"1.5000000", "0.0012345", "1.2300e-07"},
                Digits.of(new double[] {1.5, 0.0012345, 1.23e-7}));
        assertArrayEquals(new String[] {"2.0000e+12", "NaN"}, Digits.of(new double[] {2e12, Double.NaN}));
    }
}
