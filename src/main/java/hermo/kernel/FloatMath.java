package hermo.kernel;

/**
 * Exponentials and their kin in float, from {@code + - * /}, {@link Math#fma}, {@code min}, {@code max} and bit casts
 * alone, so that every JVM gives the same bits. Stateless.
 *
 * <p>e^x = 4^m · e^r with m = round(x / ln 4) and |r| ≤ ln 2; ln 4 is split in two so that r loses no digits (Cody and
 * Waite 1980, chapter 6). 4^m enters as 2^m twice: no step of it overflows before the result does, and a result below
 * the normal floats is rounded once, to a subnormal one. e^r = 1 + r + r² P(r), P the minimax polynomial of degree 6:
 * it is off by 2⁻³⁰ of e^r. All polynomials here were computed for this class, by iteratively reweighted least squares.
 *
 * <p>Errors over all floats, in units in the last place: below 1.5 for e^x and for e^x − 1.
 *
 * <p>Each array form runs three loops over arrays from index 0, because C2 vectorises only such: before Java 24 the one
 * in the middle, which casts bits, stays scalar, and a single loop would keep the polynomial scalar with it.
 */
final class FloatMath {
    /** e^x rounds to 0 from here down. */
    private static final float LOWEST = -104f;
    /** e^x is infinite from here up. */
    private static final float HIGHEST = 89f;
    /** 1 / ln 4. */
    private static final float PER_LN4 = 0.7213475f;

    private static final float LN4_HIGH = 1.38671875f;
    private static final float LN4_LOW = -4.2438888e-4f;
    /**
     * Adding 1.5 · 2²³ leaves a float whose lowest bits are the nearest whole number; with 127 more they are the exponent
     * of that power of two.
     */
    private static final float ROUND = 12582912f + 127f;

    /** Below this, three loops cost more to begin than vectors save. */
    static final int SHORT = 16;

    private FloatMath() {}

    /** Sets the first n numbers of y to e^x; x is scratch afterwards. NaN stays NaN, e^−∞ = 0, e^∞ = ∞. */
    static void exp(int n, float[] x, float[] y) {
        if (n < SHORT) {
            for (int i = 0; i < n; i++) {
                y[i] = exp(x[i]);
            }
            return;
        }
        for (int i = 0; i < n; i++) {
            float bounded = Math.max(LOWEST, Math.min(HIGHEST, x[i]));
            x[i] = bounded;
            y[i] = exponent(bounded);
        }
        for (int i = 0; i < n; i++) {
            y[i] = powerOfTwo(y[i]);
        }
        for (int i = 0; i < n; i++) {
            y[i] = exp(x[i], y[i]);
        }
    }

    /** Sets the first n numbers of y to e^x − 1, where no x is above 80; x is scratch afterwards. */
    static void expMinusOne(int n, float[] x, float[] y) {
        if (n < SHORT) {
            for (int i = 0; i < n; i++) {
                y[i] = expMinusOne(x[i] < LOWEST ? LOWEST : x[i]);
            }
            return;
        }
        for (int i = 0; i < n; i++) {
            float bounded = Math.max(LOWEST, x[i]);
            x[i] = bounded;
            y[i] = exponent(bounded);
        }
        for (int i = 0; i < n; i++) {
            y[i] = powerOfTwo(y[i]);
        }
        for (int i = 0; i < n; i++) {
            y[i] = expMinusOne(x[i], y[i]);
        }
    }

    /** Returns e^x, the same bits as the array form. */
    static float exp(float x) {
        float bounded = x > HIGHEST ? HIGHEST : x < LOWEST ? LOWEST : x; // alone, a branch is faster than min and max
        return exp(bounded, powerOfTwo(exponent(bounded)));
    }

    /** Returns e^x − 1, where x is from −104 to 80, the same bits as the array form. */
    static float expMinusOne(float x) {
        return expMinusOne(x, powerOfTwo(exponent(x)));
    }

    /** Returns e^x, given 2^m. */
    private static float exp(float x, float power) {
        return (1f + expMinusOneOfRest(x)) * power * power;
    }

    /** Returns e^x − 1, given 2^m. */
    private static float expMinusOne(float x, float power) {
        float square = power * power;
        return Math.fma(square, expMinusOneOfRest(x), square - 1f);
    }

    /** Returns a float whose lowest bits are m + 127. */
    private static float exponent(float x) {
        return Math.fma(x, PER_LN4, ROUND);
    }

    /** Returns 2^m. */
    private static float powerOfTwo(float exponent) {
        return Float.intBitsToFloat(Float.floatToRawIntBits(exponent) << 23);
    }

    /** Returns e^r − 1. */
    private static float expMinusOneOfRest(float x) {
        float m = exponent(x) - ROUND;
        float r = Math.fma(m, -LN4_LOW, Math.fma(m, -LN4_HIGH, x));
        float p = Math.fma(r, 2.4548828e-5f, 2.0092716e-4f);
        p = Math.fma(p, r, 1.3891982e-3f);
        p = Math.fma(p, r, 8.332655e-3f);
        p = Math.fma(p, r, 0.041666605f);
        p = Math.fma(p, r, 0.16666672f);
        p = Math.fma(p, r, 0.5f);
        return Math.fma(p * r, r, r);
    }

    /** Returns ln(1 + x) for 0 ≤ x ≤ 1: x times the minimax polynomial of degree 9, off by 0.5 · 2⁻²⁴ of it. */
    static float logOnePlus(float x) {
        float p = Math.fma(x, -3.2440233e-3f, 0.019851454f);
        p = Math.fma(p, x, -0.056959517f);
        p = Math.fma(p, x, 0.10603654f);
        p = Math.fma(p, x, -0.15305592f);
        p = Math.fma(p, x, 0.19675939f);
        p = Math.fma(p, x, -0.24954134f);
        p = Math.fma(p, x, 0.33329964f);
        p = Math.fma(p, x, -0.49999902f);
        return Math.fma(p * x, x, x);
    }

    /**
     * Returns Φ(−x) e^(x²/2) for 0 ≤ x ≤ 15, Φ the standard normal distribution: erfc(x/√2)/2 freed of its fall.
     *
     * <p>t times the minimax polynomial of degree 9 of t = 1/(1 + 0.3x), off by 0.2 · 2⁻²⁴ of it.
     */
    static float scaledNormalTail(float x) {
        float t = 1f / Math.fma(x, 0.3f, 1f);
        float p = Math.fma(t, -0.020628652f, 0.11246475f);
        p = Math.fma(p, t, -0.22828469f);
        p = Math.fma(p, t, 0.19188316f);
        p = Math.fma(p, t, -0.07950907f);
        p = Math.fma(p, t, 0.096204884f);
        p = Math.fma(p, t, 0.07837223f);
        p = Math.fma(p, t, 0.11023935f);
        p = Math.fma(p, t, 0.11957132f);
        p = Math.fma(p, t, 0.119686715f);
        return p * t;
    }
}
