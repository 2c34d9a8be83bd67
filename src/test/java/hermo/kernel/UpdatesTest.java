package hermo.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.common.collect.ImmutableMap;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every update rule in float against the same in double; a rule missing from the table fails. */
class UpdatesTest {
    private static final int[] SIZES = {1, 7, 8, 9, 63, 65, 130};
    private static final int[][] OFFSETS = {{0}, {3}};

    /** A call with gradients, two outputs in [-1, 1), two of at least 0.02 and the range of an elementwise loop. */
    private interface Call {
        void run(Updates updates, int from, int to, Buffer g, Buffer m, Buffer w, Buffer v, Buffer u);
    }

    private static final ImmutableMap<String, Call> RULES = ImmutableMap.<String, Call>builder()
            .put("momentum", (k, a, b, g, m, w, v, u) -> k.momentum(a, b, 0.9, -0.1, -0.2, g, m, w))
            .put("rootMeanSquare", (k, a, b, g, m, w, v, u) -> k.rootMeanSquare(a, b, 0.1, 0.9, -0.2, 0.01, g, v, w))
            .put("deviation", (k, a, b, g, m, w, v, u) -> k.deviation(a, b, 0.5, -0.2, 0.1, g, m, v, w))
            .put("moments", (k, a, b, g, m, w, v, u) -> k.moments(a, b, 0.9, 0.8, -0.2, -0.1, 1.1, 0.01, g, m, v, w))
            .put(
                    "greatestMoments",
                    (k, a, b, g, m, w, v, u) -> k.greatestMoments(a, b, 0.9, 0.8, -0.2, 1.1, 0.01, g, m, v, u, w))
            .put("fadingMaximum", (k, a, b, g, m, w, v, u) -> k.fadingMaximum(a, b, 0.9, 0.8, -0.2, 0.01, g, m, u, w))
            .put("rootRatio", (k, a, b, g, m, w, v, u) -> k.rootRatio(a, b, 0.9, -0.2, 0.1, g, v, u, w))
            .put("signOfMomentum", (k, a, b, g, m, w, v, u) -> k.signOfMomentum(a, b, 0.9, 0.8, -0.2, g, m, w))
            .put("signs", UpdatesTest::signs)
            .build();

    /** The directions before are −1, 0 and 1 in turn. */
    private static void signs(Updates updates, int from, int to, Buffer g, Buffer d, Buffer w, Buffer v, Buffer steps) {
        for (int i = 0; i < d.size(); i++) {
            d.set(i, i % 3 - 1);
        }
        updates.signs(from, to, 0.5, 1.2, 0.1, 0.9, g, steps, d, w);
    }

    @Test
    void the_table_has_every_rule() {
        List<String> methods = Arrays.stream(Updates.class.getDeclaredMethods())
                .filter(method -> !method.isSynthetic())
                .map(method -> method.getName())
                .sorted()
                .toList();

        assertEquals(methods, RULES.keySet().stream().sorted().toList());
    }

    static Stream<String> rules() {
        return RULES.keySet().stream();
    }

    @ParameterizedTest(name = "{0}, seed of its size")
    @MethodSource("rules")
    void float_agrees_with_double_and_leaves_what_lies_around(String name) {
        for (int size : SIZES) {
            for (int[] offsets : OFFSETS) {
                double[] expected = run(Precision.FLOAT64, name, size, offsets);

                double[] found = run(Precision.FLOAT32, name, size, offsets);

                for (int i = 0; i < expected.length; i++) {
                    assertEquals(expected[i], found[i], 2e-6 * Math.max(1, Math.abs(expected[i])), name + size);
                }
            }
        }
    }

