package hermo.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** All paths against one naive chain of multiply-adds along k: equal bits, not merely close. */
class FloatProductTest {
    private static final int[] ROWS = {1, 3, 4, 5, 33, 65};
    private static final int[] COLUMNS = {1, 3, 4, 7, 11, 12, 13, 16, 17, 64, 65, 100, 1024, 1037};
    private static final int[] DEPTHS = {1, 2, 3, 4, 5, 8, 31};
    /** Beyond the blocks of rows, columns and depth in which a product is computed, with remainders. */
    private static final int[][] LARGE = {
        {129, 37, 321},
        {130, 257, 1027},
        {261, 19, 5},
        {6, 35, 1000},
        {131, 1037, 33},
        {2, 16, 643},
        {10, 40, 2600},
        {600, 70, 300},
        {300, 20, 1400},
        {40, 1100, 600},
        {400, 10, 90},
        {4, 300, 250},
        {7, 8, 9000}
    };

    private static final int[][] EMPTY = {{0, 3, 4}, {3, 0, 4}, {3, 4, 0}, {40, 50, 0}, {0, 0, 0}};
    private static final int[][] OFFSETS = {{0, 0, 0}, {3, 1, 2}};
    private static final float GUARD = -77777.125f;

    /** The products under test, by name; each must be made anew for a test, as it keeps scratch. */
    private static final Map<String, Supplier<FloatProduct>> PRODUCTS = Map.of(
            "plain",
            () -> new PlainProduct(1),
            "plain on 3 threads",
            () -> new PlainProduct(3),
            "vector",
            () -> new VectorProduct(1),
            "vector on 2 threads",
            () -> new VectorProduct(2),
            "vector on 5 threads",
            () -> new VectorProduct(5),
            "unpacked in pieces on 2 threads",
            () -> TeamProduct.inPieces(2, new FloatProduct[] {new UnpackedProduct(), new UnpackedProduct()}),
            "plain in fixed pieces on 2 threads",
            () -> TeamProduct.inFixedPieces(2, 4, () -> new PlainProduct(1)),
            "plain in at most 3 fixed pieces on 2 threads",
            () -> TeamProduct.inFixedPieces(2, 3, () -> new PlainProduct(1)),
            "plain in one fixed piece on 2 threads",
            () -> TeamProduct.inFixedPieces(2, 1, () -> new PlainProduct(1)));

    /** A form of the product: how its operands lie. */
    enum Form {
        PRODUCT,
        TRANSPOSED_B,
        TRANSPOSED_A;

        void add(FloatProduct product, int m, int n, int k, Buffer a, Buffer b, Buffer c) {
            product.add(m, n, k, left(m, k, a), right(n, k, b), new Strided().rows(c, n));
        }

        Strided left(int m, int k, Buffer a) {
            return this == TRANSPOSED_A ? new Strided().transposed(a, m) : new Strided().rows(a, k);
        }

        Strided right(int n, int k, Buffer b) {
            return this == TRANSPOSED_B ? new Strided().transposed(b, k) : new Strided().rows(b, n);
        }

        /** Adds the product with one chain of multiply-adds an element, k ascending. */
        void addNaively(int m, int n, int k, Buffer a, Buffer b, Buffer c) {
            for (int i = 0; i < m; i++) {
                for (int j = 0; j < n; j++) {
                    float sum = c.floats[c.offset + i * n + j];
                    for (int l = 0; l < k; l++) {
                        int ai = this == TRANSPOSED_A ? l * m + i : i * k + l;
                        int bi = this == TRANSPOSED_B ? j * k + l : l * n + j;
                        sum = Math.fma(a.floats[a.offset + ai], b.floats[b.offset + bi], sum);
                    }
                    c.floats[c.offset + i * n + j] = sum;
                }
            }
        }
    }

    static Set<String> products() {
        return PRODUCTS.keySet();
    }

    static Stream<Arguments> productsAndForms() {
        return PRODUCTS.keySet().stream()
                .flatMap(name -> Arrays.stream(Form.values()).map(form -> Arguments.of(name, form)));
    }

