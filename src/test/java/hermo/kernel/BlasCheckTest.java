package hermo.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A product that is wrong in one way must fail, as else the check would be worth nothing. */
class BlasCheckTest {
    @Test
    void a_right_product_passes() {
        assertEquals(Optional.empty(), BlasCheck.faultOf(new PlainProduct(1)));
    }

    @Test
    void a_product_that_forgets_the_last_of_a_long_sum_fails() {
        PlainProduct plain = new PlainProduct(1);

        Optional<String> fault =
                BlasCheck.faultOf((m, n, k, s, a, b, c) -> plain.sum(m, n, k == 1031 ? k - 1 : k, s, a, b, c));

        assertEquals(
                Optional.of("its product of 9x1031 by 1031x21 is off by 0.3711799 where rounding explains 0.016090218"),
                fault);
    }

    @Test
    void a_product_that_is_wrong_for_a_transposed_matrix_alone_fails() {
        PlainProduct plain = new PlainProduct(1);

        Optional<String> fault = BlasCheck.faultOf((m, n, k, s, a, b, c) -> {
            plain.sum(m, n, k, s, a, b, c);
            if (a.row == 1 && m == 3) {
                c.values[c.from] += 0.5f;
            }
        });

        assertEquals(
                Optional.of(
                        "its product of 3x5 transposed by 5x7 is off by 0.50000006 where rounding explains 4.773838E-7"),
                fault);
    }

    @Test
    void a_product_that_writes_between_the_rows_fails() {
        PlainProduct plain = new PlainProduct(1);

        Optional<String> fault = BlasCheck.faultOf((m, n, k, s, a, b, c) -> {
            plain.sum(m, n, k, s, a, b, c);
            c.values[c.from + n] = 0;
        });

        assertEquals(Optional.of("its product of 4x0 by 0x6 writes beyond the end of a row"), fault);
    }

    @Test
    void a_product_that_rounds_otherwise_the_second_time_fails() {
        PlainProduct plain = new PlainProduct(1);
        AtomicInteger calls = new AtomicInteger();

        Optional<String> fault = BlasCheck.faultOf((m, n, k, s, a, b, c) -> {
            plain.sum(m, n, k, s, a, b, c);
            if (calls.incrementAndGet() % 2 == 0) {
                c.values[c.from] = Math.nextUp(c.values[c.from]);
            }
        });

        assertEquals(Optional.of("its product of 4x0 by 0x6 has other bits when it is repeated"), fault);
    }
}
