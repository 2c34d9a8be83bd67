package hermo.kernel;

/**
 * Exponentials in float from additions, products and one division, so that every JVM gives the same bits. Stateless.
 *
 * <p>e^x = 2^n · e^r with n = round(x / ln 2) and |r| ≤ ½ ln 2; e^r by its Taylor polynomial of degree 7, whose
 * remainder there is below 6e-9. ln 2 is split in two (Cody and Waite 1980) so that r loses no digits.
 */
final class FloatMath {
    private static final float LOG2_E = 1.442695040888963f;
    private static final float LN2_HIGH = 0.693359375f;
    private static final float LN2_LOW = -2.12194440054690583e-4f;
    /** Adding and taking away 1.5 · 2²³ rounds to the nearest whole number. */
    private static final float ROUND = 12582912f;
    /** e^x is a normal float above this. */
    private static final float LOWEST = -87.33654f;
    /** e^x is a finite float below this. */
    private static final float HIGHEST = 88.72283f;

    private FloatMath() {}

    /** Returns e^x; 0 below the normal range, infinity above the finite one. */
    static float exp(float x) {
        if (!(x >= LOWEST)) {
            return x < LOWEST ? 0f : Float.NaN;
        }
        if (x > HIGHEST) {
            return Float.POSITIVE_INFINITY;
        }
        float n = (x * LOG2_E + ROUND) - ROUND;
        float r = Math.fma(n, -LN2_LOW, Math.fma(n, -LN2_HIGH, x));
        // Two factors, because 2^128 alone is not a float.
        int half = (int) n >> 1;
        return (1f + expMinusOne(r)) * powerOfTwo(half) * powerOfTwo((int) n - half);
    }

    private static float expMinusOne(float r) {
        float p = 1f / 5040f;
        p = Math.fma(p, r, 1f / 720f);
        p = Math.fma(p, r, 1f / 120f);
        p = Math.fma(p, r, 1f / 24f);
        p = Math.fma(p, r, 1f / 6f);
        p = Math.fma(p, r, 0.5f);
        return Math.fma(p * r, r, r);
    }

    private static float powerOfTwo(int n) {
        return Float.intBitsToFloat((n + 127) << 23);
    }

    /** Returns 1/(1 + e^−x); 0 where that is below the normal range. */
    static float sigmoid(float x) {
        return 1f / (1f + exp(-x));
    }

    /**
     * Returns tanh x, an odd function to the last bit: near 0 by the Taylor polynomial of degree 15, where 1 − 2/(e^2x + 1)
     * would lose digits.
     */
    static float tanh(float x) {
        float s = x * x;
        if (s < 0.3f) {
            float p = Math.fma(s, -929569f / 638512875f, 21844f / 6081075f);
            p = Math.fma(p, s, -1382f / 155925f);
            p = Math.fma(p, s, 62f / 2835f);
            p = Math.fma(p, s, -17f / 315f);
            p = Math.fma(p, s, 2f / 15f);
            p = Math.fma(p, s, -1f / 3f);
            return Math.fma(p * s, x, x);
        }
        return Math.copySign(1f - 2f / (exp(2f * Math.abs(x)) + 1f), x);
    }
}
