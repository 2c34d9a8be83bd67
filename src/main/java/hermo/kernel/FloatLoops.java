package hermo.kernel;

/** Elementwise float loops that C2 vectorises: bare loop variable, nothing hidden. Formulas: {@link Kernel}. Stateless. */
final class FloatLoops {
    /** Twice this makes the least float greater than 1, so that clipping gives its sign; C2 vectorises no signum here. */
    private static final float HUGE = 0x1p100f;

    private FloatLoops() {}

    static void scale(int from, int to, float alpha, float[] y) {
        for (int i = from; i < to; i++) {
            y[i] = alpha * y[i];
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

    static void addRatioToDeviation(
            int from, int to, float alpha, float[] x, float[] m, float[] y, float epsilon, float[] z) {
        for (int i = from; i < to; i++) {
            float variance = Math.max(0f, y[i] - m[i] * m[i]);
            z[i] += alpha * x[i] / ((float) Math.sqrt(variance) + epsilon);
        }
    }

    static void addRatio(int from, int to, float alpha, float[] x, float[] y, float[] z) {
        for (int i = from; i < to; i++) {
            z[i] += alpha * x[i] / y[i];
        }
    }

    static void scaleByRootRatio(int from, int to, float epsilon, float[] u, float[] v, float[] y) {
        for (int i = from; i < to; i++) {
            y[i] *= (float) Math.sqrt((u[i] + epsilon) / (v[i] + epsilon));
        }
    }

    static void max(int from, int to, float[] x, float[] y) {
        for (int i = from; i < to; i++) {
            y[i] = Math.max(x[i], y[i]);
        }
    }

    static void fadingMax(int from, int to, float[] x, float epsilon, float beta, float[] y) {
        for (int i = from; i < to; i++) {
            y[i] = Math.max(beta * y[i], Math.abs(x[i]) + epsilon);
        }
    }

    static void addSignOfBlend(
            int from, int to, float gamma, float alpha, float[] x, float beta, float[] y, float[] z) {
        for (int i = from; i < to; i++) {
            float s = (alpha * x[i] + beta * y[i]) * HUGE * HUGE;
            z[i] += gamma * Math.max(-1f, Math.min(1f, s));
        }
    }

    static void sign(int from, int to, float alpha, float[] y) {
        for (int i = from; i < to; i++) {
            y[i] = alpha * Math.max(-1f, Math.min(1f, y[i] * HUGE * HUGE));
        }
    }

    static void scaleBySign(int from, int to, float[] x, float alpha, float beta, float[] y) {
        float odd = (alpha - beta) / 2f;
        float even = (alpha + beta) / 2f - 1f;
        for (int i = from; i < to; i++) { // without a comparison, which C2 would not vectorise
            y[i] *= 1f + x[i] * odd + Math.abs(x[i]) * even;
        }
    }

    static void clamp(int from, int to, float low, float high, float[] y) {
        for (int i = from; i < to; i++) {
            y[i] = Math.max(low, Math.min(high, y[i]));
        }
    }
}
