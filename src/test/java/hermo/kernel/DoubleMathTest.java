package hermo.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.MathContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DoubleMathTest {
    @Test
    void the_exponential_is_within_a_unit_of_the_exact_one_seed_1() {
        CounterRandom random = CounterRandom.of(1);
        for (int i = 0; i < 3_000; i++) {
            double x = (random.nextDouble() - 0.5) * (i % 3 == 0 ? 1400 : i % 3 == 1 ? 20 : 0.7);

            BigDecimal error =
                    exact(x).subtract(new BigDecimal(DoubleMath.exp(x))).abs();

            double units = error.divide(new BigDecimal(Math.ulp(DoubleMath.exp(x))), MathContext.DECIMAL32)
                    .doubleValue();
            assertTrue(units < 1, () -> "e^" + x + " is off by " + units);
        }
    }

    /** e^x = (e^(x/2^12))^(2^12), the inner one by its series, in 60 digits. */
    private static BigDecimal exact(double x) {
        MathContext digits = new MathContext(60);
        BigDecimal small = new BigDecimal(x).divide(new BigDecimal(4096), digits);
        BigDecimal term = BigDecimal.ONE;
        BigDecimal sum = BigDecimal.ONE;
        for (int n = 1; n < 40; n++) {
            term = term.multiply(small, digits).divide(new BigDecimal(n), digits);
            sum = sum.add(term, digits);
        }
        return sum.pow(4096, digits);
    }

    @ParameterizedTest
    @ValueSource(
            doubles = {
                0,
                -0.0,
                Double.NaN,
                Double.POSITIVE_INFINITY,
                Double.NEGATIVE_INFINITY,
                710,
                709.39,
                709.5,
                709.77,
                709.79,
                -708.4,
                -740,
                -746,
                Double.MIN_VALUE,
                -1e-300
            })
    void towards_the_ends_it_is_that_of_the_jdk(double x) {
        assertEquals(StrictMath.exp(x), DoubleMath.exp(x));
    }
}
