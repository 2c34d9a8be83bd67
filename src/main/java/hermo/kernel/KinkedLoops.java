package hermo.kernel;

import java.util.Arrays;

/**
 * The array loops of activations in straight or rational pieces: value beside derivative. Stateless.
 *
 * <p>Pieces are joined by min, max and a {@link #step}, because C2 vectorises no branch. Slopes that a user may choose
 * are read from the formula.
 */
final class KinkedLoops {
    /** Twice this makes the least float greater than 1, so that clipping gives its sign; C2 vectorises no signum on 17. */
    private static final float HUGE = 0x1p100f;

    private KinkedLoops() {}

    static void linear(int n, ScalarFunction f, float[] z, float[] a, float[] t) {
        System.arraycopy(z, 0, a, 0, n);
    }

    static void linearDerivative(int n, ScalarFunction f, float[] z, float[] a, float[] d, float[] t) {
        Arrays.fill(d, 0, n, 1f);
    }

    static void relu(int n, ScalarFunction f, float[] z, float[] a, float[] t) {
        relu(0, n, z, a);
    }

    /** Sets the numbers from..to of a. */
    static void relu(int from, int to, float[] z, float[] a) {
        for (int i = from; i < to; i++) {
            a[i] = Math.max(0f, z[i]);
        }
    }

    /** Adds to the numbers from..to of dz. */
    static void addReluGradient(int from, int to, float[] a, float[] da, float[] dz) {
        for (int i = from; i < to; i++) {
            dz[i] += da[i] * reluSlope(a[i]);
        }
    }

    static void reluDerivative(int n, ScalarFunction f, float[] z, float[] a, float[] d, float[] t) {
        for (int i = 0; i < n; i++) {
            d[i] = reluSlope(a[i]);
        }
    }

    static void leakyRelu(int n, ScalarFunction f, float[] z, float[] a, float[] t) {
        float left = (float) -f.value(-1);
        for (int i = 0; i < n; i++) {
            a[i] = Math.max(0f, z[i]) + left * Math.min(0f, z[i]);
        }
    }

    static void leakyReluDerivative(int n, ScalarFunction f, float[] z, float[] a, float[] d, float[] t) {
        float left = (float) -f.value(-1);
        for (int i = 0; i < n; i++) {
            float right = step(z[i]);
            d[i] = right + left * (1f - right);
        }
    }

    static void relu6(int n, ScalarFunction f, float[] z, float[] a, float[] t) {
        for (int i = 0; i < n; i++) {
            a[i] = Math.min(Math.max(0f, z[i]), 6f);
        }
    }

    static void relu6Derivative(int n, ScalarFunction f, float[] z, float[] a, float[] d, float[] t) {
        for (int i = 0; i < n; i++) {
            d[i] = step(z[i]) * step(6f - z[i]);
        }
    }

    static void hardSigmoid(int n, ScalarFunction f, float[] z, float[] a, float[] t) {
        for (int i = 0; i < n; i++) {
            a[i] = Math.min(Math.max(0f, z[i] + 3f), 6f) / 6f;
        }
    }

    static void hardSigmoidDerivative(int n, ScalarFunction f, float[] z, float[] a, float[] d, float[] t) {
        for (int i = 0; i < n; i++) {
            d[i] = step(z[i] + 3f) * step(3f - z[i]) * (1f / 6f);
        }
    }

    static void hardSwish(int n, ScalarFunction f, float[] z, float[] a, float[] t) {
        for (int i = 0; i < n; i++) {
            a[i] = z[i] * (Math.min(Math.max(0f, z[i] + 3f), 6f) / 6f);
        }
    }

    static void hardSwishDerivative(int n, ScalarFunction f, float[] z, float[] a, float[] d, float[] t) {
        for (int i = 0; i < n; i++) {
            float inner = Math.max(-3f, Math.min(3f, z[i]));
            float below = step(3f - inner);
            d[i] = step(inner + 3f) * below * (2f * inner + 3f) * (1f / 6f) + (1f - below);
        }
    }

    static void softsign(int n, ScalarFunction f, float[] z, float[] a, float[] t) {
        for (int i = 0; i < n; i++) {
            a[i] = z[i] / (1f + Math.abs(z[i]));
        }
    }

    static void softsignDerivative(int n, ScalarFunction f, float[] z, float[] a, float[] d, float[] t) {
        for (int i = 0; i < n; i++) {
            float root = 1f / (1f + Math.abs(z[i]));
            d[i] = root * root;
        }
    }

    /** Returns 1 where a &gt; 0, and 0 where a = max(0, z) is 0; NaN stays NaN. */
    private static float reluSlope(float a) {
        return Math.min(1f, a * HUGE * HUGE);
    }

    /** Returns 1 where x &gt; 0, 0 where x ≤ 0; NaN stays NaN. */
    static float step(float x) {
        return Math.max(0f, Math.min(1f, x * HUGE * HUGE));
    }

    /** Returns 1 where x &gt; 0, −1 where x &lt; 0; 0 and NaN stay. */
    static float sign(float x) {
        return Math.max(-1f, Math.min(1f, x * HUGE * HUGE));
    }
}
