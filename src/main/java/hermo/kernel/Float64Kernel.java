package hermo.kernel;

import java.util.Arrays;

/**
 * The primitives in double: short, obvious loops. They serve {@link Precision#FLOAT64}, and are the truth that the fast
 * float primitives are tested against. Not thread-safe; one per thread.
 */
final class Float64Kernel implements Kernel {
    private final Updates updates = new DoubleUpdates();
    private final int threads;
    private final TeamWindows windows;

    Float64Kernel(int threads) {
        this.threads = threads;
        this.windows = new TeamWindows(threads);
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
        return Precision.FLOAT64;
    }

    @Override
    public void addProduct(int m, int n, int k, Buffer a, Buffer b, Buffer c) {
        for (int i = 0; i < m; i++) {
            for (int l = 0; l < k; l++) {
                double s = a.doubles[a.offset + i * k + l];
                for (int j = 0; j < n; j++) {
                    c.doubles[c.offset + i * n + j] += s * b.doubles[b.offset + l * n + j];
                }
            }
        }
    }

    @Override
    public void addProductTransposed(int m, int n, int k, Buffer a, Buffer b, Buffer c) {
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < n; j++) {
                double sum = c.doubles[c.offset + i * n + j];
                for (int l = 0; l < k; l++) {
                    sum += a.doubles[a.offset + i * k + l] * b.doubles[b.offset + j * k + l];
                }
                c.doubles[c.offset + i * n + j] = sum;
            }
        }
    }

    @Override
    public void addTransposedProduct(int m, int n, int k, Buffer a, Buffer b, Buffer c) {
        for (int l = 0; l < k; l++) {
            for (int i = 0; i < m; i++) {
                double s = a.doubles[a.offset + l * m + i];
                for (int j = 0; j < n; j++) {
                    c.doubles[c.offset + i * n + j] += s * b.doubles[b.offset + l * n + j];
                }
            }
        }
    }

    @Override
    public void repeatRow(int rows, int n, Buffer x, Buffer y) {
        for (int r = 0; r < rows; r++) {
            System.arraycopy(x.doubles, x.offset, y.doubles, y.offset + r * n, n);
        }
    }

    @Override
    public void addRows(int rows, int n, Buffer x, Buffer y) {
        for (int r = 0; r < rows; r++) {
            for (int j = 0; j < n; j++) {
                y.doubles[y.offset + j] += x.doubles[x.offset + r * n + j];
            }
        }
    }

    @Override
    public void softmax(int rows, int n, Buffer z, Buffer a) {
        for (int r = 0; r < rows; r++) {
            double max = Double.NEGATIVE_INFINITY;
            for (int j = 0; j < n; j++) {
                max = Math.max(max, z.get(r * n + j));
            }
            double sum = 0;
            for (int j = 0; j < n; j++) {
                double e = StrictMath.exp(z.get(r * n + j) - max);
                a.set(r * n + j, e);
                sum += e;
            }
            for (int j = 0; j < n; j++) {
                a.set(r * n + j, a.get(r * n + j) / sum);
            }
        }
    }

    @Override
    public void addSoftmaxGradient(int rows, int n, Buffer a, Buffer da, Buffer dz) {
        for (int r = 0; r < rows; r++) {
            double dot = 0;
            for (int j = 0; j < n; j++) {
                dot += da.get(r * n + j) * a.get(r * n + j);
            }
            for (int j = 0; j < n; j++) {
                dz.add(r * n + j, a.get(r * n + j) * (da.get(r * n + j) - dot));
            }
        }
    }

    @Override
    public void map(int from, int to, ScalarFunction f, Buffer z, Buffer a) {
        for (int i = from; i < to; i++) {
            a.set(i, f.value(z.get(i)));
        }
    }

    @Override
    public void addMapGradient(int from, int to, ScalarFunction f, Buffer z, Buffer a, Buffer da, Buffer dz) {
        for (int i = from; i < to; i++) {
            dz.add(i, da.get(i) * f.derivative(z.get(i), a.get(i)));
        }
    }

    @Override
    public void fill(int from, int to, double x, Buffer y) {
        Arrays.fill(y.doubles, y.offset + from, y.offset + to, x);
    }

    @Override
    public void scale(int from, int to, double alpha, Buffer y) {
        for (int i = from; i < to; i++) {
            y.set(i, alpha * y.get(i));
        }
    }

    @Override
    public void addScaled(int from, int to, double alpha, Buffer x, Buffer y) {
        for (int i = from; i < to; i++) {
            y.add(i, alpha * x.get(i));
        }
    }

    @Override
    public void multiply(int from, int to, Buffer x, Buffer y, Buffer z) {
        for (int i = from; i < to; i++) {
            z.set(i, x.get(i) * y.get(i));
        }
    }

    @Override
    public void addMultiplied(int from, int to, Buffer x, Buffer y, Buffer z) {
        for (int i = from; i < to; i++) {
            z.add(i, x.get(i) * y.get(i));
        }
    }

    @Override
    public void blend(int from, int to, double alpha, Buffer x, double beta, Buffer y) {
        for (int i = from; i < to; i++) {
            y.set(i, alpha * x.get(i) + beta * y.get(i));
        }
    }

    @Override
    public void blendSquares(int from, int to, double alpha, Buffer x, double beta, Buffer y) {
        for (int i = from; i < to; i++) {
            y.set(i, alpha * (x.get(i) * x.get(i)) + beta * y.get(i));
        }
    }

    @Override
    public void addRatioToRoot(
            int from, int to, double alpha, Buffer x, double beta, Buffer y, double epsilon, Buffer z) {
        for (int i = from; i < to; i++) {
            z.add(i, alpha * x.get(i) / (beta * Math.sqrt(y.get(i)) + epsilon));
        }
    }

    @Override
    public Updates updates() {
        return updates;
    }

    @Override
    public void clamp(int from, int to, double low, double high, Buffer y) {
        for (int i = from; i < to; i++) {
            y.set(i, Math.max(low, Math.min(high, y.get(i))));
        }
    }

    @Override
    public void dropoutMask(int from, int to, long key, double rate, Buffer y) {
        for (int i = from; i < to; i++) {
            double uniform = (CounterRandom.bits(key, i) >>> 11) * 0x1.0p-53;
            y.set(i, uniform < rate ? 0 : 1 / (1 - rate));
        }
    }

    @Override
    public double sumOfSquares(int from, int to, Buffer x) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += x.get(i) * x.get(i);
        }
        return sum;
    }

    @Override
    public boolean isFinite(int from, int to, Buffer x) {
        for (int i = from; i < to; i++) {
            if (!Double.isFinite(x.get(i))) {
                return false;
            }
        }
        return true;
    }
}
