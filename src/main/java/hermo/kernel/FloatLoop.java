package hermo.kernel;

/**
 * Array loops of a {@link ScalarFunction} in float, for the functions that deserve one of their own. Immutable and
 * thread-safe.
 *
 * <p>All arrays are indexed by the bare loop variable: mixed offsets keep C2 from vectorising.
 */
public enum FloatLoop {
    /** Calls the scalar formulas in double and rounds. */
    FORMULA {
        @Override
        void value(int from, int to, ScalarFunction f, float[] z, float[] a) {
            for (int i = from; i < to; i++) {
                a[i] = (float) f.value(z[i]);
            }
        }

        @Override
        void gradient(int from, int to, ScalarFunction f, float[] z, float[] a, float[] da, float[] dz) {
            for (int i = from; i < to; i++) {
                dz[i] += (float) (da[i] * f.derivative(z[i], a[i]));
            }
        }
    },
    /** a = z, f' = 1. */
    LINEAR {
        @Override
        void value(int from, int to, ScalarFunction f, float[] z, float[] a) {
            System.arraycopy(z, from, a, from, to - from);
        }

        @Override
        void gradient(int from, int to, ScalarFunction f, float[] z, float[] a, float[] da, float[] dz) {
            for (int i = from; i < to; i++) {
                dz[i] += da[i];
            }
        }
    },
    /** a = max(0, z), f' = 1 where z &gt; 0, else 0. */
    RELU {
        @Override
        void value(int from, int to, ScalarFunction f, float[] z, float[] a) {
            for (int i = from; i < to; i++) {
                a[i] = Math.max(0f, z[i]);
            }
        }

        @Override
        void gradient(int from, int to, ScalarFunction f, float[] z, float[] a, float[] da, float[] dz) {
            for (int i = from; i < to; i++) {
                dz[i] += z[i] > 0 ? da[i] : 0f;
            }
        }
    },
    /** a = 1/(1 + e⁻ᶻ), f' = a(1 − a). */
    SIGMOID {
        @Override
        void value(int from, int to, ScalarFunction f, float[] z, float[] a) {
            for (int i = from; i < to; i++) {
                a[i] = FloatMath.sigmoid(z[i]);
            }
        }

        @Override
        void gradient(int from, int to, ScalarFunction f, float[] z, float[] a, float[] da, float[] dz) {
            for (int i = from; i < to; i++) {
                dz[i] += da[i] * a[i] * (1f - a[i]);
            }
        }
    },
    /** a = tanh z, f' = 1 − a². */
    TANH {
        @Override
        void value(int from, int to, ScalarFunction f, float[] z, float[] a) {
            for (int i = from; i < to; i++) {
                a[i] = FloatMath.tanh(z[i]);
            }
        }

        @Override
        void gradient(int from, int to, ScalarFunction f, float[] z, float[] a, float[] da, float[] dz) {
            for (int i = from; i < to; i++) {
                dz[i] += da[i] * (1f - a[i] * a[i]);
            }
        }
    };

    /** Sets a = f(z) for the numbers from..to. */
    abstract void value(int from, int to, ScalarFunction f, float[] z, float[] a);

    /** Adds da ⊙ f'(z) to dz for the numbers from..to. */
    abstract void gradient(int from, int to, ScalarFunction f, float[] z, float[] a, float[] da, float[] dz);
}
