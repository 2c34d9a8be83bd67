package hermo.kernel;

/**
 * The array loops of activations made of exponentials: value beside derivative. Stateless.
 *
 * <p>The argument of the exponential goes to scratch, {@link FloatMath} makes the exponential, a last loop finishes; the
 * array that receives the result carries the exponential until then. Far to either side the results saturate without a
 * branch: e^∞ = ∞ and 1/∞ = 0.
 *
 * <p>Errors over all floats, in units in the last place: σ below 2.9, tanh below 2.5, the others below 6 within ±10. Where
 * e^−z is infinite, left of −88.7, σ and its kin are 0; the far left of the gelus, below 1e-37, is not held to digits.
 */
final class SmoothLoops {
    /** From here on Φ(−x) is 0 in float, and so is the gate of GELU_TANH. */
    private static final float GELU_END = 15f;

    /** u/(u + 2) with u = e^x − 1 rounds to 1 from here on. */
    private static final float TANH_END = 20f;
    /** Times 0 it is 0, times what is left of 1/x it is 1. */
    private static final float FINITE = 1e30f;

    private static final float NORMAL_PEAK = 0.3989423f;
    /** 2√(2/π) and 0.044715 times that, each with what its rounding left. */
    private static final float GATE_1 = 1.5957692f;

    private static final float GATE_1_REST = -4.534068e-8f;
    private static final float GATE_3 = 0.071354814f;
    private static final float GATE_3_REST = 2.3988325e-9f;

    private SmoothLoops() {}

    static void sigmoid(int n, ScalarFunction f, float[] z, float[] a, float[] t) {
        if (n < FloatMath.SHORT) {
            for (int i = 0; i < n; i++) {
                a[i] = 1f / (1f + FloatMath.exp(-z[i]));
            }
            return;
        }
        expOfMinus(n, z, a, t);
        for (int i = 0; i < n; i++) {
            a[i] = 1f / (1f + a[i]);
        }
    }

    static void sigmoidDerivative(int n, ScalarFunction f, float[] z, float[] a, float[] d, float[] t) {
        for (int i = 0; i < n; i++) {
            d[i] = a[i] * (1f - a[i]);
        }
    }

    /** tanh |z| = u/(u + 2), u = e^(2|z|) − 1: no digits lost near 0, and odd to the last bit. */
    static void tanh(int n, ScalarFunction f, float[] z, float[] a, float[] t) {
        if (n < FloatMath.SHORT) {
            for (int i = 0; i < n; i++) {
                a[i] = tanh(z[i]);
            }
            return;
        }
        for (int i = 0; i < n; i++) {
            t[i] = Math.min(TANH_END, 2f * Math.abs(z[i]));
        }
        FloatMath.expMinusOne(n, t, a);
        for (int i = 0; i < n; i++) {
            a[i] = KinkedLoops.sign(z[i]) * (a[i] / (a[i] + 2f));
        }
    }

    private static float tanh(float z) {
        float twice = 2f * Math.abs(z);
        float u = FloatMath.expMinusOne(twice > TANH_END ? TANH_END : twice);
        return Math.copySign(u / (u + 2f), z);
    }

    static void tanhDerivative(int n, ScalarFunction f, float[] z, float[] a, float[] d, float[] t) {
        for (int i = 0; i < n; i++) {
            d[i] = 1f - a[i] * a[i];
        }
    }

    /** λ max(0, z) + λα(e^min(0, z) − 1), where the formula is λ at 1 and −λα at −∞. */
    static void elu(int n, ScalarFunction f, float[] z, float[] a, float[] t) {
        float lambda = (float) f.value(1);
        float lambdaAlpha = (float) -f.value(Double.NEGATIVE_INFINITY);
        for (int i = 0; i < n; i++) {
            t[i] = Math.min(0f, z[i]);
        }
        FloatMath.expMinusOne(n, t, a);
        for (int i = 0; i < n; i++) {
            a[i] = lambda * Math.max(0f, z[i]) + lambdaAlpha * a[i];
        }
    }

    static void eluDerivative(int n, ScalarFunction f, float[] z, float[] a, float[] d, float[] t) {
        float lambda = (float) f.value(1);
        float lambdaAlpha = (float) -f.value(Double.NEGATIVE_INFINITY);
        for (int i = 0; i < n; i++) {
            float right = KinkedLoops.step(z[i]);
            d[i] = lambda * right + (Math.min(0f, a[i]) + lambdaAlpha) * (1f - right);
        }
    }

    static void silu(int n, ScalarFunction f, float[] z, float[] a, float[] t) {
        expOfMinus(n, z, a, t);
        for (int i = 0; i < n; i++) {
            a[i] = z[i] / (1f + a[i]);
        }
    }

    static void siluDerivative(int n, ScalarFunction f, float[] z, float[] a, float[] d, float[] t) {
        expOfMinus(n, z, d, t);
        for (int i = 0; i < n; i++) {
            float s = 1f / (1f + d[i]);
            d[i] = s * Math.fma(z[i], s * Math.min(FINITE, d[i]), 1f);
        }
    }

    static void softplus(int n, ScalarFunction f, float[] z, float[] a, float[] t) {
        for (int i = 0; i < n; i++) {
            t[i] = -Math.abs(z[i]);
        }
        FloatMath.exp(n, t, a);
        for (int i = 0; i < n; i++) {
            a[i] = Math.max(0f, z[i]) + FloatMath.logOnePlus(a[i]);
        }
    }

