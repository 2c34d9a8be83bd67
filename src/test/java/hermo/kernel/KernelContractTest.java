package hermo.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.common.collect.ImmutableMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every primitive in float against the same in double; a primitive missing from the table fails. */
class KernelContractTest {
    /** The last few run after the large ones, when the kernel's scratch is longer than they need. */
    private static final int[] SIZES = {
        1, 3, 4, 5, 7, 8, 9, 11, 12, 13, 31, 32, 33, 63, 64, 65, 100, 1023, 1025, 1, 7, 12, 65
    };

    private static final int[][] OFFSETS = {{0}, {3}, {0, 3}, {3, 0, 1, 2}, {2, 3, 0, 1}};
    private static final int ROWS = 3;

    /** One call of a primitive with windows of about {@code n} numbers; a result of its own goes into an output. */
    private interface Call {
        void run(Kernel kernel, Windows windows, int n);
    }

    /** A call and how many float roundings it may be off, relative to the greater of 1 and the exact number. */
    private record Primitive(int roundings, Call call) {}

    private static final ImmutableMap<String, Primitive> PRIMITIVES = ImmutableMap.<String, Primitive>builder()
            .put("precision", new Primitive(0, (kernel, w, n) -> assertEquals(precisionOf(w), kernel.precision())))
            .put("threads", new Primitive(0, (kernel, w, n) -> assertEquals(2, kernel.threads())))
            .put(
                    "inWindows",
                    new Primitive(3, (kernel, w, n) -> kernel.inWindows(n, scaleWindows(kernel, w.output(n)))))
            .put("allocate", new Primitive(0, (kernel, w, n) -> w.output(n).copyFrom(kernel.allocate(n))))
            .put(
                    "addProduct",
                    new Primitive(
                            64,
                            (kernel, w, n) ->
                                    kernel.addProduct(5, n, 7, w.input(5 * 7), w.input(7 * n), w.output(5 * n))))
            .put(
                    "addProductTransposed",
                    new Primitive(
                            64,
                            (kernel, w, n) -> kernel.addProductTransposed(
                                    5, n, 7, w.input(5 * 7), w.input(n * 7), w.output(5 * n))))
            .put(
                    "affine",
                    new Primitive(
                            64,
                            (kernel, w, n) -> kernel.affine(
                                    3, n, 7, w.input(3 * 7), w.input(n * 7), w.input(n), w.output(3 * n))))
            .put(
                    "affineOfRow",
                    new Primitive(
                            64,
                            (kernel, w, n) ->
                                    affineOfRow(kernel, n, 7, w.input(7), w.input(n * 7), w.input(n), w.output(n))))
            .put(
                    "addTransposedProduct",
                    new Primitive(
                            64,
                            (kernel, w, n) -> kernel.addTransposedProduct(
                                    5, n, 7, w.input(7 * 5), w.input(7 * n), w.output(5 * n))))
            .put(
                    "repeatRow",
                    new Primitive(0, (kernel, w, n) -> kernel.repeatRow(ROWS, n, w.input(n), w.output(ROWS * n))))
            .put("addRows", new Primitive(4, (kernel, w, n) -> kernel.addRows(ROWS, n, w.input(ROWS * n), w.output(n))))
            .put(
                    "softmax",
                    new Primitive(
                            8,
                            (kernel, w, n) -> kernel.softmax(ROWS, n, w.input(ROWS * n, -20, 20), w.output(ROWS * n))))
            .put(
                    "addSoftmaxGradient",
                    new Primitive(
                            500,
                            (kernel, w, n) -> kernel.addSoftmaxGradient(
                                    ROWS, n, w.input(ROWS * n, 0, 0.1), w.input(ROWS * n), w.output(ROWS * n))))
            .put("map", new Primitive(10, KernelContractTest::mapAll))
            .put("mapOfRow", new Primitive(10, (kernel, w, n) -> mapOfRow(kernel, n, w.input(n), w.output(n))))
            .put("addMapGradient", new Primitive(10, KernelContractTest::addMapGradientOfAll))
            .put("fill", new Primitive(1, (kernel, w, n) -> kernel.fill(from(n), to(n), 0.3, w.output(n))))
            .put("apply", new Primitive(1, (kernel, w, n) -> kernel.apply(from(n), to(n), y -> y * y + 1, w.output(n))))
            .put("scale", new Primitive(2, (kernel, w, n) -> kernel.scale(from(n), to(n), -0.3, w.output(n))))
            .put(
                    "addScaled",
                    new Primitive(3, (kernel, w, n) -> kernel.addScaled(from(n), to(n), 0.7, w.input(n), w.output(n))))
            .put(
                    "multiply",
                    new Primitive(
                            1, (kernel, w, n) -> kernel.multiply(from(n), to(n), w.input(n), w.input(n), w.output(n))))
            .put(
                    "addMultiplied",
                    new Primitive(
                            2,
                            (kernel, w, n) ->
                                    kernel.addMultiplied(from(n), to(n), w.input(n), w.input(n), w.output(n))))
            .put(
                    "blend",
                    new Primitive(4, (kernel, w, n) -> kernel.blend(from(n), to(n), 0.1, w.input(n), 0.9, w.output(n))))
            .put(
                    "blendSquares",
                    new Primitive(
                            4,
                            (kernel, w, n) -> kernel.blendSquares(from(n), to(n), 0.1, w.input(n), 0.9, w.output(n))))
            .put(
                    "addRatioToRoot",
                    new Primitive(
                            8,
                            (kernel, w, n) -> kernel.addRatioToRoot(
                                    from(n), to(n), -0.7, w.input(n), 1.1, w.input(n, 0, 1), 1e-3, w.output(n))))
            .put("updates", new Primitive(0, (kernel, w, n) -> kernel.updates())) // UpdatesTest
            .put("clamp", new Primitive(1, (kernel, w, n) -> kernel.clamp(from(n), to(n), -0.1, 0.3, w.output(n))))
            .put("clip", new Primitive(1, (kernel, w, n) -> kernel.clip(from(n), to(n), 0.3, w.output(n))))
            .put(
                    "dropoutMask",
                    new Primitive(1, (kernel, w, n) -> kernel.dropoutMask(from(n), to(n), 42, 0.3, w.output(n))))
            .put(
                    "sumOfSquares",
                    new Primitive(
                            1, (kernel, w, n) -> w.output(1).set(0, kernel.sumOfSquares(from(n), to(n), w.input(n)))))
            .put(
                    "isFinite",
                    new Primitive(
                            0,
                            (kernel, w, n) -> w.output(1).set(0, kernel.isFinite(from(n), to(n), w.input(n)) ? 1 : 0)))
            .build();

