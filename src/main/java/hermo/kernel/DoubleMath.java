package hermo.kernel;

/**
 * The exponential in double from additions, products and fused multiply-adds alone, so that every JVM gives the same bits: a
 * fraction of the time of {@link StrictMath#exp}. Stateless.
 */
public final class DoubleMath {
    /** Adding 1.5 · 2⁵² leaves the nearest whole number in the lowest bits. */
    private static final double ROUND = 0x1.8p52;

    private static final double PER_LN2 = 1.4426950408889634;
    /** ln 2 in two parts, the first with 21 trailing zeros, so that n times it is exact (Cody and Waite 1980, chapter 6). */
    private static final double LN2_HIGH = 0x1.62e42feep-1;

    private static final double LN2_LOW = 0x1.a39ef35793c76p-33;

    /** Above this 2^n alone would be infinite; below the next e^x is no normal number. */
    private static final double HIGHEST = 709.4;

    private static final double LOWEST = -708.39;

    private DoubleMath() {}

    /**
     * Returns e^x = 2^n e^r with n = round(x / ln 2): e^r by its Taylor polynomial of degree 13, whose remainder at |r| ≤ ½ ln
     * 2 is below 2⁻⁵⁷. The error is below 1 unit in the last place; towards the ends of the range it is StrictMath's.
     */
    public static double exp(double x) {
        if (!(x > LOWEST && x < HIGHEST)) {
            return StrictMath.exp(x);
        }
        double shifted = Math.fma(x, PER_LN2, ROUND);
        double n = shifted - ROUND;
        double r = Math.fma(n, -LN2_LOW, Math.fma(n, -LN2_HIGH, x));
        double p = 1.0 / 6227020800.0;
        p = Math.fma(p, r, 1.0 / 479001600);
        p = Math.fma(p, r, 1.0 / 39916800);
        p = Math.fma(p, r, 1.0 / 3628800);
        p = Math.fma(p, r, 1.0 / 362880);
        p = Math.fma(p, r, 1.0 / 40320);
        p = Math.fma(p, r, 1.0 / 5040);
        p = Math.fma(p, r, 1.0 / 720);
        p = Math.fma(p, r, 1.0 / 120);
        p = Math.fma(p, r, 1.0 / 24);
        p = Math.fma(p, r, 1.0 / 6);
        p = Math.fma(p, r, 0.5);
        double e = 1 + Math.fma(p * r, r, r);
        return e
                * Double.longBitsToDouble(
                        (Double.doubleToRawLongBits(shifted) << 52) + Double.doubleToRawLongBits(1.0));
    }
}