    static void softplusDerivative(int n, ScalarFunction f, float[] z, float[] a, float[] d, float[] t) {
        sigmoid(n, f, z, d, t);
    }

    static void mish(int n, ScalarFunction f, float[] z, float[] a, float[] t) {
        expOfMinus(n, z, a, t);
        for (int i = 0; i < n; i++) {
            a[i] = z[i] / (1f + mishInverse(a[i]));
        }
    }

    static void mishDerivative(int n, ScalarFunction f, float[] z, float[] a, float[] d, float[] t) {
        expOfMinus(n, z, d, t);
        for (int i = 0; i < n; i++) {
            float inverse = mishInverse(d[i]);
            float gate = 1f / (1f + inverse);
            float fall = gate * Math.min(FINITE, inverse) * (1f + gate);
            d[i] = gate + z[i] * fall / (1f + d[i]);
        }
    }

    /** Returns 1/tanh(ln(1 + e^z)) − 1 = 2e²/(1 + 2e) from e = e^−z, written so that e = ∞ and e = 0 come out right. */
    private static float mishInverse(float e) {
        return e / (1f + 0.5f / e);
    }

    /** max(0, z) − |z|Φ(−|z|) is zΦ(z) on both sides. */
    static void gelu(int n, ScalarFunction f, float[] z, float[] a, float[] t) {
        expOfHalfSquare(n, z, a, t);
        for (int i = 0; i < n; i++) {
            float x = Math.min(GELU_END, Math.abs(z[i]));
            a[i] = Math.max(0f, z[i]) - x * (FloatMath.scaledNormalTail(x) * correctedForSquare(a[i], x));
        }
    }

    static void geluDerivative(int n, ScalarFunction f, float[] z, float[] a, float[] d, float[] t) {
        expOfHalfSquare(n, z, d, t);
        for (int i = 0; i < n; i++) {
            float x = Math.min(GELU_END, Math.abs(z[i]));
            float inner = 0.5f + d[i] * Math.fma(x, NORMAL_PEAK, -FloatMath.scaledNormalTail(x));
            d[i] = Math.fma(KinkedLoops.sign(z[i]), inner, 0.5f);
        }
    }

    /** e = e^(−z²/2), the square rounded. */
    private static void expOfHalfSquare(int n, float[] z, float[] e, float[] t) {
        for (int i = 0; i < n; i++) {
            float x = Math.min(GELU_END, Math.abs(z[i]));
            t[i] = -0.5f * (x * x);
        }
        FloatMath.exp(n, t, e);
    }

    /** Returns e^(−x²/2) from e, which had the rounded square. */
    private static float correctedForSquare(float e, float x) {
        return Math.fma(e, -0.5f * Math.fma(x, x, -(x * x)), e);
    }

    static void geluTanh(int n, ScalarFunction f, float[] z, float[] a, float[] t) {
        expOfMinusGateArgument(n, z, a, t);
        for (int i = 0; i < n; i++) {
            float x = Math.max(-GELU_END, Math.min(GELU_END, z[i]));
            a[i] = z[i] / (1f + Math.fma(a[i], -gateArgumentRest(x), a[i]));
        }
    }

    static void geluTanhDerivative(int n, ScalarFunction f, float[] z, float[] a, float[] d, float[] t) {
        expOfMinusGateArgument(n, z, d, t);
        for (int i = 0; i < n; i++) {
            float x = Math.max(-GELU_END, Math.min(GELU_END, z[i]));
            d[i] = Math.fma(d[i], -gateArgumentRest(x), d[i]);
            float gate = 1f / (1f + d[i]);
            d[i] = gate + gate * (gate * Math.min(FINITE, d[i])) * x * Math.fma(3f * GATE_3, x * x, GATE_1);
        }
    }

    /** e = e^−u with the gate ½(1 + tanh(u/2)) = 1/(1 + e^−u), u = 2√(2/π)(z + 0.044715z³) but for its rest. */
    private static void expOfMinusGateArgument(int n, float[] z, float[] e, float[] t) {
        for (int i = 0; i < n; i++) {
            float x = Math.max(-GELU_END, Math.min(GELU_END, z[i]));
            t[i] = -x * (GATE_3 * (x * x) + GATE_1);
        }
        FloatMath.exp(n, t, e);
    }

    /** Returns what the roundings of u left: far to the left, u's error in digits of u would be one in those of e^u. */
    private static float gateArgumentRest(float x) {
        float square = x * x;
        float squareRest = Math.fma(x, x, -square);
        float product = GATE_3 * square;
        float productRest = Math.fma(GATE_3, square, -product) + GATE_3_REST * square + GATE_3 * squareRest;
        float sum = product + GATE_1;
        float ofProduct = sum - GATE_1;
        float sumRest = (product - ofProduct) + (GATE_1 - (sum - ofProduct)) + productRest + GATE_1_REST;
        return Math.fma(x, sumRest, Math.fma(x, sum, -(x * sum)));
    }

    /** e = e^−z. */
    private static void expOfMinus(int n, float[] z, float[] e, float[] t) {
        for (int i = 0; i < n; i++) {
            t[i] = -z[i];
        }
        FloatMath.exp(n, t, e);
    }
}
