package hermo.kernel;

import java.util.Arrays;
import java.util.Optional;

/**
 * Tells a product of float matrices that is wrong: odd sizes, each operand as it lies and transposed, rows longer than
 * the matrix, against sums in double. Stateless.
 */
final class BlasCheck {
    /** Rows, columns and depth: without depth, single ones, edges, and more than one block of a library. */
    private static final int[][] SIZES = {
        {4, 6, 0},
        {1, 1, 1},
        {8, 16, 1},
        {3, 7, 5},
        {1, 17, 33},
        {19, 1, 34},
        {33, 65, 31},
        {67, 131, 259},
        {9, 21, 1031}
    };
    /** Numbers beyond the end of each row. */
    private static final int BEYOND = 3;

    private BlasCheck() {}

    /** Returns what is wrong with {@code product}, empty if nothing was found. */
    static Optional<String> faultOf(FloatProduct product) {
        return Arrays.stream(SIZES)
                .flatMap(size -> new Case(size[0], size[1], size[2]).faultOf(product).stream())
                .findFirst();
    }

    /** A product of random numbers in [-1, 1) and what must come of it. */
    private static final class Case {
        private final int m;
        private final int n;
        private final int k;
        private final float[] a;
        private final float[] b;
        private final float[] c;
        private final double[] expected;
        /** How far rounding may lead away: (k + 2) 2⁻²⁴ (|C| + |A| |B|), Higham 2002, (3.5) for any order of the sum. */
        private final double[] bound;

        Case(int m, int n, int k) {
            this.m = m;
            this.n = n;
            this.k = k;
            CounterRandom random = CounterRandom.of(m + n + k);
            a = numbers(m * k, random);
            b = numbers(k * n, random);
            c = numbers(m * n, random);
            expected = new double[m * n];
            bound = new double[m * n];
            for (int i = 0; i < m; i++) {
                for (int j = 0; j < n; j++) {
                    expectElement(i, j);
                }
            }
        }

        private void expectElement(int i, int j) {
            double sum = c[i * n + j];
            double size = Math.abs(sum);
            for (int l = 0; l < k; l++) {
                double term = (double) a[i * k + l] * b[l * n + j];
                sum += term;
                size += Math.abs(term);
            }
            expected[i * n + j] = sum;
            bound[i * n + j] = (k + 2) * 0x1p-24 * size;
        }

        Optional<String> faultOf(FloatProduct product) {
            for (int form = 0; form < 4; form++) {
                boolean aTransposed = (form & 1) != 0;
                boolean bTransposed = (form & 2) != 0;
                float[] first = multiply(product, aTransposed, bTransposed, 0);
                float[] second = multiply(product, aTransposed, bTransposed, 1);
                String fault = faultIn(first);
                if (fault == null && !Arrays.equals(first, second)) {
                    fault = " has other bits when it is repeated";
                }
                if (fault != null) {
                    return Optional.of(
                            "its product of " + size(m, k, aTransposed) + " by " + size(k, n, bTransposed) + fault);
                }
            }
            return Optional.empty();
        }

        /** Returns C after the product, with what lies beyond its rows. */
        private float[] multiply(FloatProduct product, boolean aTransposed, boolean bTransposed, int from) {
            float[] result = new float[m * (n + BEYOND)];
            Strided target = lay(c, m, n, false, from);
            product.add(m, n, k, lay(a, m, k, aTransposed, from), lay(b, k, n, bTransposed, from), target);
            System.arraycopy(target.values, from, result, 0, result.length);
            return result;
        }

        private String faultIn(float[] result) {
            for (int i = 0; i < m; i++) {
                for (int j = 0; j < n + BEYOND; j++) {
                    float value = result[i * (n + BEYOND) + j];
                    if (j >= n) {
                        if (!Float.isNaN(value)) {
                            return " writes beyond the end of a row";
                        }
                    } else if (!(Math.abs(value - expected[i * n + j]) <= bound[i * n + j])) {
                        return " is off by " + (float) Math.abs(value - expected[i * n + j])
                                + " where rounding explains " + (float) bound[i * n + j];
                    }
                }
            }
            return null;
        }
    }

    /** Lays out a matrix, or its transpose, from number {@code from} on, with NaN wherever it is not. */
    private static Strided lay(float[] matrix, int rows, int columns, boolean transposed, int from) {
        Strided view = new Strided();
        int width = (transposed ? rows : columns) + BEYOND;
        view.values = new float[from + (transposed ? columns : rows) * width];
        Arrays.fill(view.values, Float.NaN);
        view.from = from;
        view.row = transposed ? 1 : width;
        view.column = transposed ? width : 1;
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                view.values[from + i * view.row + j * view.column] = matrix[i * columns + j];
            }
        }
        return view;
    }

    private static float[] numbers(int count, CounterRandom random) {
        float[] numbers = new float[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = (float) (2 * random.nextDouble() - 1);
        }
        return numbers;
    }

    private static String size(int rows, int columns, boolean transposed) {
        return rows + "x" + columns + (transposed ? " transposed" : "");
    }
}
