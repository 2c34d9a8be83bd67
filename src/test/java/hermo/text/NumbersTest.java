package hermo.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0.0000",
        "-0.0, 0.0000",
        "0.6931471, 0.6931",
        "-0.6931471, -0.6931",
        "1, 1.0000",
        "9.87654321, 9.8765",
        "12.3456, 12.35",
        "-123.456, -123.46",
        "1234.56, 1234.6",
        "999999, 999999.0",
        "1000000, 1.000e+06",
        "-1234567890, -1.235e+09",
        "0.001, 0.0010",
        "0.000999, 9.990e-04",
        "0.000012, 1.200e-05",
        "1e-300, 1.000e-300",
        "NaN, NaN",
        "Infinity, Infinity",
        "-Infinity, -Infinity"
    })
    void about_four_digits_are_shown(double value, String expected) {
        assertEquals(expected, Numbers.brief(value));
    }

    @ParameterizedTest
    @CsvSource({
        "0, '0'",
        "999, '999'",
        "1000, '1,000'",
        "535818, '535,818'",
        "-1234567, '-1,234,567'",
        "9223372036854775807, '9,223,372,036,854,775,807'"
    })
    void counts_have_a_comma_every_three_digits(long count, String expected) {
        assertEquals(expected, Numbers.grouped(count));
    }

    @Test
    void the_locale_changes_nothing() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);

            assertEquals("0.6931", Numbers.brief(0.6931));
            assertEquals("1.200e-05", Numbers.brief(1.2e-5));
            assertEquals("535,818", Numbers.grouped(535_818));
        } finally {
            Locale.setDefault(before);
        }
    }
}