    @ParameterizedTest
    @MethodSource("productsAndForms")
    void every_shape_gives_the_bits_of_the_naive_chain(String name, Form form) {
        FloatProduct product = PRODUCTS.get(name).get();

        for (int[] shape : shapesInRandomOrder(7)) {
            for (int[] offsets : OFFSETS) {
                assertSameBits(form, product, shape, offsets, CounterRandom.of(1));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("productsAndForms")
    void shapes_beyond_one_block_and_empty_ones_give_the_bits_of_the_naive_chain(String name, Form form) {
        FloatProduct product = PRODUCTS.get(name).get();

        for (int[] shape : concat(LARGE, EMPTY)) {
            assertSameBits(form, product, shape, OFFSETS[1], CounterRandom.of(8));
        }
    }

    @ParameterizedTest
    @MethodSource("products")
    void what_lies_between_the_rows_of_a_wide_result_is_not_touched(String name) {
        FloatProduct product = PRODUCTS.get(name).get();

        for (int[] shape : new int[][] {{1, 3, 2}, {5, 9, 40}, {9, 16, 7}, {8, 35, 11}, {130, 20, 9}}) {
            assertWideResult(product, shape[0], shape[1], shape[2]);
        }
    }

    @ParameterizedTest
    @MethodSource("productsAndForms")
    void numbers_that_are_not_finite_and_signed_zeros_pass_as_in_the_naive_chain(String name, Form form) {
        int[] shape = {5, 17, 6};
        Buffer a = random(5 * 6, 0, CounterRandom.of(2));
        Buffer b = random(6 * 17, 0, CounterRandom.of(3));
        a.setAll(3, new double[] {0, -0.0, Double.NaN, 0, Double.POSITIVE_INFINITY});
        b.setAll(40, new double[] {-0.0, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 3e38, 1e-45});

        assertSameBits(form, PRODUCTS.get(name).get(), shape, a, b, random(5 * 17, 0, CounterRandom.of(4)));
    }

    @ParameterizedTest
    @MethodSource("products")
    void a_row_is_the_same_alone_and_in_a_batch(String name) {
        FloatProduct product = PRODUCTS.get(name).get();
        int m = 40;
        int n = 30;
        int k = 50;
        Buffer a = random(m * k, 0, CounterRandom.of(5));
        Buffer b = random(k * n, 0, CounterRandom.of(6));
        Buffer batch = Buffer.allocate(Precision.FLOAT32, m * n);
        Buffer alone = Buffer.allocate(Precision.FLOAT32, m * n);

        Form.PRODUCT.add(product, m, n, k, a, b, batch);
        for (int i = 0; i < m; i++) {
            Form.PRODUCT.add(product, 1, n, k, a.slice(i * k, k), b, alone.slice(i * n, n));
        }

        assertArrayEquals(alone.floats, batch.floats);
    }

    @ParameterizedTest
    @MethodSource("productsAndForms")
    void the_sum_may_begin_elsewhere_with_a_row_for_all_or_one_for_each(String name, Form form) {
        FloatProduct product = PRODUCTS.get(name).get();

        for (int[] shape :
                concat(LARGE, EMPTY, new int[][] {{1, 3, 2}, {4, 20, 40}, {33, 5, 7}, {40, 64, 128}, {130, 500, 90}})) {
            assertBeginsElsewhere(form, product, shape, true);
            assertBeginsElsewhere(form, product, shape, false);
        }
    }

    private static void assertBeginsElsewhere(Form form, FloatProduct product, int[] shape, boolean isRepeated) {
        int m = shape[0];
        int n = shape[1];
        int k = shape[2];
        CounterRandom random = CounterRandom.of(11);
        Buffer start = random(isRepeated ? n : m * n, 3, random);
        Buffer a = random(m * k, 0, random);
        Buffer b = random(k * n, 2, random);
        Buffer c = random(m * n, 1, random);
        float[] unchanged = start.floats.clone();
        float[] found = c.floats.clone();
        for (int i = 0; i < m; i++) {
            System.arraycopy(start.floats, 3 + (isRepeated ? 0 : i * n), c.floats, 1 + i * n, n);
        }
        form.addNaively(m, n, k, a, b, c);
        float[] expected = c.floats.clone();
        System.arraycopy(found, 0, c.floats, 0, found.length);

        Strided s = isRepeated ? new Strided().repeated(start) : new Strided().rows(start, n);
        product.sum(m, n, k, s, form.left(m, k, a), form.right(n, k, b), new Strided().rows(c, n));

        assertArrayEquals(
                expected, c.floats, () -> form + " of " + Arrays.toString(shape) + ", repeated " + isRepeated);
        assertArrayEquals(unchanged, start.floats);
    }

    @ParameterizedTest
    @MethodSource("products")
    void both_the_beginning_and_the_result_may_be_part_of_longer_rows(String name) {
        int m = 261;
        int n = 50;
        int k = 700;
        CounterRandom random = CounterRandom.of(12);
        Buffer a = random(m * k, 0, random);
        Buffer b = random(k * n, 0, random);
        Buffer start = random(m * (n + 7), 0, random);
        Buffer expected = Buffer.allocate(Precision.FLOAT32, m * n);
        Buffer wide = Buffer.allocate(Precision.FLOAT32, m * (n + 3));
        Arrays.fill(wide.floats, GUARD);
        for (int i = 0; i < m; i++) {
            System.arraycopy(start.floats, i * (n + 7) + 2, expected.floats, i * n, n);
        }
        Form.PRODUCT.addNaively(m, n, k, a, b, expected);

        Strided s = new Strided().part(new Strided().rows(start, n + 7), 0, 2);
        Strided c = new Strided().part(new Strided().rows(wide, n + 3), 0, 1);
        PRODUCTS.get(name).get().sum(m, n, k, s, new Strided().rows(a, k), new Strided().rows(b, n), c);

        for (int i = 0; i < m; i++) {
            int row = i * (n + 3);
            assertArrayEquals(
                    Arrays.copyOfRange(expected.floats, i * n, (i + 1) * n),
                    Arrays.copyOfRange(wide.floats, row + 1, row + 1 + n));
            assertEquals(GUARD, wide.floats[row]);
            assertEquals(GUARD, wide.floats[row + n + 1]);
            assertEquals(GUARD, wide.floats[row + n + 2]);
        }
    }

    /** The result is the middle of rows that are three numbers longer; one number lies before it and two behind. */
    private static void assertWideResult(FloatProduct product, int m, int n, int k) {
        Buffer a = random(m * k, 0, CounterRandom.of(9));
        Buffer b = random(k * n, 0, CounterRandom.of(10));
        Buffer narrow = Buffer.allocate(Precision.FLOAT32, m * n);
        Buffer wide = Buffer.allocate(Precision.FLOAT32, m * (n + 3));
        Arrays.fill(narrow.floats, GUARD);
        Arrays.fill(wide.floats, GUARD);
        float[] expected = wide.floats.clone();

        Form.PRODUCT.addNaively(m, n, k, a, b, narrow);
        for (int i = 0; i < m; i++) {
            System.arraycopy(narrow.floats, i * n, expected, i * (n + 3) + 1, n);
        }
        Strided middle = new Strided().part(new Strided().rows(wide, n + 3), 0, 1);
        product.add(m, n, k, new Strided().rows(a, k), new Strided().rows(b, n), middle);

        assertArrayEquals(expected, wide.floats, () -> m + " rows of " + n);
    }

    private static int[][] concat(int[][]... shapes) {
        return Stream.of(shapes).flatMap(Arrays::stream).toArray(int[][]::new);
    }

    private static void assertSameBits(
            Form form, FloatProduct product, int[] shape, int[] offsets, CounterRandom random) {
        Buffer a = random(shape[0] * shape[2], offsets[0], random);
        Buffer b = random(shape[2] * shape[1], offsets[1], random);
        assertSameBits(form, product, shape, a, b, random(shape[0] * shape[1], offsets[2], random));
    }

    /** Compares whole arrays, so that the guard cells around C count, too. */
    private static void assertSameBits(Form form, FloatProduct product, int[] shape, Buffer a, Buffer b, Buffer c) {
        float[] start = c.floats.clone();
        form.addNaively(shape[0], shape[1], shape[2], a, b, c);
        float[] expected = c.floats.clone();
        System.arraycopy(start, 0, c.floats, 0, start.length);

        form.add(product, shape[0], shape[1], shape[2], a, b, c);

        assertArrayEquals(expected, c.floats, () -> form + " of " + Arrays.toString(shape) + " at " + c.offset);
    }

    /** Sizes go up and down, so that scratch of an earlier product is longer or shorter than a later one needs. */
    private static List<int[]> shapesInRandomOrder(long seed) {
        List<int[]> shapes = new ArrayList<>();
        for (int m : ROWS) {
            for (int n : COLUMNS) {
                for (int k : DEPTHS) {
                    shapes.add(new int[] {m, n, k});
                }
            }
        }
        int[] order = new int[shapes.size()];
        Arrays.setAll(order, i -> i);
        CounterRandom.of(seed).shuffle(order);
        return Arrays.stream(order).mapToObj(shapes::get).toList();
    }

    private static Buffer random(int size, int offset, CounterRandom random) {
        Buffer whole = Buffer.allocate(Precision.FLOAT32, offset + size + 5);
        Arrays.fill(whole.floats, GUARD);
        for (int i = offset; i < offset + size; i++) {
            whole.set(i, 2 * random.nextDouble() - 1);
        }
        return whole.slice(offset, size);
    }
}