    /** The step, or what it stands for where there is none. */
    private static void affineOfRow(Kernel kernel, int n, int k, Buffer a, Buffer w, Buffer b, Buffer z) {
        kernel.affineOfRow(n, k, a, w.constant(0, n * k), b.constant(0, n), z)
                .ifPresentOrElse(RowStep::forward, () -> kernel.affine(1, n, k, a, w, b, z));
    }

    private static void mapOfRow(Kernel kernel, int n, Buffer z, Buffer a) {
        ScalarFunction sigmoid = LoopFormulas.ALL.get(FloatLoop.SIGMOID);
        kernel.mapOfRow(n, sigmoid, z, a).ifPresentOrElse(RowStep::forward, () -> kernel.map(0, n, sigmoid, z, a));
    }

    private static WindowTask scaleWindows(Kernel kernel, Buffer y) {
        return (from, to) -> kernel.scale(from, to, 1.5, y);
    }

    @Test
    void the_table_has_every_method_of_the_interface() {
        List<String> methods = Arrays.stream(Kernel.class.getDeclaredMethods())
                .filter(method -> !method.isSynthetic())
                .map(method -> method.getName())
                .sorted()
                .toList();

        assertEquals(methods, PRIMITIVES.keySet().stream().sorted().toList());
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("primitivesAtEverySpeed")
    void float_agrees_with_double_and_leaves_the_rest_alone(String name, Speed speed) {
        Primitive primitive = PRIMITIVES.get(name);
        assumeTrue(speed.missing().isEmpty(), speed::missing);
        Kernel floats = new Float32Kernel(speed, 2);
        Kernel doubles = Kernels.create(Precision.FLOAT64, 2);

        for (int n : SIZES) {
            for (int[] offsets : OFFSETS) {
                String what = name + " of " + n + " numbers at offsets " + Arrays.toString(offsets);

                double[] expected = run(primitive, doubles, offsets, n, what);
                double[] actual = run(primitive, floats, offsets, n, what);

                assertClose(expected, actual, primitive.roundings, what);
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("primitivesOnWindows")
    void a_buffer_that_is_too_small_is_an_index_out_of_bounds(String name) {
        List<Kernel> kernels = new ArrayList<>();
        kernels.add(Kernels.create(Precision.FLOAT64));
        for (Speed speed : Speed.values()) {
            if (speed.missing().isEmpty()) {
                kernels.add(new Float32Kernel(speed, 1));
            }
        }
        for (Kernel kernel : kernels) {
            for (int n : new int[] {9, 65}) { // tiny products and others
                Windows tooSmall = new Windows(kernel.precision(), new int[] {0}, -2, 1);

                assertThrows(
                        IndexOutOfBoundsException.class,
                        () -> PRIMITIVES.get(name).call.run(kernel, tooSmall, n),
                        () -> name + " of " + n + " in " + kernel.precision());
            }
        }
    }

    static Stream<String> primitives() {
        return PRIMITIVES.keySet().stream();
    }

    static Stream<Arguments> primitivesAtEverySpeed() {
        return primitives().flatMap(name -> Arrays.stream(Speed.values()).map(speed -> Arguments.of(name, speed)));
    }

    static Stream<String> primitivesOnWindows() {
        return primitives()
                .filter(name ->
                        !List.of("precision", "threads", "allocate", "updates").contains(name));
    }

    private static double[] run(Primitive primitive, Kernel kernel, int[] offsets, int n, String what) {
        Windows windows = new Windows(kernel.precision(), offsets, 5, n);
        primitive.call.run(kernel, windows, n);
        windows.assertOnlyOutputsChanged(what);
        return windows.outputs();
    }

    private static void assertClose(double[] expected, double[] actual, int roundings, String what) {
        assertEquals(expected.length, actual.length, what);
        for (int i = 0; i < expected.length; i++) {
            double tolerance = roundings * 0x1p-24 * Math.max(1, Math.abs(expected[i]));
            int index = i;
            assertEquals(expected[i], actual[i], tolerance, () -> what + ", number " + index);
        }
    }

    /** Elementwise primitives leave out the first two numbers of a longer window. */
    private static int from(int n) {
        return n > 4 ? 2 : 0;
    }

    /** Elementwise primitives leave out the last number of a longer window. */
    private static int to(int n) {
        return n > 4 ? n - 1 : n;
    }

    private static Precision precisionOf(Windows windows) {
        return windows.output(1).precision();
    }

    private static void mapAll(Kernel kernel, Windows windows, int n) {
        for (ScalarFunction f : LoopFormulas.ALL.values()) {
            kernel.map(from(n), to(n), f, windows.input(n, -3, 3), windows.output(n));
        }
    }

    private static void addMapGradientOfAll(Kernel kernel, Windows windows, int n) {
        for (ScalarFunction f : LoopFormulas.ALL.values()) {
            Buffer z = windows.input(n, -3, 3);
            Buffer a = windows.output(n);
            setTo(a, z, f::value);
            kernel.addMapGradient(from(n), to(n), f, z, a, windows.input(n), windows.output(n));
        }
    }

    private static void setTo(Buffer a, Buffer z, DoubleUnaryOperator f) {
        for (int i = 0; i < a.size(); i++) {
            a.set(i, f.applyAsDouble(z.get(i)));
        }
    }
}
