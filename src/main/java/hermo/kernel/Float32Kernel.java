package hermo.kernel;

import java.util.Arrays;
import java.util.Optional;

/**
 * The primitives in float. Not thread-safe; one per thread.
 *
 * <p>Every elementwise loop indexes its arrays by the bare loop variable, because C2 vectorises nothing else here:
 * windows that begin elsewhere in their arrays than the output does are copied beside it first ({@link #beside}).
 */
final class Float32Kernel implements Kernel {
    /** Multiply-adds of the nets that teach. */
    private static final int TINY = 128;

    private final int threads;
    private final FloatProduct product;
    private final TeamWindows windows;
    private final boolean turnsMatrices;
    private float[] row = {};
    private float[] term = {};
    private final Strided bias = new Strided();
    private final Strided left = new Strided();
    private final Strided right = new Strided();
    private final Strided sum = new Strided();
    private final Updates updates = new FloatUpdates();
    private final TeamMap map;
    private final FloatSoftmax softmax = new FloatSoftmax();
    private final DropoutMask dropoutMask = new DropoutMask();
    private final float[][] copies = {new float[0], new float[0], new float[0]};

    Float32Kernel(Speed speed, int threads) {
        this.threads = threads;
        this.product = speed.product(threads);
        this.turnsMatrices = speed != Speed.BLAS; // which reads them as they are, as fast
        this.windows = new TeamWindows(threads);
        this.map = new TeamMap(threads);
    }

    @Override
    public int threads() {
        return threads;
    }

    @Override
    public void inWindows(int size, WindowTask task) {
        windows.run(size, task);
    }

    @Override
    public Precision precision() {
        return Precision.FLOAT32;
    }

    @Override
    public void addProduct(int m, int n, int k, Buffer a, Buffer b, Buffer c) {
        if (isTiny(m, n, k)) {
            UnpackedProduct.add(m, n, k, a.floats, a.offset, k, 1, b.floats, b.offset, n, 1, c.floats, c.offset, n);
            return;
        }
        product.add(m, n, k, left.rows(a, k), right.rows(b, n), sum.rows(c, n));
    }

    @Override
    public void addProductTransposed(int m, int n, int k, Buffer a, Buffer b, Buffer c) {
        if (isTiny(m, n, k)) {
            UnpackedProduct.add(m, n, k, a.floats, a.offset, k, 1, b.floats, b.offset, 1, k, c.floats, c.offset, n);
            return;
        }
        if (m == 1 && turnsMatrices && b.turned != null && b.turned.isReady(n, k, b)) {
            if (row.length < n) {
                row = new float[n];
            }
            System.arraycopy(c.floats, c.offset, row, 0, n);
            b.turned.addRow(a.floats, a.offset, row);
            System.arraycopy(row, 0, c.floats, c.offset, n);
            return;
        }
        product.add(m, n, k, left.rows(a, k), right.transposed(b, k), sum.rows(c, n));
    }

    @Override
    public void affine(int m, int n, int k, Buffer a, Buffer w, Buffer b, Buffer z) {
        if (m == 1 || isTiny(m, n, k)) { // by the matrix turned, perhaps, or by chains
            Kernel.super.affine(m, n, k, a, w, b, z);
            return;
        }
        product.sum(m, n, k, bias.repeated(b), left.rows(a, k), right.transposed(w, k), sum.rows(z, n));
    }

    @Override
    public Optional<RowStep> affineOfRow(int n, int k, Buffer a, Buffer w, Buffer b, Buffer z) {
        boolean isConstant = w.turned != null && b.turned != null;
        boolean fits = isTiny(1, n, k) && a.offset == 0 && z.offset == 0;
        return isConstant && fits ? Optional.of(new TinyAffine(n, k, a, w, b, z)) : Optional.empty();
    }

    @Override
    public void addTransposedProduct(int m, int n, int k, Buffer a, Buffer b, Buffer c) {
        if (isTiny(m, n, k)) {
            UnpackedProduct.add(m, n, k, a.floats, a.offset, 1, m, b.floats, b.offset, n, 1, c.floats, c.offset, n);
            return;
        }
        product.add(m, n, k, left.transposed(a, m), right.rows(b, n), sum.rows(c, n));
    }

    /** At every speed the chains of the portable product are the fastest here, and to look no further saves as much again. */
    private static boolean isTiny(int m, int n, int k) {
        return (long) m * n * k <= TINY;
    }

    @Override
    public void repeatRow(int rows, int n, Buffer x, Buffer y) {
        for (int r = 0; r < rows; r++) {
            System.arraycopy(x.floats, x.offset, y.floats, y.offset + r * n, n);
        }
    }

    @Override
    public void addRows(int rows, int n, Buffer x, Buffer y) {
        if (row.length < n || term.length < n) {
            row = new float[n];
            term = new float[n];
        }
        System.arraycopy(y.floats, y.offset, row, 0, n);
        for (int r = 0; r < rows; r++) {
            System.arraycopy(x.floats, x.offset + r * n, term, 0, n);
            FloatLoops.add(n, term, row);
        }
        System.arraycopy(row, 0, y.floats, y.offset, n);
    }

