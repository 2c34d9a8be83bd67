package hermo.kernel;

/** Elementwise float loops that C2 vectorises: bare loop variable, nothing hidden. Formulas: {@link Kernel}. Stateless. */
final class FloatLoops {
    private FloatLoops() {}

    static void scale(int from, int to, float alpha, float[] y) {
        for (int i = from; i < to; i++) {
            y[i] = alpha * y[i];
        }
    }

    static void add(int n, float[] x, float[] y) {
        for (int i = 0; i < n; i++) {
            y[i] += x[i];
        }
    }

    static void addScaled(int from, int to, float alpha, float[] x, float[] y) {
        for (int i = from; i < to; i++) {
            y[i] += alpha * x[i];
        }
    }

    static void multiply(int from, int to, float[] x, float[] y, float[] z) {
        for (int i = from; i < to; i++) {
            z[i] = x[i] * y[i];
        }
    }

    static void addMultiplied(int from, int to, float[] x, float[] y, float[] z) {
        for (int i = from; i < to; i++) {
            z[i] += x[i] * y[i];
        }
    }

    static void blend(int from, int to, float alpha, float[] x, float beta, float[] y) {
        for (int i = from; i < to; i++) {
            y[i] = alpha * x[i] + beta * y[i];
        }
    }

    static void blendSquares(int from, int to, float alpha, float[] x, float beta, float[] y) {
        for (int i = from; i < to; i++) {
            y[i] = alpha * (x[i] * x[i]) + beta * y[i];
        }
    }

    static void addRatioToRoot(
            int from, int to, float alpha, float[] x, float beta, float[] y, float epsilon, float[] z) {
        for (int i = from; i < to; i++) {
            z[i] += alpha * x[i] / (beta * (float) Math.sqrt(y[i]) + epsilon);
        }
    }

    static void max(int from, int to, float[] x, float[] y) {
        for (int i = from; i < to; i++) {
            y[i] = Math.max(x[i], y[i]);
        }
    }

    static void clamp(int from, int to, float low, float high, float[] y) {
        for (int i = from; i < to; i++) {
            y[i] = Math.max(low, Math.min(high, y[i]));
        }
    }
}