    /** Runs the rule on all but the first and the last number, which must stay. */
    private static double[] run(Precision precision, String name, int size, int[] offsets) {
        Windows windows = new Windows(precision, offsets, 5, size);
        Buffer g = windows.input(size + 2);
        Buffer m = windows.output(size + 2);
        Buffer w = windows.output(size + 2);
        Buffer v = windows.output(size + 2, 0.02, 1);
        Buffer u = windows.output(size + 2, 0.02, 1);
        List<Buffer> outputs = List.of(w, v, u);
        double[] first = outputs.stream().mapToDouble(o -> o.get(0)).toArray();
        double[] last = outputs.stream().mapToDouble(o -> o.get(size + 1)).toArray();

        RULES.get(name).run(Kernels.create(precision).updates(), 1, size + 1, g, m, w, v, u);

        windows.assertOnlyOutputsChanged(name);
        for (int o = 0; o < outputs.size(); o++) {
            assertEquals(first[o], outputs.get(o).get(0));
            assertEquals(last[o], outputs.get(o).get(size + 1));
        }
        return windows.outputs();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void windows_that_begin_elsewhere_are_refused(String name) {
        for (Precision precision : Precision.values()) {
            Buffer here = Buffer.allocate(precision, 8);
            Buffer there = Buffer.allocate(precision, 10).slice(2, 8);
            Updates updates = Kernels.create(precision).updates();

            IllegalArgumentException e = assertThrows(
                    IllegalArgumentException.class,
                    () -> RULES.get(name).run(updates, 0, 8, here, here, there, here, here));

            assertEquals(
                    "an update expects buffers that begin at the same place of their arrays but got offsets 0 and 2;"
                            + " take whole buffers of kernel.allocate",
                    e.getMessage());
        }
    }

    @Test
    void the_sign_is_exact_from_the_least_to_the_greatest_number() {
        double[] numbers = {
            Float.MIN_VALUE,
            Float.MIN_NORMAL,
            1e-20,
            1,
            Float.MAX_VALUE,
            Double.POSITIVE_INFINITY,
            0,
            -Float.MIN_VALUE,
            -3
        };
        for (Precision precision : Precision.values()) {
            Updates updates = Kernels.create(precision).updates();
            Buffer g = buffer(precision, numbers);
            Buffer m = buffer(precision, new double[numbers.length]);
            Buffer w = buffer(precision, new double[numbers.length]);
            Buffer s = buffer(precision, new double[numbers.length]);
            Buffer d = buffer(precision, new double[numbers.length]);

            updates.signOfMomentum(0, numbers.length, 0, 0, 2, g, m, w);
            updates.signs(0, numbers.length, 0.5, 1.2, 1, 1, g, s, d, m);

            for (int i = 0; i < numbers.length; i++) {
                assertEquals(2 * Math.signum(numbers[i]), w.get(i));
                assertEquals(-Math.signum(numbers[i]), d.get(i), 0);
            }
        }
    }

    @Test
    void a_gradient_that_is_none_has_no_sign() {
        for (Precision precision : Precision.values()) {
            Buffer g = buffer(precision, Double.NaN);
            Buffer m = buffer(precision, 0);
            Buffer w = buffer(precision, 0);

            Kernels.create(precision).updates().signOfMomentum(0, 1, 0.5, 0.5, 1, g, m, w);

            assertEquals(Double.NaN, w.get(0));
        }
    }

    @Test
    void signs_choose_the_factor_and_where_they_change_nothing_moves() {
        for (Precision precision : Precision.values()) {
            Buffer g = buffer(precision, 5, 5, 5, -5, -5, -5, 0);
            Buffer before = buffer(precision, -1, 0, 1, -1, 0, 1, 1);
            Buffer steps = buffer(precision, 4, 4, 4, 4, 4, 4, 4);
            Buffer w = buffer(precision, 0, 0, 0, 0, 0, 0, 0);

            Kernels.create(precision).updates().signs(0, 7, 0.25, 1.5, 2, 5, g, steps, before, w);

            assertNumbers(steps, 5, 4, 2, 2, 4, 5, 4);
            assertNumbers(before, -1, -1, 0, 0, 1, 1, 0);
            assertNumbers(w, -5, -4, 0, 0, 4, 5, 0);
        }
    }

    @Test
    void a_variance_that_rounding_made_negative_is_zero() {
        for (Precision precision : Precision.values()) {
            Buffer g = buffer(precision, 1);
            Buffer m = buffer(precision, 1);
            Buffer v = buffer(precision, 0.5);
            Buffer w = buffer(precision, 0);

            Kernels.create(precision).updates().deviation(0, 1, 1, 1, 0.25, g, m, v, w);

            assertEquals(4, w.get(0));
        }
    }

    /** A zero may have either sign. */
    private static void assertNumbers(Buffer found, double... expected) {
        assertArrayEquals(expected, found.toArray(), 0);
    }

    private static Buffer buffer(Precision precision, double... numbers) {
        Buffer buffer = Buffer.allocate(precision, numbers.length);
        buffer.setAll(0, numbers);
        return buffer;
    }
}