    @Override
    public void softmax(int rows, int n, Buffer z, Buffer a) {
        softmax.set(rows, n, z, a);
    }

    @Override
    public void addSoftmaxGradient(int rows, int n, Buffer a, Buffer da, Buffer dz) {
        for (int r = 0; r < rows; r++) {
            int start = r * n;
            float dot = 0;
            for (int j = start; j < start + n; j++) {
                dot += da.floats[da.offset + j] * a.floats[a.offset + j];
            }
            for (int j = start; j < start + n; j++) {
                dz.floats[dz.offset + j] += a.floats[a.offset + j] * (da.floats[da.offset + j] - dot);
            }
        }
    }

    @Override
    public void map(int from, int to, ScalarFunction f, Buffer z, Buffer a) {
        map.value(from, to, f, z, a);
    }

    @Override
    public Optional<RowStep> mapOfRow(int n, ScalarFunction f, Buffer z, Buffer a) {
        return FloatMap.fits(n, z, a) ? Optional.of(new TinyMap(n, f, z, a)) : Optional.empty();
    }

    @Override
    public void addMapGradient(int from, int to, ScalarFunction f, Buffer z, Buffer a, Buffer da, Buffer dz) {
        map.addGradient(from, to, f, z, a, da, dz);
    }

    @Override
    public void fill(int from, int to, double x, Buffer y) {
        Arrays.fill(y.floats, y.offset + from, y.offset + to, (float) x);
    }

    @Override
    public void scale(int from, int to, double alpha, Buffer y) {
        FloatLoops.scale(from + y.offset, to + y.offset, (float) alpha, y.floats);
    }

    @Override
    public void addScaled(int from, int to, double alpha, Buffer x, Buffer y) {
        int base = y.offset;
        FloatLoops.addScaled(from + base, to + base, (float) alpha, beside(y, from, to, x, 0), y.floats);
    }

    @Override
    public void multiply(int from, int to, Buffer x, Buffer y, Buffer z) {
        int base = z.offset;
        FloatLoops.multiply(from + base, to + base, beside(z, from, to, x, 0), beside(z, from, to, y, 1), z.floats);
    }

    @Override
    public void addMultiplied(int from, int to, Buffer x, Buffer y, Buffer z) {
        int base = z.offset;
        FloatLoops.addMultiplied(
                from + base, to + base, beside(z, from, to, x, 0), beside(z, from, to, y, 1), z.floats);
    }

    @Override
    public void blend(int from, int to, double alpha, Buffer x, double beta, Buffer y) {
        int base = y.offset;
        FloatLoops.blend(from + base, to + base, (float) alpha, beside(y, from, to, x, 0), (float) beta, y.floats);
    }

    @Override
    public void blendSquares(int from, int to, double alpha, Buffer x, double beta, Buffer y) {
        int base = y.offset;
        FloatLoops.blendSquares(
                from + base, to + base, (float) alpha, beside(y, from, to, x, 0), (float) beta, y.floats);
    }

    @Override
    public void addRatioToRoot(
            int from, int to, double alpha, Buffer x, double beta, Buffer y, double epsilon, Buffer z) {
        int base = z.offset;
        float[] numerator = beside(z, from, to, x, 0);
        float[] square = beside(z, from, to, y, 1);
        FloatLoops.addRatioToRoot(
                from + base, to + base, (float) alpha, numerator, (float) beta, square, (float) epsilon, z.floats);
    }

    @Override
    public Updates updates() {
        return updates;
    }

    @Override
    public void clamp(int from, int to, double low, double high, Buffer y) {
        FloatLoops.clamp(from + y.offset, to + y.offset, (float) low, (float) high, y.floats);
    }

    @Override
    public void dropoutMask(int from, int to, long key, double rate, Buffer y) {
        dropoutMask.set(windows, from, to, key, rate, y);
    }

    @Override
    public double sumOfSquares(int from, int to, Buffer x) {
        double sum = 0;
        for (int i = from + x.offset; i < to + x.offset; i++) {
            sum += (double) x.floats[i] * x.floats[i];
        }
        return sum;
    }

    @Override
    public boolean isFinite(int from, int to, Buffer x) {
        for (int i = from + x.offset; i < to + x.offset; i++) {
            if (!Float.isFinite(x.floats[i])) {
                return false;
            }
        }
        return true;
    }

    /** Returns an array that holds {@code x} where {@code output} begins: its own, or a copy in slot {@code slot}. */
    private float[] beside(Buffer output, int from, int to, Buffer x, int slot) {
        if (x.offset == output.offset) {
            return x.floats;
        }
        int base = output.offset;
        if (copies[slot].length < to + base) {
            copies[slot] = new float[to + base];
        }
        System.arraycopy(x.floats, x.offset + from, copies[slot], base + from, to - from);
        return copies[slot];
    }
}
